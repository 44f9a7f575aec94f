"""Whether the days of a calendar year fit together: no day twice, no make-up work on a Monday."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from inspect_flow.definitions.problems import Problems
from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import _
from inspect_flow.rules.calendar_year import SpecialDay
from inspect_flow.rules.public_holidays import fixed_holidays, is_weekend
from inspect_flow.vocabulary.calendars import DayKind

LinedDay = tuple[int, SpecialDay]

_SWAPPED = (DayKind.SWAPPED_OFF, DayKind.MAKE_UP_WORK)


def check_days(
    days: Sequence[LinedDay], year: int, problems: Problems, first_line: int = 0
) -> None:
    """Note every day out of its year, written twice, on an impossible weekday or unpaired."""
    _check_dates(days, year, problems)
    for line, day in days:
        fault = _weekday_fault(day)
        if fault:
            problems.add(line, f"{short_date(day.on)} ({day.kind.label}): {fault}")
    _check_swaps(days, year, problems)
    present = {day.on for _line, day in days if day.kind is DayKind.HOLIDAY}
    missing = [short_date(day) for day in fixed_holidays(year) if day not in present]
    if missing:
        sentence = _("thiếu ngày nghỉ lễ theo luật: {days}")
        problems.add(first_line, sentence.format(days=", ".join(missing)))


def _check_dates(days: Iterable[LinedDay], year: int, problems: Problems) -> None:
    first: dict[date, int] = {}
    for line, day in days:
        if day.on.year != year:
            sentence = _("ngày {day} không thuộc năm {year}")
            problems.add(line, sentence.format(day=short_date(day.on), year=year))
        if day.on in first:
            sentence = _("ngày {day} ghi hai lần (lần đầu ở dòng {first})")
            problems.add(line, sentence.format(day=short_date(day.on), first=first[day.on]))
        first.setdefault(day.on, line)


def _weekday_fault(day: SpecialDay) -> str:
    if day.kind is DayKind.MAKE_UP_WORK and not is_weekend(day.on):
        return _("làm bù phải rơi vào thứ bảy hoặc chủ nhật")
    if day.kind in (DayKind.COMPENSATION, DayKind.SWAPPED_OFF) and is_weekend(day.on):
        return _("thứ bảy, chủ nhật vốn là ngày nghỉ, không cần ghi")
    if day.swap_with is not None and day.kind not in _SWAPPED:
        return _("chỉ ngày nghỉ hoán đổi và ngày làm bù mới có swap_with")
    if day.swap_with is None and day.kind in _SWAPPED:
        return _("thiếu swap_with: ngày kia của đợt hoán đổi")
    return ""


def _check_swaps(days: Iterable[LinedDay], year: int, problems: Problems) -> None:
    # The other half of a swap over New Year stands in the other year's file.
    by_day = {day.on: day for _line, day in days}
    for line, day in days:
        if day.swap_with is None or day.swap_with.year != year:
            continue
        other = by_day.get(day.swap_with)
        if other is None or other.swap_with != day.on or other.kind is day.kind:
            sentence = _("{day}: swap_with {other} không có ngày hoán đổi tương ứng")
            problems.add(
                line,
                sentence.format(day=short_date(day.on), other=short_date(day.swap_with)),
            )
