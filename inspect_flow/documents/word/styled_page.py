"""A filled template with the computed style of every element; lengths in points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from inspect_flow.documents.pages import styled_html

POINTS_PER_PIXEL = 0.75
SVG = "{http://www.w3.org/2000/svg}svg"
_SIDES = ("top", "right", "bottom", "left")
# Any page but the first of the paper or of its group of pages.
_LATER = 7


@dataclass(frozen=True)
class PageLook:
    """Paper, margins (top, right, bottom, left) and what stands in the margins of a page."""

    width: float
    height: float
    margins: tuple[float, float, float, float]
    boxes: dict[str, Any]
    starts_at: int | None

    @property
    def room(self) -> float:
        """Return the width of the text."""
        return self.width - self.margins[1] - self.margins[3]


class StyledPage:
    """The tree of a paper and what the stylesheet says about each of its elements."""

    def __init__(self, html: str, house: str | None = None) -> None:
        self.source = html
        self._document, self._style_for = styled_html(html, house)
        self.root: Any = self._document.etree_element
        self.body: Any = self.root.find("body")

    def style(self, element: Any, pseudo: str | None = None) -> Any:
        """Return the computed style of an element or of what is written before or after it."""
        return self._style_for(element, pseudo)

    def fetched(self, address: str) -> bytes:
        """Return what stands at `address`; only the fetcher of the PDF is asked."""
        response = self._document.url_fetcher.fetch(address)
        try:
            content: bytes = response.read()
            return content
        finally:
            response.close()

    def metadata(self) -> dict[str, str]:
        """Return title and the named entries of the head."""
        found = {each.get("name", ""): each.get("content", "") for each in self.root.iter("meta")}
        return {**found, "title": "".join(self.root.find("head/title").itertext()).strip()}

    def page(self, name: str, *, first_of_all: bool, first: bool) -> PageLook:
        """Return how a page named `name` looks: first of the paper, of its section, or later."""
        from weasyprint.layout.page import PageType, set_page_type_computed_styles

        index = 0 if first_of_all and first else _LATER
        kind = PageType("right", False, name, index, ((name, 0 if first else 1),))
        set_page_type_computed_styles(kind, self._document, self._style_for)
        style = self._style_for(kind)
        width, height = (each * POINTS_PER_PIXEL for each in style["size"])
        margins = tuple(points(style[f"margin_{side}"]) for side in _SIDES)
        resets = dict(style["counter_reset"]) if style["counter_reset"] else {}
        return PageLook(width, height, margins, dict(self._boxes(kind)), resets.get("page"))  # type: ignore[arg-type]

    def _boxes(self, kind: Any) -> Iterator[tuple[str, Any]]:
        for edge in ("top", "bottom"):
            for place in ("left", "center", "right"):
                style = self._style_for(kind, f"@{edge}-{place}")
                if style is not None and style["content"] not in ("normal", "none", "inhibit"):
                    yield f"{edge}-{place}", style


def is_picture(element: Any) -> bool:
    """Tell whether `element` is a drawing or a photograph."""
    return element.tag in (SVG, "img")


def points(length: Any, whole: float = 0) -> float:
    """Return a computed length in points; a percentage is one of `whole`, auto is nothing."""
    if length == "auto" or length is None:
        return 0.0
    if isinstance(length, int | float):
        return float(length) * POINTS_PER_PIXEL
    if length.unit == "%":
        return float(length.value) / 100 * whole
    return float(length.value) * POINTS_PER_PIXEL
