"""What a paper prints, gathered from the records: the seam between a case and its printing.

Official papers are Vietnamese whatever language the user reads, so nothing here is translated but
refusals.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from inspect_flow.locale.translation import in_vietnamese
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import Document
from inspect_flow.services.papers.campaign_summary import campaign_summary_paper
from inspect_flow.services.papers.checklist import checklist_paper
from inspect_flow.services.papers.choices import Choices, choices_in
from inspect_flow.services.papers.conclusion import conclusion_paper
from inspect_flow.services.papers.delegation_decision import delegation_decision_paper
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.directive import directive_paper
from inspect_flow.services.papers.dossier import dossier_paper
from inspect_flow.services.papers.draft_minutes import draft_minutes_paper
from inspect_flow.services.papers.extension_answer import extension_answer_paper
from inspect_flow.services.papers.extension_decision import extension_decision_paper
from inspect_flow.services.papers.file_index import file_index_paper
from inspect_flow.services.papers.inspection_report import inspection_report_paper
from inspect_flow.services.papers.invitation import invitation_paper
from inspect_flow.services.papers.letterhead import Numbering, issuer_of, series_of
from inspect_flow.services.papers.minutes import minutes_paper
from inspect_flow.services.papers.news import news_paper
from inspect_flow.services.papers.notice import notice_paper
from inspect_flow.services.papers.opening import desk_for
from inspect_flow.services.papers.outline import outline_paper
from inspect_flow.services.papers.plan import plan_paper
from inspect_flow.services.papers.plan_decision import plan_decision_paper
from inspect_flow.services.papers.remediation_plan import remediation_plan_paper
from inspect_flow.services.papers.remediation_report import remediation_report_paper
from inspect_flow.services.papers.reminder_letter import reminder_letter_paper
from inspect_flow.services.papers.score_annex import score_annex_paper
from inspect_flow.services.papers.submission import submission_paper
from inspect_flow.services.papers.surprise_minutes import surprise_minutes_paper
from inspect_flow.services.papers.unit_report import self_report_paper
from inspect_flow.services.papers.verification_slip import verification_slip_paper
from inspect_flow.services.standing import subject_of
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind

__all__ = ["Choices", "Numbering", "final_context", "numbering", "paper_context"]

_PAPERS: Mapping[DocumentKind, Callable[[Desk], Any]] = MappingProxyType(
    {
        DocumentKind.SUBMISSION: submission_paper,
        DocumentKind.PLAN_DECISION: plan_decision_paper,
        DocumentKind.DELEGATION_DECISION: delegation_decision_paper,
        DocumentKind.PLAN: plan_paper,
        DocumentKind.NOTICE: notice_paper,
        DocumentKind.INVITATION: invitation_paper,
        DocumentKind.OUTLINE: outline_paper,
        DocumentKind.SELF_REPORT: self_report_paper,
        DocumentKind.DOSSIER: dossier_paper,
        DocumentKind.CHECKLIST: checklist_paper,
        DocumentKind.DRAFT_MINUTES: draft_minutes_paper,
        DocumentKind.SURPRISE_MINUTES: surprise_minutes_paper,
        DocumentKind.INSPECTION_REPORT: inspection_report_paper,
        DocumentKind.MINUTES: minutes_paper,
        DocumentKind.CONCLUSION: conclusion_paper,
        DocumentKind.DIRECTIVE: directive_paper,
        DocumentKind.REMEDIATION_PLAN: remediation_plan_paper,
        DocumentKind.REMEDIATION_REPORT: remediation_report_paper,
        DocumentKind.REMINDER_LETTER: reminder_letter_paper,
        DocumentKind.EXTENSION_ANSWER: extension_answer_paper,
        DocumentKind.EXTENSION_DECISION: extension_decision_paper,
        DocumentKind.VERIFICATION_SLIP: verification_slip_paper,
        DocumentKind.CAMPAIGN_SUMMARY: campaign_summary_paper,
        DocumentKind.FILE_INDEX: file_index_paper,
        DocumentKind.NEWS: news_paper,
        DocumentKind.SCORE_ANNEX: score_annex_paper,
    }
)


def paper_context(
    work: Work,
    kind: DocumentKind,
    subject: Tracked,
    *,
    draft: bool,
    number: str = "",
    on: date | None = None,
    choices: Choices | None = None,
) -> dict[str, Any]:
    """Return everything that the paper prints, as plain values that can be frozen.

    `on` is the day of issue; without it a paper of the past keeps its own day. Raises `BadInput`
    for a subject that has no such paper.
    """
    with in_vietnamese():
        desk = desk_for(work, kind, subject, draft=draft, number=number, on=on, choices=choices)
        context: dict[str, Any] = json.loads(json.dumps(_PAPERS[kind](desk)))
    return context


def final_context(
    work: Work, document: Document, number: int | None, on: date | None
) -> dict[str, Any]:
    """Return what the paper says once it has this number and day, its drafter's choices kept."""
    return paper_context(
        work,
        DocumentKind(document.kind),
        subject_of(work, document),
        draft=False,
        number=str(number) if number is not None else "",
        on=on,
        choices=choices_in(document.extra),
    )


def numbering(
    work: Work, kind: DocumentKind, subject: Tracked, choices: Choices | None = None
) -> Numbering:
    """Return in which series the paper takes its number, and the symbol behind it."""
    desk = desk_for(work, kind, subject, draft=True, choices=choices)
    return series_of(desk, issuer_of(desk))
