"""Write a listing as a register: real dates and numbers, filters, a frozen head, totals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from inspect_flow.interchange.sheets.book import (
    AREA_FILL,
    HEAD,
    Look,
    finished,
    new_book,
    put,
    put_line,
    set_page,
    set_sizes,
)
from inspect_flow.locale.dates import local_day

_HEAD_ROW = 3
_NUMBER_WIDTH = 5


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, how wide it is, and what stands in the line of totals."""

    heading: str
    width: float = 14
    total: str | int = ""


Columns = Mapping[str, Column]
"""Key of the rows → how its column looks."""


def register_book(title: str, columns: Columns, rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Return the workbook of a listing; `columns` picks keys of the rows and orders them."""
    book, sheet = new_book("Danh sách", title)
    last = get_column_letter(len(columns) + 1)
    across = Look(True, size=14, across="center", boxed=False)
    put_line(sheet, 1, last, title.upper(), across)
    put(sheet, f"A{_HEAD_ROW}", "STT", HEAD)
    for index, column in enumerate(columns.values(), start=2):
        put(sheet, f"{get_column_letter(index)}{_HEAD_ROW}", column.heading, HEAD)
    for number, row in enumerate(rows, start=1):
        put(sheet, f"A{_HEAD_ROW + number}", number, Look(across="center"))
        for index, key in enumerate(columns, start=2):
            value = _typed(row.get(key))
            look = Look() if isinstance(value, str) else Look(across="center")
            put(sheet, f"{get_column_letter(index)}{_HEAD_ROW + number}", value, look)
    end = _HEAD_ROW + len(rows)
    sheet.auto_filter.ref = f"A{_HEAD_ROW}:{last}{max(end, _HEAD_ROW + 1)}"
    _write_totals(sheet, end + 1, columns, len(rows))
    set_sizes(sheet, [_NUMBER_WIDTH, *(column.width for column in columns.values())], _HEAD_ROW)
    set_page(sheet, _HEAD_ROW, last, title)
    return finished(book)


def _write_totals(sheet: Worksheet, number: int, columns: Columns, count: int) -> None:
    look = Look(True, fill=AREA_FILL)
    put(sheet, f"A{number}", "", look)
    for index, column in enumerate(columns.values(), start=2):
        total = column.total or (f"Cộng: {count}" if index == 2 else "")
        put(sheet, f"{get_column_letter(index)}{number}", total, look)


def _typed(value: Any) -> Any:
    """Return the value as one that a cell holds with its type."""
    match value:
        case None | bool():
            return "" if value is None else ("có" if value else "không")
        case datetime():
            return local_day(value)
        case Enum():
            return str(value.label) if hasattr(value, "label") else str(value.value)
        case date() | Decimal() | int():
            return value
        case list() | tuple():
            return "\n".join(str(each) for each in value)
    return str(value)
