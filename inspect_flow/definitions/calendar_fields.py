"""Reading the fields of a calendar file, noting every fault with its line."""

from __future__ import annotations

import re
from datetime import date

from inspect_flow.definitions.problems import Problems, did_you_mean
from inspect_flow.definitions.yaml_reader import LinedDict, LinedList
from inspect_flow.locale.translation import _

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def check_keys(
    mapping: LinedDict, required: tuple[str, ...], optional: tuple[str, ...], problems: Problems
) -> None:
    """Note the keys of `mapping` that nobody knows and the required ones that lack."""
    known = required + optional
    for key in mapping:
        if key not in known:
            sentence = _("không có khóa '{key}'{hint}").format(
                key=key, hint=did_you_mean(key, known)
            )
            problems.add(mapping.line_of(key), sentence)
    missing = [key for key in required if mapping.get(key) is None]
    if missing:
        problems.add(mapping.line, _("thiếu: {keys}").format(keys=", ".join(missing)))


def word(mapping: LinedDict, key: str, allowed: list[str], problems: Problems) -> str:
    """Return the text under `key`, noting a word outside `allowed`."""
    value = mapping.get(key)
    if value is None or value in allowed:
        return str(value)
    sentence = _("{key} '{value}' không hợp lệ{hint}; chỉ nhận: {allowed}").format(
        key=key,
        value=value,
        hint=did_you_mean(str(value), allowed),
        allowed=", ".join(allowed),
    )
    problems.add(mapping.line_of(key), sentence)
    return ""


def text(mapping: LinedDict, key: str, problems: Problems) -> str:
    """Return the sentence under `key`, noting anything else."""
    value = mapping.get(key)
    if value is None:
        return ""
    if not isinstance(value, str) or not value.strip():
        problems.add(mapping.line_of(key), _("{key} phải là một câu").format(key=key))
        return ""
    return value.strip()


def items(content: LinedDict, key: str, problems: Problems) -> list[tuple[int, LinedDict]]:
    """Return the mappings listed under `key` with their lines, noting other items."""
    listed = content.get(key)
    if listed is None:
        return []
    if not isinstance(listed, LinedList):
        problems.add(content.line_of(key), _("{key} phải là một danh sách").format(key=key))
        return []
    found = []
    for index, item in enumerate(listed):
        if isinstance(item, LinedDict):
            found.append((listed.line_of(index), item))
        else:
            sentence = _("mỗi mục của {key} phải ghi dạng {{khóa: giá trị}}").format(key=key)
            problems.add(listed.line_of(index), sentence)
    return found


def day(entry: LinedDict, key: str, problems: Problems) -> date | None:
    """Return the ISO date under `key`, noting what is not one."""
    written = entry.get(key)
    if written is None:
        return None
    try:
        if _ISO_DAY.fullmatch(str(written)):
            return date.fromisoformat(str(written))
        fault = _("phải ghi năm-tháng-ngày, ví dụ 2026-09-02")
    except ValueError:
        fault = _("không có trong lịch")
    problems.add(entry.line_of(key), _("ngày '{day}' {fault}").format(day=written, fault=fault))
    return None
