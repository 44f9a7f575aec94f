"""Photographs that people hand in: read with care, drawn anew, rid of what cameras hide in them."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import Any

from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import BadInput

# A phone takes 12 to 50 million points; a small file that unfolds to more is a bomb.
MOST_POINTS = 60_000_000
LARGEST_FILE = 25 * 1024 * 1024
# Enough for the width of a page at 200 points per inch, small enough for a portal.
LONGEST_SIDE = 1200
_ONE_AT_A_TIME = Lock()
_FORMATS = {"JPEG": "image/jpeg", "PNG": "image/png"}


@dataclass(frozen=True, slots=True)
class Photograph:
    """A picture as it is kept."""

    content: bytes
    media_type: str
    width: int
    height: int


def read_photograph(content: bytes, name: str, longest_side: int = LONGEST_SIDE) -> Photograph:
    """Return the picture drawn anew: upright, of bounded size, without EXIF, place or comments.

    Raises `BadInput` for anything but a whole JPEG or PNG file of a bearable size.
    """
    if not content or len(content) > LARGEST_FILE:
        limit = LARGEST_FILE // 1024 // 1024
        raise _refused(name, _("ảnh rỗng hoặc nặng quá {limit} MB").format(limit=limit))
    from PIL import Image, UnidentifiedImageError

    too_many = _("ảnh quá nhiều điểm; giảm kích thước rồi thêm lại")
    faults = (OSError, ValueError, SyntaxError, EOFError, struct.error)
    try:
        picture = Image.open(BytesIO(content), formats=list(_FORMATS))
        kind = str(picture.format)
        if picture.width * picture.height > MOST_POINTS:
            raise _refused(name, too_many)
        with _whole_pictures_only():
            return _drawn_anew(picture, kind, longest_side)
    except UnidentifiedImageError:
        raise _refused(name, _("không phải ảnh JPEG hoặc PNG")) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _refused(name, too_many) from None
    except faults:
        raise _refused(name, _("ảnh hỏng hoặc bị cắt cụt; lưu lại ảnh rồi thêm lại")) from None


@contextmanager
def _whole_pictures_only() -> Iterator[None]:
    """Refuse pictures that were cut off: the layout engine lets Pillow fill them up with grey."""
    from PIL import ImageFile

    # The setting is one for all threads, and a server reads several pictures at once.
    with _ONE_AT_A_TIME:
        before = ImageFile.LOAD_TRUNCATED_IMAGES
        ImageFile.LOAD_TRUNCATED_IMAGES = False
        try:
            yield
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = before


def _drawn_anew(picture: Any, kind: str, longest_side: int) -> Photograph:
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(picture)
    if upright.mode in ("RGBA", "LA", "P", "PA"):
        seen = upright.convert("RGBA")
        upright = Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen)
    plain = Image.new("RGB", upright.size)
    plain.paste(upright.convert("RGB"))
    plain.thumbnail((longest_side, longest_side))
    written = BytesIO()
    if kind == "PNG":
        plain.save(written, "PNG", optimize=True)
    else:
        plain.save(written, "JPEG", quality=85, optimize=True)
    return Photograph(written.getvalue(), _FORMATS[kind], plain.width, plain.height)


def _refused(name: str, reason: str) -> BadInput:
    return BadInput(_("Không nhận ảnh '{name}'").format(name=name), [reason])
