"""What was typed into one cell: a text, a number, a date, or the reason why it is none."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from inspect_flow.interchange.sheets.grid import Cell
from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import TURNING_MARKS, nfc

LONGEST_TEXT = 32_767
"""Characters that Excel keeps in one cell."""
_LINE_END = re.compile(r"(?:\r|_x000D_)\n?")
_CUT_MARK = " […]"
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
# XML 1.0 cannot hold them, and Excel shows nothing for them.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class CellFault(Exception):
    """Why a cell is not what is expected there, with the remedy."""


def shown_text(text: str) -> str:
    """Return the text as a cell holds it: line ends as Excel writes them, cut where it must be."""
    clean = _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", tidy(text))
    if len(clean) <= LONGEST_TEXT:
        return clean
    return clean[: LONGEST_TEXT - len(_CUT_MARK)] + _CUT_MARK


def tidy(text: str) -> str:
    """Return text in NFC with one kind of line end and nothing blank around it."""
    # Excel keeps a line end pasted from elsewhere as the letters _x000D_.
    one_kind = _LINE_END.sub("\n", nfc(text))
    return "\n".join(line.rstrip() for line in one_kind.split("\n")).strip()


def text_in(cell: Cell) -> str:
    """Return the text of a cell; a number as it was typed."""
    value = _plain(cell)
    if isinstance(value, date):
        return short_date(value)
    text = tidy(_as_typed(value))
    if any(mark in text for mark in TURNING_MARKS):
        raise CellFault(_("có ký tự ẩn đổi chiều chữ; gõ lại nội dung"))
    return text


def number_in(cell: Cell) -> Decimal | None:
    """Return the exact number; None where nothing is typed."""
    value = _plain(cell)
    if value is None or value == "":
        return None
    if isinstance(value, date):
        raise CellFault(
            _("Excel đã đổi thành ngày {day}; định dạng ô là Số rồi gõ lại").format(
                day=short_date(value)
            )
        )
    typed = re.sub(r"\s", "", _as_typed(value))
    if isinstance(value, str) and _THOUSANDS.fullmatch(typed):
        raise CellFault(
            _("'{value}' không rõ là {plain} hay số lẻ; gõ số không có dấu chấm").format(
                value=value, plain=typed.replace(".", "")
            )
        )
    if not _NUMBER.fullmatch(typed):
        raise CellFault(_("'{value}' không phải số; gõ 1,5 hoặc 12").format(value=value))
    return Decimal(typed.replace(",", "."))


def day_in(cell: Cell) -> date | None:
    """Return the day; None where nothing is typed."""
    value = _plain(cell)
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return value
    typed = _DAY.fullmatch(_as_typed(value).strip())
    try:
        if typed:
            return date(int(typed[3]), int(typed[2]), int(typed[1]))
    except ValueError:
        typed = None
    raise CellFault(_("'{value}' không phải ngày; gõ 14/08/2019").format(value=value))


def _plain(cell: Cell) -> Any:
    """Return the typed value; a computed one was worked out elsewhere, and nobody has seen how."""
    if cell.is_formula:
        raise CellFault(_("là công thức; sao chép rồi dán giá trị (Paste Special > Values)"))
    if cell.is_error:
        raise CellFault(_("báo lỗi {value}; gõ lại giá trị").format(value=cell.value))
    value = cell.value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str | int | float | date) or value is None:
        return nfc(value).strip() if isinstance(value, str) else value
    raise CellFault(_("không phải chữ, số hay ngày; gõ lại giá trị"))


def _as_typed(value: Any) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        # What Excel shows has 15 digits: 0.1 + 0.2 is 0.3.
        return format(Decimal(f"{value:.15g}"), "f")
    return "" if value is None else str(value)
