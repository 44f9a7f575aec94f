"""Campaign and its plan: scope, period of figures, quotas, intervals."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlmodel import Field

from inspect_flow.records.base import PlainJSON, Record, Tracked, one_of
from inspect_flow.vocabulary.campaigns import CampaignKind, Method
from inspect_flow.vocabulary.units import UnitLevel


class Campaign(Tracked, table=True):
    """A round of inspections; `intervals` holds only what differs from the defaults."""

    __table_args__ = (one_of("kind", CampaignKind), one_of("method", Method))

    code: str = Field(unique=True)
    state: str = Field(index=True)
    title: str
    year: int
    kind: str = CampaignKind.SCHEDULED.value
    method: str = Method.ON_THE_SPOT.value
    is_announced: bool = True
    issuer_id: int | None = Field(default=None, foreign_key="unit.id")
    lead_id: int | None = Field(default=None, foreign_key="unit.id")
    starts_on: date | None = None
    ends_on: date | None = None
    figures_from: date | None = None
    figures_to: date | None = None
    checklist: str = ""
    themes: list[str] = Field(default_factory=list, sa_type=PlainJSON)
    intervals: dict[str, Any] = Field(default_factory=dict, sa_type=PlainJSON)
    legal_bases: list[str] = Field(default_factory=list, sa_type=PlainJSON)
    previous_id: int | None = Field(default=None, foreign_key="campaign.id")
    note: str = ""
    extra: dict[str, Any] = Field(default_factory=dict, sa_type=PlainJSON)


class Quota(Record, table=True):
    """A promise of the plan without names yet: "ít nhất 5 xã"."""

    __table_args__ = (one_of("level", UnitLevel),)

    id: int | None = Field(default=None, primary_key=True)
    campaign_id: int = Field(foreign_key="campaign.id", index=True)
    level: str
    minimum: int
    note: str = ""
