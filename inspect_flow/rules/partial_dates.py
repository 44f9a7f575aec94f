"""Dates as old minutes give them: a day, or only a month, a quarter or a year."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import _

EARLIEST_YEAR, LATEST_YEAR = 1945, 2100
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_SHAPES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        r"(?:ngày )?(?P<day>\d{1,2}) ?[/.-] ?(?P<month>\d{1,2}) ?[/.-] ?(?P<year>\d{4})",
        r"(?:ngày )?(?P<day>\d{1,2}) tháng (?P<month>\d{1,2}) năm (?P<year>\d{4})",
        r"(?P<year>\d{4})-q(?P<quarter>[1-4])",
        r"quý (?P<quarter>iv|i{1,3}|[1-4])(?:/| năm | )(?P<year>\d{4})",
        r"(?P<year>\d{4})-(?P<month>\d{1,2})",
        r"(?:tháng )?(?P<month>\d{1,2}) ?[/.-] ?(?P<year>\d{4})",
        r"tháng (?P<month>\d{1,2}) năm (?P<year>\d{4})",
        r"(?:năm )?(?P<year>\d{4})",
    )
)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known; `quarter` and `month` are never given together."""

    year: int
    month: int | None = None
    day: int | None = None
    quarter: int | None = None

    @property
    def iso(self) -> str:
        """Write 2019, 2019-Q3, 2019-08 or 2019-08-14."""
        if self.quarter:
            return f"{self.year:04d}-Q{self.quarter}"
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    @property
    def full(self) -> date | None:
        """Return the day when it is known, else None; never a guess."""
        return date(self.year, self.month, self.day) if self.month and self.day else None

    @property
    def earliest(self) -> date:
        """Return the first day that it may mean."""
        month = self.month or (self.quarter * 3 - 2 if self.quarter else 1)
        return date(self.year, month, self.day or 1)

    @property
    def latest(self) -> date:
        """Return the last day that it may mean."""
        month = self.month or (self.quarter * 3 if self.quarter else 12)
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def label(self) -> str:
        """Write it as people read it: 14/08/2019, tháng 8/2019, quý III/2019, năm 2019."""
        if self.full:
            return short_date(self.full)
        if self.quarter:
            roman = ("I", "II", "III", "IV")[self.quarter - 1]
            return _("quý {quarter}/{year}").format(quarter=roman, year=self.year)
        if self.month:
            return _("tháng {month}/{year}").format(month=self.month, year=self.year)
        return _("năm {year}").format(year=self.year)


def parse_partial_date(written: str) -> PartialDate:
    """Read a date as people type it; raises ValueError with a sentence that says what is wrong."""
    text = " ".join(written.split())
    for shape in _SHAPES:
        found = shape.fullmatch(text)
        if found:
            parts = {name: part for name, part in found.groupdict().items() if part}
            return _checked(written, parts)
    raise ValueError(
        _(
            "'{written}' không phải là ngày; viết 14/8/2019, 2019-08-14, 8/2019, quý III/2019"
        ).format(written=written)
        + _(" hoặc 2019")
    )


def _checked(written: str, parts: dict[str, str]) -> PartialDate:
    year = int(parts["year"])
    month = int(parts["month"]) if "month" in parts else None
    day = int(parts["day"]) if "day" in parts else None
    fault = _fault(year, month, day)
    if fault:
        raise ValueError(
            _("ngày '{written}' không có: {fault}").format(written=written, fault=fault)
        )
    quarter = parts.get("quarter")
    return PartialDate(year, month, day, _QUARTERS[quarter.lower()] if quarter else None)


def _fault(year: int, month: int | None, day: int | None) -> str:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return _("năm phải từ {first} đến {last}").format(first=EARLIEST_YEAR, last=LATEST_YEAR)
    if month is None:
        return ""
    if not 1 <= month <= 12:
        swapped = day is not None and 1 <= day <= 12 < month <= 31
        hint = _(" (viết ngày trước, tháng sau)") if swapped else ""
        return _("không có tháng {month}{hint}").format(month=month, hint=hint)
    if day is not None and not 1 <= day <= monthrange(year, month)[1]:
        return _("tháng {month}/{year} chỉ có {days} ngày").format(
            month=month, year=year, days=monthrange(year, month)[1]
        )
    return ""
