"""Pages of Word: paper, margins, page numbers and what stands in the margins."""

from __future__ import annotations

from typing import Any

from docx.enum.section import WD_ORIENT
from docx.section import Section
from docx.shared import Pt

from inspect_flow.documents.word.looks import NATURAL_LINE, RunLook, run_look, run_properties
from inspect_flow.documents.word.markup import text_element, twips, w
from inspect_flow.documents.word.styled_page import PageLook, StyledPage

_PLACES = ("left", "center", "right")


class PageSetup:
    """Sets up the sections in the order in which they were begun."""

    def __init__(self, page: StyledPage, notice: str) -> None:
        self._page, self._notice = page, notice
        self.names: list[str] = []

    def begin(self, name: str) -> float:
        """Begin a section of pages named `name`; return the width of its text."""
        self.names.append(name)
        return self._page.page(name, first_of_all=False, first=False).room

    def apply(self, section: Section, position: int) -> None:
        """Give `section` its paper, its margins and its heads and feet."""
        name = self.names[position]
        first = self._page.page(name, first_of_all=position == 0, first=True)
        later = self._page.page(name, first_of_all=position == 0, first=False)
        _set_paper(section, later)
        if first.starts_at is not None:
            _order(section, w("pgNumType", start=first.starts_at))
        section.different_first_page_header_footer = True
        for edge, head, look in (
            ("top", section.first_page_header, first),
            ("bottom", section.first_page_footer, first),
            ("top", section.header, later),
            ("bottom", section.footer, later),
        ):
            head.is_linked_to_previous = False
            self._fill(head.paragraphs[0]._p, edge, look)

    def _fill(self, paragraph: Any, edge: str, look: PageLook) -> None:
        for child in list(paragraph):
            paragraph.remove(child)
        written = [(place, look.boxes.get(f"{edge}-{place}")) for place in _PLACES]
        runs = {place: self._runs(style) for place, style in written if style is not None}
        said = {place: each for place, each in runs.items() if each}
        if list(said) == ["center"]:
            paragraph.append(w("pPr", _single(), w("jc", val="center")))
            paragraph.extend(said["center"])
            return
        stops = [("center", look.room / 2), ("right", look.room)]
        tabs = [w("tab", val=place, pos=twips(at)) for place, at in stops if place in said]
        paragraph.append(w("pPr", w("tabs", *tabs) if tabs else None, _single()))
        for place, each in said.items():
            if place != "left":
                paragraph.append(w("r", w("tab")))
            paragraph.extend(each)

    def _runs(self, style: Any) -> list[Any]:
        properties = [run_properties(run_look(style), RunLook()) for _ in range(5)]
        runs: list[Any] = []
        for kind, value in style["content"]:
            if kind == "counter()":
                runs += _page_number(properties)
            else:
                text = self._notice if kind == "string()" else str(value)
                if text:
                    runs.append(w("r", properties.pop(), text_element(text)))
        return runs


def _single() -> Any:
    return w("spacing", before=0, after=0, line=240, lineRule="auto")


def _page_number(properties: list[Any]) -> list[Any]:
    code = w("instrText")
    code.text = "PAGE"
    shown = w("t")
    shown.text = "2"
    parts = [
        w("fldChar", fldCharType="begin"),
        code,
        w("fldChar", fldCharType="separate"),
        shown,
        w("fldChar", fldCharType="end"),
    ]
    return [w("r", look, part) for look, part in zip(properties, parts, strict=True)]


def _set_paper(section: Section, look: PageLook) -> None:
    top, right, bottom, left = look.margins
    section.page_width, section.page_height = Pt(look.width), Pt(look.height)
    wide = look.width > look.height
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.top_margin, section.bottom_margin = Pt(top), Pt(bottom)
    section.left_margin, section.right_margin = Pt(left), Pt(right)
    # A line of 14 points in the middle of the margin.
    line = 14 * NATURAL_LINE
    section.header_distance = Pt((top - line) / 2)
    section.footer_distance = Pt((bottom - line) / 2)


def _order(section: Section, numbering: Any) -> None:
    # After pgMar in the schema, before cols and titlePg.
    margins = section._sectPr.find(numbering.tag.replace("pgNumType", "pgMar"))
    margins.addnext(numbering)
