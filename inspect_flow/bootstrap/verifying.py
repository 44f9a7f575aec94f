"""Hold a file, or the text of a QR code, against the register of papers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import SequenceMatcher
from hashlib import sha256

from inspect_flow.bootstrap.printing import print_document
from inspect_flow.documents.apart import apart
from inspect_flow.documents.pdf_files import page_texts, revisions, said_by
from inspect_flow.documents.signing.checking import Additions, additions_to
from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import _, _n
from inspect_flow.records.tables import Document
from inspect_flow.rules.verification_code import VerificationCode, read_code
from inspect_flow.services.lookup import seek
from inspect_flow.services.prints import (
    code_of,
    documents_numbered,
    documents_with,
    replacement_of,
    signed_files_of,
    was_issued,
)
from inspect_flow.services.queries.papers import written_number
from inspect_flow.services.trail import trail_of
from inspect_flow.services.visibility import refuse_secret
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.standings import Standing

_NUMBERED = re.compile(r"Số: (\d{1,9})/([^\s\x00-\x1f]{2,40})")
_MOST_SHOWN = 3
_MOST_WORDS = 3000
_NO_DAY = date.min
_BY_STATE = {
    "issued": Standing.ISSUED,
    "superseded": Standing.SUPERSEDED,
    "withdrawn": Standing.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a file is, which paper it speaks of, and why."""

    standing: Standing
    document: Document | None = None
    notes: Sequence[str] = field(default_factory=tuple)


def verify_file(work: Work, content: bytes, name: str) -> Verdict:
    """Tell what a PDF is; raises `BadInput` for what cannot be read as one."""
    held = revisions(content)
    known = documents_with(work, held)
    if known:
        digest = max(known, key=lambda each: held[each])
        return _found_inside(work, known[digest], content, held[digest], name)
    fields, first_page = apart(name, said_by, content, name)
    document = _named_in(work, fields, first_page)
    if document is None:
        return _stranger(fields)
    refuse_secret(work, document)
    if fields.get("Status") == "draft" or not was_issued(document):
        notes = [
            _("{code} nay là: {state}").format(code=document.code, state=_state(work, document))
        ]
        return Verdict(Standing.DRAFT, document, notes)
    return _compared(work, document, content, name)


def verify_code(work: Work, text: str) -> Verdict:
    """Tell what the text of a QR code speaks of; raises `BadInput` for any other text."""
    code = read_code(text)
    if code is None:
        raise BadInput(
            _("Nội dung mã QR không đúng dạng"),
            [_("dạng đúng: IF1;số/ký hiệu;ngày;mã cơ quan;dấu vân tay 43 ký tự")],
        )
    for document in documents_numbered(work, code):
        refuse_secret(work, document)
        if document.context_sha256 == code.sha256:
            return _said_by(work, document, code)
    numbered = [each for each in documents_numbered(work, code) if each.issued_on == code.issued_on]
    if numbered:
        notes = [_("văn bản cùng số, ký hiệu và ngày có nội dung khác")]
        return Verdict(Standing.ALTERED, numbered[0], notes)
    return Verdict(Standing.UNKNOWN, None, [_("số {number}, ngày {day}").format(
        number=code.number or "-", day=short_date(code.issued_on))])  # fmt: skip


def _said_by(work: Work, document: Document, code: VerificationCode) -> Verdict:
    if not was_issued(document):
        return Verdict(Standing.DRAFT, document)
    if code_of(work, document) != code:
        notes = [_("mã ghi số, ngày hoặc cơ quan khác với văn bản có nội dung này")]
        return Verdict(Standing.ALTERED, document, notes)
    return _standing_of(work, document)


def _found_inside(
    work: Work, document: Document, content: bytes, length: int, name: str
) -> Verdict:
    refuse_secret(work, document)
    verdict = _standing_of(work, document)
    if length == len(content):
        return _with_signers(work, verdict, document, sha256(content).hexdigest())
    added = apart(name, additions_to, content, length)
    inside = _("bản lưu trong kho nằm nguyên vẹn ở {length} byte đầu").format(length=length)
    if added.fault:
        return Verdict(Standing.ALTERED, document, [added.fault, inside])
    return _noting(verdict, _signed_since(added, inside))


def _signed_since(added: Additions, inside: str) -> str:
    told = _("{inside}; phần sau chỉ là chữ ký số của {names}, chưa lưu trong sổ")
    if not added.signers:
        # A time stamp over the signatures that were there.
        told = _("{inside}; phần sau chỉ là dấu thời gian")
    note = told.format(inside=inside, names=", ".join(added.signers))
    if not added.pages_outside:
        return note
    pages = ", ".join(map(str, added.pages_outside))
    return _("{note}; hình nằm ngoài ô ký ở trang {pages}").format(note=note, pages=pages)


