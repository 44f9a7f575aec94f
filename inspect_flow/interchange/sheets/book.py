"""Write workbooks that look like papers; the same content gives the same bytes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from textwrap import wrap
from typing import Any
from weakref import WeakKeyDictionary
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from inspect_flow.interchange.sheets.cells import shown_text

FACE = "Times New Roman"
DAY_FORMAT = "dd/mm/yyyy"
# Separators follow the reader's own settings, a comma in Việt Nam.
POINTS_FORMAT = "[$-42A]#,##0.00"
COUNT_FORMAT = "#,##0"
_ANY_MOMENT = datetime.fromisoformat("2000-01-01")
_LINE_HEIGHT = 15.0
# Excel makes no row higher than 409 points.
_MOST_LINES = 27
# The library calls every height one that somebody chose; then a row no longer grows as one types.
_CHOSEN_HEIGHT = re.compile(rb'(<row [^>]*?) customHeight="1"')
_LINE = Side(style="thin", color="808080")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
# Excel reads _x0041_ as the letter A; the first underscore is written as a code itself.
_LOOKS_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
HEAD_FILL = "D9E2F3"
AREA_FILL = "F2F2F2"
OPEN_FILL = "FFF9E5"


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks and whether it may be typed in."""

    bold: bool = False
    italic: bool = False
    size: int = 11
    fill: str = ""
    across: str = "left"
    down: str = "top"
    boxed: bool = True
    open: bool = False
    indent: int = 0


_DRESSED: WeakKeyDictionary[Workbook, dict[tuple[Look, str, bool], Any]] = WeakKeyDictionary()
PLAIN = Look()
CENTRED = Look(across="center")
HEAD = Look(bold=True, fill=HEAD_FILL, across="center", down="center")


def new_book(title: str, heading: str) -> tuple[Workbook, Worksheet]:
    """Return an empty workbook and its first sheet."""
    book = Workbook()
    book.properties.title = heading
    book.properties.creator = "inspect-flow"
    book.properties.language = "vi-VN"
    book.properties.created = book.properties.modified = _ANY_MOMENT
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    return book, sheet


def put(sheet: Worksheet, address: str, value: Any, look: Look = PLAIN) -> Cell:
    """Write a value with its type: a text is never a formula, whatever it begins with."""
    cell = sheet[address]
    match value:
        case str():
            _put_text(cell, value)
        case Decimal():
            cell.value = value
            cell.number_format = POINTS_FORMAT
        case date():
            cell.value = value
            cell.number_format = DAY_FORMAT
        case int():
            cell.value = value
            cell.number_format = COUNT_FORMAT
    _dress(cell, look)
    return cell


def _put_text(cell: Cell, text: str) -> None:
    shown = shown_text(text)
    cell.value = _LOOKS_CODED.sub("_x005F_", shown) or None
    if shown:
        cell.data_type = "s"
    if shown[:1] in ("=", "+", "-", "@"):
        # The mark of an apostrophe: Excel keeps it a text even when the cell is edited again.
        cell.quotePrefix = True


def _dress(cell: Cell, look: Look) -> None:
    """Give the cell its look; a look is worked out once for each workbook, which is most of it."""
    known = _DRESSED.setdefault(cell.parent.parent, {})
    how = (look, cell.number_format, bool(cell.quotePrefix))
    if how in known:
        cell._style = copy(known[how])
        return
    cell.font = Font(name=FACE, size=look.size, bold=look.bold, italic=look.italic)
    cell.alignment = Alignment(
        horizontal=look.across, vertical=look.down, wrap_text=True, indent=look.indent
    )
    if look.fill or look.open:
        cell.fill = PatternFill("solid", fgColor=look.fill or OPEN_FILL)
    if look.boxed:
        cell.border = _BOX
    cell.protection = Protection(locked=not look.open)
    known[how] = copy(cell._style)


def put_line(
    sheet: Worksheet, row: int, last: str, text: str, look: Look, first: str = "A"
) -> None:
    """Write one line across the columns from `first` to `last`."""
    put(sheet, f"{first}{row}", text, look)
    # A merged cell never makes its row higher by itself.
    sheet.row_dimensions[row].height = look.size * 1.6
    sheet.merge_cells(f"{first}{row}:{last}{row}")


def set_sizes(sheet: Worksheet, widths: Sequence[float], first: int) -> None:
    """Give the columns their widths from A on, and the rows from `first` on the height they need.

    The widths are in characters. A height is that of the most lines in any cell of the row.
    """
    for index, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    for row in sheet.iter_rows(min_row=first, max_col=len(widths)):
        lines = [
            _lines(cell.value, width)
            for cell, width in zip(row, widths, strict=True)
            if isinstance(cell.value, str) and cell.coordinate not in sheet.merged_cells
        ]
        height = min(max(lines, default=1), _MOST_LINES) * _LINE_HEIGHT
        sheet.row_dimensions[row[0].row].height = height


def _lines(text: str, width: float) -> int:
    """Count the lines that a text takes; a letter is a little narrower than a digit."""
    room = max(int(width * 1.28) - 1, 1)
    return sum(len(wrap(line, room)) or 1 for line in text.split("\n"))


def set_page(sheet: Worksheet, head: int, last: str, footer: str) -> None:
    """Print on A4 landscape, as wide as the page, with the head row on each page and its number."""
    page = sheet.page_setup
    page.orientation, page.paperSize = "landscape", sheet.PAPERSIZE_A4
    page.fitToWidth, page.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    # NĐ 30/2020 Phụ lục I: top and bottom 20 to 25 mm, left 30 to 35, right 15 to 20; a table may
    # be wider than a text, so left and right are the narrower 20 and 15 mm.
    margins.top = margins.bottom = 20 / 25.4
    margins.left, margins.right = 20 / 25.4, 15 / 25.4
    margins.header = margins.footer = 10 / 25.4
    sheet.print_title_rows = f"{head}:{head}"
    sheet.freeze_panes = f"A{head + 1}"
    sheet.oddFooter.left.text = footer.replace("&", "&&")
    sheet.oddFooter.right.text = "Trang &P/&N"
    sheet.sheet_format.defaultRowHeight = _LINE_HEIGHT
    for part in (sheet.oddFooter.left, sheet.oddFooter.right):
        part.font, part.size = FACE, 9
    sheet.print_options.horizontalCentered = True
    sheet.print_area = f"A1:{last}{sheet.max_row}"


def lock(sheet: Worksheet) -> None:
    """Lock all but the open cells; no password, for it keeps out slips and not people."""
    sheet.protection.sheet = True
    # To widen a column or a row is no change of what stands there.
    sheet.protection.formatColumns = sheet.protection.formatRows = False


def finished(book: Workbook) -> bytes:
    """Return the workbook's bytes: the same content always gives the same ones."""
    written, packed = BytesIO(), BytesIO()
    # `Workbook.save` would put the moment of writing into the properties.
    ExcelWriter(book, ZipFile(written, "w", ZIP_DEFLATED)).save()
    with ZipFile(written) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for part in sorted(source.infolist(), key=lambda each: each.filename):
            # The library stamps the minute of writing on each part.
            steady = ZipInfo(part.filename, (1980, 1, 1, 0, 0, 0))
            steady.compress_type = ZIP_DEFLATED
            target.writestr(steady, _CHOSEN_HEIGHT.sub(rb"\1", source.read(part)))
    return packed.getvalue()
