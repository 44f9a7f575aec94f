"""Visits: days, groups, places, and the inspections that one visit serves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from sqlmodel import col, select

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Campaign, Inspection, Visit, VisitDay, VisitInspection
from inspect_flow.services import journal
from inspect_flow.services.registry import get, next_code
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput


@dataclass(frozen=True, slots=True)
class DaySlot:
    """A day on the spot, from and to a clock time where known."""

    on: date
    starts_at: time | None = None
    ends_at: time | None = None


def visit_days(work: Work, inspection: Inspection) -> list[date]:
    """Return the days on which the inspected unit is visited, in order."""
    return [slot.on for slot in visit_slots(work, inspection)]


def visit_slots(work: Work, inspection: Inspection) -> list[VisitDay]:
    """Return the visit's days with their times."""
    rows = work.session.exec(
        select(VisitDay)
        .join(VisitInspection, col(VisitInspection.visit_id) == col(VisitDay.visit_id))
        .where(VisitInspection.inspection_id == inspection.id)
        .order_by(col(VisitDay.on), col(VisitDay.starts_at))
    )
    return list(rows)


def visit_of(work: Work, inspection: Inspection) -> Visit | None:
    """Return the visit that serves the inspection."""
    return work.session.exec(
        select(Visit)
        .join(VisitInspection, col(VisitInspection.visit_id) == col(Visit.id))
        .where(VisitInspection.inspection_id == inspection.id)
    ).first()


def arrange_visit(
    work: Work,
    inspections: Sequence[Inspection],
    slots: Sequence[DaySlot],
    *,
    place: str = "",
    group: str = "",
) -> Visit:
    """Arrange one visit for one or several units; earlier arrangements of theirs are replaced."""
    if not inspections or not slots:
        raise BadInput(_("Buổi làm việc cần ít nhất một đơn vị và một ngày"))
    _refuse_backward(slots)
    campaign = get(work, Campaign, inspections[0].campaign_id)
    visit = Visit(
        code=next_code(work, Visit, f"{campaign.code}-B", 2),
        campaign_id=campaign.id or 0,
        group=group,
        place=place,
    )
    journal.create(work, visit, "visit.arranged")
    for slot in slots:
        work.session.add(
            VisitDay(
                visit_id=visit.id or 0,
                on=slot.on,
                starts_at=slot.starts_at,
                ends_at=slot.ends_at,
            )
        )
    for inspection in inspections:
        _join(work, visit, inspection)
    return visit


def _join(work: Work, visit: Visit, inspection: Inspection) -> None:
    earlier = work.session.exec(
        select(VisitInspection).where(VisitInspection.inspection_id == inspection.id)
    ).all()
    for link in earlier:
        work.session.delete(link)
    work.session.flush()
    work.session.add(VisitInspection(visit_id=visit.id or 0, inspection_id=inspection.id or 0))
    work.session.flush()
    days = [slot.on for slot in visit_slots(work, inspection)]
    journal.note(work, inspection, "inspection.visit_arranged", {"visit": visit.code, "days": days})


def _refuse_backward(slots: Sequence[DaySlot]) -> None:
    for slot in slots:
        if slot.starts_at and slot.ends_at and slot.ends_at <= slot.starts_at:
            raise BadInput(
                _("Giờ kết thúc {ends} không sau giờ bắt đầu {starts}").format(
                    ends=slot.ends_at, starts=slot.starts_at
                )
            )
