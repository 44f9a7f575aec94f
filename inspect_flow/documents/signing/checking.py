"""Say of each signature in a file who made it, when, and whether it still holds."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from inspect_flow.documents.signing.covering import Picture, added_pictures
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import BadInput


@dataclass(frozen=True, slots=True)
class SignatureReport:
    """One signature: `intact` is about its bytes, `trusted` about who vouches for its maker."""

    field: str
    signer: str
    organisation: str
    serial: str
    signed_at: datetime | None
    time_stamp: datetime | None
    intact: bool
    trusted: bool
    covers_file: bool
    harmed_later: bool
    distrust: str

    @property
    def holds(self) -> bool:
        """Tell whether nothing was changed that was signed."""
        return self.intact and not self.harmed_later


def signatures_in(content: bytes, roots: Sequence[Path] = ()) -> list[SignatureReport]:
    """Check every signature of the file, in the order of signing, against the given roots only."""
    with _quiet():
        try:
            return [_checked(each, roots) for each in _embedded(content)]
        except BadInput:
            raise
        except Exception as fault:
            # Whatever a forged structure leads the reader to, it is a fault of the file.
            raise BadInput(_("Không đọc được chữ ký số trong tệp"), [str(fault)[:200]]) from fault


@dataclass(frozen=True, slots=True)
class Additions:
    """What follows the bytes of a known file: its fault, else who signed and where it is seen."""

    fault: str = ""
    signers: Sequence[str] = ()
    pages_outside: Sequence[int] = ()


def additions_to(content: bytes, length: int) -> Additions:
    """Say what follows the first `length` bytes; a fault where it is more than signing."""
    with _quiet():
        try:
            return _additions(content, length)
        except Exception:
            # Whatever a forged structure leads the reader to, it is a fault of the file.
            return Additions(_("phần nối vào sau bản ban hành không đọc được"))


def _additions(content: bytes, length: int) -> Additions:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.diff_analysis import ModificationLevel

    before = PdfFileReader(BytesIO(content[:length]))
    reader = PdfFileReader(BytesIO(content))
    first = before.xrefs.total_revisions
    if reader.xrefs.total_revisions <= first:
        return Additions(_("có dữ liệu lạ nối vào sau bản ban hành"))
    found = _policy().review_file(reader, first - 1)
    level = getattr(found, "modification_level", ModificationLevel.OTHER)
    if level > ModificationLevel.FORM_FILLING:
        return Additions(_("nội dung, ghi chú hoặc tập lệnh đã được thêm vào sau bản ban hành"))
    reports = [_checked(each, ()) for each in reader.embedded_regular_signatures]
    known = len(before.embedded_regular_signatures)
    return _judged(reports, known, added_pictures(content, length))


def _judged(
    reports: Sequence[SignatureReport], known: int, pictures: Sequence[Picture]
) -> Additions:
    if not reports:
        return Additions(_("có phần nối vào sau bản ban hành mà không kèm chữ ký số"))
    broken = [each.signer for each in reports if not each.holds]
    if broken:
        told = _("chữ ký số không còn nguyên vẹn: {names}")
        return Additions(told.format(names=", ".join(broken)))
    for each in pictures:
        if each.hides:
            told = _("hình của chữ ký số thêm vào che chữ đã in ở trang {page}: “{words} …”")
            return Additions(told.format(page=each.page, words=each.hides))
    outside = sorted({each.page for each in pictures if not each.is_in_block})
    return Additions("", [each.signer for each in reports[known:]], outside)


def _policy() -> Any:
    """Return pyHanko's own policy, but for what the first signature adds to an empty form."""
    from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, FormUpdatingRule, StandardDiffPolicy

    usual: Any = DEFAULT_DIFF_POLICY
    exempt = {*usual.form_rule.ignored_acroform_keys, "/SigFlags"}
    form_rule = FormUpdatingRule(usual.form_rule.field_rules, ignored_acroform_keys=exempt)
    return StandardDiffPolicy(usual.global_rules, form_rule)


def _embedded(content: bytes) -> list[Any]:
    from pyhanko.pdf_utils.reader import PdfFileReader

    found: list[Any] = PdfFileReader(BytesIO(content)).embedded_regular_signatures
    return found


def _checked(embedded: Any, roots: Sequence[Path]) -> SignatureReport:
    from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature

    status = validate_pdf_signature(embedded, _context(roots), _context(roots))
    certificate = status.signing_cert
    subject = certificate.subject.native
    stamp = status.timestamp_validity
    level = getattr(status, "modification_level", None)
    covers_file = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    return SignatureReport(
        field=embedded.field_name,
        signer=str(subject.get("common_name", "")),
        organisation=str(subject.get("organization_name", "")),
        serial=f"{certificate.serial_number:x}",
        signed_at=status.signer_reported_dt,
        time_stamp=stamp.timestamp if stamp is not None and stamp.intact and stamp.valid else None,
        intact=bool(status.intact and status.valid),
        trusted=bool(roots and status.trusted),
        covers_file=covers_file,
        harmed_later=not covers_file and (level is None or not status.docmdp_ok),
        distrust="" if status.trusted else _distrust(status, roots),
    )


def _distrust(status: Any, roots: Sequence[Path]) -> str:
    if not roots:
        return _("chưa chỉ định chứng thư gốc tin cậy (printing.yaml: trust, hoặc --trust)")
    if status.revoked:
        return _("chứng thư đã bị thu hồi")
    return _("chứng thư không do gốc tin cậy nào cấp, hoặc đã hết hạn, hoặc không dùng để ký")


def _context(roots: Sequence[Path]) -> Any:
    from pyhanko.keys import load_certs_from_pemder
    from pyhanko_certvalidator import ValidationContext

    try:
        read: Any = load_certs_from_pemder
        trusted = list(read([str(each) for each in roots]))
    except (OSError, ValueError, TypeError) as fault:
        raise BadInput(
            _("Chứng thư gốc"), [_("không đọc được tệp chứng thư (PEM hoặc DER)")]
        ) from fault
    # No list of the operating system, no look at the network: the house says whom it trusts.
    return ValidationContext(trust_roots=trusted, allow_fetching=False)


@contextmanager
def _quiet() -> Iterator[None]:
    # pyHanko logs whole stack traces for signatures that are merely not trusted.
    loggers = [logging.getLogger(name) for name in ("pyhanko", "pyhanko_certvalidator")]
    levels = [each.level for each in loggers]
    for each in loggers:
        each.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for each, level in zip(loggers, levels, strict=True):
            each.setLevel(level)
