"""Sign issued papers, take in files signed elsewhere, report on signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from inspect_flow.bootstrap.printing import Access, print_stored
from inspect_flow.bootstrap.signature_blocks import Asked, Signatories, block_to_sign
from inspect_flow.bootstrap.verifying import verify_file
from inspect_flow.definitions.printing import load_printing
from inspect_flow.documents.apart import apart
from inspect_flow.documents.pdf_files import refuse_unreadable, revisions
from inspect_flow.documents.signing.applying import Wish, sign_pdf
from inspect_flow.documents.signing.checking import SignatureReport, signatures_in
from inspect_flow.documents.signing.keys import Key
from inspect_flow.documents.signing.stamp import (
    Place,
    Stamp,
    picture_stamp,
    text_stamp,
)
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Document, SignedFile
from inspect_flow.services.documents import context_of
from inspect_flow.services.registry import find
from inspect_flow.services.signing import keep_signed, newest_file, refuse_unsignable
from inspect_flow.vocabulary.errors import MoveRefused
from inspect_flow.vocabulary.standings import SigningOrigin, Standing


@dataclass(frozen=True, slots=True)
class SigningWish:
    """What somebody asks for: which block, person or seal, what is seen, why, stamped by whom.

    `time_stamp` None means the house's authority, "" none.
    """

    block: int = 0
    is_seal: bool = False
    picture: bytes = b""
    picture_name: str = ""
    reason: str = ""
    location: str = ""
    time_stamp: str | None = None


def refuse_before_signing(access: Access, code: str) -> None:
    """Raise what stands in the way of signing before anybody is asked for a password."""
    with access.reading() as work:
        refuse_unsignable(work, find(work, Document, code))


def sign_stored(access: Access, code: str, key: Key, wish: SigningWish) -> SignedFile:
    """Sign the newest file of an issued paper and keep what comes of it."""
    refuse_before_signing(access, code)
    print_stored(access, code)
    with access.reading() as work:
        document = find(work, Document, code)
        base = newest_file(work, document)
        names = [each["name"] for each in context_of(document).get("signatures", [])]
        house = load_printing(work.office.house)
    field, place = block_to_sign(
        code, base, Asked(wish.block, wish.is_seal), Signatories(key.name, names)
    )
    stamp = _stamp(place, key, wish) if place is not None else None
    address = house.time_stamp if wish.time_stamp is None else wish.time_stamp
    content = sign_pdf(base, key, Wish(field, stamp, wish.reason, wish.location, address))
    details = {"field": field, "serial": key.serial, "time_stamp": address, "reason": wish.reason}
    names = [each.signer for each in signatures_in(content)]
    with access.transaction() as work:
        return keep_signed(
            work, find(work, Document, code), content, base, names, SigningOrigin.HERE,
            {name: value for name, value in details.items() if value},
        )  # fmt: skip


def attach_signed(access: Access, content: bytes, name: str) -> tuple[str, SignedFile]:
    """Keep a file signed elsewhere with the paper that it is; return the paper's code."""
    with access.reading() as work:
        verdict = verify_file(work, content, name)
        document = verdict.document
        if document is None or verdict.standing is not Standing.ISSUED:
            raise MoveRefused(
                _("Không nhận tệp {name}: {standing}").format(
                    name=name, standing=verdict.standing.label
                ),
                [*verdict.notes, _("ký trên đúng tệp lấy bằng inspect-flow document render")],
            )
        code = document.code
        refuse_unsignable(work, document)
        if not document.pdf_sha256:
            raise MoveRefused(code, [_("tệp chưa có chữ ký số nào")])
        base = newest_file(work, document)
    reports = apart(name, signatures_in, content, ())
    _refuse_wrong_signatures(code, reports)
    if sha256(base).hexdigest() not in revisions(content):
        fault = _("tệp không chứa các chữ ký đã lưu; ký tiếp trên tệp mới nhất trong kho")
        raise MoveRefused(code, [fault])
    with access.transaction() as work:
        kept = keep_signed(
            work, find(work, Document, code), content, base, [each.signer for each in reports],
            SigningOrigin.ELSEWHERE, {"name": name}, name,
        )  # fmt: skip
    return code, kept


def stored_file(access: Access, code: str) -> bytes:
    """Return the newest file of a stored paper: signed where somebody signed it."""
    pdf = print_stored(access, code)
    with access.reading() as work:
        document = find(work, Document, code)
        return newest_file(work, document) if document.pdf_sha256 else pdf


def report_on(
    access: Access, content: bytes, name: str, trust: Sequence[Path]
) -> list[dict[str, object]]:
    """Report on each signature, against the roots given, else against the house's."""
    with access.reading() as work:
        roots = list(trust) or list(load_printing(work.office.house).trust)
    apart(name, refuse_unreadable, content, name)
    reports = apart(name, signatures_in, content, roots)
    return [asdict(each) | {"holds": each.holds} for each in reports]


def _refuse_wrong_signatures(code: str, reports: Sequence[SignatureReport]) -> None:
    if not reports:
        raise MoveRefused(code, [_("tệp chưa có chữ ký số nào")])
    broken = [each.signer for each in reports if not each.holds]
    if broken:
        fault = _("chữ ký số không còn nguyên vẹn: {names}").format(names=", ".join(broken))
        raise MoveRefused(code, [fault])


def _stamp(place: Place, key: Key, wish: SigningWish) -> Stamp | None:
    if wish.picture:
        return picture_stamp(place, wish.picture, wish.picture_name)
    if wish.is_seal:
        # Nothing is drawn that nobody gave: the agency's signature stays without a picture.
        return None
    return text_stamp(place, key.name, key.organisation, datetime.now(UTC))
