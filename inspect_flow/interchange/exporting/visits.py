"""Tell visits: those of one inspection stand with it, shared ones on their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlmodel import col, select

from inspect_flow.interchange.case_file.inspections import Visit as VisitPart
from inspect_flow.interchange.exporting.names import Names
from inspect_flow.interchange.shelves.campaign import VISIT, told_days
from inspect_flow.interchange.shelves.slot import told
from inspect_flow.records.tables import Campaign, Inspection, Visit, VisitDay, VisitInspection
from inspect_flow.services.work import Work


def told_visits(
    work: Work, names: Names, campaign: Campaign, inspections: Sequence[Inspection]
) -> tuple[dict[int, list[dict[str, Any]]], list[dict[str, Any]]]:
    """Return the visits of single inspections by their id, and those of several units."""
    by_id = {each.id: each for each in inspections}
    alone: dict[int, list[dict[str, Any]]] = {}
    shared = []
    visits = work.session.exec(
        select(Visit).where(Visit.campaign_id == campaign.id).order_by(col(Visit.code))
    )
    for visit in visits:
        served = work.session.exec(
            select(VisitInspection.inspection_id)
            .where(VisitInspection.visit_id == visit.id)
            .order_by(col(VisitInspection.inspection_id))
        ).all()
        known = [by_id[each] for each in served if each in by_id]
        if len(known) == 1:
            alone.setdefault(known[0].id or 0, []).append(_told(work, visit))
        elif known:
            units = [_reference(names, each, inspections) for each in known]
            shared.append({**_told(work, visit), "units": sorted(units)})
    return alone, shared


def _told(work: Work, visit: Visit) -> dict[str, Any]:
    rows = work.session.exec(select(VisitDay).where(VisitDay.visit_id == visit.id)).all()
    return {**told(visit, VISIT, VisitPart), **told_days(list(rows))}


def _reference(names: Names, inspection: Inspection, inspections: Sequence[Inspection]) -> str:
    again = [each for each in inspections if each.unit_id == inspection.unit_id]
    return inspection.code if len(again) > 1 else names.unit(inspection.unit_id)
