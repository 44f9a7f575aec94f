"""Which days are working days, and how far that can be trusted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from inspect_flow.locale.translation import _
from inspect_flow.rules.calendar_doubts import Doubt, doubts_between
from inspect_flow.rules.calendar_year import CalendarYear, SpecialDay, calendar_version
from inspect_flow.rules.public_holidays import fallback_days_off, is_weekend, weekday_label
from inspect_flow.vocabulary.errors import BadInput


@dataclass(frozen=True)
class WorkingCalendar:
    """The working days of all known years; equal content gives an equal `version`.

    Years without a file count weekends and the dated public holidays only; `doubts_for` says so.
    """

    years: tuple[CalendarYear, ...]
    version: str = field(init=False)
    _special: dict[date, SpecialDay] = field(init=False, repr=False, compare=False)
    _covered: frozenset[int] = field(init=False, repr=False, compare=False)
    _ordinals: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "years", tuple(sorted(self.years, key=lambda each: each.year)))
        special = {day.on: day for year in self.years for day in year.days}
        object.__setattr__(self, "_special", special)
        object.__setattr__(self, "_covered", frozenset(each.year for each in self.years))
        object.__setattr__(self, "_ordinals", self._list_working_days())
        object.__setattr__(self, "version", calendar_version(self.years))

    def __hash__(self) -> int:
        return hash(self.version)

    @property
    def years_covered(self) -> tuple[int, ...]:
        """Return the years that have a file."""
        return tuple(each.year for each in self.years)

    @property
    def provisional_years(self) -> tuple[int, ...]:
        """Return the years whose official schedule is still missing."""
        return tuple(each.year for each in self.years if each.is_provisional)

    def special_day(self, day: date) -> SpecialDay | None:
        """Return what the year's file says about `day`, if anything."""
        return self._special.get(day)

    def is_working(self, day: date) -> bool:
        """Tell whether offices work on `day`; make-up Saturdays count, days off in lieu do not."""
        special = self._special.get(day)
        if special is not None:
            return special.kind.is_work
        if is_weekend(day):
            return False
        return day.year in self._covered or day not in fallback_days_off(day.year)

    def reason_off(self, day: date) -> str:
        """Say why `day` is not a working day; empty when it is one."""
        if self.is_working(day):
            return ""
        special = self._special.get(day)
        if special is not None:
            return special.name
        if is_weekend(day):
            return weekday_label(day)
        return _("ngày lễ cố định hoặc nghỉ bù theo Bộ luật Lao động")

    def nth_working_day(self, start: date, count: int) -> date:
        """Return the working day that lies `count` after `start`, before it when negative.

        `start` itself is not counted, so 0 gives `start` even when it is a holiday.
        """
        if count == 0:
            return start
        ordinal = start.toordinal()
        if count > 0:
            place = bisect_right(self._ordinals, ordinal) + count - 1
        else:
            place = bisect_left(self._ordinals, ordinal) + count
        if self._spans(start) and 0 <= place < len(self._ordinals):
            return date.fromordinal(self._ordinals[place])
        return self._walk(start, count)

    def next_working_day(self, day: date) -> date:
        """Return `day` itself when it is a working day, else the first one after it."""
        return day if self.is_working(day) else self.nth_working_day(day, 1)

    def previous_working_day(self, day: date) -> date:
        """Return `day` itself when it is a working day, else the last one before it."""
        return day if self.is_working(day) else self.nth_working_day(day, -1)

    def count_working_days(self, start: date, end: date) -> int:
        """Count the working days after `start` up to `end` included, backwards as negative."""
        if end < start:
            return -self.count_working_days(end, start)
        if self._spans(start) and self._spans(end):
            return bisect_right(self._ordinals, end.toordinal()) - bisect_right(
                self._ordinals, start.toordinal()
            )
        return sum(self.is_working(day) for day in _days(start + timedelta(days=1), end))

    def changed_days(self, start: date, end: date) -> list[SpecialDay]:
        """Return the weekdays off and the weekend days of work between two days, both included."""
        return [
            day
            for year in self.years
            for day in sorted(year.days, key=lambda each: each.on)
            if start <= day.on <= end and is_weekend(day.on) == day.kind.is_work
        ]

    def doubts_for(self, start: date, end: date) -> list[Doubt]:
        """Return every reason why a count between these days may turn out wrong."""
        return doubts_between(self.years, min(start, end), max(start, end))

    def _spans(self, day: date) -> bool:
        return bool(self.years) and self.years[0].year <= day.year <= self.years[-1].year

    def _list_working_days(self) -> list[int]:
        if not self.years:
            return []
        first, last = date(self.years[0].year, 1, 1), date(self.years[-1].year, 12, 31)
        return [day.toordinal() for day in _days(first, last) if self.is_working(day)]

    def _walk(self, start: date, count: int) -> date:
        step = timedelta(days=1 if count > 0 else -1)
        day, left = start, abs(count)
        try:
            while left:
                day += step
                left -= self.is_working(day)
        except OverflowError as fault:
            raise BadInput(_("Thời hạn vượt ra ngoài lịch (năm 1 đến năm 9999).")) from fault
        return day


def _days(first: date, last: date) -> Iterable[date]:
    return (date.fromordinal(each) for each in range(first.toordinal(), last.toordinal() + 1))
