"""Unit: an agency or local authority whose name, level, parent and head change over time."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from inspect_flow.records.base import PlainJSON, Record, Tracked, one_of
from inspect_flow.vocabulary.units import SuccessionKind, UnitLevel


class Unit(Tracked, table=True):
    """The lasting identity; what it is called on a day stands in `UnitVersion`."""

    code: str = Field(unique=True)
    contact: str = ""
    email: str = ""
    note: str = ""
    extra: dict[str, Any] = Field(default_factory=dict, sa_type=PlainJSON)


class UnitVersion(Record, table=True):
    """A unit as it was from `valid_from` (None: unknown) to `valid_to` (None: still)."""

    __tablename__ = "unit_version"
    __table_args__ = (
        one_of("level", UnitLevel),
        CheckConstraint(
            "valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from", name="span"
        ),
        UniqueConstraint("unit_id", "valid_from"),
    )

    id: int | None = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    valid_from: date | None = None
    valid_to: date | None = None
    name: str
    authority_name: str = ""
    short_name: str = ""
    symbol: str = ""
    place: str = ""
    level: str
    parent_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    head_name: str = ""
    head_title: str = ""
    source: str = ""
    is_verified: bool = False


class Succession(Record, table=True):
    """One arrow of the many-to-many succession, by its legal document."""

    __table_args__ = (one_of("kind", SuccessionKind),)

    id: int | None = Field(default=None, primary_key=True)
    predecessor_id: int = Field(foreign_key="unit.id", index=True)
    successor_id: int = Field(foreign_key="unit.id", index=True)
    on: date
    kind: str
    document: str = ""
    share: str = ""
    source: str = ""
    is_verified: bool = False
