"""Remediation: what the unit plans and reports, what was verified, with evidence files."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from inspect_flow.records.base import PlainJSON, Record, one_of
from inspect_flow.vocabulary.findings import RemediationKind


class Remediation(Record, table=True):
    """One paper in the life of a deficiency; never edited, a later one follows."""

    __table_args__ = (one_of("kind", RemediationKind),)

    id: int | None = Field(default=None, primary_key=True)
    deficiency_id: int = Field(foreign_key="deficiency.id", index=True)
    kind: str
    on: date
    text: str
    outcome: str = ""
    author_id: int | None = Field(default=None, foreign_key="person.id")
    is_assumed: bool = False
    extra: dict[str, Any] = Field(default_factory=dict, sa_type=PlainJSON)


class StoredFile(Record, table=True):
    """A file by its content; two uploads of the same bytes are one file."""

    __tablename__ = "stored_file"

    sha256: str = Field(primary_key=True)
    size: int
    media_type: str


class Evidence(Record, table=True):
    """A file that proves something about a record."""

    __table_args__ = (UniqueConstraint("subject", "subject_id", "sha256"),)

    id: int | None = Field(default=None, primary_key=True)
    subject: str = Field(index=True)
    subject_id: int = Field(index=True)
    sha256: str = Field(foreign_key="stored_file.sha256", index=True)
    name: str
    refers_to_on: date | None = None
    added_at: datetime
    author_id: int | None = Field(default=None, foreign_key="person.id")
    note: str = ""


class Comment(Record, table=True):
    """A remark on any record."""

    id: int | None = Field(default=None, primary_key=True)
    subject: str = Field(index=True)
    subject_id: int = Field(index=True)
    text: str
    written_at: datetime
    author_id: int | None = Field(default=None, foreign_key="person.id")
