"""Loading the working calendar: the program's years, and a house's own laid over them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from inspect_flow.definitions.calendar_file import read_calendar_year
from inspect_flow.definitions.definition_text import definition_text
from inspect_flow.definitions.places import HOUSE_VARIABLE
from inspect_flow.definitions.problems import Problems
from inspect_flow.definitions.yaml_reader import read_yaml
from inspect_flow.locale.translation import _
from inspect_flow.rules.calendar_year import CalendarYear
from inspect_flow.rules.working_calendar import WorkingCalendar
from inspect_flow.vocabulary.errors import DefinitionError, NotFound

INTERVALS_FILE = "intervals.yaml"
_YEAR_FILE = re.compile(r"(\d{4})\.yaml")


def load_calendar(house: str | None = None) -> WorkingCalendar:
    """Return the calendar of all years; a house's file replaces the program's of the same year.

    Raises `DefinitionError` with every problem of every file.
    """
    found: list[Problems] = []
    years: dict[int, CalendarYear] = {}
    for place, file in _year_files(calendar_places(house), found):
        problems = Problems(f"{place}/{file.name}")
        year = _load_year(file, problems)
        if problems:
            found.append(problems)
        elif year is not None:
            years[year.year] = year
    refuse_all(found, _("Lịch làm việc"))
    return WorkingCalendar(tuple(years.values()))


def calendar_places(house: str | None = None) -> list[Traversable]:
    """Return the folders that hold calendars, the one that wins last.

    Raises `NotFound` when the house's own folder does not exist: its years would be missed.
    """
    places: list[Traversable] = [files("inspect_flow") / "calendars"]
    house = house or os.environ.get(HOUSE_VARIABLE)
    if house and not Path(house).is_dir():
        raise NotFound(_("Không có thư mục định nghĩa '{house}'").format(house=house))
    if house and (Path(house) / "calendars").is_dir():
        places.append(Path(house) / "calendars")
    return places


def refuse_all(found: list[Problems], thing: str) -> None:
    """Raise one `DefinitionError` that holds the problems of several files."""
    if len(found) == 1:
        raise found[0].as_error()
    if found:
        reasons = [f"{each.file}: {sentence}" for each in found for sentence in each.sentences()]
        title = _("{thing}: {count} lỗi trong {files} tệp")
        raise DefinitionError(
            title.format(thing=thing, count=len(reasons), files=len(found)), reasons
        )


def _year_files(
    places: Iterable[Traversable], found: list[Problems]
) -> Iterable[tuple[str, Traversable]]:
    for place in places:
        for file in sorted(place.iterdir(), key=lambda each: each.name):
            if file.name.startswith(".") or not file.name.endswith((".yaml", ".yml")):
                continue
            if _YEAR_FILE.fullmatch(file.name):
                yield str(place), file
            elif file.name != INTERVALS_FILE:
                problems = Problems(f"{place}/{file.name}")
                problems.add(0, _("tên tệp lịch phải là <năm>.yaml, ví dụ 2028.yaml"))
                found.append(problems)


def _load_year(file: Traversable, problems: Problems) -> CalendarYear | None:
    text = definition_text(file, problems)
    if text is None:
        return None
    content = read_yaml(text, problems)
    return read_calendar_year(content, int(file.name[:4]), file.name, problems)
