"""Papers as files for whoever asks: read inside a session, laid out after it."""

from __future__ import annotations

from collections.abc import Callable

from inspect_flow.bootstrap.printing import Access
from inspect_flow.documents.rendering import render_docx, render_pdf
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import Document, Inspection
from inspect_flow.services.documents import context_of, drafting_of
from inspect_flow.services.finding_comments import draft_context
from inspect_flow.services.papers import paper_context
from inspect_flow.services.permissions import require
from inspect_flow.services.registry import find
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind, PaperFormat


def word_of(access: Access, code: str) -> bytes:
    """Return the Word file of a stored paper, from the same frozen context as its print."""
    with access.reading() as work:
        document = find(work, Document, code)
        kind, context, house = document.kind, context_of(document), work.office.house
    return render_docx(kind, context, house)


def preview(
    access: Access, kind: DocumentKind, subject: Callable[[Work], Tracked], form: PaperFormat
) -> bytes:
    """Return what a paper would be today, for those who may draft it; nothing is stored."""
    with access.reading() as work:
        record = subject(work)
        require(work, record, drafting_of(work, kind, record))
        draft = not kind.is_working_paper
        context, house = paper_context(work, kind, record, draft=draft), work.office.house
    make = render_docx if form is PaperFormat.DOCX else render_pdf
    return make(kind.value, context, house)


def draft_for_comments(access: Access, code: str) -> bytes:
    """Return the draft of the minutes for the unit to read and comment on."""
    with access.reading() as work:
        context, house = draft_context(work, find(work, Inspection, code)), work.office.house
    return render_pdf(DocumentKind.DRAFT_MINUTES.value, context, house)
