"""The papers that a visitor may write about one record: looked at beforehand, then drafted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.bootstrap.handing_out import preview
from inspect_flow.bootstrap.workplace import Desk
from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import capitalised
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import Inspection
from inspect_flow.rules.permissions import may
from inspect_flow.services.documents import draft_for, drafting_of
from inspect_flow.services.queries.document_list import PaperPart, WantedPapers, part_of_papers
from inspect_flow.services.registry import find
from inspect_flow.services.standing import roles_of
from inspect_flow.services.titles import title_of
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind, PaperFormat
from inspect_flow.vocabulary.errors import BadInput, NotFound
from inspect_flow.vocabulary.file_types import FileType
from inspect_flow.web.handing import handed_out
from inspect_flow.web.replies import go_to, page

_MEDIA = {PaperFormat.PDF: FileType.PDF.media_type, PaperFormat.DOCX: FileType.DOCX.media_type}
Fits = Callable[[Tracked, DocumentKind], bool]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Which papers there are about one kind of record, and where its pages are."""

    record: type[Tracked]
    path: str
    kinds: Sequence[DocumentKind]
    fits: Fits = lambda _record, _kind: True

    def show(self, request: Request, desk: Desk, code: str, heading: str) -> Response:
        """Show which papers exist and which the visitor may write."""
        with desk.reading() as work:
            record = find(work, self.record, code)
            kinds, title = self._writable(work, record), title_of(work, record)
            part = _stored(work, record)
        labels = paper_labels()
        return page(
            request, "documents/of_record.html", back=f"{self.path}/{code}", kinds=kinds,
            part=part, title=title, labels=labels, heading=heading,
        )  # fmt: skip

    def look(self, request: Request, desk: Desk, code: str, name: str) -> Response:
        """Hand out what a paper would be today: "self_report.pdf", "plan.docx"."""
        kind, form = self._named(name)
        content = preview(desk, kind, lambda work: find(work, self.record, code), form)
        label = capitalised(kind.label)
        name = _("{paper} {code} (bản xem trước)").format(paper=label, code=code)
        return handed_out(request, desk, content, f"{name}.{form.value}", _MEDIA[form])

    def draft(self, request: Request, desk: Desk, code: str, name: str) -> Response:
        """Draft the paper, or bring its waiting draft up to date, and show it."""
        kind, _form = self._named(f"{name}.pdf")
        drafted = desk.carry_out(
            lambda work: draft_for(work, kind, find(work, self.record, code)).code
        )
        return go_to(request, f"/documents/{drafted}", _("Đã lập dự thảo từ số liệu hôm nay."))

    def _writable(self, work: Work, record: Tracked) -> list[DocumentKind]:
        roles = roles_of(work, record)
        return [
            each
            for each in self.kinds
            if may(drafting_of(work, each, record), roles) and self.fits(record, each)
        ]

    def _named(self, name: str) -> tuple[DocumentKind, PaperFormat]:
        word, _dot, suffix = name.partition(".")
        try:
            kind, form = DocumentKind(word), PaperFormat(suffix)
        except (ValueError, BadInput):
            raise NotFound(_("Không có trang này")) from None
        if kind not in self.kinds:
            raise NotFound(_("Không có trang này"))
        return kind, form


def paper_labels() -> dict[str, str]:
    """Return what each kind of paper is called at the beginning of a line."""
    return {each.value: capitalised(each.label) for each in DocumentKind}


def _stored(work: Work, record: Tracked) -> PaperPart | None:
    """Return the papers that stand in the register; a campaign's own page shows its papers."""
    if not isinstance(record, Inspection):
        return None
    return part_of_papers(work, WantedPapers(inspection=record), 200)
