"""Calendars for tests: the shipped one, and small ones made by hand."""

from __future__ import annotations

from datetime import date
from functools import cache

from inspect_flow.definitions.calendars import load_calendar
from inspect_flow.rules.calendar_year import CalendarYear, SpecialDay
from inspect_flow.rules.working_calendar import WorkingCalendar
from inspect_flow.vocabulary.calendars import CalendarStatus, DayKind


@cache
def shipped_calendar() -> WorkingCalendar:
    """Load the calendar that comes with the program once."""
    return load_calendar()


def a_year(
    year: int, *days: tuple[str, DayKind], provisional: bool = False, verified: bool = True
) -> CalendarYear:
    """Make a year in which only `days` differ from the ordinary week."""
    status = CalendarStatus.PROVISIONAL if provisional else CalendarStatus.OFFICIAL
    special = tuple(
        SpecialDay(date.fromisoformat(on), kind.label, kind, "", verified) for on, kind in days
    )
    return CalendarYear(year, status, special)


def a_calendar(*years: CalendarYear) -> WorkingCalendar:
    """Make a calendar of these years."""
    return WorkingCalendar(years)
