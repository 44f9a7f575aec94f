"""Raise every reminder whose moment has come; run twice, or by many at once, it raises none twice.

Facts stand in the tables alone: a sweep that was killed, late or doubled changes nothing. The clock
is claimed by its old moment, and the ledger refuses a rung that it already holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from inspect_flow.locale.dates import local_day
from inspect_flow.records.tables import Clock
from inspect_flow.rules.reminders import ReminderPolicy
from inspect_flow.rules.working_calendar import WorkingCalendar
from inspect_flow.services.reminding.sweep_statements import ClaimedClock, RaisedRung, write_sweep
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.reminders import ReminderState

AT_ONCE = 1000
"""How many clocks one transaction claims: short enough that no writer waits long."""


@dataclass(frozen=True, slots=True)
class Swept:
    """What one batch did: clocks looked at, reminders raised, reminders too old to be sent."""

    clocks: int = 0
    raised: int = 0
    lapsed: int = 0

    def __add__(self, other: Swept) -> Swept:
        return Swept(
            self.clocks + other.clocks, self.raised + other.raised, self.lapsed + other.lapsed
        )


def sweep_batch(work: Work, limit: int = AT_ONCE) -> Swept:
    """Raise the reminders of at most `limit` clocks; `clocks` is 0 when nothing is due."""
    due = _claim(work, limit)
    ladder_steps = _Steps(work.office.reminders, work.office.calendar, work.at, work.on)
    claimed, raised = [], []
    for clock in due:
        step = ladder_steps.from_here(clock.step, clock.rung, clock.due)
        claimed.append(ClaimedClock(clock.id, clock.next_at, step.rung, step.next_at))
        raised += [
            RaisedRung(clock.id, name, clock.due, on, state) for name, on, state in step.rungs
        ]
    written = write_sweep(work.session, claimed, raised, work.at)
    lapsed = sum(each.state == ReminderState.LAPSED.value for each in raised)
    return Swept(len(due), written, lapsed)


def _claim(work: Work, limit: int) -> Sequence[Any]:
    """Return the clocks that are due; on PostgreSQL those that no other sweep is holding."""
    return work.session.execute(
        select(col(Clock.id), col(Clock.step), col(Clock.rung), col(Clock.due), col(Clock.next_at))
        .where(col(Clock.next_at) <= work.at)
        .order_by(col(Clock.next_at))
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


@dataclass(frozen=True, slots=True)
class _Step:
    """How far a clock climbs now: the rungs raised, its new place, its next moment."""

    rungs: tuple[tuple[str, date, str], ...]
    rung: int
    next_at: datetime | None


class _Steps:
    """The climbing of ladders at one moment; clocks that stand alike are counted once."""

    def __init__(
        self, policy: ReminderPolicy, calendar: WorkingCalendar, now: datetime, today: date
    ) -> None:
        self._policy, self._calendar, self._now = policy, calendar, now
        self._oldest = today - timedelta(days=policy.catch_up_days)
        self.from_here = lru_cache(maxsize=None)(self._from_here)

    def _from_here(self, step: str, rung: int, due: date) -> _Step:
        definition = self._policy.clocks.get(step)
        if definition is None:  # the policy has dropped this clock since it started
            return _Step((), rung, None)
        climb = self._policy.climb(definition.ladder, due, self._calendar)
        passed = climb.passed(rung, self._now)
        days = ((each.name, local_day(climb.moment(each))) for each in passed)
        raised = tuple((name, day, self._state(day)) for name, day in days)
        place = rung + len(passed)
        return _Step(raised, place, climb.next_moment(place))

    def _state(self, day: date) -> str:
        is_too_old = day < self._oldest
        return (ReminderState.LAPSED if is_too_old else ReminderState.WAITING).value


def sweeps(work: Work) -> Iterator[Swept]:
    """Yield batch after batch within one transaction until nothing is due, for tests and demos."""
    while (swept := sweep_batch(work)).clocks:
        yield swept
