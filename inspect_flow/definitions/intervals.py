"""Loading the default time limits: calendars/intervals.yaml, the program's or a house's own."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from inspect_flow.definitions.calendars import INTERVALS_FILE, calendar_places
from inspect_flow.definitions.definition_text import definition_text
from inspect_flow.definitions.problems import Problems, did_you_mean
from inspect_flow.definitions.yaml_reader import LinedDict, read_yaml
from inspect_flow.locale.translation import _
from inspect_flow.rules.interval_overrides import INTERVAL_KEYS, interval_faults
from inspect_flow.rules.intervals import IntervalTable, NamedInterval, read_interval
from inspect_flow.vocabulary.calendars import SourceMark

_LABEL_KEYS = ("vi", "en")
_REQUIRED = ("vi", "count", "unit", "starts", "direction", "basis", "mark")


def load_intervals(house: str | None = None) -> IntervalTable:
    """Return the default intervals; raises `DefinitionError` with every problem of the file."""
    place = next(
        each for each in reversed(calendar_places(house)) if (each / INTERVALS_FILE).is_file()
    )
    problems = Problems(f"{place}/{INTERVALS_FILE}")
    text = definition_text(place / INTERVALS_FILE, problems)
    content = None if text is None else read_yaml(text, problems)
    table = _read_table(content, problems)
    problems.refuse_if_any()
    return table


def _read_table(content: Any, problems: Problems) -> IntervalTable:
    if not isinstance(content, LinedDict):
        if not problems:
            problems.add(0, _("tệp phải có hai khóa: events và intervals"))
        return IntervalTable()
    for key in content:
        if key not in ("events", "intervals"):
            problems.add(content.line_of(key), _("không có khóa '{key}'").format(key=key))
    events = {
        name: _labels(event, problems) for name, event in _mappings(content, "events", problems)
    }
    intervals = {}
    for name, written in _mappings(content, "intervals", problems):
        interval = _read_named(name, written, events, problems)
        if interval is not None:
            intervals[name] = interval
    return IntervalTable(MappingProxyType(intervals), MappingProxyType(events))


def _mappings(content: LinedDict, key: str, problems: Problems) -> list[tuple[str, LinedDict]]:
    mapping = content.get(key)
    if not isinstance(mapping, LinedDict):
        problems.add(content.line_of(key), _("thiếu hoặc sai khóa '{key}'").format(key=key))
        return []
    found = []
    for name, value in mapping.items():
        if isinstance(value, LinedDict):
            found.append((name, value))
        else:
            sentence = _("'{name}' phải gồm các khóa").format(name=name)
            problems.add(mapping.line_of(name), sentence)
    return found


def _labels(written: LinedDict, problems: Problems) -> dict[str, str]:
    labels = {key: written[key] for key in _LABEL_KEYS if isinstance(written.get(key), str)}
    if "vi" not in labels:
        problems.add(written.line, _("thiếu nhãn tiếng Việt (vi)"))
    return labels


def _read_named(
    name: str, written: LinedDict, events: dict[str, dict[str, str]], problems: Problems
) -> NamedInterval | None:
    before = len(problems.found)
    missing = [key for key in _REQUIRED if key != "vi" and written.get(key) is None]
    if missing:
        sentence = _("{name}: thiếu {keys}").format(name=name, keys=", ".join(missing))
        problems.add(written.line, sentence)
    labels = _labels(written, problems)
    typed = {key: value for key, value in written.items() if key not in (*_LABEL_KEYS, "mark")}
    for key, fault in interval_faults(typed, events):
        problems.add(written.line_of(key), f"{name}: {fault}")
    marks = [each.value for each in SourceMark]
    mark = written.get("mark")
    if mark is not None and mark not in marks:
        sentence = _("{name}: mark '{mark}' không hợp lệ{hint}").format(
            name=name, mark=mark, hint=did_you_mean(str(mark), marks)
        )
        problems.add(written.line_of("mark"), sentence)
    if len(problems.found) > before:
        return None
    interval = read_interval({key: typed[key] for key in INTERVAL_KEYS})
    return NamedInterval(name, MappingProxyType(labels), interval, SourceMark[str(mark).upper()])
