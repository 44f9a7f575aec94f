"""A month of visits, day by day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from inspect_flow.services.queries.visits import VisitRow


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month; `text` is how addresses name it: "2019-08"."""

    year: int
    number: int

    @property
    def text(self) -> str:
        """Return "2019-08"."""
        return f"{self.year:04d}-{self.number:02d}"

    @property
    def first(self) -> date:
        """Return its first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """Return its last day."""
        return date(self.year, self.number, monthrange(self.year, self.number)[1])

    def moved(self, months: int) -> Month:
        """Return the month so many months later; the calendar's ends are not passed."""
        count = min(max(self.year * 12 + self.number - 1 + months, 12 * 1900), 12 * 2200)
        return Month(count // 12, count % 12 + 1)


def month_named(text: str, today: date) -> Month:
    """Return the month that an address names; this month for anything else."""
    year, dash, number = text.partition("-")
    is_written = dash and all(part.isascii() and part.isdigit() for part in (year, number))
    if is_written and len(year) == 4 and 1900 <= int(year) <= 2200 and 1 <= int(number[:3]) <= 12:
        return Month(int(year), int(number[:3]))
    return Month(today.year, today.month)


def days_of(rows: Sequence[VisitRow]) -> list[tuple[date, list[VisitRow]]]:
    """Return the visits by day; days without one are left out."""
    return [(day, list(visits)) for day, visits in groupby(rows, key=lambda row: row.on)]
