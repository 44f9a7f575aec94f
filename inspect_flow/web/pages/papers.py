"""The papers that the visitor may write about an inspection: looked at beforehand, then drafted."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.bootstrap.handing_out import preview
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Inspection
from inspect_flow.rules.permissions import may
from inspect_flow.services.documents import draft_for, drafting_of
from inspect_flow.services.queries.document_list import WantedPapers, part_of_papers
from inspect_flow.services.registry import find
from inspect_flow.services.standing import roles_of
from inspect_flow.services.titles import title_of
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind, PaperFormat
from inspect_flow.vocabulary.errors import BadInput, NotFound
from inspect_flow.vocabulary.file_types import FileType
from inspect_flow.web.handing import handed_out
from inspect_flow.web.replies import go_to, page
from inspect_flow.web.routing import pages
from inspect_flow.web.visitors import AtDesk, Audience

router = pages(Audience.SIGNED_IN)
_MEDIA = {PaperFormat.PDF: FileType.PDF.media_type, PaperFormat.DOCX: FileType.DOCX.media_type}
_OF_INSPECTIONS = (
    DocumentKind.SELF_REPORT, DocumentKind.REMEDIATION_PLAN, DocumentKind.REMEDIATION_REPORT,
    DocumentKind.NOTICE, DocumentKind.INVITATION, DocumentKind.OUTLINE, DocumentKind.DOSSIER,
    DocumentKind.CHECKLIST, DocumentKind.DRAFT_MINUTES, DocumentKind.MINUTES,
    DocumentKind.SURPRISE_MINUTES, DocumentKind.INSPECTION_REPORT, DocumentKind.CONCLUSION,
    DocumentKind.REMINDER_LETTER, DocumentKind.VERIFICATION_SLIP, DocumentKind.SCORE_ANNEX,
    DocumentKind.FILE_INDEX,
)  # fmt: skip


@router.get("/inspections/{code}/drafts")
def show(request: Request, desk: AtDesk, code: str) -> Response:
    """Show which papers exist and which the visitor may write."""
    with desk.reading() as work:
        inspection = find(work, Inspection, code)
        kinds = _writable(work, inspection)
        part = part_of_papers(work, WantedPapers(inspection=inspection), 200)
        title = title_of(work, inspection)
    labels = {each.value: f"{each.label[:1].upper()}{each.label[1:]}" for each in DocumentKind}
    return page(
        request, "documents/of_inspection.html", code=code, kinds=kinds, part=part, title=title,
        labels=labels,
    )  # fmt: skip


@router.get("/inspections/{code}/drafts/{name}")
def look(request: Request, desk: AtDesk, code: str, name: str) -> Response:
    """Hand out what a paper would be today: "self_report.pdf", "remediation_plan.docx"."""
    kind, form = _named(name)
    content = preview(desk, kind, lambda work: find(work, Inspection, code), form)
    label = f"{kind.label[:1].upper()}{kind.label[1:]}"
    name = _("{paper} {code} (bản xem trước)").format(paper=label, code=code)
    return handed_out(request, desk, content, f"{name}.{form.value}", _MEDIA[form])


@router.post("/inspections/{code}/drafts/{name}")
def draft(request: Request, desk: AtDesk, code: str, name: str) -> Response:
    """Draft the paper, or bring its waiting draft up to date, and show it."""
    kind, _form = _named(f"{name}.pdf")
    drafted = desk.carry_out(lambda work: draft_for(work, kind, find(work, Inspection, code)).code)
    return go_to(request, f"/documents/{drafted}", _("Đã lập dự thảo từ số liệu hôm nay."))


def _writable(work: Work, inspection: Inspection) -> list[DocumentKind]:
    roles = roles_of(work, inspection)
    return [
        each
        for each in _OF_INSPECTIONS
        if may(drafting_of(work, each, inspection), roles) and _fits(inspection, each)
    ]


def _fits(inspection: Inspection, kind: DocumentKind) -> bool:
    if kind is DocumentKind.SURPRISE_MINUTES:
        return not inspection.is_announced
    announced = (DocumentKind.SELF_REPORT, DocumentKind.OUTLINE, DocumentKind.NOTICE)
    return inspection.is_announced or kind not in announced


def _named(name: str) -> tuple[DocumentKind, PaperFormat]:
    word, _dot, suffix = name.partition(".")
    try:
        kind, form = DocumentKind(word), PaperFormat(suffix)
    except (ValueError, BadInput):
        raise NotFound(_("Không có trang này")) from None
    if kind not in _OF_INSPECTIONS:
        raise NotFound(_("Không có trang này"))
    return kind, form
