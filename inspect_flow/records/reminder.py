"""Clocks, reminders, messages: what time runs on, what was demanded, what was sent."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, Text, UniqueConstraint, text
from sqlmodel import Field

from inspect_flow.records.base import PlainJSON, Record, one_of
from inspect_flow.vocabulary.reminders import (
    TO_PEOPLE,
    Channel,
    ClockState,
    MessageState,
    ReminderState,
)


class Clock(Record, table=True):
    """The running time of one step of one record; a projection that can be made anew.

    `rung` counts the rungs of its ladder that were raised or passed over, `next_at` says when the
    next one is due.
    """

    __table_args__ = (
        one_of("state", ClockState),
        UniqueConstraint("subject", "subject_id", "step"),
        Index(
            "ix_clock_next_at",
            "next_at",
            sqlite_where=text("next_at IS NOT NULL"),
            postgresql_where=text("next_at IS NOT NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    subject: str
    subject_id: int
    step: str
    state: str = ClockState.RUNNING.value
    due: date
    original_due: date
    started_on: date
    rung: int = 0
    next_at: datetime | None = None


class Reminder(Record, table=True):
    """One rung that the policy demanded: the ledger in which nothing can stand twice."""

    __table_args__ = (one_of("state", ReminderState), UniqueConstraint("clock_id", "rung", "due"))

    id: int | None = Field(default=None, primary_key=True)
    clock_id: int = Field(foreign_key="clock.id")
    rung: str
    due: date
    on: date
    raised_at: datetime
    state: str = Field(default=ReminderState.WAITING.value, index=True)
    outcome: str = ""


class ReminderCopy(Record, table=True):
    """A line on its way to one mailbox, until the digest of its morning holds it."""

    __tablename__ = "reminder_copy"
    __table_args__ = (
        one_of("channel", TO_PEOPLE),
        UniqueConstraint("recipient", "channel", "reminder_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    reminder_id: int = Field(foreign_key="reminder.id", index=True)
    recipient: str
    channel: str
    mailbox: dict[str, Any] = Field(default_factory=dict, sa_type=PlainJSON)
    line: dict[str, Any] = Field(default_factory=dict, sa_type=PlainJSON)
    deficiency_id: int | None = Field(default=None, foreign_key="deficiency.id")


class Message(Record, table=True):
    """A message of the outbox; `key` makes a second one of the same kind impossible.

    `next_try_at` is when it may be taken for sending; while it is being sent, when another sender
    may take it over.
    """

    __table_args__ = (
        one_of("state", MessageState),
        one_of("channel", Channel),
        Index(
            "ix_message_next_try_at",
            "next_try_at",
            sqlite_where=text("next_try_at IS NOT NULL"),
            postgresql_where=text("next_try_at IS NOT NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    kind: str
    channel: str
    state: str = Field(default=MessageState.WAITING.value, index=True)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    name: str = ""
    address: str
    title: str
    body: str = Field(sa_type=Text)
    html: str = Field(default="", sa_type=Text)
    attachments: list[Any] = Field(default_factory=list, sa_type=PlainJSON)
    created_at: datetime
    next_try_at: datetime | None = None
    attempts: int = 0
    sent_at: datetime | None = None
    outcome: str = ""


class MessageReminder(Record, table=True):
    """Which reminders a message carries."""

    __tablename__ = "message_reminder"

    message_id: int = Field(foreign_key="message.id", primary_key=True)
    reminder_id: int = Field(foreign_key="reminder.id", primary_key=True, index=True)


class Heartbeat(Record, table=True):
    """When a recurring duty of the program last ran, and what it did."""

    name: str = Field(primary_key=True)
    at: datetime
    node: str = ""
    details: dict[str, Any] = Field(default_factory=dict, sa_type=PlainJSON)
