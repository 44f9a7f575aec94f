"""Bring the clocks in line with the records: at the end of each transaction, or all of them anew.

A clock says nothing that the records do not say; it only makes what is due findable. Whatever moved
a date or a state, the journal noted the record, so no service has to remember its clocks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import col, select

from inspect_flow.locale.dates import local_day
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import (
    TRACKED,
    Campaign,
    Clock,
    Deficiency,
    Extension,
    Inspection,
    Visit,
    VisitInspection,
)
from inspect_flow.rules.reminders import ClockDefinition
from inspect_flow.services.clocks.dues import Dues, dues_of
from inspect_flow.services.clocks.touched import Touched, take_touched
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.reminders import ClockState

# How many records are looked at together; each costs a handful of parameters.
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class MovedClock:
    """A running clock whose day another calendar, interval or policy has moved."""

    subject: str
    code: str
    step: str
    old_due: date
    new_due: date


def settle(work: Work) -> list[MovedClock]:
    """Bring the clocks of all that this transaction has changed in line; return which moved."""
    touched = take_touched(work.session)
    return _settle(work, _with_dependents(work, touched)) if touched else []


def rebuild(work: Work) -> list[MovedClock]:
    """Bring every clock in line, as after a change of calendar, intervals or policy.

    What was raised already stays raised. Returns which days moved.
    """
    moved: list[MovedClock] = []
    for entity in ("inspection", "deficiency", "extension"):
        rows = work.session.exec(select(TRACKED[entity]).order_by(col(TRACKED[entity].id))).all()
        for start in range(0, len(rows), _AT_ONCE):
            part = [Touched(each, work.at) for each in rows[start : start + _AT_ONCE]]
            moved += _settle(work, part, anew=True)
    return moved


def _with_dependents(work: Work, touched: Sequence[Touched]) -> list[Touched]:
    """Add the inspections of a changed visit, and all that runs under a changed campaign."""
    found = {(str(each.record.__tablename__), each.record.id): each for each in touched}
    for each in touched:
        for record in _dependents(work, each.record):
            found.setdefault((str(record.__tablename__), record.id), Touched(record, each.at))
    return list(found.values())


def _dependents(work: Work, record: Tracked) -> Iterable[Tracked]:
    if isinstance(record, Visit):
        return work.session.exec(
            select(Inspection)
            .join(VisitInspection, col(VisitInspection.inspection_id) == col(Inspection.id))
            .where(VisitInspection.visit_id == record.id)
        ).all()
    if isinstance(record, Campaign) and record.version > 1:
        return _running_under(work, record)
    return ()


def _running_under(work: Work, campaign: Campaign) -> list[Tracked]:
    """Return the records with a running clock in the campaign, whose intervals may have changed."""
    of_inspections = work.session.exec(
        select(Inspection)
        .join(Clock, (col(Clock.subject_id) == col(Inspection.id)))
        .where(Clock.subject == "inspection", Inspection.campaign_id == campaign.id, _runs())
    ).all()
    of_deficiencies = work.session.exec(
        select(Deficiency)
        .join(Clock, (col(Clock.subject_id) == col(Deficiency.id)))
        .join(Inspection, col(Inspection.id) == col(Deficiency.inspection_id))
        .where(Clock.subject == "deficiency", Inspection.campaign_id == campaign.id, _runs())
    ).all()
    of_extensions = work.session.exec(
        select(Extension)
        .join(Clock, (col(Clock.subject_id) == col(Extension.id)))
        .join(Deficiency, col(Deficiency.id) == col(Extension.deficiency_id))
        .join(Inspection, col(Inspection.id) == col(Deficiency.inspection_id))
        .where(Clock.subject == "extension", Inspection.campaign_id == campaign.id, _runs())
    ).all()
    return [*of_inspections, *of_deficiencies, *of_extensions]


def _runs() -> Any:
    return Clock.state == ClockState.RUNNING.value


def _settle(work: Work, touched: Sequence[Touched], anew: bool = False) -> list[MovedClock]:
    by_entity: dict[str, list[Touched]] = defaultdict(list)
    for each in touched:
        by_entity[str(each.record.__tablename__)].append(each)
    moved: list[MovedClock] = []
    for entity, group in by_entity.items():
        definitions = work.office.reminders.of(entity)
        for start in range(0, len(group) if definitions else 0, _AT_ONCE):
            part = group[start : start + _AT_ONCE]
            moved += _settle_group(work, entity, definitions, part, anew)
    return moved


def _settle_group(
    work: Work,
    entity: str,
    definitions: Sequence[ClockDefinition],
    group: Sequence[Touched],
    anew: bool,
) -> list[MovedClock]:
    dues = dues_of(work, entity, [each.record for each in group])
    known = _known_clocks(work, entity, group)
    moved = []
    for each in group:
        identity = each.record.id or 0
        for definition in definitions:
            clock = known.get((identity, definition.name))
            was = clock.due if clock and clock.state == ClockState.RUNNING.value else None
            made = _set(work, definition, each, dues[identity], clock, anew)
            if made is not None and was is not None and made.due != was:
                code = str(getattr(each.record, "code", identity))
                moved.append(MovedClock(entity, code, definition.name, was, made.due))
    work.session.flush()
    return moved


def _known_clocks(
    work: Work, entity: str, group: Sequence[Touched]
) -> Mapping[tuple[int, str], Clock]:
    ids = [each.record.id for each in group]
    rows = work.session.exec(
        select(Clock).where(Clock.subject == entity, col(Clock.subject_id).in_(ids))
    )
    return {(clock.subject_id, clock.step): clock for clock in rows}


def _set(
    work: Work,
    definition: ClockDefinition,
    touched: Touched,
    dues: Dues,
    clock: Clock | None,
    anew: bool,
) -> Clock | None:
    """Start, move, pause or stop one clock; None where it does not run."""
    state = str(getattr(touched.record, "state"))  # noqa: B009 - every record with a clock has one
    due = dues[definition.due]
    if state in definition.states and due is not None:
        return _run(work, definition, touched, due, clock, anew)
    if clock is not None:
        is_paused = state in definition.paused_in
        clock.state = (ClockState.PAUSED if is_paused else ClockState.STOPPED).value
        clock.next_at = None
        work.session.add(clock)
    return None


def _run(
    work: Work,
    definition: ClockDefinition,
    touched: Touched,
    due: date,
    clock: Clock | None,
    anew: bool,
) -> Clock:
    started = clock is None or clock.state == ClockState.STOPPED.value
    # What has passed while the time stood still is not raised in one heap afterwards.
    resumed = clock is not None and clock.state == ClockState.PAUSED.value
    if clock is None:
        identity = touched.record.id or 0
        clock = Clock(
            subject=definition.of, subject_id=identity, step=definition.name,
            due=due, original_due=due, started_on=local_day(touched.at),
        )  # fmt: skip
    elif clock.state == ClockState.RUNNING.value and clock.due == due and not anew:
        return clock
    is_overdue_for_sweep = clock.next_at is not None and clock.next_at <= work.at
    climb = work.office.reminders.climb(definition.ladder, due, work.office.calendar)
    if started or resumed or clock.due != due or (anew and not is_overdue_for_sweep):
        clock.rung = climb.position_at(touched.at)
    if started:
        clock.started_on = local_day(touched.at)
        clock.original_due = _original(touched.record, definition) or due
    clock.state, clock.due = ClockState.RUNNING.value, due
    clock.next_at = climb.next_moment(clock.rung)
    work.session.add(clock)
    return clock


def _original(record: Tracked, definition: ClockDefinition) -> date | None:
    """Return the first deadline ever set, which only the step with that deadline has."""
    if isinstance(record, Deficiency) and definition.due == "deadline":
        return record.original_deadline
    return None
