"""The order and titles of areas in a paper: the checklist's own, then the official list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from inspect_flow.locale.vietnamese_text import searchable
from inspect_flow.records.tables import Finding
from inspect_flow.rules.checklist import ChecklistDefinition
from inspect_flow.vocabulary.areas import Area, find_area

_NOWHERE = Area.OTHER.value


@lru_cache(maxsize=1024)
def _area_named(written: str) -> Area | None:
    # "Hiện đại hóa hành chính (chính quyền số)": the brackets only explain the name.
    return find_area(written) or find_area(written.partition("(")[0])


class AreaOrder:
    """Which section of a paper a finding belongs to."""

    def __init__(self, checklist: ChecklistDefinition | None, year: int) -> None:
        self._year = year
        self._known: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        self._of_item: dict[str, str] = {}
        for area in checklist.areas if checklist else ():
            key = self._key(area.name)
            self._titles.setdefault(key, area.name)
            self._of_item |= {item.code: key for item in area.items}

    def key_of(self, finding: Finding) -> str:
        """Return the section: the area written down, else that of the checklist's item."""
        if finding.area.strip():
            return self._key(finding.area)
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
