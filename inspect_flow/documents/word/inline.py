"""The text of a block as pieces of one look each, spaces collapsed as HTML has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from inspect_flow.documents.typesetting import POINTS_PER_MM, text_width
from inspect_flow.documents.word.looks import RunLook, borders_of, run_look
from inspect_flow.documents.word.styled_page import StyledPage, is_picture, points
from inspect_flow.documents.word.unknown import UnknownConstruct

_INLINE = frozenset(("span", "sup", "sub", "i", "b", "em", "strong"))
# All that HTML collapses; a no-break space is room for a pen.
_SPACES = re.compile("[ \t\n\r\f]+")


@dataclass(frozen=True)
class Piece:
    """A stretch of text, a line break, or a box to tick."""

    text: str
    look: RunLook
    kind: Literal["text", "break", "box"] = "text"


def contents(page: StyledPage, element: Any) -> Iterator[Piece | Any]:
    """Yield the pieces of `element` and, in their places, the elements that are blocks."""
    style = page.style(element)
    _refuse_written_around(page, element)
    yield from _text(element.text, style)
    for child in element:
        if isinstance(child.tag, str):
            yield from _child(page, child)
        yield from _text(child.tail, style)


def _child(page: StyledPage, child: Any) -> Iterator[Piece | Any]:
    style = page.style(child)
    display = style["display"]
    if is_picture(child):
        yield child
    elif child.tag == "br":
        yield Piece("", run_look(style), "break")
    elif is_box(page, child):
        mark = (child.text or "").strip()
        yield Piece(mark, replace(run_look(style), size=points(style["height"])), "box")
    elif display == ("inline", "flow"):
        if child.tag not in _INLINE:
            raise UnknownConstruct(child)
        yield from contents(page, child)
    elif "none" not in display:
        yield child


def is_box(page: StyledPage, element: Any) -> bool:
    """Tell whether `element` is a small square in a line, ticked or to be ticked."""
    style = page.style(element)
    return (
        len(element) == 0
        and len((element.text or "").strip()) <= 1
        and style["display"] == ("inline", "flow-root")
        and len(borders_of(style)) == 4
        and points(style["height"]) > 0
    )


def _refuse_written_around(page: StyledPage, element: Any) -> None:
    for place in ("before", "after"):
        style = page.style(element, place)
        if style is not None and style["content"] not in ("normal", "none", "inhibit"):
            raise UnknownConstruct(element, f"::{place}")


def _text(text: str | None, style: Any) -> Iterator[Piece]:
    if not text:
        return
    if style["text_transform"] == "uppercase":
        text = text.upper()
    if style["white_space"] in ("nowrap", "pre"):
        # Word has no stretch that may not break; a space that may not break comes nearest.
        text = _SPACES.sub("\u00a0", text)
    yield Piece(text, run_look(style))


def collapsed(pieces: Iterable[Piece]) -> list[Piece]:
    """Leave one space where there were many, none at the ends of lines; join equal looks."""
    done: list[Piece] = []
    for piece in pieces:
        if piece.kind == "break":
            _trim(done)
        elif piece.kind == "text":
            text = _SPACES.sub(" ", piece.text)
            if not done or done[-1].kind == "break" or done[-1].text.endswith(" "):
                text = text.lstrip(" ")
            if not text:
                continue
            if done and done[-1].kind == "text" and done[-1].look == piece.look:
                done[-1] = replace(done[-1], text=done[-1].text + text)
                continue
            piece = replace(piece, text=text)
        done.append(piece)
    _trim(done)
    # A break that ends a block makes no line of its own.
    if done and done[-1].kind == "break":
        done.pop()
    return done


def _trim(pieces: list[Piece]) -> None:
    while pieces and pieces[-1].kind == "text":
        bare = pieces[-1].text.rstrip(" ")
        if bare:
            pieces[-1] = replace(pieces[-1], text=bare)
            return
        pieces.pop()


def natural_width(page: StyledPage, element: Any) -> float:
    """Return the width in points of the longest line of `element`, unbroken but for its breaks."""
    widest, line = 0.0, []
    for part in [*contents(page, element), None]:
        if isinstance(part, Piece) and part.kind != "break":
            line.append(part)
            continue
        widest = max(widest, sum(_width(each) for each in collapsed(line)))
        line = []
        if part is not None and not isinstance(part, Piece):
            widest = max(widest, natural_width(page, part))
    return widest


def _width(piece: Piece) -> float:
    if piece.kind == "box":
        return piece.look.size
    return text_width(piece.text, piece.look.typeface, piece.look.size) * POINTS_PER_MM
