"""Inspections as lists and pages show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import col, func, select

from inspect_flow.records.tables import (
    Campaign,
    Deficiency,
    Finding,
    Inspection,
    Unit,
    Visit,
    VisitDay,
    VisitInspection,
)
from inspect_flow.services.papers.kept import told_days
from inspect_flow.services.queries.names import called, people, unit_codes, unit_names
from inspect_flow.services.queries.secrets import not_secret
from inspect_flow.services.record_sight import in_sight
from inspect_flow.services.states import OPEN_DEFICIENCY
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.findings import FindingKind


@dataclass(frozen=True, slots=True)
class InspectionRow:
    """One line of the list of inspections."""

    code: str
    campaign: str
    unit_code: str
    unit: str
    state: str
    state_label: str
    method: str
    is_announced: bool
    head: str
    visit_days: tuple[date, ...]
    visit_partly: tuple[str, ...]  # "tháng 8/2019": visits of which no full day is known
    n_shortcomings: int
    n_open_deficiencies: int


def list_inspections(
    work: Work,
    *,
    campaign: Campaign | None = None,
    state: str | None = None,
    unit: Unit | None = None,
    inspection: Inspection | None = None,
    after: str = "",
    limit: int | None = None,
) -> list[InspectionRow]:
    """Return the inspections by code, with a fixed number of queries however many there are."""
    query = (
        select(Inspection, Campaign)
        .join(Campaign, col(Campaign.id) == col(Inspection.campaign_id))
        .order_by(col(Inspection.code))
    )
    if campaign is not None:
        query = query.where(Inspection.campaign_id == campaign.id)
    if state is not None:
        query = query.where(Inspection.state == state)
    if unit is not None:
        query = query.where(Inspection.unit_id == unit.id)
    if inspection is not None:
        query = query.where(Inspection.id == inspection.id)
    if after:
        query = query.where(col(Inspection.code) > after)
    visible = not_secret(work)
    if visible is not None:
        query = query.where(visible)
    found = work.session.exec(query.limit(limit)).all()
    return inspection_rows(work, found)


def inspections_of_units(work: Work, units: Collection[int]) -> list[InspectionRow]:
    """Return the inspections of these units, the newest campaign first."""
    query = (
        select(Inspection, Campaign)
        .join(Campaign, col(Campaign.id) == col(Inspection.campaign_id))
        .where(col(Inspection.unit_id).in_(units))
        .order_by(col(Campaign.year).desc(), col(Inspection.code))
    )
    visible = not_secret(work)
    if visible is not None:
        query = query.where(visible)
    return inspection_rows(work, work.session.exec(query).all())


def inspection_rows(
    work: Work, found: Iterable[tuple[Inspection, Campaign]]
) -> list[InspectionRow]:
    """Return the lines of these inspections, with a fixed number of queries."""
    pairs = list(found)
    inspections = [inspection for inspection, _campaign in pairs]
    ids = select(col(Inspection.id)) if len(inspections) > 500 else [i.id for i in inspections]
    names = unit_names(work, (each.unit_id for each in inspections))
    codes = unit_codes(work, (each.unit_id for each in inspections))
    heads = people(work, (each.head_id for each in inspections))
    days = days_by_inspection(work, ids)
    partly = partial_days(work, ids)
    shortcomings = shortcomings_by_inspection(work, ids)
    still_open = _open(work, ids)
    machine = work.office.machines["inspection"]
    return [
        InspectionRow(
            code=each.code,
            campaign=campaign.code,
            unit_code=codes.get(each.unit_id, ""),
            unit=names.get(each.unit_id, ""),
            state=each.state,
            state_label=machine.state_label(each.state),
            method=each.method,
            is_announced=each.is_announced,
            head=called(heads.get(each.head_id or 0)),
            visit_days=tuple(days.get(each.id or 0, ())),
            visit_partly=tuple(partly.get(each.id or 0, ())),
            n_shortcomings=shortcomings.get(each.id or 0, 0),
            n_open_deficiencies=still_open.get(each.id or 0, 0),
        )
        for each, campaign in pairs
    ]


def days_by_inspection(work: Work, ids: Any) -> dict[int, list[date]]:
    """Return the days of the visits, with one query; `ids` is a list or a subquery."""
    rows = work.session.exec(
        select(VisitInspection.inspection_id, col(VisitDay.on))
        .join(VisitDay, col(VisitDay.visit_id) == col(VisitInspection.visit_id))
        .where(col(VisitInspection.inspection_id).in_(ids))
        .order_by(col(VisitDay.on))
    )
    days: dict[int, list[date]] = defaultdict(list)
    for inspection, day in rows:
        if day not in days[inspection]:
            days[inspection].append(day)
    return days


def partial_days(work: Work, ids: Any) -> dict[int, list[str]]:
    """Return when visits without a full day were, "tháng 8/2019", with one query."""
    dated = select(VisitDay.visit_id)
    rows = work.session.exec(
        select(VisitInspection.inspection_id, Visit)
        .join(Visit, col(Visit.id) == col(VisitInspection.visit_id))
        .where(col(VisitInspection.inspection_id).in_(ids), col(Visit.id).not_in(dated))
        .order_by(col(Visit.id))
    )
    found: dict[int, list[str]] = defaultdict(list)
    for inspection, visit in rows:
        labels = [day.label for day in told_days(visit)]
        found[inspection] += [each for each in labels if each not in found[inspection]]
    return found


def shortcomings_by_inspection(work: Work, ids: Any) -> dict[int, int]:
    """Return how many shortcomings were found, with one query; `ids` is a list or a subquery."""
    rows = work.session.exec(
        select(Finding.inspection_id, func.count())
        .where(
            col(Finding.inspection_id).in_(ids),
            Finding.kind == FindingKind.SHORTCOMING.value,
            col(Finding.is_removed).is_(False),
            # A unit is not told the number of what it may not read yet.
            in_sight(work, Finding),
        )
        .group_by(col(Finding.inspection_id))
    )
    return dict(rows.all())


def _open(work: Work, ids: Any) -> dict[int, int]:
    rows = work.session.exec(
        select(Deficiency.inspection_id, func.count())
        .where(col(Deficiency.inspection_id).in_(ids), col(Deficiency.state).in_(OPEN_DEFICIENCY))
        .group_by(col(Deficiency.inspection_id))
    )
    return dict(rows.all())
