"""The cells of a workbook as values with their addresses, read without trusting its claims."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from inspect_flow.interchange.sheets.package import BROKEN, refuse_unreadable, unreadable
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import BadInput

# The largest plan of the country, all communes, has 3,321 rows.
MOST_ROWS = 20_000
MOST_COLUMNS = 40
# What `book` writes for an underscore that Excel would take for the start of a code.
_CODED = re.compile(r"_x005F_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what stands in it, and whether it is computed rather than typed."""

    row: int
    column: str
    value: Any = None
    is_formula: bool = False
    is_error: bool = False

    @property
    def address(self) -> str:
        """Return "E14"."""
        return f"{self.column}{self.row}"

    @property
    def is_empty(self) -> bool:
        """Tell whether a reader sees nothing in it."""
        return self.value is None or (isinstance(self.value, str) and not self.value.strip())


@dataclass(frozen=True, slots=True)
class Row:
    """One row with its filled cells by column letter."""

    number: int
    cells: Mapping[str, Cell]

    def cell(self, column: str) -> Cell:
        """Return the cell of that column; an empty one where nothing stands."""
        return self.cells.get(column) or Cell(self.number, column)


Book = Mapping[str, list[Row]]
"""Title of a sheet → its rows, empty ones left out."""


def read_book(content: bytes, name: str) -> Book:
    """Return the cells of every sheet; raise `BadInput` for what is no workbook or too large."""
    refuse_unreadable(content, name)
    # Imported here: most commands never open a workbook.
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # Extensions that the library does not know hold nothing that is read.
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
            return {sheet.title: list(_rows(sheet, name)) for sheet in book.worksheets}
        except BROKEN as fault:
            raise unreadable(name) from fault


def _rows(sheet: Any, name: str) -> Iterator[Row]:
    # What the file says of its own size may be wrong, or meant to be.
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
        if number > MOST_ROWS:
            raise BadInput(
                _("Tệp {file}: trang '{sheet}' có quá {limit} dòng").format(
                    file=name, sheet=sheet.title, limit=MOST_ROWS
                ),
                [_("chọn các dòng trống ở cuối trang, xóa dòng rồi lưu lại")],
            )
        filled = {
            cell.column_letter: _cell(number, cell)
            for cell in cells
            if cell.value not in (None, "")
        }
        if filled:
            yield Row(number, filled)


def _cell(number: int, cell: Any) -> Cell:
    kind, value = cell.data_type, cell.value
    if isinstance(value, str):
        value = _CODED.sub("_", value)
    return Cell(number, cell.column_letter, value, kind == "f", kind == "e")
