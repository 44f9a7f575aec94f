"""Deficiencies part by part, the nearest deadline first; a part begins where the last one ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import and_, col, func, or_, select

from inspect_flow.records.tables import Campaign, Deficiency, Inspection, Unit
from inspect_flow.services.queries.deficiencies import concerns, late_conditions
from inspect_flow.services.queries.deficiency_rows import (
    DeficiencyRow,
    deficiency_lines,
    deficiency_rows,
)
from inspect_flow.services.queries.parts import Part
from inspect_flow.services.sight_conditions import deficiencies_in_sight
from inspect_flow.services.states import OPEN_DEFICIENCY
from inspect_flow.services.work import Work

_NO_DAY = date(9999, 12, 31)
_DEADLINE = func.coalesce(col(Deficiency.deadline), _NO_DAY)
_COUNTED = (
    select(func.count())
    .select_from(Deficiency)
    .join(Inspection, col(Inspection.id) == col(Deficiency.inspection_id))
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which deficiencies a list shows; `after` is the place where the part before ended."""

    campaign: Campaign | None = None
    inspection: Inspection | None = None
    unit: Unit | None = None
    state: str = ""
    only_open: bool = False
    only_overdue: bool = False
    after: tuple[date, str] | None = None


def part_of_list(
    work: Work, wanted: Wanted, most: int = 50
) -> Part[DeficiencyRow, tuple[date, str]]:
    """Return one part with a fixed number of queries, however long the whole list is."""
    conditions = _conditions(work, wanted)
    in_all = _count(work, conditions)
    query = deficiency_lines().where(*conditions)
    if wanted.after is not None:
        day, code = wanted.after
        same_day = and_(day == _DEADLINE, col(Deficiency.code) > code)
        query = query.where(or_(day < _DEADLINE, same_day))
    found = deficiency_rows(work, query.order_by(_DEADLINE, col(Deficiency.code)).limit(most + 1))
    rows = found[:most]
    last = rows[-1] if len(found) > most else None
    return Part(rows, (last.deadline or _NO_DAY, last.code) if last else None, in_all)


def count_of_list(work: Work, wanted: Wanted) -> int:
    """Return how many deficiencies the whole list holds, with one query."""
    return _count(work, _conditions(work, wanted))


def _count(work: Work, conditions: list[Any]) -> int:
    return work.session.exec(_COUNTED.where(*conditions)).one()


def _conditions(work: Work, wanted: Wanted) -> list[Any]:
    return [
        deficiencies_in_sight(work),
        *([Inspection.campaign_id == wanted.campaign.id] if wanted.campaign else []),
        *([Deficiency.inspection_id == wanted.inspection.id] if wanted.inspection else []),
        *([concerns(wanted.unit)] if wanted.unit else []),
        *([Deficiency.state == wanted.state] if wanted.state else []),
        *([col(Deficiency.state).in_(OPEN_DEFICIENCY)] if wanted.only_open else []),
        *(late_conditions(work) if wanted.only_overdue else []),
    ]
