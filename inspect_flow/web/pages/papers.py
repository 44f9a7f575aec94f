"""The papers that the visitor may write about an inspection, a campaign or a delegation."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.locale.translation import _
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import Campaign, Delegation, Inspection
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.web.drafting import Shelf
from inspect_flow.web.routing import pages
from inspect_flow.web.visitors import AtDesk, Audience

router = pages(Audience.SIGNED_IN)


def _fits(record: Tracked, kind: DocumentKind) -> bool:
    is_announced = isinstance(record, Inspection) and record.is_announced
    if kind is DocumentKind.SURPRISE_MINUTES:
        return not is_announced
    announced = (DocumentKind.SELF_REPORT, DocumentKind.OUTLINE, DocumentKind.NOTICE)
    return is_announced or kind not in announced


_OF_INSPECTIONS = Shelf(
    Inspection,
    "/inspections",
    (
        DocumentKind.SELF_REPORT, DocumentKind.REMEDIATION_PLAN, DocumentKind.REMEDIATION_REPORT,
        DocumentKind.NOTICE, DocumentKind.INVITATION, DocumentKind.OUTLINE, DocumentKind.DOSSIER,
        DocumentKind.CHECKLIST, DocumentKind.DRAFT_MINUTES, DocumentKind.MINUTES,
        DocumentKind.SURPRISE_MINUTES, DocumentKind.INSPECTION_REPORT, DocumentKind.CONCLUSION,
        DocumentKind.REMINDER_LETTER, DocumentKind.VERIFICATION_SLIP, DocumentKind.SCORE_ANNEX,
        DocumentKind.FILE_INDEX,
    ),
    _fits,
)  # fmt: skip
_OF_CAMPAIGNS = Shelf(
    Campaign,
    "/campaigns",
    (
        DocumentKind.SUBMISSION, DocumentKind.PLAN_DECISION, DocumentKind.PLAN,
        DocumentKind.CAMPAIGN_SUMMARY, DocumentKind.FILE_INDEX,
    ),
)  # fmt: skip
_OF_DELEGATIONS = Shelf(Delegation, "/delegations", (DocumentKind.DELEGATION_DECISION,))


@router.get("/inspections/{code}/drafts")
def show(request: Request, desk: AtDesk, code: str) -> Response:
    """Show which papers of an inspection exist and which the visitor may write."""
    return _OF_INSPECTIONS.show(request, desk, code, _("Văn bản của cuộc kiểm tra"))


@router.get("/inspections/{code}/drafts/{name}")
def look(request: Request, desk: AtDesk, code: str, name: str) -> Response:
    """Hand out what a paper of an inspection would be today."""
    return _OF_INSPECTIONS.look(request, desk, code, name)


@router.post("/inspections/{code}/drafts/{name}")
def draft(request: Request, desk: AtDesk, code: str, name: str) -> Response:
    """Draft a paper of an inspection."""
    return _OF_INSPECTIONS.draft(request, desk, code, name)


@router.get("/campaigns/{code}/drafts")
def show_of_campaign(request: Request, desk: AtDesk, code: str) -> Response:
    """Show which papers of a campaign the visitor may write."""
    return _OF_CAMPAIGNS.show(request, desk, code, _("Văn bản của đợt kiểm tra"))


@router.get("/campaigns/{code}/drafts/{name}")
def look_of_campaign(request: Request, desk: AtDesk, code: str, name: str) -> Response:
    """Hand out what a paper of a campaign would be today."""
    return _OF_CAMPAIGNS.look(request, desk, code, name)


@router.post("/campaigns/{code}/drafts/{name}")
def draft_of_campaign(request: Request, desk: AtDesk, code: str, name: str) -> Response:
    """Draft a paper of a campaign."""
    return _OF_CAMPAIGNS.draft(request, desk, code, name)


@router.get("/delegations/{code}/drafts")
def show_of_delegation(request: Request, desk: AtDesk, code: str) -> Response:
    """Show which papers of a delegation the visitor may write."""
    return _OF_DELEGATIONS.show(request, desk, code, _("Văn bản của đoàn kiểm tra"))


@router.get("/delegations/{code}/drafts/{name}")
def look_of_delegation(request: Request, desk: AtDesk, code: str, name: str) -> Response:
    """Hand out what a paper of a delegation would be today."""
    return _OF_DELEGATIONS.look(request, desk, code, name)


@router.post("/delegations/{code}/drafts/{name}")
def draft_of_delegation(request: Request, desk: AtDesk, code: str, name: str) -> Response:
    """Draft a paper of a delegation."""
    return _OF_DELEGATIONS.draft(request, desk, code, name)
