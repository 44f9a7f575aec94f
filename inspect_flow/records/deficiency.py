"""Deficiency: a shortcoming with owner and deadline; extension: a request to move it."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlmodel import Field

from inspect_flow.records.base import PlainJSON, Record, Tracked


class Deficiency(Tracked, table=True):
    """The thing that is tracked; `original_deadline` never moves."""

    code: str = Field(unique=True)
    state: str = Field(index=True)
    finding_id: int = Field(foreign_key="finding.id", index=True)
    inspection_id: int = Field(foreign_key="inspection.id", index=True)
    directive_id: int | None = Field(default=None, foreign_key="directive.id", index=True)
    owner_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    responsible: str = ""
    task: str = ""
    deadline: date | None = Field(default=None, index=True)
    original_deadline: date | None = None
    suspended_on: date | None = None
    carried_from_id: int | None = Field(default=None, foreign_key="deficiency.id")
    note: str = ""
    extra: dict[str, Any] = Field(default_factory=dict, sa_type=PlainJSON)


class CoResponsible(Record, table=True):
    """A unit that shares the duty without owning it."""

    __tablename__ = "co_responsible"

    deficiency_id: int = Field(foreign_key="deficiency.id", primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", primary_key=True)


class Extension(Tracked, table=True):
    """A request for more time; both the day asked for and the day granted stay visible."""

    code: str = Field(unique=True)
    state: str = Field(index=True)
    deficiency_id: int = Field(foreign_key="deficiency.id", index=True)
    requested_until: date
    requested_on: date
    requested_by_id: int | None = Field(default=None, foreign_key="person.id")
    reason: str
    granted_until: date | None = None
    answered_on: date | None = None
    answer: str = ""
    extra: dict[str, Any] = Field(default_factory=dict, sa_type=PlainJSON)
