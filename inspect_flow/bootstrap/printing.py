"""Print papers: from the frozen context where issued, from today's record where not."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

from inspect_flow.definitions.printing import load_printing
from inspect_flow.documents.bulk import RenderJob
from inspect_flow.documents.metadata import PaperMark
from inspect_flow.documents.print_libraries import print_libraries
from inspect_flow.documents.rendering import RENDERER_EDITION, render_docx, render_pdf
from inspect_flow.documents.templates import template_version
from inspect_flow.documents.typefaces import typeface_of
from inspect_flow.locale.translation import _
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import Document
from inspect_flow.services.documents import context_of
from inspect_flow.services.papers import Choices, paper_context
from inspect_flow.services.prints import code_of, keep_print, kept_print, was_issued
from inspect_flow.services.registry import find
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.archives import Archive
from inspect_flow.vocabulary.documents import DocumentKind, PaperFormat
from inspect_flow.vocabulary.errors import BadInput, Conflict, MoveRefused


class Access(Protocol):
    """The way to the database: whoever prints closes the one door before opening the other."""

    def reading(self) -> AbstractContextManager[Work]:
        """Open a session that only reads."""

    def transaction(self) -> AbstractContextManager[Work]:
        """Open one transaction."""


def print_stored(access: Access, code: str, archive: Archive | None = None) -> bytes:
    """Return the PDF of a stored paper; an issued one is printed once and kept from then on."""
    with access.reading() as work:
        document = find(work, Document, code)
        kept = kept_print(work, document)
        if kept is not None:
            _refuse_another_archive(document, archive)
            return kept
        job, made = job_for(work, document), made_with(work, document, archive)
        issued = was_issued(document)
    # Layout takes a second: nobody waits for it behind a transaction.
    pdf = render_pdf(job.kind, job.context, work.office.house, job.mark, archive)
    return keep_or_kept(access, code, pdf, made) if issued else pdf


def keep_or_kept(access: Access, code: str, pdf: bytes, made: dict[str, str]) -> bytes:
    """Keep the first print of an issued paper and return it; theirs where somebody was faster."""
    try:
        with access.transaction() as work:
            return keep_print(work, find(work, Document, code), pdf, made)
    except Conflict:
        # Somebody printed it in the same second; theirs is the issued print.
        with access.reading() as work:
            kept = kept_print(work, find(work, Document, code))
        if kept is None:
            raise
        return kept


def print_document(work: Work, document: Document) -> bytes:
    """Return the kept print, else what it would be; nothing is written."""
    kept = kept_print(work, document)
    if kept is not None:
        return kept
    job = job_for(work, document)
    return render_pdf(job.kind, job.context, work.office.house, job.mark)


def write_word(work: Work, document: Document) -> bytes:
    """Return the Word file of a stored paper, from the same frozen context as its print."""
    return render_docx(document.kind, context_of(document), work.office.house)


def job_for(work: Work, document: Document, name: str = "") -> RenderJob:
    """Return what is needed to print a stored paper, the mark of an issued one included."""
    mark = mark_of(work, document) if was_issued(document) else None
    return RenderJob(name or document.code, document.kind, context_of(document), mark=mark)


def mark_of(work: Work, document: Document) -> PaperMark:
    """Return what tells this issued paper from every other."""
    code = code_of(work, document)
    return PaperMark(document.code, code.text, code.issuer)


def made_with(work: Work, document: Document, archive: Archive | None = None) -> dict[str, str]:
    """Say with what the paper would be printed now: whatever changes its bytes."""
    house = work.office.house
    return {
        "archive": (archive or load_printing(house).archive).value,
        "edition": RENDERER_EDITION,
        **print_libraries(),
        "typeface": typeface_of(house).name,
        "typeface_sha256": typeface_of(house).sha256,
        "template_version": template_version(document.kind, house),
    }


def reprint(access: Access, code: str) -> list[str]:
    """Print an issued paper again from its frozen record; return why its bytes differ, or nothing.

    The kept print stays the issued one whatever comes out here.
    """
    kept = print_stored(access, code)
    with access.reading() as work:
        document = find(work, Document, code)
        if not was_issued(document):
            raise MoveRefused(code, [_("chưa ban hành nên chưa có bản in phát hành")])
        then = document.extra.get("printed", {})
        archive = Archive(then["archive"]) if "archive" in then else None
        job, now = job_for(work, document), made_with(work, document, archive)
    if render_pdf(job.kind, job.context, work.office.house, job.mark, archive) == kept:
        return []
    words = {
        **{name: _("thư viện {name}").format(name=name) for name in print_libraries()},
        "typeface": _("phông chữ"),
        "typeface_sha256": _("tệp phông chữ"),
        "template_version": _("mẫu in"),
        "edition": _("phiên bản cách in"),
    }
    reasons = [
        _("{what} khác: khi phát hành {then}, nay {now}").format(
            what=word, then=then[name][:40], now=now[name][:40]
        )
        for name, word in words.items()
        # Papers printed by an older program do not say everything.
        if then.get(name, now[name]) != now[name]
    ]
    return reasons or [_("thư viện dàn trang của máy (pango, harfbuzz) khác")]


def print_preview(
    work: Work,
    kind: DocumentKind,
    subject: Tracked,
    form: PaperFormat = PaperFormat.PDF,
    choices: Choices | None = None,
) -> bytes:
    """Return the file that a paper would be today, marked as a draft and not stored."""
    draft = not kind.is_working_paper
    context = paper_context(work, kind, subject, draft=draft, choices=choices)
    make = render_docx if form is PaperFormat.DOCX else render_pdf
    return make(kind.value, context, work.office.house)


def _refuse_another_archive(document: Document, archive: Archive | None) -> None:
    kept = document.extra.get("printed", {}).get("archive")
    if archive is not None and kept != archive.value:
        raise BadInput(
            document.code,
            [
                _("bản phát hành đã lưu là PDF/A-{kept}; chỉ có một bản phát hành").format(
                    kept=kept or "2b"
                )
            ],
        )
