"""Numbers and symbols of official papers: the next of a series, how it is written, its faults.

NĐ 30/2020/NĐ-CP, Điều 15 and Phụ lục I, III: a series runs from 01/01 to 31/12 within one agency.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

from inspect_flow.locale.translation import N_, _
from inspect_flow.locale.vietnamese_text import nfc
from inspect_flow.vocabulary.errors import BadInput

# NĐ 30/2020, Phụ lục III, Mục I. A công văn and a thư công have no abbreviation.
TYPE_ABBREVIATIONS = MappingProxyType(
    {
        "NQ": N_("nghị quyết"),
        "QĐ": N_("quyết định"),
        "CT": N_("chỉ thị"),
        "QC": N_("quy chế"),
        "QyĐ": N_("quy định"),
        "TC": N_("thông cáo"),
        "TB": N_("thông báo"),
        "HD": N_("hướng dẫn"),
        "CTr": N_("chương trình"),
        "KH": N_("kế hoạch"),
        "PA": N_("phương án"),
        "ĐA": N_("đề án"),
        "DA": N_("dự án"),
        "BC": N_("báo cáo"),
        "BB": N_("biên bản"),
        "TTr": N_("tờ trình"),
        "HĐ": N_("hợp đồng"),
        "CĐ": N_("công điện"),
        "BGN": N_("bản ghi nhớ"),
        "BTT": N_("bản thỏa thuận"),
        "GUQ": N_("giấy ủy quyền"),
        "GM": N_("giấy mời"),
        "GGT": N_("giấy giới thiệu"),
        "GNP": N_("giấy nghỉ phép"),
        "PG": N_("phiếu gửi"),
        "PC": N_("phiếu chuyển"),
        "PB": N_("phiếu báo"),
    }
)

_LINE = re.compile(r"^Số: (0[1-9]|[1-9][0-9]{1,8})/[A-ZĐa-z]+(-[A-ZĐ&]+)+$")
_BLANK_LINE = re.compile(r"^Số:\s*/[A-ZĐa-z]+(-[A-ZĐ&]+)+$")
_SYMBOL = re.compile(r"^[A-ZĐa-z]+(-[A-ZĐ&]+)+$")
_CITED = re.compile(
    r"^(?:số:? )?0*(?P<number>[1-9]\d{0,5})/(?:(?P<year>(?:19|20)\d{2})/)?(?P<symbol>\S+)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, order=True)
class Series:
    """One run of numbers: an agency, a year, a name ("" where all types of papers share one)."""

    issuer: str
    year: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class CitedNumber:
    """A number as cited: 784/QĐ-UBND, 12/UBND-VX, or 61/2018/NĐ-CP with its year."""

    number: int
    symbol: str
    year: int | None = None

    @property
    def type_abbreviation(self) -> str:
        """Return "QĐ" of "QĐ-UBND"; empty for a công văn."""
        head = self.symbol.split("-", 1)[0]
        return head if head in TYPE_ABBREVIATIONS else ""


def next_number(series: Series, used: Iterable[tuple[Series, int]]) -> int:
    """Return the number after the highest used one; a gap is never filled, it may be on paper."""
    return max((number for each, number in used if each == series), default=0) + 1


def missing_numbers(series: Series, used: Iterable[tuple[Series, int]]) -> list[int]:
    """Return the numbers below the highest one that nobody used."""
    taken = {number for each, number in used if each == series}
    return [number for number in range(1, max(taken, default=0)) if number not in taken]


def duplicate_numbers(used: Iterable[tuple[Series, int]]) -> list[tuple[Series, int]]:
    """Return what was given out twice (Điều 15: unique per agency and year)."""
    return sorted(each for each, times in Counter(used).items() if times > 1)


def typed_symbol(type_abbreviation: str, agency: str) -> str:
    """Write "BB-ĐKT"; raises `BadInput` for an unknown type or a malformed agency."""
    if type_abbreviation not in TYPE_ABBREVIATIONS:
        raise BadInput(
            _("Không có loại văn bản viết tắt '{abbreviation}'").format(
                abbreviation=type_abbreviation
            ),
            [_("các chữ viết tắt: {known}").format(known=", ".join(TYPE_ABBREVIATIONS))],
        )
    return _checked_symbol(f"{type_abbreviation}-{nfc(agency).strip()}")


def letter_symbol(agency: str, drafting_unit: str) -> str:
    """Write the symbol of a công văn: "UBND-NV"."""
    return _checked_symbol(f"{nfc(agency).strip()}-{nfc(drafting_unit).strip()}")


def number_line(number: int | None, symbol: str) -> str:
    """Write "Số: 05/BB-ĐKT"; without a number room stays for the pen.

    Numbers under ten take a zero (NĐ 30/2020, Phụ lục I, Mục II).
    """
    if number is None:
        return f"Số:       /{symbol}"
    if number < 1:
        raise BadInput(_("Số văn bản bắt đầu từ 01, không có số {number}").format(number=number))
    return f"Số: {number:02d}/{symbol}"


def number_line_faults(line: str, *, is_draft: bool = False) -> list[str]:
    """Return what is wrong with a printed number line; a draft may leave the number blank."""
    text = nfc(line).strip()
    if _LINE.match(text) or (is_draft and _BLANK_LINE.match(text)):
        return []
    faults = []
    if not text.startswith("Số: ") and not (is_draft and text.startswith("Số:")):
        faults.append(_("phải bắt đầu bằng 'Số: '"))
    number, slash, symbol = text.removeprefix("Số:").strip().partition("/")
    if number or not is_draft:
        faults += _number_faults(number)
    if not slash or not _SYMBOL.match(symbol):
        faults.append(_("ký hiệu phải dạng QĐ-UBND hoặc, với công văn, UBND-NV"))
    return faults or [_("không đúng dạng 'Số: 05/BB-ĐKT'")]


def _number_faults(number: str) -> list[str]:
    if not number:
        return [_("thiếu số thứ tự")]
    if not re.fullmatch("0*[1-9][0-9]{0,8}", number):
        return [_("'{number}' không phải số thứ tự").format(number=number[:20])]
    proper = f"{int(number):02d}"
    return [] if number == proper else [_("số phải viết {number}").format(number=proper)]


def symbol_faults(type_abbreviation: str, symbol: str) -> list[str]:
    """Return where a paper's type and its symbol disagree; a công văn has no abbreviation."""
    head = symbol.split("-", 1)[0]
    if type_abbreviation and head != type_abbreviation:
        sentence = _("ký hiệu {symbol} phải bắt đầu bằng {abbreviation}")
        return [sentence.format(symbol=symbol, abbreviation=type_abbreviation)]
    if not type_abbreviation and head in TYPE_ABBREVIATIONS:
        sentence = _("công văn không ghi tên loại: bỏ {head} khỏi {symbol}")
        return [sentence.format(head=head, symbol=symbol)]
    return []


def read_cited_number(text: str) -> CitedNumber:
    """Read "784/QĐ-UBND", "Số: 05/BB-ĐKT" or "61/2018/NĐ-CP"; raises `BadInput`."""
    found = _CITED.match(" ".join(nfc(text).split()))
    if not found:
        raise BadInput(
            _("'{text}' không phải số, ký hiệu văn bản; viết 784/QĐ-UBND").format(text=text)
        )
    year = int(found["year"]) if found["year"] else None
    return CitedNumber(int(found["number"]), found["symbol"], year)


def _checked_symbol(symbol: str) -> str:
    if not _SYMBOL.match(symbol):
        raise BadInput(
            _("Ký hiệu '{symbol}' không hợp lệ").format(symbol=symbol),
            [_("chỉ dùng chữ in hoa không dấu thanh, Đ và &, ví dụ BB-ĐKT, UBND-NV")],
        )
    return symbol
