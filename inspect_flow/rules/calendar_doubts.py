"""Why a date counted over a calendar may turn out wrong, as sentences that go with the date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import _
from inspect_flow.rules.calendar_year import CalendarYear, SpecialDay, UncertainSpan
from inspect_flow.rules.public_holidays import is_weekend
from inspect_flow.vocabulary.calendars import DoubtKind


@dataclass(frozen=True, slots=True)
class Doubt:
    """A warning that goes with a date counted over doubtful days."""

    kind: DoubtKind
    first: date
    last: date
    sentence: str

    def __str__(self) -> str:
        return self.sentence


def doubts_between(years: Iterable[CalendarYear], first: date, last: date) -> list[Doubt]:
    """Return the doubts that the files of `years` leave between two days, both included."""
    known = {each.year: each for each in years}
    touched = range(first.year, last.year + 1)
    found = [_uncovered(*run) for run in _runs(year for year in touched if year not in known)]
    for year in (known[each] for each in touched if each in known):
        found += _doubts_of(year, first, last)
    return sorted(found, key=lambda each: (each.first, each.kind))


def _runs(years: Iterable[int]) -> Iterator[tuple[int, int]]:
    start = end = None
    for year in years:
        if start is None or end is None:
            start = year
        elif year != end + 1:
            yield start, end
            start = year
        end = year
    if start is not None and end is not None:
        yield start, end


def _uncovered(first: int, last: int) -> Doubt:
    span = str(first) if first == last else f"{first}-{last}"
    sentence = _(
        "Chưa có lịch nghỉ lễ, tết năm {span}: chỉ trừ thứ bảy, chủ nhật và ngày lễ có ngày dương"
        " lịch cố định, chưa trừ Tết Nguyên đán, Giỗ Tổ và ngày hoán đổi; hãy thêm tệp"
        " calendars/{year}.yaml."
    ).format(span=span, year=first)
    return Doubt(DoubtKind.UNCOVERED, date(first, 1, 1), date(last, 12, 31), sentence)


def _doubts_of(year: CalendarYear, first: date, last: date) -> list[Doubt]:
    if year.is_provisional:
        found = [_provisional(year.year)]
    else:
        found = [_unverified(day) for day in year.days if _matters(day, first, last)]
    spans = [span for span in year.uncertain if span.first <= last and first <= span.last]
    return found + [_uncertain(span) for span in spans]


def _provisional(year: int) -> Doubt:
    sentence = _(
        "Lịch năm {year} là lịch tạm tính, chưa có văn bản chính thức; hạn có thể thay đổi."
    ).format(year=year)
    return Doubt(DoubtKind.PROVISIONAL, date(year, 1, 1), date(year, 12, 31), sentence)


def _matters(day: SpecialDay, first: date, last: date) -> bool:
    changes_the_week = is_weekend(day.on) == day.kind.is_work
    return first <= day.on <= last and changes_the_week and not day.is_verified


def _unverified(day: SpecialDay) -> Doubt:
    sentence = _("Ngày {day} ({name}) chưa được kiểm chứng với văn bản.").format(
        day=short_date(day.on), name=day.name
    )
    return Doubt(DoubtKind.UNVERIFIED, day.on, day.on, sentence)


def _uncertain(span: UncertainSpan) -> Doubt:
    sentence = _("Từ {first} đến {last}: {note}.").format(
        first=short_date(span.first), last=short_date(span.last), note=span.note.rstrip(".")
    )
    return Doubt(DoubtKind.UNCERTAIN, span.first, span.last, sentence)
