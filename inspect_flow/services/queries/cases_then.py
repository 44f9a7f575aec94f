"""Each deficiency as it stood at the end of a day: what every figure counts and every list shows.

A day that is over is told by the events up to its end: what happens later changes nothing.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

import sqlalchemy
from sqlmodel import col, select

from inspect_flow.locale.dates import at_local, local_day
from inspect_flow.records.tables import Campaign, Deficiency, Event, Finding, Inspection
from inspect_flow.rules.remediation_figures import StandingThen, field_of
from inspect_flow.services.queries.past_outcomes import LOADED, UNKNOWN, outcome_unknown
from inspect_flow.services.queries.secrets import not_secret
from inspect_flow.services.sight_conditions import deficiencies_in_sight
from inspect_flow.services.states import SETTLED_DEFICIENCY
from inspect_flow.services.unit_clock import running_states
from inspect_flow.services.work import Work


@dataclass(frozen=True, slots=True)
class CaseThen:
    """One deficiency; `field` is the field of the tally in which it stood that day."""

    code: str
    statement: str
    area: str
    campaign: str
    campaign_title: str
    year: int
    inspection: str
    checklist: str
    inspected_id: int
    owner_id: int
    repeats: bool
    then: StandingThen
    field: str
    body_id: int = 0  # what `owner_id` is a part of, where that was asked for


def cases_then(work: Work, on: date, campaign: Campaign | None = None) -> list[CaseThen]:
    """Return the deficiencies in sight as they stood at the end of `on`, with two queries.

    `owner_id` is the unit that answered for each on that day; what was not yet found is left out.
    """
    told = _as_they_are if on == local_day(work.recorded_at) else _as_told
    standings = told(work, on, campaign)
    running = running_states(work)
    rows = work.session.execute(
        _chosen(work, campaign, sqlalchemy.select(
            col(Deficiency.id), col(Deficiency.code), col(Finding.statement), col(Finding.area),
            col(Finding.repeats_id), col(Campaign.code), col(Campaign.title), col(Campaign.year),
            col(Inspection.code), col(Inspection.checklist), col(Inspection.unit_id)))
        .join(Finding, col(Finding.id) == col(Deficiency.finding_id))
        .order_by(col(Deficiency.code))
    )  # fmt: skip
    return [
        CaseThen(
            code, statement, area, campaign_code, title, year, inspection, checklist, inspected,
            owner or inspected, repeats is not None, then,
            field_of(then, on, running, SETTLED_DEFICIENCY),
        )
        for (
            identity, code, statement, area, repeats, campaign_code, title, year, inspection,
            checklist, inspected,
        ) in rows
        if identity in standings
        for then, owner in [standings[identity]]
    ]  # fmt: skip


_Standings = Mapping[int, tuple[StandingThen, int | None]]


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


def _as_they_are(work: Work, _on: date, campaign: Campaign | None) -> _Standings:
    """Return the standings of today, which need no events: the records say the same."""
    rows = work.session.execute(
        _chosen(work, campaign, sqlalchemy.select(
            col(Deficiency.id), col(Deficiency.state), col(Deficiency.deadline),
            col(Deficiency.owner_id), outcome_unknown()))
    )  # fmt: skip
    return {
        identity: (StandingThen(state, deadline, bool(unknown)), owner)
        for identity, state, deadline, owner, unknown in rows
    }


def _as_told(work: Work, on: date, campaign: Campaign | None) -> _Standings:
    """Return the standings as the events up to the end of the day tell them."""
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
    return {
        identity: (_standing(each), each.get("owner_id"))
        for identity, each in told.items()
        if "state" in each
    }


def _standing(told: Mapping[str, Any]) -> StandingThen:
    deadline = told.get("deadline")
    return StandingThen(
        state=told["state"],
        deadline=date.fromisoformat(deadline) if deadline else None,
        outcome_unknown=bool((told.get("extra") or {}).get(UNKNOWN)) and told["last"] in LOADED,
    )
