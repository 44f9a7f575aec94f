"""The days of visits as appointments: when, where, how sure, under a name that stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlmodel import col, select

from inspect_flow.locale.dates import DEADLINE_ZONE
from inspect_flow.records.tables import Campaign, Inspection, Visit, VisitDay, VisitInspection
from inspect_flow.services.calendars.births import births_of, uid
from inspect_flow.services.clocks.trails import trails_of
from inspect_flow.services.lookup import get
from inspect_flow.services.trail import Trail
from inspect_flow.services.units import authority_on
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.appointments import CalendarEntry, EntryStatus

_ARRANGED = "inspection.visit_arranged"
_BROKEN_OFF = "inspection.break_off"
_OFF = ("inspection.postpone", _BROKEN_OFF, "inspection.cancel")
_UNSURE = ("planned", "scheduled", "postponed")


@dataclass(frozen=True, slots=True)
class Appointment:
    """One day of the visit of one inspection, as it stands now."""

    inspection: Inspection
    mark: str
    number: int
    count: int
    slot: VisitDay
    place: str
    is_off: bool

    @property
    def uid(self) -> str:
        """Return the name of the day in calendars; the day may move, its name does not."""
        return uid(self.mark, self.number)

    @property
    def told(self) -> dict[str, Any]:
        """Return what whoever is invited has to know, as the ledger keeps it."""
        slot = self.slot
        return {
            "on": slot.on.isoformat(),
            "starts_at": slot.starts_at.isoformat("minutes") if slot.starts_at else "",
            "ends_at": slot.ends_at.isoformat("minutes") if slot.ends_at else "",
            "place": self.place,
        }

    @property
    def status(self) -> EntryStatus:
        """Return how sure the day is."""
        if self.is_off:
            return EntryStatus.CANCELLED
        is_unsure = self.inspection.state in _UNSURE
        return EntryStatus.TENTATIVE if is_unsure else EntryStatus.CONFIRMED


def appointments_of(work: Work, inspections: Sequence[Inspection]) -> list[Appointment]:
    """Return every day of their visits, with a fixed number of queries."""
    ids = [each.id or 0 for each in inspections]
    days = _days(work, ids)
    trails = trails_of(work, "inspection", ids, (_ARRANGED, *_OFF))
    births = births_of(work, "inspection", ids)
    return [
        Appointment(
            each, births[each.id or 0], number, len(days[each.id or 0]), slot, place,
            is_called_off(trails[each.id or 0], slot.on),
        )
        for each in inspections
        for number, (slot, place) in enumerate(days[each.id or 0], start=1)
    ]  # fmt: skip


def is_called_off(trail: Trail, on: date) -> bool:
    """Tell whether a day was given up after it had been arranged; what was worked on stays."""
    if not trail.is_older(_ARRANGED, *_OFF):
        return False
    last = trail.day(*_OFF)
    worked = trail.version(_BROKEN_OFF) > trail.version(_ARRANGED)
    return last is not None and (on > last if worked else on >= last)


def _days(work: Work, ids: Sequence[int]) -> Mapping[int, list[tuple[VisitDay, str]]]:
    days: dict[int, list[tuple[VisitDay, str]]] = defaultdict(list)
    rows = work.session.exec(
        select(VisitInspection.inspection_id, VisitDay, Visit.place)
        .join(VisitDay, col(VisitDay.visit_id) == col(VisitInspection.visit_id))
        .join(Visit, col(Visit.id) == col(VisitInspection.visit_id))
        .where(col(VisitInspection.inspection_id).in_(ids))
        .order_by(col(VisitDay.on), col(VisitDay.starts_at), col(VisitDay.id))
    )
    for identity, slot, place in rows:
        days[identity].append((slot, place))
    return days


def visit_entry(work: Work, appointment: Appointment, told: Mapping[str, Any]) -> CalendarEntry:
    """Return the entry for a day as it is `told`, which may be what it was before it moved."""
    starts, ends = span(told)
    inspection = appointment.inspection
    return CalendarEntry(
        uid=appointment.uid,
        sequence=inspection.version,
        written_at=work.at,
        title=visit_title(work, appointment),
        starts=starts,
        ends=ends,
        status=appointment.status,
        place=told["place"],
        about=_about(work, inspection),
    )


def visit_title(work: Work, appointment: Appointment) -> str:
    """Return what the day is called: "Kiểm tra cải cách hành chính: UBND xã Mẫu (ngày 1/2)"."""
    unit = authority_on(work, appointment.inspection.unit_id, appointment.slot.on)
    title = f"Kiểm tra cải cách hành chính: {unit}"
    if appointment.count > 1:
        title += f" (ngày {appointment.number}/{appointment.count})"
    return f"Đã hủy: {title}" if appointment.is_off else title


def _about(work: Work, inspection: Inspection) -> str:
    campaign = get(work, Campaign, inspection.campaign_id)
    lines = [f"Cuộc kiểm tra {inspection.code}", campaign.title]
    if inspection.contact.strip():
        lines.append(f"Đầu mối của đơn vị: {inspection.contact.strip()}")
    return "\n".join(lines)


def span(told: Mapping[str, Any]) -> tuple[date | datetime, date | datetime | None]:
    """Return beginning and end of a told day: moments, or days where no time is known."""
    on = date.fromisoformat(told["on"])
    if not told["starts_at"]:
        return on, on + timedelta(days=1)
    ends = _moment(on, told["ends_at"]) if told["ends_at"] else None
    return _moment(on, told["starts_at"]), ends


def is_ahead(work: Work, told: Mapping[str, Any]) -> bool:
    """Tell whether the told day has not begun: nobody is invited to what lies behind."""
    starts, _ends = span(told)
    return starts > work.at if isinstance(starts, datetime) else starts >= work.on


def _moment(on: date, clock: str) -> datetime:
    return datetime.combine(on, time.fromisoformat(clock), DEADLINE_ZONE).astimezone(UTC)
