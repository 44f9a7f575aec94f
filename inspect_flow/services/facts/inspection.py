"""The facts of one inspection."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import col, select

from inspect_flow.records.tables import (
    Attendance,
    Campaign,
    Deficiency,
    Finding,
    Inspection,
    Person,
)
from inspect_flow.rules.facts import InspectionFacts
from inspect_flow.services.answer_sheet import sheet_state
from inspect_flow.services.clock import due_among
from inspect_flow.services.deadlines import counts_from_directive
from inspect_flow.services.facts.independence import conflicts_of_interest, overlapping
from inspect_flow.services.facts.papers import directive_of
from inspect_flow.services.figures import contradictions
from inspect_flow.services.queries.names import called
from inspect_flow.services.registry import get
from inspect_flow.services.standing import delegations_of
from inspect_flow.services.states import OPEN_DEFICIENCY
from inspect_flow.services.trail import Trail, trail_of
from inspect_flow.services.units import authority_on, lifetime
from inspect_flow.services.visit_days import visit_days
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.campaigns import Method
from inspect_flow.vocabulary.findings import FindingKind

_ARRANGED = "inspection.visit_arranged"
_PUT_OFF = ("inspection.postpone", "inspection.break_off")
_DRAFTED = ("inspection.draft_findings", "inspection.revise_findings")
_REOPENED = ("inspection.reopen_checklist", "inspection.reopen_desk_review")
_COMMENTED = "inspection.comments_given"
_CONCLUDED = "inspection.conclude"


@dataclass(frozen=True, slots=True)
class _Case:
    """One inspection with what most of its facts need, each read once."""

    work: Work
    inspection: Inspection
    campaign: Campaign
    trail: Trail
    days: list[date]

    def due(self, interval: str) -> date | None:
        """Return the day by which that step is due, counted from the event it starts at."""
        known = {
            "visit_start": self.days[0] if self.days else None,
            "visit_end": self.days[-1] if self.days else None,
            "round_ended": self.days[-1] if self.days else None,
            "draft_sent": self.trail.day(*_DRAFTED),
            "conclusion_issued": self.trail.day(_CONCLUDED),
        }
        return due_among(self.work, self.campaign, interval, known)


def inspection_facts(work: Work, inspection: Inspection) -> InspectionFacts:
    """Gather what may stop an inspection; the number of queries does not grow with the case."""
    campaign = get(work, Campaign, inspection.campaign_id)
    tags = (_ARRANGED, *_PUT_OFF, *_DRAFTED, *_REOPENED, _COMMENTED, _CONCLUDED)
    trail = trail_of(work, inspection, *tags)
    case = _Case(work, inspection, campaign, trail, _days_ahead(work, inspection, trail))
    return InspectionFacts(
        on=work.on,
        code=inspection.code,
        campaign_in_force=campaign.state in ("issued", "under_way"),
        campaign_starts_on=campaign.starts_on,
        campaign_ends_on=campaign.ends_on,
        is_announced=inspection.is_announced,
        method=Method(inspection.method),
        **_visit(case),
        **_unit(work, inspection),
        **_checklist(work, inspection),
        **_signing(case),
        **_following_up(case),
    )


def _days_ahead(work: Work, inspection: Inspection, trail: Trail) -> list[date]:
    """Return the days of the visit as now arranged: none once it was put off until it is again."""
    if trail.is_older(_ARRANGED, *_PUT_OFF):
        return []
    days = visit_days(work, inspection)
    broken_off = trail.day("inspection.break_off")
    return [day for day in days if broken_off is None or day > broken_off] or days


def _visit(case: _Case) -> dict[str, Any]:
    work, inspection = case.work, case.inspection
    head = work.session.get(Person, inspection.head_id) if inspection.head_id else None
    return {
        "visit_date": case.days[0] if case.days else None,
        "visit_last_date": case.days[-1] if case.days else None,
        "delegations_to_choose": _delegations_to_choose(work, inspection),
        "head_of_visit": called(head) if head else None,
        "conflicts_of_interest": conflicts_of_interest(work, inspection, case.days),
        "overlapping_inspections": overlapping(work, inspection, case.campaign, case.days),
        "notice_due": case.due("notice_before_visit"),
        "self_report_due": case.due("self_report_before_visit"),
    }


def _delegations_to_choose(work: Work, inspection: Inspection) -> tuple[str, ...]:
    if inspection.delegation_id is not None:
        return ()
    known = delegations_of(work, inspection.campaign_id)
    return tuple(each.code for each in known) if len(known) > 1 else ()


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
        # One slot per item and stage: a second answer must replace the first by name.
        "items_in_dispute": (),
        "findings": len([kind for kind in kinds if kind != FindingKind.CONTEXT.value]),
        "shortcomings": kinds.count(FindingKind.SHORTCOMING.value),
        "says_no_shortcoming": inspection.says_no_shortcoming,
        "contradicting_figures": contradictions(work, inspection),
    }


def _signing(case: _Case) -> dict[str, Any]:
    work, inspection = case.work, case.inspection
    signers = work.session.exec(
        select(Attendance).where(
            Attendance.inspection_id == inspection.id, col(Attendance.signs).is_(True)
        )
    ).all()
    by_side = {signer.side: signer.name or signer.title for signer in signers}
    signer = inspection.conclusion_signer_id
    is_answered = not case.trail.is_older(_COMMENTED, *_DRAFTED, *_REOPENED)
    return {
        "comment_due": case.due("comments_on_draft"),
        "commented_on": inspection.commented_on if is_answered else None,
        "unit_agreed_on_the_spot": bool(inspection.extra.get("agreed_on_the_spot")),
        "delegation_signer": by_side.get("delegation"),
        "unit_signer": by_side.get("unit"),
        "unit_refuses_to_sign": inspection.extra.get("refusal_to_sign"),
        "conclusion_signer": called(get(work, Person, signer)) if signer else None,
        "conclusion_due": case.due("conclusion"),
    }


def _following_up(case: _Case) -> dict[str, Any]:
    work, inspection = case.work, case.inspection
    rows = work.session.exec(
        select(Deficiency)
        .where(Deficiency.inspection_id == inspection.id)
        .order_by(col(Deficiency.code))
    ).all()
    directive = directive_of(work, inspection)
    waiting = [row for row in rows if row.state == "recorded"]
    by_conclusion = inspection.extra.get("conclusion_directs")
    without_deadline = (
        ()
        if counts_from_directive(work, case.campaign)
        else tuple(row.code for row in waiting if row.deadline is None)
    )
    return {
        "directive": directive.code if directive else (inspection.code if by_conclusion else None),
        "withdrawn_directive": _withdrawn(work, inspection) if directive is None else None,
        "directive_due": case.due("directive"),
        "deficiencies_without_owner": tuple(r.code for r in waiting if r.owner_id is None),
        "deficiencies_without_deadline": without_deadline,
        "open_deficiencies": tuple(r.code for r in rows if r.state in OPEN_DEFICIENCY),
    }


def _withdrawn(work: Work, inspection: Inspection) -> str | None:
    """Return the directive that was withdrawn, unless the conclusion directs by itself."""
    if inspection.state not in ("directed", "following_up"):
        return None
    withdrawn = directive_of(work, inspection, ("withdrawn",))
    return withdrawn.code if withdrawn and withdrawn.issued_on else None
