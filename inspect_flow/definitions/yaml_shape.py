"""Take typed values out of lined YAML; each value of the wrong shape becomes a problem."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from inspect_flow.definitions.problems import Problems, did_you_mean
from inspect_flow.definitions.yaml_reader import LinedDict, LinedList
from inspect_flow.locale.translation import _


def check_keys(
    thing: str,
    mapping: LinedDict,
    required: Collection[str],
    optional: Collection[str],
    problems: Problems,
) -> None:
    """Refuse keys that are unknown, missing or without value."""
    allowed = [*required, *optional]
    for key, value in mapping.items():
        line = mapping.line_of(key)
        if value is None:
            # {vi: Tồn tại, hạn chế}: YAML reads the comma as the end of the label.
            problems.add(
                line,
                _(
                    "{thing}: khóa '{key}' không có giá trị; "
                    "nhãn có dấu phẩy phải đặt trong ngoặc kép"
                ).format(thing=thing, key=key),
            )
        elif key not in allowed:
            problems.add(
                line,
                _("{thing}: khóa lạ '{key}' (được dùng: {allowed}){near}").format(
                    thing=thing,
                    key=key,
                    near=did_you_mean(key, allowed),
                    allowed=", ".join(allowed),
                ),
            )
    for key in required:
        if key not in mapping:
            problems.add(
                mapping.line, _("{thing}: thiếu khóa '{key}'").format(thing=thing, key=key)
            )


def mapping_at(thing: str, value: Any, line: int, problems: Problems) -> LinedDict:
    """Return `value` if it is a mapping, else an empty one and a problem."""
    if isinstance(value, LinedDict):
        return value
    if value is not None:
        problems.add(line, _("{thing} phải gồm các dòng 'khóa: giá trị'").format(thing=thing))
    return LinedDict()


def text_at(thing: str, mapping: LinedDict, key: str, problems: Problems) -> str:
    """Return the text under `key`; empty, and a problem, when something else stands there."""
    value = mapping.get(key)
    if value is None:
        return ""
    if isinstance(value, str) and value.strip():
        return value
    problems.add(
        mapping.line_of(key), _("{thing}: '{key}' phải là chữ").format(thing=thing, key=key)
    )
    return ""


def words_at(thing: str, mapping: LinedDict, key: str, problems: Problems) -> list[tuple[str, int]]:
    """Return one word or a list of words under `key`, each with its line."""
    value = mapping.get(key)
    line = mapping.line_of(key)
    if value is None:
        return []
    if isinstance(value, str) and value:
        return [(value, line)]
    if isinstance(value, LinedList) and value and all(isinstance(each, str) for each in value):
        return [(each, value.line_of(index)) for index, each in enumerate(value)]
    problems.add(
        line,
        _("{thing}: '{key}' phải là một tên hoặc danh sách tên [a, b]").format(
            thing=thing, key=key
        ),
    )
    return []


def word_from(
    thing: str, mapping: LinedDict, key: str, allowed: Collection[str], problems: Problems
) -> str:
    """Return the word under `key` if it is one of `allowed`; empty, and a problem, if not."""
    word = text_at(thing, mapping, key, problems)
    if word and word not in allowed:
        problems.add(
            mapping.line_of(key),
            _("{thing}: '{key}' không thể là '{word}' (được dùng: {allowed}){near}").format(
                thing=thing,
                key=key,
                word=word,
                near=did_you_mean(word, allowed),
                allowed=", ".join(allowed),
            ),
        )
        return ""
    return word


def labels_at(thing: str, mapping: LinedDict, problems: Problems) -> dict[str, str]:
    """Return the labels `vi` and `en` of `mapping`; Vietnamese stands in where it is broken."""
    labels = {language: text_at(thing, mapping, language, problems) for language in ("vi", "en")}
    return {language: label for language, label in labels.items() if label} or {"vi": ""}
