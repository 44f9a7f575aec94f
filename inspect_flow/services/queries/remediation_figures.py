"""Found, handled, due and overdue per unit and year, as they stood on any day of the past.

Everything is told by the events up to the end of that day: what happens later changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from inspect_flow.records.tables import Campaign, Unit
from inspect_flow.rules.checklist import Item
from inspect_flow.rules.remediation_figures import Tally, counted
from inspect_flow.rules.scoring_kinds import step_share
from inspect_flow.services.queries.cases_then import CaseThen, cases_then
from inspect_flow.services.queries.names import unit_codes, unit_names
from inspect_flow.services.work import Work

# The figures by which checklists score "Xử lý các vấn đề phát hiện qua kiểm tra".
_HANDLED, _FOUND = "handled", "problems"


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """One unit in one year; `criterion_share` is what its checklist gives for the ratio."""

    unit_code: str
    unit: str
    year: int
    tally: Tally
    criterion: str
    criterion_share: Fraction | None


def remediation_figures(
    work: Work, on: date, *, unit: Unit | None = None, campaign: Campaign | None = None
) -> list[UnitFigures]:
    """Return the figures at the end of the day `on`, by year and unit.

    A deficiency counts for the unit that answered for it on that day.
    """
    groups: dict[tuple[int, int], list[CaseThen]] = defaultdict(list)
    for case in cases_then(work, on, campaign):
        if unit is None or case.owner_id == unit.id:
            groups[case.year, case.owner_id].append(case)
    return _rows(work, on, groups)


def total(rows: Sequence[UnitFigures]) -> Tally:
    """Return the sum over all units and years."""
    names = Tally.__dataclass_fields__
    return Tally(**{name: sum(getattr(each.tally, name) for each in rows) for name in names})


def _rows(
    work: Work, on: date, groups: Mapping[tuple[int, int], Sequence[CaseThen]]
) -> list[UnitFigures]:
    units = {unit for _year, unit in groups}
    names, codes = unit_names(work, units, on), unit_codes(work, units)
    rows = []
    for (year, unit), cases in groups.items():
        tally = counted(each.field for each in cases)
        item = _criterion(work, next((each.checklist for each in cases if each.checklist), ""))
        rows.append(
            UnitFigures(
                unit_code=codes.get(unit, ""),
                unit=names.get(unit, ""),
                year=year,
                tally=tally,
                criterion=item.code if item else "",
                criterion_share=_share(item, tally),
            )
        )
    return sorted(rows, key=lambda each: (-each.year, each.unit, each.unit_code))


def _criterion(work: Work, checklist: str) -> Item | None:
    known = work.office.checklists.get(checklist)
    items = known.items() if known else ()
    return next(
        (
            each
            for each in items
            if (each.scoring.numerator, each.scoring.denominator) == (_HANDLED, _FOUND)
        ),
        None,
    )


def _share(item: Item | None, counted: Tally) -> Fraction | None:
    ratio = counted.ratio
    return step_share(item.scoring, ratio) if item is not None and ratio is not None else None
