"""One unit over campaigns, with all that it followed: inspections, numbers, what repeats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import col, select

from inspect_flow.records.tables import Campaign, Finding, Inspection, Unit
from inspect_flow.services.queries.inspections import InspectionRow, inspections_of_units
from inspect_flow.services.queries.leadership import Choice, chosen_cases, numbers_of
from inspect_flow.services.queries.unit_register import UnitPast, UnitRow, past_of, unit_on
from inspect_flow.services.record_sight import in_sight
from inspect_flow.services.succession import with_predecessors
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.areas import area_label
from inspect_flow.vocabulary.figures import Counted
from inspect_flow.vocabulary.findings import FindingKind


@dataclass(frozen=True, slots=True)
class Repeated:
    """One shortcoming that was noted again, each time with the year and the inspection."""

    statement: str
    area: str
    times: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class UnitHistory:
    """A unit and what is known of it through the years."""

    unit: UnitRow
    past: UnitPast
    inspections: Sequence[InspectionRow]
    years: Mapping[int, Mapping[Counted, int]]
    repeated: Sequence[Repeated]


def unit_history(work: Work, unit: Unit) -> UnitHistory:
    """Return the history of the unit and its predecessors as far as it is in sight."""
    line = with_predecessors(work, unit.id or 0)
    cases = chosen_cases(work, Choice(on=work.on, unit=unit.code, line=True))
    years = sorted({each.year for each in cases}, reverse=True)
    return UnitHistory(
        unit=unit_on(work, unit),
        past=past_of(work, unit),
        inspections=inspections_of_units(work, line),
        years={year: numbers_of([c for c in cases if c.year == year]) for year in years},
        repeated=_repeated(work, line),
    )


def _repeated(work: Work, line: set[int]) -> list[Repeated]:
    """Return the shortcomings that were noted before, grouped with their first time."""
    rows = work.session.exec(
        select(Finding, Inspection.code, Campaign.year)
        .join(Inspection, col(Inspection.id) == col(Finding.inspection_id))
        .join(Campaign, col(Campaign.id) == col(Inspection.campaign_id))
        .where(
            col(Inspection.unit_id).in_(line),
            Finding.kind == FindingKind.SHORTCOMING.value,
            col(Finding.is_removed).is_(False),
            in_sight(work, Finding),
        )
        .order_by(col(Campaign.year), col(Finding.id))
    ).all()
    found = {finding.id or 0: (finding, code, year) for finding, code, year in rows}
    chains: dict[int, list[int]] = defaultdict(list)
    for identity, (finding, _code, _year) in found.items():
        chains[_first(finding, found)].append(identity)
    return [
        Repeated(
            statement=found[chain[-1]][0].statement,
            area=area_label(found[chain[-1]][0].area, found[chain[-1]][2]),
            times=tuple((found[each][2], found[each][1]) for each in chain),
        )
        for chain in chains.values()
        if len(chain) > 1
    ]


def _first(finding: Finding, found: Mapping[int, tuple[Finding, str, int]]) -> int:
    seen: set[int] = set()
    current = finding
    while current.repeats_id in found and current.repeats_id not in seen:
        seen.add(current.repeats_id or 0)
        current = found[current.repeats_id or 0][0]
    return current.id or 0
