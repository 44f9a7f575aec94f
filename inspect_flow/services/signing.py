"""Signed files of issued papers: which file is signed next, who may, and what is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Document, SignedFile
from inspect_flow.services import journal
from inspect_flow.services.permissions import require
from inspect_flow.services.prints import signed_files_of
from inspect_flow.services.stored_files import store_file
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput, Conflict, MoveRefused
from inspect_flow.vocabulary.file_types import FileType
from inspect_flow.vocabulary.standings import SigningOrigin


def refuse_unsignable(work: Work, document: Document) -> None:
    """Raise `MoveRefused` unless the paper is in force and the actor may sign it."""
    if document.state != "issued":
        state = work.office.machines["document"].state_label(document.state)
        raise MoveRefused(
            document.code,
            [_("chỉ ký số văn bản đang có hiệu lực; văn bản này: {state}").format(state=state)],
        )
    require(work, document, "document.sign")


def newest_file(work: Work, document: Document) -> bytes:
    """Return what is to be signed next: the newest signed file, else the issued print."""
    signed = signed_files_of(work, document)
    digest = signed[-1].sha256 if signed else document.pdf_sha256
    return work.office.files.get(digest)


def keep_signed(
    work: Work,
    document: Document,
    content: bytes,
    base: bytes,
    signers: Sequence[str],
    origin: SigningOrigin,
    details: Mapping[str, Any],
    name: str = "",
) -> SignedFile:
    """Keep a signed file; `base` is what it was signed on, which must still be the newest."""
    refuse_unsignable(work, document)
    if newest_file(work, document) != base:
        raise Conflict(
            _("{code}: vừa có người khác ký").format(code=document.code),
            [_("ký lại trên tệp mới nhất; chữ ký của bạn chưa được ghi")],
        )
    digest = store_file(work, content, FileType.PDF.media_type)
    if any(each.sha256 == digest for each in signed_files_of(work, document)):
        raise BadInput(document.code, [_("tệp đã ký này đã có trong kho")])
    kept = SignedFile(
        document_id=document.id or 0, sha256=digest, origin=origin.value, signers=list(signers),
        name=name, added_at=work.at, author_id=work.actor.person_id,
    )  # fmt: skip
    work.session.add(kept)
    work.session.flush()
    tag = "signed" if origin is SigningOrigin.HERE else "signed_elsewhere"
    told = {"sha256": digest, "signed_on": sha256(base).hexdigest(), "signers": list(signers)}
    journal.note(work, document, f"document.{tag}", {**told, **details})
    return kept
