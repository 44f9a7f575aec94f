"""Hold a ledger and an outbox against the policy: everything once, nothing left on its way."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from inspect_flow.bootstrap.opening import load_office
from inspect_flow.records.tables import (
    Clock,
    Event,
    Message,
    MessageReminder,
    Reminder,
    ReminderCopy,
)
from inspect_flow.services.auditing import broken_links


def the_keys_of_a_whole_ledger(engine: Engine, since: datetime, until: datetime) -> set[str]:
    """Check that everything demanded was raised once and left once; return what left."""
    with Session(engine) as session:
        raised = session.exec(select(Reminder)).all()
        assert sorted((e.clock_id, e.rung, e.due) for e in raised) == (
            demanded(engine, session, since, until)
        )
        messages = session.exec(select(Message)).all()
        assert {each.state for each in messages} == {"sent"}
        told = session.exec(
            select(MessageReminder.reminder_id, Message.address, Message.channel).join(
                Message, col(Message.id) == col(MessageReminder.message_id)
            )
        ).all()
        assert len(told) == len(set(told))
        assert session.exec(select(ReminderCopy)).all() == []
        handed_over = {each.id for each in raised if each.state == "handed_over"}
        assert {reminder for reminder, _address, _channel in told} == handed_over
        noted = session.exec(select(Event.id).where(col(Event.tag).like("%.reminder_sent"))).all()
        assert len(noted) == len(told)
        assert list(broken_links(session)) == []
        return {each.key for each in messages}


def demanded(
    engine: Engine, session: Session, since: datetime, until: datetime
) -> list[tuple[int | None, str, object]]:
    """Return what the policy demands by the last moment of the fleet, without any sweep."""
    office = load_office(str(engine.url))
    found = []
    for clock in session.exec(select(Clock).where(Clock.state == "running")):
        ladder = office.reminders.clocks[clock.step].ladder
        climb = office.reminders.climb(ladder, clock.due, office.calendar)
        found += [
            (clock.id, rung.name, clock.due)
            for rung in ladder.rungs
            if since <= climb.moment(rung) <= until
        ]
    return sorted(found)
