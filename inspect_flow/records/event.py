"""Event: what happened, append-only, each hashed together with the one before."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field

from inspect_flow.records.base import Record


class Event(Record, table=True):
    """One change of one record; `body` is the very text that was hashed, never serialised again."""

    __table_args__ = (UniqueConstraint("entity", "entity_id", "version"),)

    id: int | None = Field(default=None, primary_key=True)
    entity: str
    entity_id: int
    version: int
    tag: str
    at: datetime = Field(index=True)
    recorded_at: datetime
    actor: str
    body: str = Field(sa_type=Text)
    previous: str
    hash: str
