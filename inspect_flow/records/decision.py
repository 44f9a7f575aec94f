"""Decision: why a campaign may exist."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Field

from inspect_flow.records.base import PlainJSON, Record, Tracked, one_of
from inspect_flow.vocabulary.campaigns import DecisionRole


class Decision(Tracked, table=True):
    """A legal document; its number is unique per issuer and year only."""

    __table_args__ = (
        Index(
            "uq_decision_issuer_number",
            "issuer_id",
            "year",
            "number",
            "symbol",
            unique=True,
            sqlite_where=text("number <> ''"),
            postgresql_where=text("number <> ''"),
        ),
    )

    number: str = ""
    symbol: str = ""
    year: int | None = None
    issued_on: date | None = None
    issuer_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    title: str = ""
    signer: str = ""
    note: str = ""
    extra: dict[str, Any] = Field(default_factory=dict, sa_type=PlainJSON)


class CampaignDecision(Record, table=True):
    """What a decision does for a campaign; there may be several."""

    __tablename__ = "campaign_decision"
    __table_args__ = (one_of("role", DecisionRole),)

    campaign_id: int = Field(foreign_key="campaign.id", primary_key=True)
    decision_id: int = Field(foreign_key="decision.id", primary_key=True)
    role: str = Field(primary_key=True)
    change: str = ""
