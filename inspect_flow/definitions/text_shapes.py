"""Shapes of standing texts: sentences, nested parts, lines of a programme, words by level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from inspect_flow.definitions.problems import Problems, did_you_mean
from inspect_flow.definitions.yaml_reader import LinedDict, LinedList
from inspect_flow.definitions.yaml_shape import check_keys, mapping_at, text_at
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.units import UnitLevel

Sentences = tuple[str, ...]
WordsByLevel = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with sentences, dashed items and parts below it."""

    title: str
    paragraphs: Sentences = ()
    items: Sentences = ()
    sections: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a programme; a stretching one takes the time that is left."""

    task: str
    lead: str
    minutes: int
    stretch: bool = False


def sentences_at(thing: str, mapping: LinedDict, key: str, problems: Problems) -> Sentences:
    """Return the list of sentences under `key`."""
    return _sentences(thing, mapping.get(key), key, mapping.line_of(key), problems)


def parts_at(thing: str, mapping: LinedDict, key: str, problems: Problems) -> tuple[Part, ...]:
    """Return the list of nested parts under `key`."""
    return tuple(
        Part(
            title=text_at(thing, entry, "title", problems),
            paragraphs=_sentences(
                thing, entry.get("paragraphs", LinedList()), "paragraphs", entry.line, problems
            ),
            items=_sentences(thing, entry.get("items", LinedList()), "items", entry.line, problems),
            sections=parts_at(thing, entry, "sections", problems) if "sections" in entry else (),
        )
        for entry in _entries(thing, mapping, key, problems)
        if _has_keys(thing, entry, ("title",), ("paragraphs", "items", "sections"), problems)
    )


def lines_at(thing: str, mapping: LinedDict, key: str, problems: Problems) -> tuple[Line, ...]:
    """Return the lines of a programme under `key`."""
    return tuple(
        Line(
            task=text_at(thing, entry, "task", problems),
            lead=text_at(thing, entry, "lead", problems),
            minutes=_minutes(thing, entry, problems),
            stretch=entry.get("stretch") is True,
        )
        for entry in _entries(thing, mapping, key, problems)
        if _has_keys(thing, entry, ("task", "lead", "minutes"), ("stretch",), problems)
    )


def words_by_level(thing: str, mapping: LinedDict, key: str, problems: Problems) -> WordsByLevel:
    """Return texts by level of the unit; a bare text is a list of one."""
    found: dict[str, tuple[str, ...]] = {}
    entries = mapping_at(f"{thing}: {key}", mapping.get(key), mapping.line_of(key), problems)
    for level, value in entries.items():
        line = entries.line_of(level)
        if level not in list(UnitLevel):
            sentence = _("{thing}: không có cấp '{level}'{near}; được dùng: {levels}").format(
                thing=thing,
                level=level,
                near=did_you_mean(level, UnitLevel),
                levels=", ".join(UnitLevel),
            )
            problems.add(line, sentence)
            continue
        one = [value] if isinstance(value, str) else value
        found[level] = _sentences(thing, one, level, line, problems)
    return MappingProxyType(found)


def _sentences(thing: str, value: Any, key: str, line: int, problems: Problems) -> Sentences:
    if isinstance(value, list) and all(isinstance(each, str) and each.strip() for each in value):
        return tuple(" ".join(each.split()) for each in value)
    problems.add(line, _("{thing}: '{key}' phải là danh sách câu").format(thing=thing, key=key))
    return ()


def _entries(thing: str, mapping: LinedDict, key: str, problems: Problems) -> list[LinedDict]:
    value = mapping.get(key)
    if isinstance(value, LinedList) and all(isinstance(each, LinedDict) for each in value):
        return list(value)
    sentence = _("{thing}: '{key}' phải là danh sách, mỗi mục gồm các dòng 'khóa: giá trị'")
    problems.add(mapping.line_of(key), sentence.format(thing=thing, key=key))
    return []


def _has_keys(
    thing: str,
    entry: LinedDict,
    required: tuple[str, ...],
    optional: tuple[str, ...],
    problems: Problems,
) -> bool:
    before = len(problems.found)
    check_keys(thing, entry, required, optional, problems)
    return len(problems.found) == before


def _minutes(thing: str, entry: LinedDict, problems: Problems) -> int:
    value = entry.get("minutes")
    if isinstance(value, int) and not isinstance(value, bool) and 0 < value <= 24 * 60:
        return value
    line = entry.line_of("minutes")
    problems.add(line, _("{thing}: 'minutes' phải là số phút từ 1").format(thing=thing))
    return 0
