"""Read a PDF that somebody hands in: is it whole, what does it say of itself, what is printed."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from io import BytesIO
from typing import Any

from inspect_flow.documents.metadata import FIELDS, NAMESPACE
from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import nfc
from inspect_flow.vocabulary.errors import BadInput

_END = re.compile(rb"%%EOF(?:\r\n|\r|\n)?")
# An honest paper has one revision for each signature.
_MOST_REVISIONS = 200
_MOST_PAGES = 1000


def refuse_unreadable(content: bytes, name: str) -> None:
    """Raise `BadInput` for what is no PDF, is locked by a password or cannot be opened."""
    if not content.lstrip()[:5] == b"%PDF-":
        raise BadInput(
            _("Tệp {name}").format(name=name), [_("không phải tệp PDF; chọn đúng tệp văn bản")]
        )
    with _opened(content, name) as file:
        if not len(file.pages):
            raise BadInput(_("Tệp {name}").format(name=name), [_("tệp PDF không có trang nào")])


def revisions(content: bytes) -> dict[str, int]:
    """Return SHA-256 → length of every revision that the file holds, the whole file last."""
    ends = deque((found.end() for found in _END.finditer(content)), _MOST_REVISIONS)
    # An end mark may or may not be followed by the end of its line.
    lengths = {each for end in ends for each in _ways_to_end(content, end)} | {len(content)}
    digest, found, position = sha256(), {}, 0
    for length in sorted(lengths):
        digest.update(content[position:length])
        position = length
        found[digest.copy().hexdigest()] = length
    return found


def _ways_to_end(content: bytes, end: int) -> Iterator[int]:
    yield end
    line_end = content[end - 2 : end]
    yield end - (2 if line_end == b"\r\n" else 1 if line_end[-1:] in (b"\r", b"\n") else 0)


def fields_of(content: bytes, name: str) -> dict[str, str]:
    """Return the fields of the program's own namespace that the file carries."""
    with _opened(content, name) as file, file.open_metadata() as metadata:
        written = {field: metadata.get(f"{{{NAMESPACE}}}{field}") for field, _l, _m in FIELDS}
    return {field: str(value) for field, value in written.items() if value}


def said_by(content: bytes, name: str) -> tuple[dict[str, str], str]:
    """Return the fields of a file and the text of its first page; refuse what is no PDF."""
    refuse_unreadable(content, name)
    return fields_of(content, name), next(iter(page_texts(content, 1)), "")


def page_texts(content: bytes, most: int = _MOST_PAGES) -> list[str]:
    """Return what is printed on each of the first pages, one space between words."""
    import pdfplumber

    try:
        with pdfplumber.open(BytesIO(content)) as file:
            return [" ".join(nfc(page.extract_text()).split()) for page in file.pages[:most]]
    except MemoryError:
        raise
    except Exception:
        # pdfminer raises whatever a broken stream leads it to.
        return []


def words_in(content: bytes, number: int, box: tuple[float, float, float, float]) -> Sequence[str]:
    """Return the words printed on a page whose middle lies in `box`, points from the lower left."""
    import pdfplumber

    left, bottom, right, top = box
    with pdfplumber.open(BytesIO(content), pages=[number]) as file:
        (page,) = file.pages
        return [
            nfc(each["text"])
            for each in page.extract_words()
            if left <= (each["x0"] + each["x1"]) / 2 <= right
            and bottom <= page.height - (each["top"] + each["bottom"]) / 2 <= top
        ]


@contextmanager
def _opened(content: bytes, name: str) -> Iterator[Any]:
    import pikepdf

    try:
        file = pikepdf.open(BytesIO(content))
    except pikepdf.PasswordError:
        fault = _("tệp bị khóa bằng mật khẩu; mở khóa rồi thử lại")
    except (pikepdf.PdfError, ValueError, RuntimeError):
        fault = _("tệp PDF hỏng hoặc thiếu phần cuối; lấy lại tệp gốc")
    else:
        with file:
            yield file
        return
    raise BadInput(_("Tệp {name}").format(name=name), [fault])
