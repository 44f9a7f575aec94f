"""Fields of checklist files: codes, exact numbers, days, lists of words and of mappings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from inspect_flow.definitions.problems import Problems, did_you_mean
from inspect_flow.definitions.yaml_reader import LinedDict, LinedList
from inspect_flow.definitions.yaml_shape import word_from, words_at
from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import nfc

Word = TypeVar("Word", bound=StrEnum)

# 1, 1.10, II, A.2: parts without leading zeros, because 010 and 10 would be read as one code.
_CODE = re.compile(r"[1-9A-Za-z][0-9A-Za-z]*(\.[1-9A-Za-z][0-9A-Za-z]*)*")
_NUMBER = re.compile(r"\d{1,9}(\.\d{1,9})?(%?)")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def check_unicode(text: str, problems: Problems) -> None:
    """Refuse lines whose Vietnamese is not NFC: such words are not found by any search."""
    for number, line in enumerate(text.splitlines(), start=1):
        if nfc(line) != line:
            problems.add(
                number,
                _("chữ có dấu viết theo kiểu tách rời (NFD); hãy lưu lại theo Unicode dựng sẵn"),
            )


def code_at(thing: str, mapping: LinedDict, problems: Problems, key: str = "code") -> str:
    """Return the code under `key` as it was written."""
    value = mapping.get(key)
    if value is None:
        return ""
    code = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if _CODE.fullmatch(code):
        return code
    problems.add(
        mapping.line_of(key),
        _("{thing}: mã '{code}' không hợp lệ; viết như 1.2.3, không có số 0 đứng đầu").format(
            thing=thing, code=value
        ),
    )
    return ""


def edition_at(thing: str, mapping: LinedDict, key: str, problems: Problems) -> str:
    """Return an edition; numbers are kept as written, so 1.10 stays 1.10."""
    value = mapping.get(key)
    if value is None:
        return ""
    if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
        return str(value)
    problems.add(
        mapping.line_of(key), _("{thing}: '{key}' phải là chữ").format(thing=thing, key=key)
    )
    return ""


def number_at(thing: str, mapping: LinedDict, key: str, problems: Problems) -> Decimal | None:
    """Return the exact number under `key`; 95% is 0.95."""
    value = mapping.get(key)
    if value is None:
        return None
    number = exact_number(value)
    if number is None:
        problems.add(
            mapping.line_of(key),
            _(
                "{thing}: '{key}' phải là số như 0.5 hoặc 95% (dùng dấu chấm), không phải '{value}'"
            ).format(thing=thing, key=key, value=value),
        )
    return number


def exact_number(value: Any) -> Decimal | None:
    """Return `value` as an exact number that is not negative; `None` when it is none."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    found = _NUMBER.fullmatch(str(value))
    if not found:
        return None
    number = Decimal(str(value).removesuffix("%"))
    return number / 100 if found[2] else number


def day_at(thing: str, mapping: LinedDict, key: str, problems: Problems) -> date | None:
    """Return the day under `key`, written 2019-08-14."""
    value = mapping.get(key)
    if value is None:
        return None
    try:
        if isinstance(value, str) and _DAY.fullmatch(value):
            return date.fromisoformat(value)
        fault = _("viết năm-tháng-ngày, ví dụ 2019-08-14")
    except ValueError:
        fault = _("không có trong lịch")
    problems.add(
        mapping.line_of(key),
        _("{thing}: '{key}' là '{value}': {fault}").format(
            thing=thing, key=key, value=value, fault=fault
        ),
    )
    return None


def choice_at(
    thing: str, mapping: LinedDict, key: str, words: type[Word], default: Word, problems: Problems
) -> Word:
    """Return the word of the enum under `key`; `default` when it is missing or wrong."""
    found = word_from(thing, mapping, key, [each.value for each in words], problems)
    return words(found) if found else default


def choices_at(
    thing: str, mapping: LinedDict, key: str, words: type[Word], problems: Problems
) -> tuple[Word, ...]:
    """Return one word or a list of words of the enum under `key`."""
    known = [each.value for each in words]
    found: list[Word] = []
    for word, line in words_at(thing, mapping, key, problems):
        if word in known:
            found.append(words(word))
            continue
        problems.add(
            line,
            _("{thing}: '{key}' không thể là '{word}'{near}; được dùng: {allowed}").format(
                thing=thing,
                key=key,
                word=word,
                near=did_you_mean(word, known),
                allowed=", ".join(known),
            ),
        )
    return tuple(dict.fromkeys(found))


def mappings_at(
    thing: str, mapping: LinedDict, key: str, problems: Problems
) -> Iterator[LinedDict]:
    """Yield the mappings listed under `key`; anything else there is a problem."""
    value = mapping.get(key)
    if value is None:
        return
    if not isinstance(value, LinedList) or not value:
        problems.add(
            mapping.line_of(key),
            _("{thing}: '{key}' phải là danh sách có ít nhất một mục").format(thing=thing, key=key),
        )
        return
    for index, each in enumerate(value):
        if isinstance(each, LinedDict):
            yield each
        else:
            problems.add(
                value.line_of(index),
                _("{thing}: mỗi mục của '{key}' phải gồm các dòng 'khóa: giá trị'").format(
                    thing=thing, key=key
                ),
            )
