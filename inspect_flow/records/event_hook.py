"""Programs that are told of events: whom, of what, with whose sight, and what is on its way."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field

from inspect_flow.records.base import PlainJSON, Record


class EventHook(Record, table=True):
    """An address that is told of events within the sight of one account.

    `kinds` holds event names ("deficiency.report") and whole kinds of record ("document.*").
    """

    __tablename__ = "event_hook"

    id: int | None = Field(default=None, primary_key=True)
    name: str
    url: str
    account_id: int = Field(foreign_key="account.id", index=True)
    kinds: list[Any] = Field(default_factory=list, sa_type=PlainJSON)
    secret: str  # signs what is sent, so it is kept as it is
    is_on: bool = True
    made_at: datetime
    refusals: int = 0  # refused for good, one after the other
    silenced_at: datetime | None = None  # when the program itself switched it off
    reached_at: datetime | None = None
    outcome: str = ""
    removed_at: datetime | None = None


class EventWaiting(Record, table=True):
    """An event that nobody has looked at yet; a trigger writes it while any hook is on.

    No key leads to the event: whoever tampers with its table must still be found out by audit.
    """

    __tablename__ = "event_waiting"

    event_id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})


class EventMessage(Record, table=True):
    """Which event a message of the outbox tells, and to which hook."""

    __tablename__ = "event_message"
    __table_args__ = (Index(None, "hook_id", "entity", "entity_id", "event_id"),)

    message_id: int = Field(foreign_key="message.id", primary_key=True)
    hook_id: int = Field(foreign_key="event_hook.id")
    event_id: int
    entity: str
    entity_id: int
