"""Who was handed which file: evidence and prints hold what is not for everybody."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from inspect_flow.records.base import Record


class FileReading(Record, table=True):
    """One file handed out; kept apart from the chains, for reading changes no record."""

    __tablename__ = "file_reading"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(index=True)
    actor: str = Field(index=True)
    name: str
    place: str
    address: str = ""
