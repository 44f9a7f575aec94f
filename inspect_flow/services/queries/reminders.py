"""What the sweep would raise, whom it would reach and why; and what it has raised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import col, select

from inspect_flow.locale.dates import local_day
from inspect_flow.records.tables import TRACKED, Clock, Reminder
from inspect_flow.rules.reminders import ClockDefinition, Rung
from inspect_flow.services.reminding.addressees import AddressBook
from inspect_flow.services.work import Work

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class ForeseenReminder:
    """One reminder that a sweep at that moment would raise."""

    code: str
    subject: str
    step: str
    step_label: str
    rung: str
    on: date
    at: int
    due: date
    original_due: date
    recipients: tuple[str, ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RaisedReminder:
    """One line of the ledger, with what it was about."""

    code: str
    subject: str
    step: str
    rung: str
    on: date
    due: date
    raised_at: datetime
    state: str
    outcome: str


def foreseen(work: Work, until: datetime) -> list[ForeseenReminder]:
    """Return what a sweep at `until` would raise, soonest first; nothing is written."""
    clocks = work.session.exec(
        select(Clock).where(col(Clock.next_at) <= until).order_by(col(Clock.next_at), col(Clock.id))
    ).all()
    codes = codes_of(work, clocks)
    book = AddressBook(work)
    book.prepare(clocks)
    found = []
    for clock in clocks:
        definition = work.office.reminders.clocks.get(clock.step)
        if definition is None:
            continue
        case = book.case_of(clock)
        for rung, on in _rungs(work, definition, clock, until):
            addressed = book.addressed(case, rung.to)
            found.append(
                ForeseenReminder(
                    code=codes.get((clock.subject, clock.subject_id), ""),
                    subject=clock.subject,
                    step=clock.step,
                    step_label=definition.label,
                    rung=rung.name,
                    on=on,
                    at=rung.at,
                    due=clock.due,
                    original_due=clock.original_due,
                    recipients=tuple(each.name for each in addressed.recipients),
                    gaps=addressed.gaps,
                )
            )
    return found


def _rungs(
    work: Work, definition: ClockDefinition, clock: Clock, until: datetime
) -> Iterator[tuple[Rung, date]]:
    climb = work.office.reminders.climb(definition.ladder, clock.due, work.office.calendar)
    for rung in climb.passed(clock.rung, until):
        yield rung, local_day(climb.moment(rung))


def raised(
    work: Work, *, since: date | None = None, state: str | None = None
) -> list[RaisedReminder]:
    """Return the ledger, newest first."""
    query = select(Reminder, Clock).join(Clock, col(Clock.id) == col(Reminder.clock_id))
    if since is not None:
        query = query.where(Reminder.on >= since)
    if state is not None:
        query = query.where(Reminder.state == state)
    rows = work.session.exec(query.order_by(col(Reminder.on).desc(), col(Reminder.id).desc())).all()
    codes = codes_of(work, [clock for _reminder, clock in rows])
    return [
        RaisedReminder(
            code=codes.get((clock.subject, clock.subject_id), ""),
            subject=clock.subject,
            step=clock.step,
            rung=reminder.rung,
            on=reminder.on,
            due=reminder.due,
            raised_at=reminder.raised_at,
            state=reminder.state,
            outcome=reminder.outcome,
        )
        for reminder, clock in rows
    ]


def codes_of(work: Work, clocks: Sequence[Clock]) -> dict[tuple[str, int], str]:
    """Return the codes that people know the clocks' records by, one query per kind and 500."""
    wanted: dict[str, set[int]] = {}
    for clock in clocks:
        wanted.setdefault(clock.subject, set()).add(clock.subject_id)
    found: dict[tuple[str, int], str] = {}
    for entity, ids in wanted.items():
        record: Any = TRACKED[entity]
        ordered = sorted(ids)
        for start in range(0, len(ordered), _AT_ONCE):
            part = ordered[start : start + _AT_ONCE]
            rows = work.session.exec(select(record.id, record.code).where(record.id.in_(part)))
            found |= {(entity, identity): code for identity, code in rows}
    return found
