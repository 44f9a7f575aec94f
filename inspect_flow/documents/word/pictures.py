"""Drawings and photographs of a paper as pictures in Word."""

from __future__ import annotations

import re
from io import BytesIO
from math import isinf
from typing import Any

from docx.document import Document as WordDocument
from docx.image.exceptions import UnrecognizedImageError
from docx.image.image import Image
from docx.shared import Pt

from inspect_flow.documents.pages import html_to_pdf
from inspect_flow.documents.typesetting import printable
from inspect_flow.documents.word.markup import w
from inspect_flow.documents.word.styled_page import POINTS_PER_PIXEL, SVG, StyledPage, points
from inspect_flow.documents.word.unknown import UnknownConstruct

# As many dots to the inch as archives ask of scanned plans; charts have few colours and stay small.
_RESOLUTION = 300
_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)


class Pictures:
    """Puts the drawings of a paper into the file, each as large as it is printed."""

    def __init__(self, page: StyledPage, document: WordDocument, house: str | None) -> None:
        self._page, self._document, self._house = page, document, house
        # The parser writes drawings differently from what it reads: their source is kept.
        self._sources = dict(zip(page.root.iter(SVG), _DRAWING.findall(page.source), strict=True))

    def run(self, element: Any, room: float) -> Any:
        """Return a run with the picture `element` and what it shows, for those who cannot see."""
        make = self._drawing if element.tag == SVG else self._photograph
        content, width, height = make(element, room)
        inline = self._document.part.new_pic_inline(BytesIO(content), Pt(width), Pt(height))
        for side in "TBLR":
            # LibreOffice keeps an eighth of an inch where nothing is said.
            inline.set(f"dist{side}", "0")
        shown = element.get("aria-label") or element.get("alt", "")
        inline.docPr.set("descr", printable(shown))
        drawing = w("drawing")
        drawing.append(inline)
        return w("r", drawing)

    def _drawing(self, element: Any, room: float) -> tuple[bytes, float, float]:
        style = self._page.style(element)
        width = points(style["width"]) or _attribute(element, "width")
        height = points(style["height"]) or _attribute(element, "height")
        if not width or not height:
            raise UnknownConstruct(element, " (width, height)")
        return self._rasterised(self._sources[element], width, height), width, height

    def _photograph(self, element: Any, room: float) -> tuple[bytes, float, float]:
        """Return a photograph in its own proportions, as large as the stylesheet lets it be."""
        try:
            content = self._page.fetched(element.get("src", ""))
            picture = Image.from_blob(content)
        except (ValueError, UnrecognizedImageError) as fault:
            raise UnknownConstruct(element) from fault
        style = self._page.style(element)
        own = (picture.px_width * POINTS_PER_PIXEL, picture.px_height * POINTS_PER_PIXEL)
        bounds = (_bound(style["max_width"], room) or room, _bound(style["max_height"], 0))
        share = min(1.0, *(bound / size for bound, size in zip(bounds, own, strict=True) if bound))
        return content, own[0] * share, own[1] * share

    def _rasterised(self, source: str, width: float, height: float) -> bytes:
        """Let the engine of the PDF draw `source`, then take a picture of it."""
        import pdfplumber

        # On a sheet as large as any that is printed, of which the drawing is cut out.
        rules = "@page { size: A3; margin: 0 } svg { display: block }"
        pdf = html_to_pdf(f"<html><style>{rules}</style><body>{source}</body></html>", self._house)
        written = BytesIO()
        with pdfplumber.open(BytesIO(pdf)) as file:
            sheet = file.pages[0].to_image(resolution=_RESOLUTION).original
        right, bottom = (round(length * _RESOLUTION / 72) for length in (width, height))
        picture = sheet.crop((0, 0, right, bottom))
        picture.convert("L").save(written, "PNG", optimize=True)
        return written.getvalue()


def _bound(length: Any, whole: float) -> float:
    """Return a greatest length in points, 0 where there is none."""
    found = points(length, whole)
    return 0.0 if isinf(found) else found


def _attribute(element: Any, name: str) -> float:
    """Return a length that stands in the drawing itself: in mm, pt or px."""
    found = re.fullmatch(r"([\d.]+)(mm|pt|px|)", element.get(name, ""))
    units = {"mm": 72 / 25.4, "pt": 1.0, "px": 0.75, "": 0.75}
    return float(found[1]) * units[found[2]] if found else 0.0
