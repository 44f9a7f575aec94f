"""Signed files of issued papers: each holds the file before it and one or more signatures."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from inspect_flow.records.base import PlainJSON, Record, one_of
from inspect_flow.vocabulary.standings import SigningOrigin


class SignedFile(Record, table=True):
    """A signed copy of an issued paper; `signers` are the names that its certificates give."""

    __tablename__ = "signed_file"
    __table_args__ = (UniqueConstraint("document_id", "sha256"), one_of("origin", SigningOrigin))

    id: int | None = Field(default=None, primary_key=True)
    document_id: int = Field(foreign_key="document.id", index=True)
    sha256: str = Field(foreign_key="stored_file.sha256", index=True)
    origin: str
    signers: list[str] = Field(default_factory=list, sa_type=PlainJSON)
    name: str = ""
    added_at: datetime
    author_id: int | None = Field(default=None, foreign_key="person.id")
