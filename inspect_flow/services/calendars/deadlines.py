"""Due days as entries of a calendar: one per inspection, step, unit and day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from inspect_flow.records.tables import Inspection
from inspect_flow.services.calendars.births import births_of, uid
from inspect_flow.services.units import authority_on
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.appointments import CalendarEntry

_NAMED_AT_MOST = 40


@dataclass(frozen=True, slots=True)
class Deadline:
    """One running step of one record."""

    inspection: Inspection
    code: str
    step: str
    due: date
    unit_id: int


def deadline_entries(work: Work, deadlines: Sequence[Deadline]) -> list[CalendarEntry]:
    """Return their entries; what is due for one unit on one day stands together.

    The day is part of the name: when it moves, one entry goes and another one comes.
    """
    births = births_of(work, "inspection", {each.inspection.id or 0 for each in deadlines})
    together: dict[tuple[str, str, int, date], list[Deadline]] = defaultdict(list)
    for each in deadlines:
        mark = births[each.inspection.id or 0]
        together[mark, each.step, each.unit_id, each.due].append(each)
    names = {unit: authority_on(work, unit, work.on) for unit in {e.unit_id for e in deadlines}}
    return [_entry(work, group, key, names) for key, group in together.items()]


def _entry(
    work: Work,
    group: Sequence[Deadline],
    key: tuple[str, str, int, date],
    names: Mapping[int, str],
) -> CalendarEntry:
    first = group[0]
    label = work.office.reminders.clocks[first.step].labels["vi"]
    title = f"Hạn: {label} - {names[first.unit_id]}"
    codes = sorted(each.code for each in group)
    if len(codes) > 1:
        title += f" ({len(codes)} hồ sơ)"
    named = ", ".join(codes[:_NAMED_AT_MOST])
    rest = len(codes) - _NAMED_AT_MOST
    return CalendarEntry(
        uid=uid(sha256("|".join(map(str, key)).encode()).hexdigest()[:32]),
        sequence=0,
        written_at=work.at,
        title=title,
        starts=first.due,
        ends=first.due + timedelta(days=1),
        about=f"Hồ sơ: {named} và {rest} hồ sơ khác" if rest > 0 else f"Hồ sơ: {named}",
        is_busy=False,
    )
