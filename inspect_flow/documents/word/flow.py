"""Blocks one below the other: one function for each construct, margins collapsed as in CSS.

Word adds the spaces of two paragraphs, CSS takes the larger one: the distance is therefore worked
out here and stands before the lower paragraph.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inspect_flow.documents.word.inline import Piece, collapsed, contents, natural_width
from inspect_flow.documents.word.looks import (
    ParagraphLook,
    borders_of,
    paragraph_look,
    run_look,
    within_frame,
    without_indent,
)
from inspect_flow.documents.word.paragraphs import (
    Paragraphs,
    dotted_line,
    drawn_line,
    paragraph,
    picture_paragraph,
)
from inspect_flow.documents.word.styled_page import StyledPage, is_picture, points
from inspect_flow.documents.word.tables import table
from inspect_flow.documents.word.unknown import UnknownConstruct

_BLOCKS = (("block", "flow"), ("block", "flow-root"), ("inline", "flow-root"))
# Points on each side, so that a frame as wide as its text never breaks it.
_SLACK = 3.0
_KNOWN = frozenset(("body", "div", "section", "p", "h1", "h2", "h3", "h4", "table"))


class Flow:
    """Writes the blocks of one column: the body of the paper or a cell of a table."""

    def __init__(
        self, page: StyledPage, made: Paragraphs, room: float,
        on_page: Callable[[str], float | None] | None = None,
    ) -> None:  # fmt: skip
        self.page, self.made, self.room = page, made, room
        self._on_page = on_page
        # The left edge and the width of the box that a line is measured by.
        self._box = (0.0, room)
        # Lines around all that is written, such as those of a note to the editor.
        self._frame: ParagraphLook | None = None

    def beside(self, made: Paragraphs, room: float) -> Flow:
        """Return what writes a cell of a table on the same page."""
        return Flow(self.page, made, room)

    def block(self, element: Any) -> None:
        """Write one block-level element with its margins and what keeps it together."""
        style = self.page.style(element)
        self._refuse_unknown(element, style)
        if style["string_set"] != "none" or "none" in style["display"]:
            return
        self._turn_page(style)
        begun = self.made.mark()
        if style["break_before"] == "avoid":
            self.made.keep_last()
        self.made.margin(points(style["margin_top"]))
        self._construct(element, style)(element, style)
        self.made.margin(points(style["margin_bottom"]))
        if style["break_inside"] == "avoid":
            self.made.keep_since(begun)
        if style["break_after"] == "avoid":
            self.made.keep_last()

    def _turn_page(self, style: Any) -> None:
        room = self._on_page(style["page"]) if self._on_page is not None else None
        if room is not None:
            self.room, self._box = room, (0.0, room)
        if style["break_before"] in ("page", "always"):
            self.made.break_page()

    def _refuse_unknown(self, element: Any, style: Any) -> None:
        if element.tag not in _KNOWN and not is_picture(element):
            raise UnknownConstruct(element)
        if style["float"] != "none" or style["position"] != "static":
            raise UnknownConstruct(element, " (float, position)")

    def _construct(self, element: Any, style: Any) -> Callable[[Any, Any], None]:
        if is_picture(element):
            return self._picture
        if style["display"] == ("block", "table"):
            return self._table
        if style["display"] not in _BLOCKS:
            raise UnknownConstruct(element, f" (display: {' '.join(style['display'])})")
        if self._is_empty(element):
            return self._empty
        if borders_of(style):
            return self._framed
        return self._boxed if style["display"][0] == "inline" else self._text

    def _is_empty(self, element: Any) -> bool:
        return len(element) == 0 and not (element.text or "").strip(" \t\n\r")

    def _table(self, element: Any, style: Any) -> None:
        table(self, element, style)

    def _picture(self, element: Any, style: Any) -> None:
        run = self.made.pictures.run(element, self.room)
        self.made.add(picture_paragraph(run, paragraph_look(style)))

    def _empty(self, element: Any, style: Any) -> None:
        """A drawn line, a dotted line for a pen, or room that is left free."""
        after = self.page.style(element, "after")
        if after is not None and after["content"] not in ("normal", "none", "inhibit"):
            if after["content"][0][0] != "leader()":
                raise UnknownConstruct(element, "::after")
            self.made.add(dotted_line(self.room, paragraph_look(style), run_look(style)))
        elif borders_of(style):
            left, width = self._line_of(style)
            thickness = max(each.width for each in borders_of(style))
            self.made.add(drawn_line(left, self.room - left - width, thickness))
        else:
            self.made.space(points(style["height"]))

    def _line_of(self, style: Any) -> tuple[float, float]:
        left, whole = self._box
        width = whole if style["width"] == "auto" else points(style["width"], whole)
        if style["margin_left"] == "auto" and style["margin_right"] == "auto":
            left += (whole - width) / 2
        return left, width

    def _boxed(self, element: Any, style: Any) -> None:
        """A box as wide as its text, such as an issuer with the line below it."""
        outer, self._box = self._box, self._shrunk(element, style)
        self._text(element, style)
        self._box = outer

    def _shrunk(self, element: Any, style: Any) -> tuple[float, float]:
        width = min(natural_width(self.page, element), self.room)
        # What is in the box is aligned as the text around it.
        share = {"center": 0.5, "right": 1.0, "end": 1.0}.get(style["text_align_all"], 0.0)
        return (self.room - width) * share, width

    def _framed(self, element: Any, style: Any) -> None:
        """Text with lines around it, such as DỰ THẢO; paragraphs of one frame share it in Word."""
        if style["display"][0] == "inline":
            left, width = self._shrunk(element, style)
            inset = {"left": -_SLACK, "right": -_SLACK}
        else:
            left, width = self._line_of(style)
            # In Word the lines stand outside of the text, here they are to stand at the margin.
            inset = {each.side: each.distance for each in borders_of(style)}
        outer, self._frame = (
            self._frame,
            ParagraphLook(
                left=max(0.0, left + inset.get("left", 0.0)),
                right=max(0.0, self.room - left - width + inset.get("right", 0.0)),
                borders=borders_of(style),
            ),
        )
        self._lines(element, paragraph_look(style))
        self._frame = outer

    def _text(self, element: Any, style: Any) -> None:
        self.made.space(points(style["padding_top"]))
        self._lines(element, paragraph_look(style))
        self.made.space(points(style["padding_bottom"]))

    def inside(self, element: Any, style: Any) -> None:
        """Write what a cell holds."""
        self._lines(element, paragraph_look(style))

    def _lines(self, element: Any, look: ParagraphLook) -> None:
        pieces: list[Piece] = []
        for part in contents(self.page, element):
            if isinstance(part, Piece):
                pieces.append(part)
                continue
            look = self._flush(pieces, look, element)
            self.block(part)
        self._flush(pieces, look, element)

    def _flush(self, pieces: list[Piece], look: ParagraphLook, element: Any) -> ParagraphLook:
        said = collapsed(pieces)
        pieces.clear()
        if not said:
            return look
        shown = look if self._frame is None else within_frame(look, self._frame)
        self.made.add(paragraph(said, shown, element.tag, self.made.styles))
        return without_indent(look)
