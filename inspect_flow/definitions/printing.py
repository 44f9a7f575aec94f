"""How a house prints and signs: printing.yaml in its own folder, the program's way without one."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inspect_flow.definitions.calendar_fields import check_keys, text, word
from inspect_flow.definitions.definition_text import definition_text
from inspect_flow.definitions.places import HOUSE_VARIABLE
from inspect_flow.definitions.problems import Problems
from inspect_flow.definitions.yaml_reader import LinedDict, LinedList, read_yaml
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.archives import Archive

PRINTING_FILE = "printing.yaml"
_KEYS = ("archive", "time_stamp", "trust")


@dataclass(frozen=True, slots=True)
class PrintingRules:
    """Kind of archival file, address of the time-stamping authority, trusted root certificates."""

    archive: Archive = Archive.PDF_A_2B
    time_stamp: str = ""
    trust: tuple[Path, ...] = ()


def house_folder(house: str | None) -> Path | None:
    """Return the house's own folder: the one given, else the environment's."""
    chosen = house or os.environ.get(HOUSE_VARIABLE)
    return Path(chosen) if chosen else None


def load_printing(house: str | None = None) -> PrintingRules:
    """Return the house's rules; raises `DefinitionError` with every problem of the file."""
    place = house_folder(house)
    if place is None or not (place / PRINTING_FILE).is_file():
        return PrintingRules()
    problems = Problems(f"{place}/{PRINTING_FILE}")
    written = definition_text(place / PRINTING_FILE, problems)
    content = None if written is None else read_yaml(written, problems)
    rules = _read(content, place, problems)
    problems.refuse_if_any()
    return rules


def _read(content: Any, place: Path, problems: Problems) -> PrintingRules:
    if not isinstance(content, LinedDict):
        if not problems:
            problems.add(0, _("tệp phải gồm các khóa: {keys}").format(keys=", ".join(_KEYS)))
        return PrintingRules()
    check_keys(content, (), _KEYS, problems)
    archive = "" if content.get("archive") is None else word(
        content, "archive", [each.value for each in Archive], problems
    )  # fmt: skip
    address = text(content, "time_stamp", problems)
    if address and not address.startswith(("http://", "https://")):
        problems.add(
            content.line_of("time_stamp"),
            _("time_stamp phải là địa chỉ http:// hoặc https:// của máy chủ cấp dấu thời gian"),
        )
    trust = tuple(_roots(content, place, problems))
    return PrintingRules(Archive(archive) if archive else Archive.PDF_A_2B, address, trust)


def _roots(content: LinedDict, place: Path, problems: Problems) -> list[Path]:
    listed = content.get("trust")
    if listed is None:
        return []
    if not isinstance(listed, LinedList):
        problems.add(content.line_of("trust"), _("trust phải là một danh sách"))
        return []
    found = []
    for index, name in enumerate(listed):
        file = place / str(name)
        if file.is_file():
            found.append(file)
        else:
            sentence = _("không có tệp chứng thư '{name}'").format(name=name)
            problems.add(listed.line_of(index), sentence)
    return found
