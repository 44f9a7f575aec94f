"""Checking one year's calendar file and turning it into a `CalendarYear`."""

from __future__ import annotations

from datetime import date
from typing import Any

from inspect_flow.definitions import calendar_fields as fields
from inspect_flow.definitions.calendar_checks import check_days
from inspect_flow.definitions.problems import Problems
from inspect_flow.definitions.yaml_reader import LinedDict
from inspect_flow.locale.translation import _
from inspect_flow.rules.calendar_year import CalendarYear, SpecialDay, UncertainSpan
from inspect_flow.vocabulary.calendars import CalendarStatus, DayKind

_YEAR_KEYS = ("year", "status", "sources", "entries")
_OPTIONAL_YEAR_KEYS = ("uncertain", "library_differences")
_ENTRY_KEYS = ("date", "kind", "name", "source", "verified")


def read_calendar_year(
    content: Any, expected_year: int, origin: str, problems: Problems
) -> CalendarYear | None:
    """Return the year that `content` describes, or None after noting all that is wrong with it."""
    if content is None and not problems:
        problems.add(0, _("tệp trống; cần các khóa: {keys}").format(keys=", ".join(_YEAR_KEYS)))
    if not isinstance(content, LinedDict):
        if content is not None:
            problems.add(1, _("phải là các khóa: {keys}").format(keys=", ".join(_YEAR_KEYS)))
        return None
    fields.check_keys(content, _YEAR_KEYS, _OPTIONAL_YEAR_KEYS, problems)
    _check_year(content, expected_year, problems)
    status = fields.word(content, "status", [each.value for each in CalendarStatus], problems)
    sources = _sources(content, problems)
    days = [
        (line, day)
        for line, entry in fields.items(content, "entries", problems)
        if (day := _entry(entry, sources, problems)) is not None
    ]
    check_days(days, expected_year, problems, first_line=content.line_of("entries"))
    uncertain = [
        _span(entry, problems) for _line, entry in fields.items(content, "uncertain", problems)
    ]
    reasons = [
        _difference(entry, problems)
        for _line, entry in fields.items(content, "library_differences", problems)
    ]
    if problems:
        return None
    return CalendarYear(
        expected_year,
        CalendarStatus[status.upper()],
        tuple(day for _line, day in days),
        tuple(each for each in uncertain if each),
        tuple(each for each in reasons if each),
        origin,
    )


def _check_year(content: LinedDict, expected: int, problems: Problems) -> None:
    year = content.get("year")
    if year is not None and str(year) != str(expected):
        sentence = _("year ghi {year} nhưng tên tệp là năm {expected}")
        problems.add(content.line_of("year"), sentence.format(year=year, expected=expected))


def _sources(content: LinedDict, problems: Problems) -> dict[str, str]:
    sources = content.get("sources")
    if isinstance(sources, LinedDict):
        return {key: fields.text(sources, key, problems) for key in sources}
    if sources is not None:
        sentence = _("sources phải ghi dạng 'tên ngắn: tên văn bản'")
        problems.add(content.line_of("sources"), sentence)
    return {}


def _entry(entry: LinedDict, sources: dict[str, str], problems: Problems) -> SpecialDay | None:
    fields.check_keys(entry, _ENTRY_KEYS, ("swap_with",), problems)
    on = fields.day(entry, "date", problems)
    swap_with = fields.day(entry, "swap_with", problems)
    kind = fields.word(entry, "kind", [each.value for each in DayKind], problems)
    name = fields.text(entry, "name", problems)
    source = fields.word(entry, "source", list(sources), problems)
    verified = entry.get("verified")
    if verified is not None and not isinstance(verified, bool):
        problems.add(entry.line_of("verified"), _("verified chỉ nhận: true, false"))
    if on is None or kind not in [each.value for each in DayKind]:
        return None
    return SpecialDay(
        on, name, DayKind[kind.upper()], sources.get(source, ""), verified is True, swap_with
    )


def _span(entry: LinedDict, problems: Problems) -> UncertainSpan | None:
    fields.check_keys(entry, ("from", "to", "note"), (), problems)
    first, last = fields.day(entry, "from", problems), fields.day(entry, "to", problems)
    note = fields.text(entry, "note", problems)
    if first and last and last < first:
        problems.add(entry.line, _("ngày cuối (to) sớm hơn ngày đầu (from)"))
    return UncertainSpan(first, last, note) if first and last else None


def _difference(entry: LinedDict, problems: Problems) -> tuple[date, str] | None:
    fields.check_keys(entry, ("date", "reason"), (), problems)
    day, reason = fields.day(entry, "date", problems), fields.text(entry, "reason", problems)
    return (day, reason) if day else None
