"""One paper as its page shows it: what it is, where it stands, who signed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import capitalised
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import Document, SignedFile, Unit
from inspect_flow.services.prints import replacement_of, signed_files_of, was_issued
from inspect_flow.services.queries.moves import state_label
from inspect_flow.services.queries.names import called, people
from inspect_flow.services.queries.papers import plain, written_number
from inspect_flow.services.record_sight import is_in_sight
from inspect_flow.services.standing import subject_of
from inspect_flow.services.titles import title_of
from inspect_flow.services.units import authority_on
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.errors import NotFound
from inspect_flow.vocabulary.standings import SigningOrigin

_PLACES = {
    "campaign": "/campaigns/", "inspection": "/inspections/", "deficiency": "/deficiencies/",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SignedRow:
    """A signed file of the paper."""

    number: int
    signers: tuple[str, ...]
    origin: str
    added_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """The head of the page; `subject_path` is "" for what has no page of its own."""

    code: str
    kind: DocumentKind
    state: str
    state_label: str
    number: str
    symbol: str
    issued_on: date | None
    title: str
    issuer: str
    signer: str
    subject_title: str
    subject_path: str
    supersedes: str
    replaced_by: str
    excuse: str
    breaches: tuple[str, ...]
    context_sha256: str
    pdf_sha256: str
    was_issued: bool
    signed: tuple[SignedRow, ...]


def document_page(work: Work, document: Document) -> DocumentPage:
    """Return all that the page shows but its moves."""
    subject = subject_of(work, document)
    excused = document.extra.get("form") or {}
    issuer = work.session.get(Unit, document.issuer_id) if document.issuer_id else None
    return DocumentPage(
        code=document.code,
        kind=DocumentKind(document.kind),
        state=document.state,
        state_label=state_label(work, document),
        number=written_number(document.number, document.symbol),
        symbol=document.symbol,
        issued_on=document.issued_on,
        title=capitalised(plain(document.title)),
        issuer=authority_on(work, issuer.id, document.issued_on or work.on) if issuer else "",
        signer=plain(document.signer),
        subject_title=title_of(work, subject),
        subject_path=_path_of(work, subject),
        supersedes=_seen(work, work.session.get(Document, document.supersedes_id or 0)),
        replaced_by=_seen(work, replacement_of(work, document)),
        excuse=str(excused.get("reason", "")),
        breaches=tuple(excused.get("breaches", ())),
        context_sha256=document.context_sha256,
        pdf_sha256=document.pdf_sha256,
        was_issued=was_issued(document),
        signed=tuple(_signed(work, document)),
    )


def signed_content(work: Work, document: Document, number: int) -> bytes:
    """Return one of the paper's signed files."""
    files = {each.id: each for each in signed_files_of(work, document)}
    if number not in files:
        raise NotFound(_("Không có tệp này"))
    return work.office.files.get(files[number].sha256)


def _path_of(work: Work, subject: Tracked) -> str:
    place = _PLACES.get(str(subject.__tablename__))
    if place is None or not is_in_sight(work, subject):
        return ""
    return f"{place}{getattr(subject, 'code', '')}"


def _seen(work: Work, document: Document | None) -> str:
    return document.code if document is not None and is_in_sight(work, document) else ""


def _signed(work: Work, document: Document) -> Sequence[SignedRow]:
    files: Sequence[SignedFile] = signed_files_of(work, document)
    authors = people(work, (each.author_id for each in files))
    return [
        SignedRow(
            number=each.id or 0,
            signers=tuple(each.signers),
            origin=SigningOrigin(each.origin).label,
            added_at=each.added_at,
            by=called(authors.get(each.author_id or 0)),
        )
        for each in files
    ]
