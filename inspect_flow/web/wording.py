"""Days, times and numbers as pages write them, in the language of whoever reads."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from inspect_flow.locale.dates import DEADLINE_ZONE, local_day, short_date
from inspect_flow.locale.numbers import decimal_comma
from inspect_flow.locale.translation import _, _n, current_language
from inspect_flow.rules.public_holidays import weekday_label


def day(value: date | datetime) -> str:
    """Write 14/08/2019, of a moment the Vietnamese day."""
    return short_date(_as_day(value))


def long_day(value: date | datetime) -> str:
    """Write "thứ Tư, 14/08/2019"."""
    return f"{weekday(value)}, {day(value)}"


def weekday(value: date | datetime) -> str:
    """Write "thứ Tư" or "Chủ nhật"; papers and pages take a capital after "thứ"."""
    first, gap, second = weekday_label(_as_day(value)).partition(" ")
    return f"thứ {second.capitalize()}" if first == "thứ" else f"{first.capitalize()}{gap}{second}"


def clock(value: datetime) -> str:
    """Write "08:12", Vietnamese time."""
    return value.astimezone(DEADLINE_ZONE).strftime("%H:%M")


def moment(value: datetime) -> str:
    """Write "08:12 ngày 14/08/2019"."""
    return _("{clock} ngày {day}").format(clock=clock(value), day=day(value))


def number(value: int | float | Decimal, places: int = 2) -> str:
    """Write 1.234,5 in Vietnamese and 1,234.5 in English."""
    if isinstance(value, int):
        written = f"{value:,}".replace(",", ".")
    else:
        written = decimal_comma(Decimal(str(value)), places)
    return written if current_language() == "vi" else written.translate(_SWAPPED)


_SWAPPED = str.maketrans(".,", ",.")


def percent(part: int, whole: int, places: int = 1) -> str:
    """Write part/whole as "37,9%", and a dash where there is no whole."""
    return f"{number(Decimal(part) / whole * 100, places)}%" if whole else "–"


def time_left(days: int) -> str:
    """Write how far a deadline is: "còn 5 ngày", "hạn hôm nay", "quá hạn 3 ngày"."""
    if days < 0:
        return _n("quá hạn {days} ngày", -days).format(days=number(-days))
    left = _n("còn {days} ngày", days).format(days=number(days))
    return left if days else _("hạn hôm nay")


def visit_in(days: int) -> str:
    """Write how far a visit is, which is no deadline: "còn 5 ngày", "hôm nay"."""
    return _("hôm nay") if days == 0 else time_left(days)


def post(name: str, title: str, unit: str) -> str:
    """Write what follows a person's name, title and office, without saying anything twice.

    "Phó Giám đốc Sở Nội vụ" names the office; who is known by the post alone is named by it.
    """
    told = [] if title == name else [title]
    return ", ".join(filter(None, [*told, "" if unit in f"{name}, {title}" else unit]))


def _as_day(value: date | datetime) -> date:
    return local_day(value) if isinstance(value, datetime) else value
