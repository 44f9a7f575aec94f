"""What computed styles mean in Word: the properties of runs and of paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from inspect_flow.documents.typesetting import Style
from inspect_flow.documents.word.markup import border, twips, w
from inspect_flow.documents.word.styled_page import POINTS_PER_PIXEL, points

# Natural height of a line of Times New Roman: ascent, descent and gap over the size of the font.
NATURAL_LINE = 1.149
_BOLD = 600
_ALIGNED = {"center": "center", "right": "right", "end": "right", "justify": "both"}
_SIDES = ("top", "left", "bottom", "right")
# Points that Word lets a border stand off its text.
_FURTHEST = 31


@dataclass(frozen=True)
class Border:
    """A line at one side: its width, its distance from the text, solid or dashed."""

    side: str
    width: float
    distance: float
    is_dashed: bool = False


@dataclass(frozen=True)
class RunLook:
    """How a run of text looks; `raised` lifts it, sizes in points."""

    size: float = 14.0
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    raised: float = 0.0
    colour: str = "000000"

    @property
    def typeface(self) -> Style:
        """Return the style of the shipped typeface, by which widths are measured."""
        if self.bold:
            return "BoldItalic" if self.italic else "Bold"
        return "Italic" if self.italic else "Regular"


@dataclass(frozen=True)
class ParagraphLook:
    """How a paragraph looks; lengths in points, `line` in multiples of the natural line."""

    align: str = "left"
    first_line: float = 0.0
    before: float = 0.0
    line: float = 1.0
    left: float = 0.0
    right: float = 0.0
    borders: tuple[Border, ...] = ()


def run_look(style: Any) -> RunLook:
    """Read the look of text off a computed style."""
    raised = style["vertical_align"]
    return RunLook(
        size=round(style["font_size"] * POINTS_PER_PIXEL * 2) / 2,
        bold=style["font_weight"] >= _BOLD,
        italic=style["font_style"] != "normal",
        underlined="underline" in style["text_decoration_line"],
        raised=raised * POINTS_PER_PIXEL if isinstance(raised, int | float) else 0.0,
        colour=_colour(style["color"]),
    )


def paragraph_look(style: Any) -> ParagraphLook:
    """Read the look of a block of text off a computed style."""
    return ParagraphLook(
        align=_ALIGNED.get(style["text_align_all"], "left"),
        first_line=points(style["text_indent"]),
        line=round(_line_height(style) / NATURAL_LINE, 3),
    )


def _line_height(style: Any) -> float:
    height = style["line_height"]
    if height == "normal":
        return NATURAL_LINE
    if isinstance(height, int | float):
        return float(height)
    return points(height) / float(style["font_size"] * POINTS_PER_PIXEL)


def _colour(colour: Any) -> str:
    return "".join(f"{round(part * 255):02X}" for part in colour.to("srgb").coordinates)


def borders_of(style: Any) -> tuple[Border, ...]:
    """Return each border that is drawn."""
    return tuple(
        Border(
            side,
            style[f"border_{side}_width"] * POINTS_PER_PIXEL,
            points(style[f"padding_{side}"]),
            style[f"border_{side}_style"] in ("dashed", "dotted"),
        )
        for side in _SIDES
        if style[f"border_{side}_width"] and style[f"border_{side}_style"] not in ("none", "hidden")
    )


def drawn(line: Border) -> Any:
    """Write a border of a paragraph or a cell."""
    return border(line.side, line.width, min(line.distance, _FURTHEST), line.is_dashed)


def run_properties(look: RunLook, base: RunLook) -> Any:
    """Write what sets `look` apart from the style `base`, or None; in the order of the schema."""
    parts = [
        w("b", val=int(look.bold)) if look.bold != base.bold else None,
        w("i", val=int(look.italic)) if look.italic != base.italic else None,
        w("color", val=look.colour) if look.colour != base.colour else None,
        w("position", val=round(look.raised * 2)) if look.raised else None,
        w("sz", val=round(look.size * 2)) if look.size != base.size else None,
        w("szCs", val=round(look.size * 2)) if look.size != base.size else None,
        w("u", val="single") if look.underlined else None,
    ]
    return w("rPr", *parts) if any(part is not None for part in parts) else None


def paragraph_properties(look: ParagraphLook, base: ParagraphLook) -> list[Any]:
    """Write what sets `look` apart from the style `base`, in the order of the schema."""
    found: list[Any] = []
    if look.borders:
        found.append(w("pBdr", *map(drawn, look.borders)))
    spacing: dict[str, object] = {}
    if look.before != base.before:
        spacing["before"] = twips(look.before)
    if look.line != base.line:
        spacing |= {"line": round(look.line * 240), "lineRule": "auto"}
    if spacing:
        found.append(w("spacing", **spacing))
    indents = {
        "left": (look.left, base.left),
        "right": (look.right, base.right),
        "firstLine": (look.first_line, base.first_line),
    }
    changed = {name: twips(own) for name, (own, usual) in indents.items() if own != usual}
    if changed:
        found.append(w("ind", **changed))
    if look.align != base.align:
        found.append(w("jc", val=look.align))
    return found


def within_frame(look: ParagraphLook, frame: ParagraphLook) -> ParagraphLook:
    """Return `look` with the lines of `frame` around it."""
    return replace(look, left=frame.left, right=frame.right, borders=frame.borders)


def without_indent(look: ParagraphLook) -> ParagraphLook:
    """Return the look of a further paragraph of the same block."""
    return replace(look, first_line=0.0)
