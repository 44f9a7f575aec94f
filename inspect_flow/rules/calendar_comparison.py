"""Comparing the calendar with another one, day by day: is it a working day there too?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from inspect_flow.rules.calendar_year import CalendarYear
from inspect_flow.rules.working_calendar import WorkingCalendar


@dataclass(frozen=True, slots=True)
class Difference:
    """A day on which the two calendars disagree; `reason` may be empty."""

    on: date
    is_working_here: bool
    reason: str


def differences(
    calendar: WorkingCalendar, is_working_there: Callable[[date], bool]
) -> list[Difference]:
    """Return every day of the covered years on which the other calendar disagrees."""
    return [
        Difference(day, calendar.is_working(day), reasons.get(day, ""))
        for year in calendar.years
        for reasons in [dict(year.library_differences)]
        for day in _days_of(year.year)
        if calendar.is_working(day) != is_working_there(day)
    ]


def reasons_without_difference(
    calendar: WorkingCalendar, found: list[Difference]
) -> list[tuple[CalendarYear, date]]:
    """Return the reasons that a year's file still states although the calendars agree by now."""
    differing = {each.on for each in found}
    return [
        (year, day)
        for year in calendar.years
        for day, _reason in year.library_differences
        if day not in differing
    ]


def _days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    length = (date(year, 12, 31) - first).days + 1
    return [first + timedelta(days=each) for each in range(length)]
