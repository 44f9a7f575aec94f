"""Inspections that stand still between two papers, each with the rule and for how long."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from sqlmodel import col, select

from inspect_flow.records.tables import Campaign, Inspection, Unit
from inspect_flow.services.clocks.dues import Dues, dues_of
from inspect_flow.services.clocks.trails import trails_of
from inspect_flow.services.queries.inspections import days_by_inspection, shortcomings_by_inspection
from inspect_flow.services.queries.names import called, people, unit_codes, unit_names
from inspect_flow.services.queries.secrets import not_secret
from inspect_flow.services.states import BEGINNINGS, MINUTES_OPEN
from inspect_flow.services.trail import Trail
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.stuck import Stuck

_RULES: Mapping[str, Stuck] = MappingProxyType(
    {
        **dict.fromkeys(MINUTES_OPEN, Stuck.NO_MINUTES),
        "minutes_signed": Stuck.NO_CONCLUSION,
        "concluded": Stuck.NO_DIRECTIVE,
    }
)
_DUE: Mapping[Stuck, str] = MappingProxyType(
    {
        Stuck.NO_MINUTES: "minutes_due",
        Stuck.NO_CONCLUSION: "conclusion_due",
        Stuck.NO_DIRECTIVE: "directive_due",
    }
)
# Keeps the lists of parameters short on every database.
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class StuckRow:
    """One inspection that waits for a paper; `overdue_days` is None before that paper is due."""

    code: str
    campaign: str
    unit_code: str
    unit: str
    state: str
    state_label: str
    rule: str
    rule_label: str
    since: date | None
    days: int | None
    due: date | None
    overdue_days: int | None
    head: str


@dataclass(frozen=True, slots=True)
class _Standstill:
    inspection: Inspection
    campaign: Campaign
    rule: Stuck
    since: date | None
    due: date | None


def stuck_inspections(
    work: Work,
    *,
    campaign: Campaign | None = None,
    unit: Unit | None = None,
    state: str | None = None,
) -> list[StuckRow]:
    """Return the inspections that wait for the next paper, the longest waiting first."""
    query = (
        select(Inspection, Campaign)
        .join(Campaign, col(Campaign.id) == col(Inspection.campaign_id))
        .where(col(Inspection.state).in_([state] if state else list(_RULES)))
        .order_by(col(Inspection.code))
    )
    if campaign is not None:
        query = query.where(Inspection.campaign_id == campaign.id)
    if unit is not None:
        query = query.where(Inspection.unit_id == unit.id)
    visible = not_secret(work)
    if visible is not None:
        query = query.where(visible)
    found = [pair for pair in work.session.exec(query).all() if pair[0].state in _RULES]
    parts = (found[start : start + _AT_ONCE] for start in range(0, len(found), _AT_ONCE))
    standing = [each for part in parts for each in _standstills(work, part)]
    # What nobody can date comes last.
    standing.sort(key=lambda each: (each.since or date.max, each.inspection.code))
    return _rows(work, standing)


def _standstills(work: Work, pairs: Sequence[tuple[Inspection, Campaign]]) -> Sequence[_Standstill]:
    inspections = [inspection for inspection, _campaign in pairs]
    ids = [each.id or 0 for each in inspections]
    trails = trails_of(work, "inspection", ids, (*BEGINNINGS, *_entries(work)))
    days, shortcomings = days_by_inspection(work, ids), shortcomings_by_inspection(work, ids)
    dues = dues_of(work, "inspection", inspections)
    return [
        _Standstill(each, campaign, rule, since, _due(dues[identity], rule))
        for each, campaign in pairs
        for identity, rule in [(each.id or 0, _RULES[each.state])]
        for since in [_since(work, each, rule, trails[identity], days.get(identity, []))]
        if _stands_still(work, rule, since, shortcomings.get(identity, 0))
    ]


def _entries(work: Work) -> tuple[str, ...]:
    """Return the events by which an inspection comes to a state that a rule names."""
    moves = work.office.machines["inspection"].transitions.values()
    return tuple(f"inspection.{each.name}" for each in moves if each.to_state in _RULES)


def _since(
    work: Work, inspection: Inspection, rule: Stuck, trail: Trail, days: Sequence[date]
) -> date | None:
    """Return when the step before was done; a visit without a known day began when it is told."""
    if rule is Stuck.NO_MINUTES:
        return days[-1] if days else trail.day(*BEGINNINGS)
    moves = work.office.machines["inspection"].transitions.values()
    entries = [each.name for each in moves if each.to_state == inspection.state]
    return trail.day(*(f"inspection.{name}" for name in entries))


def _stands_still(work: Work, rule: Stuck, since: date | None, shortcomings: int) -> bool:
    if rule is Stuck.NO_DIRECTIVE and not shortcomings:
        return False  # nothing to direct: the inspection is closed without a directive
    return since is None or since < work.on


def _due(dues: Dues, rule: Stuck) -> date | None:
    return dues[_DUE[rule]]


def _rows(work: Work, found: Sequence[_Standstill]) -> list[StuckRow]:
    units = {each.inspection.unit_id for each in found}
    names, codes = unit_names(work, units), unit_codes(work, units)
    heads = people(work, (each.inspection.head_id for each in found))
    machine = work.office.machines["inspection"]
    return [
        StuckRow(
            code=each.inspection.code,
            campaign=each.campaign.code,
            unit_code=codes.get(each.inspection.unit_id, ""),
            unit=names.get(each.inspection.unit_id, ""),
            state=each.inspection.state,
            state_label=machine.state_label(each.inspection.state),
            rule=each.rule.value,
            rule_label=each.rule.label,
            since=each.since,
            days=(work.on - each.since).days if each.since else None,
            due=each.due,
            overdue_days=_late(each.due, work.on),
            head=called(heads.get(each.inspection.head_id or 0)),
        )
        for each in found
    ]


def _late(due: date | None, on: date) -> int | None:
    return (on - due).days if due is not None and due < on else None
