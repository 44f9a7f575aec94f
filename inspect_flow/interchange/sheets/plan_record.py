"""What the plan of a campaign says today, with the same few queries for any number of units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import col, select

from inspect_flow.interchange.sheets.cells import shown_text
from inspect_flow.interchange.sheets.plan_rows import PlanLine
from inspect_flow.records.tables import (
    Campaign,
    Inspection,
    Person,
    Visit,
    VisitDay,
    VisitInspection,
)
from inspect_flow.services.planning import inspections_of
from inspect_flow.services.queries.names import people
from inspect_flow.services.work import Work


@dataclass(frozen=True, slots=True)
class Planned:
    """One inspection of the plan with its visit; `line` is what the sheet shows of it."""

    inspection: Inspection
    line: PlanLine
    visit: Visit | None
    days: tuple[VisitDay, ...]


def planned_units(work: Work, campaign: Campaign) -> dict[int, Planned]:
    """Return the plan by unit; what was called off or only looks again is left out."""
    chosen = [
        each
        for each in inspections_of(work, campaign)
        if each.state != "cancelled" and each.reinspection_of_id is None
    ]
    visits = _visits(work, campaign)
    days = _days(work, campaign)
    heads = people(work, (each.head_id for each in chosen))
    planned = {}
    for each in chosen:
        visit = visits.get(each.id or 0)
        slots = days.get(visit.id or 0, []) if visit else []
        line = _line(each, visit, slots, heads.get(each.head_id or 0))
        planned[each.unit_id] = Planned(each, line, visit, tuple(slots))
    return planned


def _line(
    inspection: Inspection, visit: Visit | None, days: Sequence[VisitDay], head: Person | None
) -> PlanLine:
    return PlanLine(
        first=days[0].on if days else None,
        last=days[-1].on if days else None,
        place=shown_text(visit.place) if visit else "",
        head=head.code if head else "",
        note=shown_text(inspection.note),
    )


def _visits(work: Work, campaign: Campaign) -> dict[int, Visit]:
    rows = work.session.exec(
        select(VisitInspection.inspection_id, Visit)
        .join(Visit, col(Visit.id) == col(VisitInspection.visit_id))
        .where(Visit.campaign_id == campaign.id)
        .order_by(col(Visit.id))
    )
    return dict(rows.all())


def _days(work: Work, campaign: Campaign) -> dict[int, list[VisitDay]]:
    rows = work.session.exec(
        select(VisitDay)
        .join(Visit, col(Visit.id) == col(VisitDay.visit_id))
        .where(Visit.campaign_id == campaign.id)
        .order_by(col(VisitDay.on), col(VisitDay.starts_at))
    )
    found: dict[int, list[VisitDay]] = {}
    for day in rows:
        found.setdefault(day.visit_id, []).append(day)
    return found
