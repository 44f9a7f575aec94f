"""Document: a numbered paper whose context is frozen when it is issued."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Index, Text, text
from sqlmodel import Field

from inspect_flow.records.base import PlainJSON, Tracked, one_of
from inspect_flow.vocabulary.documents import DocumentKind


class Document(Tracked, table=True):
    """An official paper; an issued one is never edited, a correcting document supersedes it."""

    __table_args__ = (
        one_of("kind", DocumentKind),
        Index(
            "uq_document_series_number",
            "issuer_id",
            "year",
            "series",
            "number",
            unique=True,
            sqlite_where=text("number IS NOT NULL"),
            postgresql_where=text("number IS NOT NULL"),
        ),
        Index("ix_document_subject", "subject", "subject_id"),
    )

    code: str = Field(unique=True)
    state: str = Field(index=True)
    kind: str
    subject: str
    subject_id: int
    issuer_id: int | None = Field(default=None, foreign_key="unit.id")
    year: int | None = None
    series: str = ""
    number: int | None = None
    symbol: str = ""
    issued_on: date | None = None
    title: str = ""
    signer: str = ""
    context: str = Field(default="", sa_type=Text)
    context_sha256: str = ""
    template_version: str = ""
    pdf_sha256: str = ""
    supersedes_id: int | None = Field(default=None, foreign_key="document.id")
    extra: dict[str, Any] = Field(default_factory=dict, sa_type=PlainJSON)
