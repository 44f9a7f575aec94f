"""Tables of Word: fixed columns, repeated heads, rows that stay whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from inspect_flow.documents.word.grid import Cell, Row, column_widths, rows_of
from inspect_flow.documents.word.looks import borders_of, drawn, run_look
from inspect_flow.documents.word.markup import twips, w
from inspect_flow.documents.word.paragraphs import Paragraphs
from inspect_flow.documents.word.styled_page import points

if TYPE_CHECKING:
    from inspect_flow.documents.word.flow import Flow

_SIDES = ("top", "left", "bottom", "right")
_UPRIGHT = {"middle": "center", "bottom": "bottom"}
_APART = "avoid"


def table(flow: Flow, element: Any, style: Any) -> None:
    """Write the table `element` into the column of `flow`."""
    rows = rows_of(flow.page, element)
    widths = column_widths(flow.page, element, rows, flow.room)
    made = w("tbl", _table_properties(style, widths), _grid(widths))
    units = [_row(flow, made, row, widths, style) for row in rows]
    for position, row in enumerate(rows):
        if _keeps_next(flow, rows, position) or row.is_head:
            _keep(units[position])
    flow.made.add_table(made, units)


def _table_properties(style: Any, widths: list[float]) -> Any:
    centred = style["margin_left"] == "auto" and style["margin_right"] == "auto"
    # No distances by default: each cell says its own, and the edge stands at the margin.
    edges = (w(side, w=0, type="dxa") for side in _SIDES)
    return w(
        "tblPr",
        w("tblW", w=twips(sum(widths)), type="dxa"),
        w("jc", val="center") if centred else None,
        None if centred else w("tblInd", w=0, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *edges),
    )


def _grid(widths: list[float]) -> Any:
    # Without these LibreOffice makes all columns equal, whatever the cells say.
    return w("tblGrid", *(w("gridCol", w=twips(width)) for width in widths))


def _row(flow: Flow, table: Any, row: Row, widths: list[float], style: Any) -> list[Any]:
    own = flow.page.style(row.element)
    whole = _APART in (own["break_inside"], style["break_inside"])
    bare = _is_bare(flow, row)
    height = max((_height(flow, cell, bare) for cell in row.cells), default=0.0)
    properties = [
        w("cantSplit") if whole else None,
        w("trHeight", val=twips(height), hRule="exact" if bare else "atLeast") if height else None,
        w("tblHeader") if row.is_head else None,
    ]
    written = [each for each in properties if each is not None]
    made = w("tr", w("trPr", *written) if written else None)
    table.append(made)
    paragraphs: list[Any] = []
    for cell in row.cells:
        paragraphs += _cell(flow, made, cell, widths, free=height if bare else None)
    return paragraphs


def _is_bare(flow: Flow, row: Row) -> bool:
    """Tell whether a row shows nothing: Word would still give it the height of a line."""
    return all(
        not "".join(cell.element.itertext()).strip(" \t\n\r")
        and not borders_of(flow.page.style(cell.element))
        and len(cell.element) == 0
        for cell in row.cells
    )


def _height(flow: Flow, cell: Cell, bare: bool) -> float:
    style = flow.page.style(cell.element)
    height = points(style["height"])
    around = points(style["padding_top"]) + points(style["padding_bottom"])
    return height + around if height or bare else 0.0


def _cell(flow: Flow, row: Any, cell: Cell, widths: list[float], free: float | None) -> list[Any]:
    """Write a cell; in a row that shows nothing `free` is its height, there for a name or a pen."""
    style = flow.page.style(cell.element)
    width = sum(widths[cell.column : cell.column + cell.columns])
    made = w("tc", _cell_properties(cell, style, width, free is not None))
    row.append(made)
    inner = Paragraphs(made, flow.made.styles, flow.made.pictures)
    sides = points(style["padding_left"]) + points(style["padding_right"])
    if not cell.goes_on and free is None:
        flow.beside(inner, max(width - sides, 1.0)).inside(cell.element, style)
    size = run_look(style).size
    inner.end_in_paragraph(size if free is None or free > 2 * size else 1.0)
    return inner.all_paragraphs or made.findall(qn("w:p"))


def _cell_properties(cell: Cell, style: Any, width: float, bare: bool) -> Any:
    lines = [drawn(replace(each, distance=0)) for each in borders_of(style)]
    distances = [(side, points(style[f"padding_{side}"])) for side in _SIDES if not bare]
    kept = [w(side, w=twips(width), type="dxa") for side, width in distances if width]
    upright = _UPRIGHT.get(style["vertical_align"], "")
    below = {"val": "continue" if cell.goes_on else "restart"}
    return w(
        "tcPr",
        w("tcW", w=twips(width), type="dxa"),
        w("gridSpan", val=cell.columns) if cell.columns > 1 else None,
        w("vMerge", **below) if cell.rows > 1 or cell.goes_on else None,
        w("tcBorders", *lines) if lines else None,
        w("tcMar", *kept) if kept else None,
        w("vAlign", val=upright) if upright else None,
    )


def _keeps_next(flow: Flow, rows: list[Row], position: int) -> bool:
    if position + 1 == len(rows):
        return False
    here = flow.page.style(rows[position].element)
    below = flow.page.style(rows[position + 1].element)
    return _APART in (here["break_after"], below["break_before"])


def _keep(paragraphs: list[Any]) -> None:
    for each in paragraphs:
        each.get_or_add_pPr().get_or_add_keepNext()
