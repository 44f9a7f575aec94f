"""Inspections part by part, the newest year first; a part begins where the last one ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import and_, col, func, or_, select

from inspect_flow.locale.vietnamese_text import sort_key
from inspect_flow.records.tables import Campaign, Inspection, Unit
from inspect_flow.services.queries.inspections import InspectionRow, inspection_rows
from inspect_flow.services.queries.names import unit_names
from inspect_flow.services.queries.parts import Part
from inspect_flow.services.queries.secrets import not_secret
from inspect_flow.services.work import Work

_WITH_CAMPAIGN = select(Inspection, Campaign).join(
    Campaign, col(Campaign.id) == col(Inspection.campaign_id)
)
_COUNTED = select(func.count()).select_from(Inspection)
_USED = select(Inspection.state, Inspection.unit_id, Unit.code).join(
    Unit, col(Unit.id) == col(Inspection.unit_id)
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which inspections a list shows; `after` is the place where the part before ended."""

    campaign: Campaign | None = None
    unit: Unit | None = None
    state: str = ""
    after: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class Used:
    """What the list can be narrowed to: states, and units by code and name, in order."""

    states: frozenset[str]
    units: Sequence[tuple[str, str]]


def part_of_inspections(
    work: Work, wanted: Wanted, most: int = 100
) -> Part[InspectionRow, tuple[int, str]]:
    """Return one part with a fixed number of queries, however long the whole list is."""
    conditions = _conditions(work, wanted)
    query = _WITH_CAMPAIGN.where(*conditions)
    if wanted.after is not None:
        year, code = wanted.after
        same_year = and_(col(Campaign.year) == year, col(Inspection.code) > code)
        query = query.where(or_(col(Campaign.year) < year, same_year))
    ordered = query.order_by(col(Campaign.year).desc(), col(Inspection.code)).limit(most + 1)
    found = work.session.exec(ordered).all()
    rows = inspection_rows(work, found[:most])
    in_all = work.session.exec(_COUNTED.where(*conditions)).one()
    if len(found) <= most:
        return Part(rows, None, in_all)
    inspection, campaign = found[most - 1]
    return Part(rows, (campaign.year, inspection.code), in_all)


def used_by_inspections(work: Work) -> Used:
    """Return what the list can be narrowed to, with two queries."""
    found = work.session.exec(_USED.where(*_visible(work)).distinct()).all()
    names = unit_names(work, (unit for _state, unit, _code in found))
    units = {(code, names.get(unit, code)) for _state, unit, code in found}
    states = frozenset(state for state, _unit, _code in found)
    return Used(states, sorted(units, key=lambda each: sort_key(each[1])))


def _conditions(work: Work, wanted: Wanted) -> list[Any]:
    return [
        *_visible(work),
        *([Inspection.campaign_id == wanted.campaign.id] if wanted.campaign else []),
        *([Inspection.unit_id == wanted.unit.id] if wanted.unit else []),
        *([Inspection.state == wanted.state] if wanted.state else []),
    ]


def _visible(work: Work) -> list[Any]:
    visible = not_secret(work)
    return [] if visible is None else [visible]
