"""What earlier inspections of the unit and its predecessors found, and what became of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlmodel import col, or_, select

from inspect_flow.records.tables import Campaign, Deficiency, Finding, Inspection, Remediation
from inspect_flow.services.papers.announced import MINUTES_KINDS
from inspect_flow.services.papers.citations import cite_document, issued_documents
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.kept import told
from inspect_flow.services.papers.requirements import owner_name
from inspect_flow.services.queries.past_outcomes import with_unknown_outcome
from inspect_flow.services.states import OPEN_DEFICIENCY
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.findings import FindingKind, RemediationKind
from inspect_flow.vocabulary.paper_parts import assumed
from inspect_flow.vocabulary.papers import OpenDeficiency, PastFinding


def past_findings(desk: Desk, units: Collection[int]) -> list[PastFinding]:
    """Return earlier shortcomings with their outcome, the newest year first."""
    inspection = desk.inspection
    assert inspection is not None
    rows = desk.work.session.exec(
        select(Finding, Inspection, Campaign)
        .join(Inspection, col(Inspection.id) == col(Finding.inspection_id))
        .join(Campaign, col(Campaign.id) == col(Inspection.campaign_id))
        .where(
            col(Inspection.unit_id).in_(units),
            Inspection.id != inspection.id,
            Finding.kind == FindingKind.SHORTCOMING.value,
            col(Finding.is_removed).is_(False),
            Campaign.year <= desk.campaign.year,
        )
        .order_by(col(Campaign.year).desc(), col(Inspection.id), col(Finding.position))
    ).all()
    followed = _deficiencies(desk, [finding.id for finding, _inspection, _campaign in rows])
    unknown = with_unknown_outcome(desk.work, followed.values())
    verified = _verified_on(desk, [each.id for each in followed.values()])
    sources = _sources(desk, {each.id or 0 for _finding, each, _campaign in rows})
    return [
        _past(
            desk,
            finding,
            earlier,
            campaign,
            _outcome(desk, followed.get(finding.id or 0), unknown),
            verified.get(followed[finding.id or 0].id or 0) if finding.id in followed else None,
            sources,
        )
        for finding, earlier, campaign in rows
    ]


def open_deficiencies(desk: Desk, units: Collection[int]) -> list[OpenDeficiency]:
    """Return what still runs on the day of the paper, the longest overdue first."""
    rows = desk.work.session.exec(
        select(Deficiency, Finding)
        .join(Finding, col(Finding.id) == col(Deficiency.finding_id))
        .join(Inspection, col(Inspection.id) == col(Deficiency.inspection_id))
        .where(
            col(Inspection.unit_id).in_(units),
            col(Deficiency.state).in_(OPEN_DEFICIENCY),
            # What this very inspection finds comes later; what it takes over from earlier counts.
            or_(
                Inspection.id != (desk.inspection.id if desk.inspection else None),
                col(Deficiency.carried_from_id).is_not(None),
            ),
        )
        .order_by(col(Deficiency.code))
    ).all()
    desk.learn(deficiency.owner_id for deficiency, _finding in rows)
    unknown = with_unknown_outcome(desk.work, [deficiency for deficiency, _finding in rows])
    ordered = sorted(rows, key=lambda row: (row[0].deadline or date.max, row[0].code))
    return [
        OpenDeficiency(
            statement=told(finding).text("statement", finding.statement),
            owner=owner_name(desk, deficiency),
            original_deadline=told(deficiency).day(
                "original_deadline", deficiency.original_deadline
            ),
            deadline=told(deficiency).day("deadline", deficiency.deadline),
            state=state_label(desk, deficiency),
            overdue=late_or_unknown(desk, deficiency, unknown),
        )
        for deficiency, finding in ordered
    ]


def late_or_unknown(desk: Desk, deficiency: Deficiency, unknown: Collection[int]) -> str:
    """Write how late it is; of a past case without an outcome, that nobody knows it."""
    return "chưa rõ kết quả" if deficiency.id in unknown else overdue(deficiency, desk.on)


def overdue(deficiency: Deficiency, on: date) -> str:
    """Write "quá hạn 12 ngày"; the clock of a suspended deficiency stands still."""
    stopped = deficiency.suspended_on if deficiency.state == "suspended" else None
    if deficiency.deadline is None:
        return ""
    days = ((stopped or on) - deficiency.deadline).days
    return f"quá hạn {days} ngày" if days > 0 else ""


def state_label(desk: Desk, deficiency: Deficiency) -> str:
    """Return the Vietnamese name of the deficiency's state."""
    state = desk.work.office.machines["deficiency"].states.get(deficiency.state)
    return state.labels["vi"] if state else deficiency.state


def _past(
    desk: Desk,
    finding: Finding,
    inspection: Inspection,
    campaign: Campaign,
    outcome: str,
    checked: date | None,
    sources: dict[int, str],
) -> PastFinding:
    statement = told(finding).text("statement", finding.statement)
    return PastFinding(
        year=str(campaign.year),
        source=sources.get(inspection.id or 0, campaign.title),
        statement=statement,
        outcome=outcome,
        checked_on=checked.isoformat() if checked else "",
    )


def _outcome(desk: Desk, deficiency: Deficiency | None, unknown: Collection[int]) -> str:
    if deficiency is None:
        return "Không có dữ liệu theo dõi"
    words = state_label(desk, deficiency)
    is_open = deficiency.state in OPEN_DEFICIENCY
    late = late_or_unknown(desk, deficiency, unknown) if is_open else ""
    shown = ", ".join(filter(None, (words, late)))
    return assumed(shown) if told(deficiency).is_assumed("history") else shown


def _deficiencies(desk: Desk, finding_ids: Collection[int | None]) -> dict[int, Deficiency]:
    rows = desk.work.session.exec(
        select(Deficiency)
        .where(col(Deficiency.finding_id).in_(finding_ids))
        .order_by(col(Deficiency.id))
    )
    return {row.finding_id: row for row in rows}


def _verified_on(desk: Desk, deficiency_ids: Collection[int | None]) -> dict[int, date]:
    rows = desk.work.session.exec(
        select(Remediation)
        .where(
            col(Remediation.deficiency_id).in_(deficiency_ids),
            Remediation.kind == RemediationKind.VERIFICATION.value,
        )
        .order_by(col(Remediation.on))
    )
    return {row.deficiency_id: row.on for row in rows}


def _sources(desk: Desk, inspection_ids: Collection[int]) -> dict[int, str]:
    """Return the paper that stated the findings: the conclusion, else the minutes."""
    kinds = (*MINUTES_KINDS, DocumentKind.CONCLUSION)
    return {
        document.subject_id: cite_document(document)
        for kind in kinds
        for document in issued_documents(desk, [kind], inspection_ids)
    }
