"""Rules on days, figures and characters, checked on every text of a context."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from inspect_flow.documents.linting.contents import Content, bare
from inspect_flow.documents.linting.rule import Found, rule
from inspect_flow.documents.typesetting import MISSING, printable
from inspect_flow.locale.numbers import percent
from inspect_flow.locale.translation import N_, _

_WRONG_ZERO = re.compile(r"tháng 0[3-9]\b|\bngày [1-9] tháng|\btháng [12] năm")
_WEEKDAYS = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "nhật")
_WEEKDAY = re.compile(
    r"(?:[Tt]hứ|[Cc]hủ) (Hai|Ba|Tư|Năm|Sáu|Bảy|nhật),? ngày"
    r" (?:(\d{1,2}) tháng (\d{1,2}) năm (\d{4})|(\d{1,2})/(\d{1,2})/(\d{4}))"
)
# "105/277 thủ tục, đạt trên 46%"; neither a day (14/8/2019) nor a month (tháng 8/2019) is a ratio.
_RATIO = re.compile(
    r"(?<![\d/.])(?<!tháng )(?<!quý )(\d[\d.]*)/(\d[\d.]*)(?![\d/.])[^/%;.]{0,40}?\b(\d+(?:,\d+)?)%"
)


def wrong_zeros(texts: Iterable[str]) -> Iterator[str]:
    """Yield what is wrong with the zeros of days: only days 1-9 and months 1, 2 take one."""
    for text in texts:
        for found in _WRONG_ZERO.finditer(text):
            yield _(
                "'{found}': chỉ thêm số 0 trước ngày 1-9 và tháng 1, 2; tháng 3-9 không thêm"
            ).format(found=found[0])


def wrong_weekdays(texts: Iterable[str]) -> Iterator[str]:
    """Yield each weekday that its date does not have."""
    for text in texts:
        for found in _WEEKDAY.finditer(text):
            day_of_month, month, year = (int(found[at] or found[at + 3]) for at in (2, 3, 4))
            try:
                day = date(year, month, day_of_month)
            except ValueError:
                yield _("'{found}': không có ngày này").format(found=found[0])
                continue
            if _WEEKDAYS[day.weekday()] != found[1]:
                yield _("'{found}': ngày không đúng thứ").format(found=found[0])


def wrong_ratios(texts: Iterable[str]) -> Iterator[str]:
    """Yield each percentage that is not the ratio beside it, unless the paper says so itself."""
    known = list(texts)
    for text in known:
        for part, whole, stated in _RATIO.findall(text):
            computed = _computed(part, whole, len(stated.partition(",")[2]))
            if computed in ("", f"{stated}%"):
                continue
            # A warning printed in the paper says the computed value: then the breach is shown.
            finer = _computed(part, whole, 1)
            if not any(computed in each or finer in each for each in known):
                yield _("{part}/{whole} là {computed}, văn bản ghi {stated}%").format(
                    part=part, whole=whole, computed=finer, stated=stated
                )


def _computed(part: str, whole: str, places: int) -> str:
    numerator, denominator = (Decimal(each.replace(".", "") or 0) for each in (part, whole))
    return percent(numerator, denominator, places) if denominator else ""


@rule(
    "context",
    N_("Số 0 chỉ đứng trước ngày 1-9 và tháng 1, 2"),
    N_("viết ngày 05 tháng 01, ngày 14 tháng 8"),
    "NĐ 30/2020, Phụ lục I, II.4",
)
def day_zeros(content: Content) -> Iterator[Found]:
    """Ask for zeros where the decree has them."""
    yield from map(Found, wrong_zeros(content.texts))


@rule(
    "context",
    N_("Thứ trong tuần khớp với ngày"),
    N_("đối chiếu lịch và sửa thứ hoặc ngày"),
    "NĐ 30/2020, Phụ lục II, V",
)
def weekday(content: Content) -> Iterator[Found]:
    """Ask for the weekday that the date has."""
    yield from map(Found, wrong_weekdays(content.texts))


@rule(
    "context",
    N_("Tỷ lệ phần trăm bằng phép chia ghi bên cạnh"),
    N_("sửa số liệu, hoặc ghi chú giá trị tính được ngay trong văn bản"),
    "NĐ 30/2020, Điều 17",
)
def ratio(content: Content) -> Iterator[Found]:
    """Ask for percentages that are the ratios beside them."""
    yield from map(Found, wrong_ratios(content.texts))


@rule(
    "context",
    N_("Điểm tối đa bằng tổng điểm các phần"),
    N_("cộng lại điểm của các mục và sửa tổng"),
    "NĐ 30/2020, Điều 17",
)
def score_totals(content: Content) -> Iterator[Found]:
    """Ask for totals that are the sums of what stands below them."""
    areas = content.context.get("areas", [])
    if not all("rows" in area for area in areas):
        return
    for area in areas:
        yield from _wrong_total(area["title"], area["max_score"], _scores(area["rows"]))
    whole = content.context.get("max_score", "")
    yield from _wrong_total(_("cả văn bản"), whole, _scores(areas))


def _scores(rows: Iterable[dict[str, str]]) -> list[Decimal | None]:
    return [amount(row.get("max_score", "")) for row in rows]


def _wrong_total(what: str, written: str, parts: list[Decimal | None]) -> Iterator[Found]:
    total, known = amount(written), [each for each in parts if each is not None]
    added_up = sum(known, Decimal())
    if total is not None and known and len(known) == len(parts) and added_up != total:
        sentence = _("Tổng điểm của {what} ghi {total}, cộng lại là {computed}")
        added = f"{added_up.normalize():f}".replace(".", ",")
        yield Found(sentence.format(what=what, total=written, computed=added))


def amount(text: str) -> Decimal | None:
    """Read "1.234,5" as a number; None for what is no number."""
    clean = bare(text).strip().replace(".", "").replace(",", ".")
    try:
        return Decimal(clean) if clean and len(clean) < 20 and clean.isascii() else None
    except InvalidOperation:
        return None


@rule(
    "context",
    N_("Mọi ký tự in được và ở dạng dựng sẵn (NFC)"),
    N_("gõ lại bằng bộ gõ Unicode dựng sẵn, bỏ biểu tượng và chữ viết ngoài phông"),
    "NĐ 30/2020, Phụ lục I, I.4; TCVN 6909:2001",
)
def characters(content: Content) -> Iterator[Found]:
    """Ask for characters that the typeface has."""
    for text in content.texts:
        # What is typed decomposed is composed before it is printed.
        if printable(text).count(MISSING) > unicodedata.normalize("NFC", text).count(MISSING):
            yield Found(
                _("Có ký tự không in được (in thành {box}): {text}").format(
                    box=MISSING, text=text[:60]
                )
            )


RULES = (day_zeros, weekday, ratio, score_totals, characters)
