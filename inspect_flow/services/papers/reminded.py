"""On which days the unit was reminded by message of what a letter is about: from the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlmodel import col, or_, select

from inspect_flow.locale.dates import local_day
from inspect_flow.records.tables import (
    Clock,
    Deficiency,
    Message,
    MessageReminder,
    Person,
    Reminder,
)
from inspect_flow.services.papers.desk import Desk
from inspect_flow.vocabulary.reminders import MessageState


def days_reminded(desk: Desk, about: Sequence[Deficiency], unit_id: int | None) -> list[date]:
    """Return the days on which such a message left for the unit or its people, oldest first."""
    of_the_unit = select(Person.id).where(Person.unit_id == unit_id)
    sent = desk.work.session.exec(
        select(Message.sent_at)
        .join(MessageReminder, col(MessageReminder.message_id) == col(Message.id))
        .join(Reminder, col(Reminder.id) == col(MessageReminder.reminder_id))
        .join(Clock, col(Clock.id) == col(Reminder.clock_id))
        .where(
            Clock.subject == "deficiency",
            col(Clock.subject_id).in_([each.id for each in about]),
            Message.state == MessageState.SENT.value,
            or_(Message.unit_id == unit_id, col(Message.person_id).in_(of_the_unit)),
        )
    )
    days = {local_day(moment) for moment in sent if moment is not None}
    return sorted(day for day in days if day <= desk.on)
