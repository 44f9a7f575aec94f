"""Directive: the letter that orders remediation, by the authority or by a unit's own head."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlmodel import Field

from inspect_flow.records.base import PlainJSON, Tracked


class Directive(Tracked, table=True):
    """The corrective directive of one inspection or of a whole campaign."""

    code: str = Field(unique=True)
    state: str = Field(index=True)
    campaign_id: int = Field(foreign_key="campaign.id", index=True)
    inspection_id: int | None = Field(default=None, foreign_key="inspection.id", index=True)
    issuer_id: int | None = Field(default=None, foreign_key="unit.id")
    signer_id: int | None = Field(default=None, foreign_key="person.id")
    issued_on: date | None = None
    number: str = ""
    symbol: str = ""
    text: str = ""
    note: str = ""
    extra: dict[str, Any] = Field(default_factory=dict, sa_type=PlainJSON)
