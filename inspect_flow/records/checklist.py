"""Frozen checklist editions and the answers given on them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field

from inspect_flow.records.base import DecimalText, PlainJSON, Record, Tracked, one_of

ANSWER_STAGES = ("self", "delegation", "explanation", "final")


class ChecklistEdition(Record, table=True):
    """A checklist as it stood when an inspection started; later edits do not reach it."""

    __tablename__ = "checklist_edition"

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(index=True)
    edition: str
    sha256: str = Field(unique=True)
    content: str = Field(sa_type=Text)


class Answer(Tracked, table=True):
    """What was answered to one item at one stage; `version` stops silent overwriting."""

    __table_args__ = (
        one_of("stage", ANSWER_STAGES),
        UniqueConstraint("inspection_id", "item", "stage"),
    )

    inspection_id: int = Field(foreign_key="inspection.id", index=True)
    item: str
    stage: str
    word: str = ""
    figures: dict[str, Any] = Field(default_factory=dict, sa_type=PlainJSON)
    score: Decimal | None = Field(default=None, sa_type=DecimalText)
    note: str = ""
    is_frozen: bool = False
    author_id: int | None = Field(default=None, foreign_key="person.id")
