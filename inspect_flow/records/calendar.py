"""Calendars of people and units: secret addresses of feeds, and who was invited to what."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from inspect_flow.records.base import PlainJSON, Record, one_of
from inspect_flow.vocabulary.appointments import SheetMethod

INVITING = (SheetMethod.REQUEST.value, SheetMethod.CANCEL.value)


class CalendarFeed(Record, table=True):
    """A secret address under which one person or one unit reads its calendar.

    The secret itself is shown once and never stored.
    """

    __tablename__ = "calendar_feed"
    __table_args__ = (CheckConstraint("(person_id IS NULL) <> (unit_id IS NULL)", name="reader"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    token_sha256: str = Field(unique=True)
    made_at: datetime
    made_by: str = ""
    last_used_at: datetime | None = None
    revoked_at: datetime | None = None


class Invitation(Record, table=True):
    """What one mailbox was told of one day of a visit: the ledger of invitations.

    `number` is the place of the day in the visit, `told` what the mailbox knows of it.
    """

    __table_args__ = (
        one_of("method", INVITING),
        UniqueConstraint("inspection_id", "number", "recipient", "sequence"),
    )

    id: int | None = Field(default=None, primary_key=True)
    inspection_id: int = Field(foreign_key="inspection.id", index=True)
    message_id: int = Field(foreign_key="message.id", index=True)
    number: int
    recipient: str
    method: str
    sequence: int
    on: date = Field(index=True)
    told: dict[str, Any] = Field(default_factory=dict, sa_type=PlainJSON)
