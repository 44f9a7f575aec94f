"""Found, handled, due and overdue per unit and year, as they stood on any day of the past.

Everything is told by the events up to the end of that day: what happens later changes nothing.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from fractions import Fraction
from typing import Any

from sqlmodel import col, select

from inspect_flow.locale.dates import at_local
from inspect_flow.records.tables import Campaign, Deficiency, Event, Inspection, Unit
from inspect_flow.rules.checklist import Item
from inspect_flow.rules.remediation_figures import StandingThen, Tally, tally
from inspect_flow.rules.scoring_kinds import step_share
from inspect_flow.services.queries.deficiencies import running_states
from inspect_flow.services.queries.names import unit_codes, unit_names
from inspect_flow.services.queries.past_outcomes import LOADED, UNKNOWN
from inspect_flow.services.queries.secrets import not_secret
from inspect_flow.services.sight import deficiencies_in_sight
from inspect_flow.services.states import SETTLED_DEFICIENCY
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


@dataclass(frozen=True, slots=True)
class _Found:
    year: int
    inspected_id: int
    checklist: str


def remediation_figures(
    work: Work, on: date, *, unit: Unit | None = None, campaign: Campaign | None = None
) -> list[UnitFigures]:
    """Return the figures at the end of the day `on`, by year and unit.

    A deficiency counts for the unit that answered for it on that day.
    """
    found = _found(work, campaign)
    groups: dict[tuple[int, int], list[StandingThen]] = defaultdict(list)
    checklists: dict[tuple[int, int], str] = {}
    for identity, told in _as_told(work, campaign, on).items():
        about = found[identity]
        key = (about.year, told.get("owner_id") or about.inspected_id)
        groups[key].append(_standing(told))
        checklists[key] = checklists.get(key) or about.checklist
    wanted = {key for key in groups if unit is None or key[1] == unit.id}
    return _rows(work, on, {key: groups[key] for key in wanted}, checklists)


def total(rows: Sequence[UnitFigures]) -> Tally:
    """Return the sum over all units and years."""
    names = Tally.__dataclass_fields__
    return Tally(**{name: sum(getattr(each.tally, name) for each in rows) for name in names})


def _found(work: Work, campaign: Campaign | None) -> dict[int, _Found]:
    rows = work.session.exec(
        _chosen(work, campaign, select(
            col(Deficiency.id), Campaign.year, Inspection.unit_id, Inspection.checklist))
    )  # fmt: skip
    return {identity: _Found(year, unit, name) for identity, year, unit, name in rows}


def _chosen(work: Work, campaign: Campaign | None, query: Any) -> Any:
    query = (
        query.select_from(Deficiency)
        .join(Inspection, col(Inspection.id) == col(Deficiency.inspection_id))
        .join(Campaign, col(Campaign.id) == col(Inspection.campaign_id))
    )
    if campaign is not None:
        query = query.where(Inspection.campaign_id == campaign.id)
    visible = deficiencies_in_sight(work) if work.is_scoped else not_secret(work)
    return query if visible is None else query.where(visible)


def _as_told(work: Work, campaign: Campaign | None, on: date) -> dict[int, dict[str, Any]]:
    """Return the fields of each deficiency as its events up to the end of the day tell them."""
    rows = work.session.execute(
        select(Event.entity_id, Event.tag, Event.body)
        .where(
            Event.entity == "deficiency",
            col(Event.entity_id).in_(_chosen(work, campaign, select(col(Deficiency.id)))),
            col(Event.at) < at_local(on + timedelta(days=1), time(0)),
        )
        .order_by(col(Event.entity_id), col(Event.version))
    )
    told: dict[int, dict[str, Any]] = defaultdict(dict)
    for identity, tag, body in rows:
        event = json.loads(body)
        told[identity] |= {**event.get("fields", {}), **event.get("changes", {}), "last": tag}
    # Without its beginning nothing is known of it: it had not been found by that day.
    return {identity: each for identity, each in told.items() if "state" in each}


def _standing(told: Mapping[str, Any]) -> StandingThen:
    deadline = told.get("deadline")
    return StandingThen(
        state=told["state"],
        deadline=date.fromisoformat(deadline) if deadline else None,
        outcome_unknown=bool((told.get("extra") or {}).get(UNKNOWN)) and told["last"] in LOADED,
    )


def _rows(
    work: Work,
    on: date,
    groups: Mapping[tuple[int, int], Iterable[StandingThen]],
    checklists: Mapping[tuple[int, int], str],
) -> list[UnitFigures]:
    units = {unit for _year, unit in groups}
    names, codes = unit_names(work, units, on), unit_codes(work, units)
    running = running_states(work)
    rows = []
    for (year, unit), standings in groups.items():
        counted = tally(standings, on, running, SETTLED_DEFICIENCY)
        item = _criterion(work, checklists.get((year, unit), ""))
        rows.append(
            UnitFigures(
                unit_code=codes.get(unit, ""),
                unit=names.get(unit, ""),
                year=year,
                tally=counted,
                criterion=item.code if item else "",
                criterion_share=_share(item, counted),
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
