"""Every unit of the day with where it stands in a year: the province as a grid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from inspect_flow.locale.translation import _
from inspect_flow.services.queries.campaigns import campaigns_by_year
from inspect_flow.services.queries.cases_then import CaseThen
from inspect_flow.services.queries.inspections import InspectionRow, list_inspections
from inspect_flow.services.queries.leadership import Choice, chosen_cases, numbers_of
from inspect_flow.services.queries.names import unit_codes
from inspect_flow.services.queries.unit_register import UnitRow, list_units
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.figures import Counted
from inspect_flow.vocabulary.units import UnitLevel

_SHOWN = (UnitLevel.DEPARTMENT, UnitLevel.DISTRICT, UnitLevel.COMMUNE, UnitLevel.VERTICAL)


@dataclass(frozen=True, slots=True)
class UnitTile:
    """One unit: its inspection in the year, its numbers, and both in a word and a manner."""

    code: str
    unit: str
    level: str
    inspection: str
    state: str
    state_label: str
    numbers: Mapping[Counted, int]
    manner: str
    word: str


def unit_tiles(work: Work, choice: Choice, year: int) -> list[UnitTile]:
    """Return the units that exist, by level and name, with a fixed number of queries."""
    campaigns = {code for year_of, code, _title in campaigns_by_year(work) if year_of == year}
    inspections = {
        row.unit_code: row for row in list_inspections(work) if row.campaign in campaigns
    }
    cases = _by_unit(work, choice)
    units = [row for row in list_units(work) if row.level in _SHOWN]
    tiles = [_tile(row, inspections.get(row.code), cases.get(row.code, ())) for row in units]
    return sorted(tiles, key=lambda tile: [each.label for each in _SHOWN].index(tile.level))


def _by_unit(work: Work, choice: Choice) -> dict[str, list[CaseThen]]:
    cases = chosen_cases(work, choice)
    codes = unit_codes(work, (each.body_id for each in cases))
    found: dict[str, list[CaseThen]] = defaultdict(list)
    for case in cases:
        found[codes.get(case.body_id, "")].append(case)
    return found


def _tile(
    row: UnitRow, inspection: InspectionRow | None, cases: list[CaseThen] | tuple[()]
) -> UnitTile:
    numbers = numbers_of(cases)
    manner, word = _said(numbers, inspection)
    return UnitTile(
        code=row.code,
        unit=row.name,
        level=UnitLevel(row.level).label,
        inspection=inspection.code if inspection else "",
        state=inspection.state if inspection else "",
        state_label=inspection.state_label if inspection else "",
        numbers=numbers,
        manner=manner,
        word=word,
    )


def _said(numbers: Mapping[Counted, int], inspection: InspectionRow | None) -> tuple[str, str]:
    late, found = numbers[Counted.OVERDUE], numbers[Counted.FOUND]
    pending = found - numbers[Counted.HANDLED]
    if late:
        return "bad", _("{n} quá hạn").format(n=late)
    if pending:
        return "doubtful", _("{n} đang khắc phục").format(n=pending)
    if found:
        return "good", _("đã khắc phục xong")
    if inspection is not None:
        return "main", inspection.state_label
    return "other", _("chưa kiểm tra trong năm")