def _with_signers(work: Work, verdict: Verdict, document: Document, digest: str) -> Verdict:
    signed = signed_files_of(work, document)
    if signed and digest == document.pdf_sha256:
        note = _n("đây là bản chưa ký số; kho còn giữ {count} tệp đã ký", len(signed))
        return _noting(verdict, note.format(count=len(signed)))
    for each in signed:
        if each.sha256 == digest:
            note = _("tệp đã ký số lưu trong kho: {names}")
            return _noting(verdict, note.format(names=", ".join(each.signers)))
    return verdict


def _standing_of(work: Work, document: Document) -> Verdict:
    standing = _BY_STATE[document.state]
    tag = {Standing.SUPERSEDED: "document.supersede", Standing.WITHDRAWN: "document.withdraw"}
    if standing is Standing.ISSUED:
        return Verdict(standing, document)
    day = trail_of(work, document, tag[standing]).day(tag[standing])
    on = short_date(day) if day else "?"
    new = replacement_of(work, document)
    if new is None:
        return Verdict(standing, document, [_("từ ngày {day}").format(day=on)])
    note = _("được thay bằng {code} ({number}) từ ngày {day}").format(
        code=new.code, number=written_number(new.number, new.symbol) or "-", day=on
    )
    return Verdict(standing, document, [note])


def _named_in(work: Work, fields: dict[str, str], first_page: str) -> Document | None:
    """Return the paper that a file speaks of, by its metadata, else by its printed number."""
    named = seek(work, Document, fields["Document"]) if fields.get("Document") else None
    code = read_code(fields.get("VerificationCode", ""))
    if code is not None:
        alike = documents_numbered(work, code)
        return named if named in alike else (alike[0] if alike else None)
    if fields.get("RecordSha256"):
        draft = VerificationCode("", _NO_DAY, "-", fields["RecordSha256"])
        found = documents_numbered(work, draft)
        return found[0] if found else None
    printed = _NUMBERED.search(first_page)
    if printed is None:
        return None
    numbered = VerificationCode(f"{int(printed[1])}/{printed[2]}", _NO_DAY, "-", "")
    alike = [each for each in documents_numbered(work, numbered) if was_issued(each)]
    return alike[0] if len(alike) == 1 else None


def _stranger(fields: dict[str, str]) -> Verdict:
    if fields.get("Status") == "draft":
        return Verdict(Standing.DRAFT, None, [_("tệp tự ghi là dự thảo; không có trong sổ")])
    if fields.get("VerificationCode"):
        note = _("tệp tự ghi là {code}; hãy hỏi cơ quan ban hành").format(
            code=fields["VerificationCode"][:120]
        )
        return Verdict(Standing.UNKNOWN, None, [note])
    hint = _("nếu trang giấy có mã QR, quét rồi dùng: inspect-flow document verify --code")
    return Verdict(Standing.UNKNOWN, None, [hint])


def _compared(work: Work, document: Document, content: bytes, name: str) -> Verdict:
    issued = print_document(work, document)
    digest = sha256(issued).hexdigest()
    if issued == content:
        # Nobody has printed it through the register yet, so nothing was kept to be found.
        return _noting(_standing_of(work, document), _("bản in chưa được lưu kho"))
    ours, theirs = page_texts(issued), apart(name, page_texts, content)
    notes = [
        _("SHA-256 của bản ban hành: {digest}").format(digest=digest),
        _("SHA-256 của tệp này: {digest}").format(digest=sha256(content).hexdigest()),
        *_differences(ours, theirs),
    ]
    return Verdict(Standing.ALTERED, document, notes)


def _differences(ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    if list(ours) == list(theirs):
        return [
            _("chữ in trên các trang giống bản ban hành; hình vẽ, chữ ký hoặc cách ghi tệp khác")
        ]
    if not theirs:
        return [_("không đọc được chữ in trên các trang của tệp này")]
    notes = []
    if len(ours) != len(theirs):
        notes.append(_("bản ban hành có {ours} trang, tệp này có {theirs} trang").format(
            ours=len(ours), theirs=len(theirs)))  # fmt: skip
    for number, (mine, other) in enumerate(zip(ours, theirs, strict=False), start=1):
        if mine != other and len(notes) < _MOST_SHOWN:
            notes.append(_on_page(number, mine, other))
    return notes


def _on_page(number: int, mine: str, other: str) -> str:
    # The time of comparing grows with the square; no page of ours has as many words.
    mine_words, other_words = mine.split()[:_MOST_WORDS], other.split()[:_MOST_WORDS]
    for tag, a, b, c, d in SequenceMatcher(None, mine_words, other_words, False).get_opcodes():
        if tag != "equal":
            return _("trang {page}: bản ban hành in “{mine}”, tệp này in “{other}”").format(
                page=number,
                mine=_excerpt(mine_words[a:b]),
                other=_excerpt(other_words[c:d]),
            )
    return _("trang {page}: chữ in khác").format(page=number)


def _excerpt(words: Sequence[str]) -> str:
    return " ".join(words[:12])[:80] + (" …" if len(words) > 12 else "")


def _noting(verdict: Verdict, note: str) -> Verdict:
    return replace(verdict, notes=[*verdict.notes, note])


def _state(work: Work, document: Document) -> str:
    return work.office.machines["document"].state_label(document.state)
