"""Workbooks as people and programs hand them in: edited, torn, hostile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

SHEET = "xl/worksheets/sheet1.xml"


def opened(content: bytes) -> Worksheet:
    """Return the first sheet as Excel shows it."""
    return load_workbook(BytesIO(content)).worksheets[0]


def saved(book: Workbook) -> bytes:
    """Return the bytes of a workbook as a spreadsheet program saves it."""
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def edited(content: bytes, cells: Mapping[str, Any]) -> bytes:
    """Return the workbook after somebody typed into those cells and saved it."""
    return changed(content, lambda sheet: [sheet.__setitem__(*each) for each in cells.items()])


def changed(content: bytes, change: Callable[[Worksheet], Any]) -> bytes:
    """Return the workbook after somebody did something else to its first sheet."""
    book = load_workbook(BytesIO(content))
    change(book.worksheets[0])
    return saved(book)


def repacked(content: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """Return the package with some parts put in place of others, or left out."""
    target = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(target, "w", ZIP_DEFLATED) as packed:
        kept = {each: source.read(each) for each in source.namelist()}
        for name, part in {**kept, **parts}.items():
            if part is not None:
                packed.writestr(name, part)
    return target.getvalue()


def a_workbook() -> bytes:
    """Return a small workbook as anybody may have one."""
    book = Workbook()
    book.worksheets[0]["A1"] = "Kế hoạch"
    return saved(book)


def with_rows(rows: str, count: int = 1) -> bytes:
    """Return a workbook whose sheet holds that row `count` times."""
    head = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    )
    sheet = f"{head}{rows * count}</sheetData></worksheet>"
    return repacked(a_workbook(), {SHEET: sheet.encode()})
