"""Put a PAdES signature into a PDF as one more revision: what was there keeps its bytes."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from tempfile import NamedTemporaryFile
from typing import Any

from inspect_flow.documents.signing.keys import Key
from inspect_flow.documents.signing.stamp import Stamp
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import BadInput, MoveRefused


@dataclass(frozen=True, slots=True)
class Wish:
    """How to sign: the field's name, what is seen, why, where, and who stamps the time."""

    field: str
    stamp: Stamp | None = None
    reason: str = ""
    location: str = ""
    time_stamp: str = ""


def sign_pdf(content: bytes, key: Key, wish: Wish) -> bytes:
    """Return the file with one signature more: PAdES B-T with a time stamp, B-B without."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.general import SigningError

    try:
        writer = IncrementalPdfFileWriter(BytesIO(content))
        return _signed(writer, key, wish)
    except SigningError as fault:
        raise MoveRefused(_("Chưa ký được văn bản"), [str(fault)]) from fault
    except PdfError as fault:
        raise BadInput(_("Chưa ký được văn bản"), [_("tệp PDF không đọc được")]) from fault


def _signed(writer: Any, key: Key, wish: Wish) -> bytes:
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

    meta = PdfSignatureMetadata(
        field_name=wish.field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        reason=wish.reason or None,
        location=wish.location or None,
        name=key.name or None,
    )
    field = _field(wish)
    with NamedTemporaryFile(suffix=".pdf") as shown:
        style = _style(shown, wish.stamp)
        signer = PdfSigner(
            meta, key.signer, timestamper=_time_stamper(wish), stamp_style=style,
            new_field_spec=field,
        )  # fmt: skip
        return _written(signer, writer, wish)


def _field(wish: Wish) -> Any:
    from pyhanko.sign.fields import SigFieldSpec

    if wish.stamp is None:
        return SigFieldSpec(wish.field)
    place = wish.stamp.place
    left, bottom, right, top = (
        round(each) for each in (place.left, place.bottom, place.right, place.top)
    )
    return SigFieldSpec(wish.field, on_page=place.page - 1, box=(left, bottom, right, top))


def _written(signer: Any, writer: Any, wish: Wish) -> bytes:
    from aiohttp import ClientError
    from pyhanko.sign.timestamps import TimestampRequestError

    try:
        written: bytes = signer.sign_pdf(writer).getvalue()
    except (TimestampRequestError, ClientError, OSError, TimeoutError) as fault:
        if not wish.time_stamp:
            raise
        raise BadInput(
            _("Máy chủ cấp dấu thời gian {url}").format(url=wish.time_stamp),
            [
                _("không cấp được dấu thời gian: {fault}").format(fault=str(fault)[:120] or "?"),
                _("thử lại sau, hoặc ký không có dấu thời gian bằng --no-time-stamp"),
            ],
        ) from fault
    return written


def _style(shown: Any, stamp: Stamp | None) -> Any:
    from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule
    from pyhanko.stamp import StaticStampStyle

    if stamp is None:
        return None
    shown.write(stamp.pdf)
    shown.flush()
    # Without this a margin is taken off, and a seal would not be of its actual size.
    whole = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, Margins())
    return StaticStampStyle.from_pdf_file(shown.name, border_width=0, background_layout=whole)


def _time_stamper(wish: Wish) -> Any:
    if not wish.time_stamp:
        return None
    from pyhanko.sign.timestamps.aiohttp_client import HTTPTimeStamper

    return HTTPTimeStamper(wish.time_stamp, timeout=20)
