"""Days of visits as calendars show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from sqlmodel import col, select

from inspect_flow.records.tables import (
    Campaign,
    Inspection,
    Visit,
    VisitDay,
    VisitInspection,
)
from inspect_flow.services.queries.names import unit_names
from inspect_flow.services.queries.secrets import not_secret
from inspect_flow.services.work import Work


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One unit on one day of a visit."""

    on: date
    starts_at: time | None
    ends_at: time | None
    inspection: str
    unit: str
    campaign: str
    place: str
    group: str
    state: str
    state_label: str


def visits_between(
    work: Work, first: date, last: date, *, campaign: Campaign | None = None
) -> list[VisitRow]:
    """Return the visits of those days, in order of time, with a fixed number of queries."""
    query = (
        select(VisitDay, Visit, Inspection, Campaign)
        .join(Visit, col(Visit.id) == col(VisitDay.visit_id))
        .join(VisitInspection, col(VisitInspection.visit_id) == col(Visit.id))
        .join(Inspection, col(Inspection.id) == col(VisitInspection.inspection_id))
        .join(Campaign, col(Campaign.id) == col(Inspection.campaign_id))
        .where(col(VisitDay.on).between(first, last), Inspection.state != "cancelled")
        .order_by(col(VisitDay.on), col(VisitDay.starts_at), col(Inspection.code))
    )
    if campaign is not None:
        query = query.where(Inspection.campaign_id == campaign.id)
    visible = not_secret(work)
    if visible is not None:
        query = query.where(visible)
    found = work.session.exec(query).all()
    names = unit_names(work, (inspection.unit_id for _d, _v, inspection, _c in found))
    machine = work.office.machines["inspection"]
    return [
        VisitRow(
            on=day.on,
            starts_at=day.starts_at,
            ends_at=day.ends_at,
            inspection=inspection.code,
            unit=names.get(inspection.unit_id, ""),
            campaign=campaign.code,
            place=visit.place,
            group=visit.group,
            state=inspection.state,
            state_label=machine.state_label(inspection.state),
        )
        for day, visit, inspection, campaign in found
    ]
