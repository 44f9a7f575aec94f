"""Inspection of one unit, and the visits it is part of."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from inspect_flow.records.base import PlainJSON, Record, Tracked, one_of
from inspect_flow.vocabulary.campaigns import Method


class Inspection(Tracked, table=True):
    """One unit within a campaign; its visit may have a head of its own."""

    __table_args__ = (one_of("method", Method),)

    code: str = Field(unique=True)
    state: str = Field(index=True)
    campaign_id: int = Field(foreign_key="campaign.id", index=True)
    delegation_id: int | None = Field(default=None, foreign_key="delegation.id", index=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    head_id: int | None = Field(default=None, foreign_key="person.id")
    method: str = Method.ON_THE_SPOT.value
    is_announced: bool = True
    checklist: str = ""
    edition_id: int | None = Field(default=None, foreign_key="checklist_edition.id")
    reinspection_of_id: int | None = Field(default=None, foreign_key="inspection.id")
    figures_from: date | None = None
    figures_to: date | None = None
    contact: str = ""
    self_report: str = ""
    self_reported_on: date | None = None
    unit_comments: str = ""
    commented_on: date | None = None
    says_no_shortcoming: bool = False
    conclusion_signer_id: int | None = Field(default=None, foreign_key="person.id")
    override_reasons: dict[str, str] = Field(default_factory=dict, sa_type=PlainJSON)
    note: str = ""
    extra: dict[str, Any] = Field(default_factory=dict, sa_type=PlainJSON)


class Visit(Tracked, table=True):
    """A visit of 1..n units by one group of a delegation."""

    code: str = Field(unique=True)
    campaign_id: int = Field(foreign_key="campaign.id", index=True)
    group: str = ""
    place: str = ""
    programme: list[Any] = Field(default_factory=list, sa_type=PlainJSON)
    note: str = ""
    extra: dict[str, Any] = Field(default_factory=dict, sa_type=PlainJSON)


class VisitDay(Record, table=True):
    """A day, or part of one, on the spot."""

    __tablename__ = "visit_day"
    __table_args__ = (UniqueConstraint("visit_id", "on", "starts_at"),)

    id: int | None = Field(default=None, primary_key=True)
    visit_id: int = Field(foreign_key="visit.id", index=True)
    on: date
    starts_at: time | None = None
    ends_at: time | None = None


class VisitInspection(Record, table=True):
    """Which inspections a visit serves."""

    __tablename__ = "visit_inspection"

    visit_id: int = Field(foreign_key="visit.id", primary_key=True)
    inspection_id: int = Field(foreign_key="inspection.id", primary_key=True, index=True)


class Attendance(Record, table=True):
    """Who sat on which side of the table; also who signs the minutes."""

    __table_args__ = (one_of("side", ("delegation", "unit", "guest")),)

    id: int | None = Field(default=None, primary_key=True)
    inspection_id: int = Field(foreign_key="inspection.id", index=True)
    side: str
    position: int = 0
    name: str
    title: str = ""
    role: str = ""
    signs: bool = False
    substitute_for: str = ""
    extra: dict[str, Any] = Field(default_factory=dict, sa_type=PlainJSON)
