"""The order and titles of areas in a paper: the checklist's own, then the official list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from inspect_flow.locale.vietnamese_text import searchable
from inspect_flow.records.tables import Finding
from inspect_flow.rules.checklist import ChecklistDefinition
from inspect_flow.vocabulary.areas import Area, area_named_in, find_area

_NOWHERE = Area.OTHER.value


@lru_cache(maxsize=1024)
def _area_named(written: str) -> Area | None:
    return find_area(written) or area_named_in(written)


@lru_cache(maxsize=1024)
def _area_beginning(title: str) -> Area | None:
    """Return the official area whose name a checklist's longer title begins with."""
    wanted = searchable(title)
    names = ((area, (area.before_2021, area.since_2021, *area.other_names)) for area in Area)
    found = [
        (len(name), area)
        for area, known in names
        for name in known
        if wanted.startswith(searchable(name))
    ]
    return _area_named(title) or (max(found, key=lambda pair: pair[0])[1] if found else None)


class AreaOrder:
    """Which section of a paper a finding belongs to."""

    def __init__(self, checklist: ChecklistDefinition | None, year: int) -> None:
        self._year = year
        self._known: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        self._of_item: dict[str, str] = {}
        self._part_of: dict[str, str] = {}
        for area in checklist.areas if checklist else ():
            own = _area_beginning(area.name)
            key = self._known[area.name] = own.value if own else self._key(area.name)
            self._titles.setdefault(key, area.name)
            self._of_item |= {item.code: key for item in area.items}
        if Area.PROCEDURES.value in self._titles and Area.ONE_STOP.value not in self._titles:
            # Since 2021 the one-stop shop is usually a part of the procedures' area.
            self._part_of = {Area.ONE_STOP.value: Area.PROCEDURES.value}

    def key_of(self, finding: Finding) -> str:
        """Return the section: the area written down, else that of the checklist's item."""
        if finding.area.strip():
            key = self._key(finding.area)
            return self._part_of.get(key, key)
        return self._of_item.get(finding.item, _NOWHERE)

    def sections(self, findings: Sequence[Finding]) -> list[tuple[str, str]]:
        """Return (key, title) of the sections that have findings, in the order of the paper."""
        used: dict[str, str] = {}
        for finding in findings:
            used.setdefault(self.key_of(finding), finding.area)
        known = list(dict.fromkeys([*self._titles, *(area.value for area in Area)]))
        ranks = {key: rank for rank, key in enumerate(known)}
        ordered = sorted(used, key=lambda key: (key == _NOWHERE, ranks.get(key, len(ranks))))
        return [(key, self._title(key, used[key])) for key in ordered]

    def _key(self, written: str) -> str:
        if written not in self._known:
            area = _area_named(written)
            self._known[written] = area.value if area else searchable(written.strip())
        return self._known[written]

    def _title(self, key: str, written: str) -> str:
        if key in self._titles:
            return self._titles[key]
        official = next((area for area in Area if area.value == key), None)
        return official.official_name(self._year) if official else written.strip()
