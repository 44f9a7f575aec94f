"""Dates and times as people in Việt Nam write them, and the one zone that deadlines are in."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

DEADLINE_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")

_DAY = re.compile(r"^(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})/(\d{1,2})/(\d{4}))")
_CLOCK = re.compile(r"(\d{1,2})(?:[:hg.](\d{2})?)?")
_TIME = re.compile(r"^[ T]+(\d{1,2})[:h](\d{2})$")


def short_date(day: date) -> str:
    """Write 14/08/2019."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def citation_date(day: date) -> str:
    """Write "ngày 14 tháng 8 năm 2019".

    A zero stands before days 1-9 and months 1-2 only (NĐ 30/2020, Phụ lục I).
    """
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def clock_time(moment: time) -> str:
    """Write "08 giờ 00"."""
    return f"{moment.hour:02d} giờ {moment.minute:02d}"


def local_day(moment: datetime) -> date:
    """Return the Vietnamese calendar day of an aware moment."""
    return moment.astimezone(DEADLINE_ZONE).date()


def at_local(day: date, moment: time = time(8, 0)) -> datetime:
    """Return the UTC moment of a Vietnamese wall-clock time."""
    return datetime.combine(day, moment, DEADLINE_ZONE).astimezone(UTC)


def clock_of(text: str) -> time:
    """Read "08:00", "8h30" or "8h"; raise ValueError for anything else."""
    found = _CLOCK.fullmatch(text.strip())
    if not found:
        raise ValueError(text)
    return time(int(found[1]), int(found[2] or 0))


def read_day(text: str) -> date:
    """Read "14/8/2019" or "2019-08-14", with or without a time; raise ValueError otherwise."""
    return local_day(read_moment(text))


def read_moment(text: str) -> datetime:
    """Read "14/8/2019", "2019-08-14" or either with " 08:00"; raise ValueError otherwise."""
    found = _DAY.match(text.strip())
    if not found:
        raise ValueError(text)
    year, month, day, day_first, month_first, year_last = found.groups()
    on = date(int(year or year_last), int(month or month_first), int(day or day_first))
    rest = text.strip()[found.end() :]
    if not rest:
        return at_local(on)
    clock = _TIME.match(rest)
    if not clock:
        raise ValueError(text)
    return at_local(on, time(int(clock[1]), int(clock[2])))
