"""The days on which an inspection is on the spot, and the visit they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from sqlmodel import col, select

from inspect_flow.records.tables import Inspection, Visit, VisitDay, VisitInspection
from inspect_flow.services.work import Work


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
        .order_by(col(Visit.id).desc())
    ).first()
