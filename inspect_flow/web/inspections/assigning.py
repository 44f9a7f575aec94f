"""The form that says for every deficiency of an inspection who puts it right until when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Deficiency, Finding, Inspection, Unit
from inspect_flow.services.deficiencies import assign, deficiencies_of
from inspect_flow.services.freshness import refuse_stale
from inspect_flow.services.queries.deficiencies import sharing_ids
from inspect_flow.services.queries.names import find_unit, unit_codes, unit_names
from inspect_flow.services.registry import find, get
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput, NotFound
from inspect_flow.web.forms import Told, typed_day
from inspect_flow.web.sent import Sent

_ASSIGNABLE = ("recorded", "upheld")
_MOST_HELPERS = 20
_CODED = re.compile(r"\(([\w-]+)\)$")
"""As stored units are written into the form: a name alone may be that of several."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One row of the form."""

    code: str
    version: int
    finding: str
    statement: str
    is_open: bool
    typed: Mapping[str, str]


def duties_of(work: Work, inspection: Inspection, form: Sent | None) -> list[Duty]:
    """Return the rows, with what was just typed where it was refused."""
    found = deficiencies_of(work, inspection)
    helpers = sharing_ids(work, found)
    shared = {each for ids in helpers.values() for each in ids}
    codes = unit_codes(work, {*shared, *(each.owner_id for each in found)})
    names = unit_names(work, shared)
    written = {each: f"{names.get(each, '')} ({codes.get(each, '')})" for each in shared}
    rows = []
    for each in found:
        finding = get(work, Finding, each.finding_id)
        sharing = [written[one] for one in helpers.get(each.id or 0, ())]
        owner = codes.get(each.owner_id or 0, "")
        typed = form.strings if form else _stored(each, owner, sharing)
        is_open = each.state in _ASSIGNABLE
        rows.append(
            Duty(each.code, each.version, finding.code, finding.statement, is_open, Told(typed))
        )
    return rows


def _stored(deficiency: Deficiency, owner: str, sharing: Iterable[str]) -> dict[str, str]:
    code = deficiency.code
    day = short_date(deficiency.deadline) if deficiency.deadline else ""
    return {
        f"sharing-{code}": "\n".join(sharing),
        f"owner-{code}": owner,
        f"deadline-{code}": day,
        f"task-{code}": deficiency.task,
        f"responsible-{code}": deficiency.responsible,
    }


def assigned(work: Work, inspection: Inspection, form: Sent, errors: dict[str, str]) -> int:
    """Keep what changed in the rows; raise `BadInput` with every fault noted at its field."""
    errors.clear()
    changed = 0
    for each in deficiencies_of(work, inspection):
        if each.state not in _ASSIGNABLE or not form.has(f"owner-{each.code}"):
            continue
        wanted = _wanted(work, each, form, errors)
        if wanted and not errors:
            refuse_stale(work, each, form.whole(f"version-{each.code}"))
            assign(work, each, **wanted)
            changed += 1
    if errors:
        raise BadInput(_("Chưa lưu được việc giao"), list(errors.values()))
    return changed


def _wanted(
    work: Work, deficiency: Deficiency, form: Sent, errors: dict[str, str]
) -> dict[str, Any]:
    code = deficiency.code
    deadline = typed_day(form.text(f"deadline-{code}"), f"deadline-{code}", errors)
    if deadline is not None and deadline < work.on:
        errors[f"deadline-{code}"] = _("Thời hạn {day} đã qua; chọn một ngày từ hôm nay").format(
            day=short_date(deadline)
        )
    owner = find(work, Unit, form.text(f"owner-{code}")) if form.text(f"owner-{code}") else None
    typed: dict[str, tuple[Any, Any]] = {
        "task": (form.text(f"task-{code}"), deficiency.task),
        "responsible": (form.line(f"responsible-{code}"), deficiency.responsible),
    }
    wanted: dict[str, Any] = {name: new for name, (new, old) in typed.items() if new and new != old}
    wanted |= {"owner": owner} if owner and owner.id != deficiency.owner_id else {}
    if form.has(f"sharing-{code}"):
        helpers = _helpers(work, form.lines(f"sharing-{code}"), f"sharing-{code}", errors)
        known = sharing_ids(work, [deficiency]).get(deficiency.id or 0, [])
        is_new = {each.id for each in helpers} != set(known)
        wanted |= {"co_responsible": helpers, "only_these": True} if is_new else {}
    return wanted | ({"deadline": deadline} if _is_new(deadline, deficiency.deadline) else {})


def _helpers(work: Work, written: Sequence[str], field: str, errors: dict[str, str]) -> list[Unit]:
    """Return the units of the lines, each once; note at the field what is no unit's name."""
    found: dict[int | None, Unit] = {}
    if len(written) > _MOST_HELPERS:
        errors[field] = _("Nhiều nhất {n} đơn vị phối hợp").format(n=_MOST_HELPERS)
        return []
    for line in written:
        try:
            coded = _CODED.search(line)
            unit = find_unit(work, coded[1] if coded else line)
        except (BadInput, NotFound) as fault:
            errors[field] = "; ".join([fault.thing, *fault.reasons])
        else:
            found[unit.id] = unit
    return list(found.values())


def _is_new(day: date | None, known: date | None) -> bool:
    return day is not None and day != known
