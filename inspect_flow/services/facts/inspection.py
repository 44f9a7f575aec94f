"""The facts of one inspection."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlmodel import col, select

from inspect_flow.records.tables import (
    Attendance,
    Campaign,
    Deficiency,
    Directive,
    Finding,
    Inspection,
    Person,
)
from inspect_flow.rules.facts import InspectionFacts
from inspect_flow.services.answer_sheet import sheet_state
from inspect_flow.services.clock import due
from inspect_flow.services.facts.independence import conflicts_of_interest, overlapping
from inspect_flow.services.figures import contradictions
from inspect_flow.services.registry import get
from inspect_flow.services.states import OPEN_DEFICIENCY
from inspect_flow.services.trail import day_of
from inspect_flow.services.units import authority_on, lifetime
from inspect_flow.services.visits import visit_days
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.campaigns import Method
from inspect_flow.vocabulary.findings import FindingKind


def inspection_facts(work: Work, inspection: Inspection) -> InspectionFacts:
    """Gather what may stop an inspection."""
    campaign = get(work, Campaign, inspection.campaign_id)
    return InspectionFacts(
        on=work.on,
        code=inspection.code,
        campaign_in_force=campaign.state in ("issued", "under_way"),
        campaign_starts_on=campaign.starts_on,
        campaign_ends_on=campaign.ends_on,
        is_announced=inspection.is_announced,
        method=Method(inspection.method),
        **_visit(work, campaign, inspection),
        **_unit(work, inspection),
        **_checklist(work, inspection),
        **_signing(work, campaign, inspection),
        **_following_up(work, campaign, inspection),
    )


def _visit(work: Work, campaign: Campaign, inspection: Inspection) -> dict[str, Any]:
    days = visit_days(work, inspection)
    first = days[0] if days else None
    head = work.session.get(Person, inspection.head_id) if inspection.head_id else None
    return {
        "visit_date": first,
        "visit_last_date": days[-1] if days else None,
        "head_of_visit": head.name if head else None,
        "conflicts_of_interest": conflicts_of_interest(work, inspection),
        "overlapping_inspections": overlapping(work, inspection, days),
        "notice_due": due(work, campaign, "notice_before_visit", first),
        "self_report_due": due(work, campaign, "self_report_before_visit", first),
    }


def _unit(work: Work, inspection: Inspection) -> dict[str, Any]:
    first, last = lifetime(work, inspection.unit_id)
    return {
        "unit": authority_on(work, inspection.unit_id, work.on),
        "unit_exists_from": first,
        "unit_exists_until": last,
        "unit_contact": inspection.contact or None,
        "self_reported_on": inspection.self_reported_on,
    }


def _checklist(work: Work, inspection: Inspection) -> dict[str, Any]:
    state = sheet_state(work, inspection)
    kinds = work.session.exec(
        select(Finding.kind).where(
            Finding.inspection_id == inspection.id, col(Finding.is_removed).is_(False)
        )
    ).all()
    return {
        "unanswered_items": state.unanswered,
        "items_without_evidence": state.without_evidence,
        "items_in_dispute": (),
        "findings": len([kind for kind in kinds if kind != FindingKind.CONTEXT.value]),
        "shortcomings": kinds.count(FindingKind.SHORTCOMING.value),
        "says_no_shortcoming": inspection.says_no_shortcoming,
        "contradicting_figures": contradictions(work, inspection),
    }


def _signing(work: Work, campaign: Campaign, inspection: Inspection) -> dict[str, Any]:
    signers = work.session.exec(
        select(Attendance).where(
            Attendance.inspection_id == inspection.id, col(Attendance.signs).is_(True)
        )
    ).all()
    by_side = {signer.side: signer.name or signer.title for signer in signers}
    drafted = day_of(work, inspection, "inspection.draft_findings", "inspection.revise_findings")
    signer = inspection.conclusion_signer_id
    return {
        "comment_due": due(work, campaign, "comments_on_draft", drafted),
        "commented_on": inspection.commented_on,
        "unit_agreed_on_the_spot": bool(inspection.extra.get("agreed_on_the_spot")),
        "delegation_signer": by_side.get("delegation"),
        "unit_signer": by_side.get("unit"),
        "unit_refuses_to_sign": inspection.extra.get("refusal_to_sign"),
        "conclusion_signer": get(work, Person, signer).name if signer else None,
        "conclusion_due": due(work, campaign, "conclusion", _round_end(work, inspection)),
    }


def _round_end(work: Work, inspection: Inspection) -> date | None:
    days = visit_days(work, inspection)
    return days[-1] if days else None


def _following_up(work: Work, campaign: Campaign, inspection: Inspection) -> dict[str, Any]:
    rows = work.session.exec(
        select(Deficiency)
        .where(Deficiency.inspection_id == inspection.id)
        .order_by(col(Deficiency.code))
    ).all()
    directive = work.session.exec(
        select(Directive).where(
            Directive.inspection_id == inspection.id,
            col(Directive.state).in_(("drafted", "issued", "fulfilled")),
        )
    ).first()
    waiting = [row for row in rows if row.state == "recorded"]
    concluded = day_of(work, inspection, "inspection.conclude")
    return {
        "directive": directive.code if directive else None,
        "directive_due": due(work, campaign, "directive", concluded),
        "deficiencies_without_owner": tuple(r.code for r in waiting if r.owner_id is None),
        "deficiencies_without_deadline": tuple(r.code for r in waiting if r.deadline is None),
        "open_deficiencies": tuple(r.code for r in rows if r.state in OPEN_DEFICIENCY),
    }
