"""Print papers: from the frozen context where issued, from today's record where not."""

from __future__ import annotations

from inspect_flow.documents.rendering import render_docx, render_pdf
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import Document
from inspect_flow.services.documents import context_of
from inspect_flow.services.papers import paper_context
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind, PaperFormat


def print_document(work: Work, document: Document, form: PaperFormat = PaperFormat.PDF) -> bytes:
    """Return the file of a stored paper; the same bytes on every machine and every day."""
    make = render_docx if form is PaperFormat.DOCX else render_pdf
    return make(document.kind, context_of(document), work.office.house)


def print_preview(
    work: Work, kind: DocumentKind, subject: Tracked, form: PaperFormat = PaperFormat.PDF
) -> bytes:
    """Return the file that a paper would be today, marked as a draft and not stored."""
    context = paper_context(work, kind, subject, draft=kind.is_numbered)
    make = render_docx if form is PaperFormat.DOCX else render_pdf
    return make(kind.value, context, work.office.house)
