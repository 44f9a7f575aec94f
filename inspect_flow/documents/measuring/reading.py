"""Open a PDF with pikepdf and pdfplumber: its words, lines, fonts and declarations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import BadInput

MM = 25.4 / 72
_MOST_PAGES = 2000
_STYLE = re.compile(r"(Regular|Bold|Italic|Oblique|Roman|PSMT|PS|MT)|[-,]")


@dataclass(frozen=True, slots=True)
class Word:
    """One printed word with its place (mm from the top left corner), size in points and style."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    font: str
    colour: tuple[float, ...] = (0.0,)

    @property
    def is_bold(self) -> bool:
        """Tell whether it is printed bold."""
        return "Bold" in self.font

    @property
    def is_italic(self) -> bool:
        """Tell whether it is printed in italics."""
        return "Italic" in self.font or "Oblique" in self.font

    @property
    def family(self) -> str:
        """Return the typeface without subset tag and style."""
        return _STYLE.sub("", self.font.rpartition("+")[2])


@dataclass(frozen=True, slots=True)
class Stroke:
    """A thin horizontal line."""

    left: float
    right: float
    top: float

    @property
    def length(self) -> float:
        """Return how long it is."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its size in mm, its words and its thin horizontal lines from top to bottom."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    strokes: tuple[Stroke, ...]


@dataclass(frozen=True, slots=True)
class Font:
    """A font of the file."""

    name: str
    is_embedded: bool
    has_unicode: bool


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A finished file as it was read back."""

    pages: tuple[Page, ...]
    version: str
    language: str
    title: str
    is_tagged: bool
    fonts: tuple[Font, ...]
    created: str  # "20190814…" as the file says


def read_file(pdf: bytes) -> ReadFile:
    """Read `pdf`; raises `BadInput` for what is no PDF, is locked, or has no end."""
    import pikepdf

    faults: tuple[type[Exception], ...] = (pikepdf.PdfError, *_parser_faults())
    try:
        with pikepdf.open(BytesIO(pdf)) as opened:
            facts = _declared(opened)
        return ReadFile(pages=tuple(_pages(pdf)), **facts)
    except pikepdf.PasswordError:
        raise _unreadable(_("tệp đặt mật khẩu; hãy bỏ mật khẩu rồi kiểm tra lại")) from None
    except faults as fault:
        reason = _("không phải tệp PDF hoặc tệp bị hỏng: {fault}")
        raise _unreadable(reason.format(fault=str(fault)[:120] or type(fault).__name__)) from None


def _parser_faults() -> tuple[type[Exception], ...]:
    # pdfminer meets a broken file with whatever its parser stumbles over.
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import PdfminerException

    builtins = (ValueError, TypeError, LookupError, AttributeError, RecursionError, AssertionError)
    return (PDFException, PSException, PdfminerException, ArithmeticError, *builtins)


def _unreadable(reason: str) -> BadInput:
    return BadInput(_("Không đọc được tệp PDF"), [reason])


def _declared(opened: Any) -> dict[str, Any]:
    if len(opened.pages) > _MOST_PAGES:
        raise _unreadable(
            _("tệp có {count} trang, chỉ đọc đến {limit} trang").format(
                count=len(opened.pages), limit=_MOST_PAGES
            )
        )
    root = opened.Root
    marked = root.get("/MarkInfo")
    return {
        "version": opened.pdf_version,
        "language": str(root.get("/Lang", "")),
        "title": str(opened.docinfo.get("/Title", "")),
        "created": str(opened.docinfo.get("/CreationDate", "")).removeprefix("D:"),
        "is_tagged": "/StructTreeRoot" in root and bool(marked and marked.get("/Marked")),
        "fonts": tuple(_fonts(opened)),
    }


def _fonts(opened: Any) -> Iterator[Font]:
    seen = set()
    for page in opened.pages:
        for font in (page.resources.get("/Font") or {}).values():
            if font.objgen in seen:
                continue
            seen.add(font.objgen)
            below = font.get("/DescendantFonts")
            bearer = below[0] if below is not None else font
            described = bearer.get("/FontDescriptor") or {}
            embedded = any(f"/FontFile{each}" in described for each in ("", "2", "3"))
            name = str(font.get("/BaseFont", "")).lstrip("/")
            yield Font(name, embedded, "/ToUnicode" in font)


def _pages(pdf: bytes) -> Iterator[Page]:
    import pdfplumber

    with pdfplumber.open(BytesIO(pdf)) as file:
        for number, page in enumerate(file.pages, start=1):
            drawn = [*page.rects, *page.lines]
            yield Page(
                number,
                float(page.width) * MM,
                float(page.height) * MM,
                tuple(_words(page)),
                tuple(sorted(_strokes(drawn), key=lambda each: each.top)),
            )
            page.close()


def _words(page: Any) -> Iterator[Word]:
    for each in page.extract_words(extra_attrs=["fontname", "size", "non_stroking_color"]):
        yield Word(
            each["text"],
            each["x0"] * MM,
            each["x1"] * MM,
            each["top"] * MM,
            each["bottom"] * MM,
            round(each["size"], 1),
            each["fontname"],
            _colour(each["non_stroking_color"]),
        )


def _colour(value: Any) -> tuple[float, ...]:
    if isinstance(value, int | float):
        return (float(value),)
    parts = value or (0.0,)
    # A named pattern stands among the numbers as a text; it is no black.
    return tuple(float(each) if isinstance(each, int | float) else 1.0 for each in parts)


def _strokes(drawn: list[Any]) -> Iterator[Stroke]:
    for each in drawn:
        if each["height"] < 2 and each["width"] > 10:
            yield Stroke(each["x0"] * MM, each["x1"] * MM, each["top"] * MM)
