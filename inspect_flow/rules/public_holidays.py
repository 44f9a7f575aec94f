"""The days off that the law itself dates; what counts where a year has no file."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from inspect_flow.locale.translation import N_, _

SATURDAY = 5
_WEEKDAYS = (
    N_("thứ hai"),
    N_("thứ ba"),
    N_("thứ tư"),
    N_("thứ năm"),
    N_("thứ sáu"),
    N_("thứ bảy"),
    N_("chủ nhật"),
)

# Ngày Văn hóa Việt Nam is a day off from 01/7/2026 on (Nghị quyết 28/2026/QH16).
CULTURE_DAY_SINCE = 2026


def is_weekend(day: date) -> bool:
    """Tell whether offices rest on `day` in an ordinary week."""
    return day.weekday() >= SATURDAY


def weekday_label(day: date) -> str:
    """Name the day of the week."""
    return _(_WEEKDAYS[day.weekday()])


def fixed_holidays(year: int) -> tuple[date, ...]:
    """Return the public holidays with a solar date (BLLĐ 2019, Điều 112; BLLĐ 2012, Điều 115).

    Tết, Giỗ Tổ and the second day of Quốc khánh are missing: the moon or a yearly decision dates
    them.
    """
    dated = [(1, 1), (4, 30), (5, 1), (9, 2)]
    if year >= CULTURE_DAY_SINCE:
        dated.append((11, 24))
    return tuple(date(year, month, day) for month, day in dated)


@cache
def fallback_days_off(year: int) -> frozenset[date]:
    """Return the fixed holidays of `year` with the days off in lieu of those on a weekend.

    Swapped days are never derived: only the yearly decision makes them.
    """
    off = set(fixed_holidays(year))
    # BLLĐ 2019, Điều 111 khoản 3: made up on the next working day.
    for holiday in fixed_holidays(year):
        day = holiday
        while is_weekend(holiday) and (is_weekend(day) or day in off):
            day += timedelta(days=1)
        off.add(day)
    return frozenset(off)
