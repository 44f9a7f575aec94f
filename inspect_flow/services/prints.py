"""The issued print of a paper: made once after the commit, kept for ever, found again by bytes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlmodel import col, or_, select

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Document, SignedFile, Unit
from inspect_flow.rules.verification_code import VerificationCode
from inspect_flow.services import journal
from inspect_flow.services.queries.papers import written_number
from inspect_flow.services.stored_files import store_file
from inspect_flow.services.work import SYSTEM, Work
from inspect_flow.vocabulary.errors import MoveRefused
from inspect_flow.vocabulary.file_types import FileType

ISSUED_STATES = ("issued", "superseded", "withdrawn")
"""Left the house with a number; what follows never changes its print."""


def was_issued(document: Document) -> bool:
    """Tell whether the paper ever left the house."""
    return document.state in ISSUED_STATES


def code_of(work: Work, document: Document) -> VerificationCode:
    """Return what the QR code of an issued paper says."""
    issuer = work.session.get(Unit, document.issuer_id) if document.issuer_id else None
    assert document.issued_on is not None
    return VerificationCode(
        number=written_number(document.number, document.symbol),
        issued_on=document.issued_on,
        issuer=issuer.code if issuer else "-",
        sha256=document.context_sha256,
    )


def kept_print(work: Work, document: Document) -> bytes | None:
    """Return the issued print, None where nobody has printed the paper since it was issued."""
    return work.office.files.get(document.pdf_sha256) if document.pdf_sha256 else None


def keep_print(work: Work, document: Document, pdf: bytes, made: Mapping[str, str]) -> bytes:
    """Keep the first print of an issued paper; who comes second is given the first one.

    `made` says with what it was made: typeface, layout engine, template, kind of archival file.
    """
    if not was_issued(document):
        raise MoveRefused(document.code, [_("chưa ban hành nên không có bản in phát hành để lưu")])
    if document.pdf_sha256:
        return work.office.files.get(document.pdf_sha256)
    digest = store_file(work, pdf, FileType.PDF.media_type)
    changes: dict[str, Any] = {
        "pdf_sha256": digest,
        "extra": {**document.extra, "printed": dict(made)},
    }
    journal.change(work.by(SYSTEM), document, changes, "document.printed", {"sha256": digest})
    return pdf


def awaiting_print(work: Work) -> Sequence[Document]:
    """Return the issued papers whose print is not kept yet, in the order they were drafted."""
    return work.session.exec(
        select(Document)
        .where(col(Document.state).in_(ISSUED_STATES), Document.pdf_sha256 == "")
        .order_by(col(Document.id))
    ).all()


def documents_with(work: Work, digests: Collection[str]) -> dict[str, Document]:
    """Return the papers whose issued print or signed file has one of these SHA-256, by it."""
    signed = select(SignedFile.sha256, Document).join(
        Document, col(Document.id) == col(SignedFile.document_id)
    )
    found = {
        each.pdf_sha256: each
        for each in work.session.exec(
            select(Document).where(col(Document.pdf_sha256).in_(list(digests)))
        )
    }
    rows = work.session.exec(signed.where(col(SignedFile.sha256).in_(list(digests))))
    return found | dict(rows.all())


def documents_numbered(work: Work, code: VerificationCode) -> Sequence[Document]:
    """Return the papers that a code could mean: those of its record, then those of its number."""
    number, _slash, symbol = code.number.partition("/")
    numbered = (Document.number == int(number)) & (Document.symbol == symbol) if (
        number.isascii() and number.isdigit() and len(number) < 10
    ) else Document.context_sha256 == code.sha256  # fmt: skip
    rows = work.session.exec(
        select(Document)
        .where(or_(Document.context_sha256 == code.sha256, numbered))
        .order_by(col(Document.id))
    ).all()
    return sorted(rows, key=lambda each: each.context_sha256 != code.sha256)


def signed_files_of(work: Work, document: Document) -> Sequence[SignedFile]:
    """Return the paper's signed files in the order they were added."""
    return work.session.exec(
        select(SignedFile).where(SignedFile.document_id == document.id).order_by(col(SignedFile.id))
    ).all()


def replacement_of(work: Work, document: Document) -> Document | None:
    """Return the paper that supersedes this one."""
    return work.session.exec(select(Document).where(Document.supersedes_id == document.id)).first()
