"""Delegation and its members, with substitutes and the paper that names them."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from inspect_flow.records.base import PlainJSON, Record, Tracked, one_of

MEMBER_ROLES = ("head", "deputy", "member", "secretary")


class Delegation(Tracked, table=True):
    """A delegation of a campaign; a campaign may have several, a delegation several groups."""

    code: str = Field(unique=True)
    campaign_id: int = Field(foreign_key="campaign.id", index=True)
    name: str
    symbol: str = ""
    uses_seal_of_id: int | None = Field(default=None, foreign_key="unit.id")
    note: str = ""
    extra: dict[str, Any] = Field(default_factory=dict, sa_type=PlainJSON)


class Member(Record, table=True):
    """A person's place in a delegation from one day to another."""

    __table_args__ = (
        one_of("role", MEMBER_ROLES),
        UniqueConstraint("delegation_id", "person_id", "role", "from_on"),
    )

    id: int | None = Field(default=None, primary_key=True)
    delegation_id: int = Field(foreign_key="delegation.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    role: str
    group: str = ""
    areas: str = ""
    from_on: date | None = None
    to_on: date | None = None
    substitute_for_id: int | None = Field(default=None, foreign_key="member.id")
    paper: str = ""
    extra: dict[str, Any] = Field(default_factory=dict, sa_type=PlainJSON)
