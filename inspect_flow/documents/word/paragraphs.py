"""Paragraphs of Word and the column that they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from inspect_flow.documents.word.inline import Piece
from inspect_flow.documents.word.looks import (
    ParagraphLook,
    RunLook,
    paragraph_properties,
    run_properties,
)
from inspect_flow.documents.word.markup import border, has_tag, text_element, twips, w

if TYPE_CHECKING:
    from inspect_flow.documents.word.pictures import Pictures

# A box to tick is a frame around spaces: Times New Roman has no sign for it, and a clerk can type
# an x into this one. Four spaces are as wide as the line is high.
_EMPTY_BOX, _TICKED_BOX = "\u00a0" * 4, "\u00a0{}\u00a0"
_BOX_SHARE, _BOX_LINE = 0.85, 0.75
_HAIR = 1.0


@dataclass(frozen=True)
class NamedStyle:
    """A style of the document: its id and what paragraphs in it look like by themselves."""

    identity: str
    look: ParagraphLook
    run: RunLook


Styles = Mapping[str, NamedStyle]


def paragraph(pieces: Iterable[Piece], look: ParagraphLook, tag: str, styles: Styles) -> Any:
    """Write a paragraph in the style of its tag, with what sets it apart from that style."""
    style = styles.get(tag, styles[""])
    named = w("pStyle", val=style.identity) if style.identity else None
    # The distance above is set where the paragraph is put into its column.
    own = paragraph_properties(replace(look, before=style.look.before), style.look)
    made = w("p", w("pPr", named, *own))
    for piece in pieces:
        made.append(_run(piece, style.run))
    return made


def _run(piece: Piece, base: RunLook) -> Any:
    if piece.kind == "box":
        text = _TICKED_BOX.format(piece.text) if piece.text else _EMPTY_BOX
        look = replace(piece.look, size=round(piece.look.size * _BOX_SHARE))
        properties = run_properties(look, base)
        if properties is None:
            properties = w("rPr")
        frame = border("bdr", _BOX_LINE)
        # Where the schema has it: behind size and underline.
        properties.append(frame)
        return w("r", properties, text_element(text))
    content = w("br") if piece.kind == "break" else text_element(piece.text)
    return w("r", run_properties(piece.look, base), content)


def drawn_line(left: float, right: float, thickness: float) -> Any:
    """Write a line of exact length: the upper border of a paragraph that holds nothing."""
    edges = w("pBdr", border("top", thickness))
    indents = w("ind", left=twips(left), right=twips(right))
    return _hair(edges, indents=indents)


def hair() -> Any:
    """Write a paragraph that takes a point of height: Word wants one beside every table."""
    return _hair()


def _hair(*first: Any, indents: Any = None) -> Any:
    spacing = w("spacing", line=twips(_HAIR), lineRule="exact")
    size = w("rPr", w("sz", val=2), w("szCs", val=2))
    return w("p", w("pPr", *first, spacing, indents, size))


def _empty(size: float, before: float) -> Any:
    """Write a paragraph without text, for a cell to be filled in by hand."""
    height = w("rPr", w("sz", val=round(size * 2)), w("szCs", val=round(size * 2)))
    spacing = w("spacing", before=twips(before), line=240, lineRule="auto")
    return w("p", w("pPr", spacing, height))


def picture_paragraph(run: Any, look: ParagraphLook) -> Any:
    """Write a paragraph that holds a picture; it is as high as the picture."""
    own = paragraph_properties(replace(look, first_line=0.0, line=1.0), ParagraphLook())
    return w("p", w("pPr", *own), run)


def dotted_line(room: float, look: ParagraphLook, run: RunLook) -> Any:
    """Write dots up to the right margin, for a pen."""
    stops = w("tabs", w("tab", val="right", leader="dot", pos=twips(room)))
    base = ParagraphLook()
    written = w("r", run_properties(run, RunLook()), w("tab"))
    return w("p", w("pPr", stops, *paragraph_properties(look, base)), written)


class Paragraphs:
    """The paragraphs and tables of one column, with the distance that the next one keeps."""

    def __init__(self, container: Any, styles: Styles, pictures: Pictures) -> None:
        self.container, self.styles, self.pictures = container, styles, pictures
        # What keeps together: a paragraph by itself, or all paragraphs of a row.
        self._units: list[list[Any]] = []
        self._last: Any = None
        self._margin = self._free = 0.0
        self._breaks = False

    def margin(self, points: float) -> None:
        """Ask for a distance; of two that meet the larger one counts, a negative one is added."""
        if points < 0 or self._margin < 0:
            self._margin += points
        else:
            self._margin = max(self._margin, points)

    def space(self, points: float) -> None:
        """Leave `points` free, whatever the margins around are."""
        if points:
            self._free += self._margin + points
            self._margin = 0.0

    def add(self, made: Any) -> None:
        """Append a paragraph at the distance that was asked for."""
        self._set_spacing(made, "before", self._gap())
        if self._breaks:
            made.get_or_add_pPr().get_or_add_pageBreakBefore()
            self._breaks = False
        self._append(made, [made])

    def add_table(self, made: Any, rows: list[list[Any]]) -> None:
        """Append a table; what stands above keeps the distance, as a table has none."""
        if self._last is None or not has_tag(self._last, "p") or self._breaks:
            # Two tables that touch become one in Word.
            if self._last is not None or self._breaks:
                self.add(hair())
        else:
            self.settle()
        self.container.append(made)
        self._last = made
        self._units += rows

    def settle(self) -> None:
        """Give the distance that is still due to the paragraph above."""
        gap = self._gap()
        if gap and self._last is not None and has_tag(self._last, "p"):
            self._set_spacing(self._last, "after", gap)

    def end_in_paragraph(self, size: float = 0) -> None:
        """Make sure that a column ends in a paragraph; an empty one is `size` high."""
        free = self._margin + self._free
        self.settle()
        if self._last is None:
            self._append(_empty(size, free), [])
        elif not has_tag(self._last, "p"):
            self._append(hair(), [])

    def end_section(self, section: Any) -> None:
        """End a section: what follows starts on a page of its own."""
        self._margin = self._free = 0.0
        last = hair()
        last.find(qn("w:pPr")).append(section)
        self._append(last, [])

    def break_page(self) -> None:
        """Start what comes next on a new page."""
        self._breaks = True

    def mark(self) -> int:
        """Return the place from which `keep_since` counts."""
        return len(self._units)

    def keep_since(self, mark: int) -> None:
        """Keep all that was written since `mark` on one page."""
        for unit in self._units[mark:-1]:
            self._keep(unit)

    def keep_last(self) -> None:
        """Keep what was written last with what comes next."""
        if self._units:
            self._keep(self._units[-1])

    @property
    def all_paragraphs(self) -> list[Any]:
        """Return every paragraph of the column, also those in tables."""
        return [each for unit in self._units for each in unit]

    def _append(self, made: Any, unit: list[Any]) -> None:
        self.container.append(made)
        self._last = made
        if unit:
            self._units.append(unit)

    def _gap(self) -> float:
        gap = max(0.0, self._margin + self._free)
        self._margin = self._free = 0.0
        return gap

    def _keep(self, unit: list[Any]) -> None:
        for each in unit:
            each.get_or_add_pPr().get_or_add_keepNext()

    def _set_spacing(self, made: Any, name: str, gap: float) -> None:
        style = made.find(qn("w:pPr")).find(qn("w:pStyle"))
        usual = self._usual_before(style) if name == "before" else 0.0
        if abs(gap - usual) > 0.01:
            spacing = made.pPr.get_or_add_spacing()
            spacing.set(qn(f"w:{name}"), str(twips(gap)))

    def _usual_before(self, style: Any) -> float:
        identity = "" if style is None else style.get(qn("w:val"))
        found = (each.look.before for each in self.styles.values() if each.identity == identity)
        return next(found, 0.0)
