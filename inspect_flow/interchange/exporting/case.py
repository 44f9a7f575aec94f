"""Gather a campaign's records into a case file."""

from __future__ import annotations

from typing import Any

from sqlmodel import col, select

from inspect_flow.interchange.case_file.case import CaseFile
from inspect_flow.interchange.case_file.standing import drop_implied_states
from inspect_flow.interchange.case_file.timing import reference_day
from inspect_flow.interchange.exporting.campaign import (
    told_campaign,
    told_decisions,
    told_delegations,
)
from inspect_flow.interchange.exporting.findings import told_directives
from inspect_flow.interchange.exporting.inspections import told_inspection
from inspect_flow.interchange.exporting.names import Names
from inspect_flow.interchange.exporting.visits import told_visits
from inspect_flow.interchange.shelves.campaign import MENTIONS
from inspect_flow.interchange.shelves.slot import KEPT
from inspect_flow.records.tables import Campaign, Inspection
from inspect_flow.services.campaigns import inspections_of
from inspect_flow.services.registry import find
from inspect_flow.services.work import Work


def export_case(work: Work, code: str) -> CaseFile:
    """Return the campaign `code`, or the campaign of the inspection `code`, as a case file."""
    campaign = _campaign(work, code)
    names = Names(work)
    names.mention(campaign.extra.get(MENTIONS, {}))
    inspections = inspections_of(work, campaign)
    alone, shared = told_visits(work, names, campaign, inspections)
    values: dict[str, Any] = {
        **campaign.extra.get(KEPT, {}).get("file", {}),
        "campaign": told_campaign(work, names, campaign),
        "decisions": told_decisions(work, names, campaign),
        "delegations": told_delegations(work, names, campaign),
        "visits": shared,
        "inspections": [
            told_inspection(work, names, campaign, each, alone.get(each.id or 0, []))
            for each in inspections
        ],
        "directives": told_directives(work, names, campaign, None),
    }
    values["people"] = names.people()
    values["units"] = names.units(reference_day(CaseFile.model_validate(values)))
    case = CaseFile.model_validate(values)
    drop_implied_states(case)
    return case


def _campaign(work: Work, code: str) -> Campaign:
    inspection = work.session.exec(select(Inspection).where(col(Inspection.code) == code)).first()
    if inspection is not None:
        return work.session.get_one(Campaign, inspection.campaign_id)
    return find(work, Campaign, code)
