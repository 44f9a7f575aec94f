"""Papers of an inspection before they are issued: read in the browser, sent for comments."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.bootstrap.printing import print_preview
from inspect_flow.locale.translation import _
from inspect_flow.services.documents import draft_for
from inspect_flow.services.papers import paper_context
from inspect_flow.services.papers.announced import minutes_kind
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.errors import BadInput, MoveRefused, NotFound
from inspect_flow.web.handing import shown
from inspect_flow.web.inspections.dossier_view import dossier_of
from inspect_flow.web.inspections.heading import delegations_inspection, heading_of
from inspect_flow.web.replies import go_to, page
from inspect_flow.web.routing import pages
from inspect_flow.web.visitors import Asking, AtDesk, Audience

router = pages(Audience.SIGNED_IN)
SHOWN = (
    DocumentKind.DOSSIER,
    DocumentKind.CHECKLIST,
    DocumentKind.DRAFT_MINUTES,
    DocumentKind.MINUTES,
    DocumentKind.SURPRISE_MINUTES,
    DocumentKind.SCORE_ANNEX,
    DocumentKind.INSPECTION_REPORT,
    DocumentKind.CONCLUSION,
)


@router.get("/inspections/{code}/dossier")
def dossier(request: Request, asking: Asking, desk: AtDesk, code: str) -> Response:
    """Show what the delegation should know before it sits down."""
    with desk.reading() as work:
        inspection = delegations_inspection(work, code)
        head = heading_of(work, inspection, "dossier")
        told = dossier_of(paper_context(work, DocumentKind.DOSSIER, inspection, draft=False))
    return page(request, "inspections/dossier.html", head=head, paper=told)


@router.get("/inspections/{code}/papers/{kind}.pdf")
def preview(request: Request, asking: Asking, desk: AtDesk, code: str, kind: str) -> Response:
    """Hand out the PDF that a paper would be today; nothing is stored."""
    wanted = next((each for each in SHOWN if each.value == kind), None)
    with desk.reading() as work:
        inspection = delegations_inspection(work, code)
        if wanted is None:
            raise NotFound(_("Không có trang này"))
        if wanted is DocumentKind.MINUTES:
            wanted = minutes_kind(inspection)
        content = print_preview(work, wanted, inspection)
    return shown(request, desk, content, f"{code}-{kind}.pdf")


@router.post("/inspections/{code}/draft-minutes")
def send_draft(request: Request, asking: Asking, desk: AtDesk, code: str) -> Response:
    """Draw up the draft on which the unit comments; from then on the unit reads it."""
    back = f"/inspections/{code}/exchange"
    try:
        drafted = desk.carry_out(lambda work: _drafted(work, code))
    except (BadInput, MoveRefused) as refusal:
        return go_to(request, back, " ".join([refusal.thing, *refusal.reasons]))
    told = _("Đã lập dự thảo {code}; đơn vị đọc được từ bây giờ.").format(code=drafted)
    return go_to(request, back, told)


def _drafted(work: Work, code: str) -> str:
    inspection = delegations_inspection(work, code)
    if inspection.state not in ("findings_drafted", "commented"):
        raise MoveRefused(
            inspection.code, [_("dự thảo gửi góp ý lập khi biên bản đã được dự thảo và chưa ký")]
        )
    return draft_for(work, DocumentKind.DRAFT_MINUTES, inspection).code
