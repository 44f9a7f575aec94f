"""Where the cells of a table stand: rows, spans, widths of columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from inspect_flow.documents.word.inline import natural_width
from inspect_flow.documents.word.styled_page import StyledPage, points
from inspect_flow.documents.word.unknown import UnknownConstruct

_GROUPS = ("table-header-group", "table-row-group", "table-footer-group")
# Widths are measured without kerning: a little more, so that no label breaks.
_SLACK = 2.0


@dataclass(frozen=True)
class Cell:
    """A cell and the columns and rows it covers; `element` is None where it only goes on."""

    element: Any
    column: int
    columns: int
    rows: int
    goes_on: bool = False


@dataclass(frozen=True)
class Row:
    """A row, whether it is repeated on each page, and its cells from left to right."""

    element: Any
    is_head: bool
    cells: tuple[Cell, ...]


def rows_of(page: StyledPage, table: Any) -> list[Row]:
    """Return the rows of `table` with the cells of rows above that reach into them."""
    found: list[Row] = []
    reaching: dict[int, Cell] = {}
    for element, is_head in _row_elements(page, table):
        cells: list[Cell] = []
        column = 0
        for child in element:
            column = _pass_reaching(reaching, cells, column)
            span, rows = int(child.get("colspan", "1")), int(child.get("rowspan", "1"))
            cells.append(Cell(child, column, span, rows))
            if rows > 1:
                reaching[column] = cells[-1]
            column += span
        _pass_reaching(reaching, cells, column)
        found.append(Row(element, is_head, tuple(cells)))
        reaching = _one_row_less(reaching)
    return found


def _pass_reaching(reaching: dict[int, Cell], cells: list[Cell], column: int) -> int:
    while column in reaching and reaching[column] not in cells:
        above = reaching[column]
        cells.append(Cell(above.element, column, above.columns, above.rows, goes_on=True))
        column += above.columns
    return column


def _one_row_less(reaching: dict[int, Cell]) -> dict[int, Cell]:
    return {
        column: Cell(cell.element, column, cell.columns, cell.rows - 1)
        for column, cell in reaching.items()
        if cell.rows > 1
    }


def _row_elements(page: StyledPage, table: Any) -> Iterator[tuple[Any, bool]]:
    for child in table:
        (kind, *_) = page.style(child)["display"]
        if kind == "table-row":
            yield child, False
        elif kind in _GROUPS:
            yield from ((row, kind == _GROUPS[0]) for row in child)
        elif kind not in ("table-column-group", "table-column"):
            raise UnknownConstruct(child)


def column_widths(page: StyledPage, table: Any, rows: Sequence[Row], room: float) -> list[float]:
    """Return the width of each column in points; together they fill what the table may take."""
    style = page.style(table)
    count = max((cell.column + cell.columns for row in rows for cell in row.cells), default=1)
    whole = room if style["width"] == "auto" else min(points(style["width"], room), room)
    if style["table_layout"] == "fixed":
        return _fixed(page, table, rows, count, whole)
    return _by_content(page, rows, count, whole, fills=style["width"] != "auto")


def _fixed(
    page: StyledPage, table: Any, rows: Sequence[Row], count: int, whole: float
) -> list[float]:
    columns = list(table.iter("col"))
    if not columns:
        columns = [cell.element for cell in rows[0].cells if cell.columns == 1] if rows else []
    asked = [points(page.style(each)["width"], whole) for each in columns][:count]
    asked += [0.0] * (count - len(asked))
    return _shared_out(asked, whole)


def _by_content(
    page: StyledPage, rows: Sequence[Row], count: int, whole: float, *, fills: bool
) -> list[float]:
    wanted = [0.0] * count
    for cell in (each for row in rows for each in row.cells if each.columns == 1):
        style = page.style(cell.element)
        # A column that is to fill the line takes what the labels leave.
        if not fills or (style["white_space"] == "nowrap" and style["width"] != "auto"):
            sides = points(style["padding_left"]) + points(style["padding_right"])
            width = natural_width(page, cell.element) + sides + _SLACK
            wanted[cell.column] = max(wanted[cell.column], width)
    if fills:
        return _shared_out(wanted, whole)
    too_much = max(0.0, sum(wanted) - whole)
    widest = max(range(count), key=lambda column: wanted[column])
    wanted[widest] -= too_much
    return wanted


def _shared_out(asked: list[float], whole: float) -> list[float]:
    open_columns = asked.count(0.0)
    if not open_columns:
        return [width * whole / sum(asked) for width in asked]
    each = max(whole - sum(asked), 12.0 * open_columns) / open_columns
    return [width or each for width in asked]
