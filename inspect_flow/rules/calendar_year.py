"""One year of a working calendar, as its file states it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from inspect_flow.vocabulary.calendars import CalendarStatus, DayKind


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day that differs from the ordinary week, with the paper that says so."""

    on: date
    name: str
    kind: DayKind
    source: str
    is_verified: bool
    swap_with: date | None = None


@dataclass(frozen=True, slots=True)
class UncertainSpan:
    """Days for which a decision was pending when the year's file was written."""

    first: date
    last: date
    note: str


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """One year as its file states it."""

    year: int
    status: CalendarStatus
    days: tuple[SpecialDay, ...]
    uncertain: tuple[UncertainSpan, ...] = ()
    library_differences: tuple[tuple[date, str], ...] = ()
    origin: str = ""

    @property
    def is_provisional(self) -> bool:
        """Tell whether the year still waits for its official schedule."""
        return self.status is CalendarStatus.PROVISIONAL


def calendar_version(years: Iterable[CalendarYear]) -> str:
    """Return a hash of all that changes a count: years, their status, days and kinds."""
    lines = []
    for year in sorted(years, key=lambda each: each.year):
        days = sorted(f"{day.on.isoformat()}={day.kind.value}" for day in year.days)
        lines.append(" ".join([str(year.year), year.status.value, *days]))
    return sha256("\n".join(lines).encode()).hexdigest()[:16]
