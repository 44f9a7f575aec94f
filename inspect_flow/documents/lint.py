"""Rules of form that a context must keep; each breach is a sentence for the one who writes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from inspect_flow.documents.typesetting import MISSING, printable
from inspect_flow.locale.numbers import percent
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.paper_parts import ASSUMED_MARK

Context = Mapping[str, Any]

# NĐ 30/2020, Phụ lục I: no space around "/" and "-"; a first field for types that have one.
_SYMBOL = re.compile(r"[A-ZĐ][A-ZĐa-z]*(-[A-ZĐ&.]+)+")
# A part that nobody has entered is room for a pen.
_PEN = re.compile("[\u00a0…]+")
_WRONG_ZERO = re.compile(r"tháng 0[3-9]\b|\bngày [1-9] tháng|\btháng [12] năm")
_WEEKDAYS = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "nhật")
_WEEKDAY = re.compile(
    r"(?:[Tt]hứ|[Cc]hủ) (Hai|Ba|Tư|Năm|Sáu|Bảy|nhật),? ngày (\d+) tháng (\d+) năm (\d{4})"
)
# "105/277 thủ tục, đạt trên 46%"; neither a day (14/8/2019) nor a month (tháng 8/2019) is a ratio.
_RATIO = re.compile(
    r"(?<![\d/.])(?<!tháng )(?<!quý )(\d[\d.]*)/(\d[\d.]*)(?![\d/.])[^/%;.]{0,40}?\b(\d+(?:,\d+)?)%"
)
_DEGREE = re.compile(r"^(GS|PGS|TS|ThS|CN|KS|BS|LS|Tiến sĩ|Thạc sĩ|Giáo sư)\b")
_POWERS = ("TM.", "KT.", "TL.", "TUQ.", "Q.")


def lint(kind: str, context: Context) -> list[str]:
    """Return every breach of form in a context that has the shape of its kind."""
    return [breach for rule in _RULES for breach in rule(kind, context)]


def _number_and_symbol(kind: str, context: Context) -> Iterator[str]:
    number, symbol = (_bare(context["letterhead"][key]) for key in ("number", "symbol"))
    if number and not re.fullmatch(r"[1-9]\d*[a-z]?|0[1-9]", number):
        yield _("Số '{number}' phải là số nguyên dương").format(number=number)
    if symbol and not _SYMBOL.fullmatch(_PEN.sub("X", symbol)):
        yield _("Ký hiệu '{symbol}' không đúng dạng, ví dụ TB-SNV").format(symbol=symbol)
    if symbol and number and not context["draft"] and not context["letterhead"]["date"]:
        yield _("Văn bản đã có số nhưng chưa ghi ngày ban hành")


def _type_abbreviation(kind: str, context: Context) -> Iterator[str]:
    symbol = context["letterhead"]["symbol"]
    wanted = next(each.abbreviation for each in DocumentKind if each.value == kind)
    first = symbol.split("-")[0]
    others = {each.abbreviation for each in DocumentKind} - {wanted, ""}
    if symbol and ((wanted and first != wanted) or (not wanted and first in others)):
        yield _("Ký hiệu '{symbol}' không khớp tên loại văn bản ({wanted})").format(
            symbol=symbol, wanted=wanted or _("công văn không ghi tên loại")
        )


def _addressees_and_recipients(kind: str, context: Context) -> Iterator[str]:
    as_above = "Như trên" in [_bare(item) for item in context["recipients"]["items"]]
    if context["addressees"] and not as_above:
        yield _("Có Kính gửi thì Nơi nhận phải có dòng 'Như trên'")
    if as_above and not context["addressees"]:
        yield _("Nơi nhận ghi 'Như trên' nhưng văn bản không có Kính gửi")
    if not context["recipients"]["filing"].startswith("VT"):
        yield _("Dòng cuối của Nơi nhận phải là 'Lưu: VT, …'")


def _signers(kind: str, context: Context) -> Iterator[str]:
    for signature in context["signatures"]:
        if not signature["authority"]:
            yield _("Chữ ký thiếu quyền hạn, chức vụ của người ký")
        for line in signature["authority"]:
            power = line.split(" ")[0].upper()
            if power.endswith(".") and power not in _POWERS:
                yield _("'{power}' không phải là hình thức ký; dùng {powers}").format(
                    power=power, powers=", ".join(_POWERS)
                )
        if _DEGREE.match(signature["name"]):
            yield _("Không ghi học hàm, học vị trước họ tên người ký: {name}").format(
                name=_bare(signature["name"])
            )


def _legal_grounds(kind: str, context: Context) -> Iterator[str]:
    grounds = context["legal_grounds"]
    for position, ground in enumerate(grounds, start=1):
        if not ground.startswith(("Căn cứ ", "Theo đề nghị ")):
            yield _("Căn cứ thứ {position} phải bắt đầu bằng 'Căn cứ'").format(position=position)
        if ground.startswith("Theo đề nghị ") and position < len(grounds):
            yield _("'Theo đề nghị của …' phải là dòng cuối của phần căn cứ")


def _days(kind: str, context: Context) -> Iterator[str]:
    for text in _texts(context):
        for found in _WRONG_ZERO.finditer(text):
            yield _(
                "'{found}': chỉ thêm số 0 trước ngày 1-9 và tháng 1, 2; tháng 3-9 không thêm"
            ).format(found=found[0])
        for found in _WEEKDAY.finditer(text):
            try:
                day = date(int(found[4]), int(found[3]), int(found[2]))
            except ValueError:
                yield _("'{found}': không có ngày này").format(found=found[0])
                continue
            if _WEEKDAYS[day.weekday()] != found[1]:
                yield _("'{found}': ngày không đúng thứ").format(found=found[0])


def _ratios(kind: str, context: Context) -> Iterator[str]:
    texts = list(_texts(context))
    for text in texts:
        for part, whole, stated in _RATIO.findall(text):
            computed = _computed(part, whole, len(stated.partition(",")[2]))
            if computed in ("", f"{stated}%"):
                continue
            # A warning printed in the paper says the computed value: then the breach is shown.
            finer = _computed(part, whole, 1)
            if not any(computed in each or finer in each for each in texts):
                yield _("{part}/{whole} là {computed}, văn bản ghi {stated}%").format(
                    part=part, whole=whole, computed=finer, stated=stated
                )


def _computed(part: str, whole: str, places: int) -> str:
    numerator, denominator = (Decimal(each.replace(".", "") or 0) for each in (part, whole))
    return percent(numerator, denominator, places) if denominator else ""


def _characters(kind: str, context: Context) -> Iterator[str]:
    for text in _texts(context):
        if printable(text).count(MISSING) > text.count(MISSING):
            yield _("Có ký tự không in được (in thành {box}): {text}").format(
                box=MISSING, text=text[:60]
            )


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield _bare(value)
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)


def _bare(text: str) -> str:
    return text.replace(ASSUMED_MARK, "")


_RULES: tuple[Callable[[str, Context], Iterator[str]], ...] = (
    _number_and_symbol,
    _type_abbreviation,
    _addressees_and_recipients,
    _signers,
    _legal_grounds,
    _days,
    _ratios,
    _characters,
)
