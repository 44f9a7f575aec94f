"""Facts of a campaign on the day of a move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class QuotaFacts:
    """A promise of the plan ("khối xã: ít nhất 5") and how many inspections fill it."""

    label: str
    minimum: int
    chosen: int


@dataclass(frozen=True, slots=True)
class CampaignFacts:
    """What may stop a campaign; names are codes or titles as users know them."""

    on: date
    code: str = ""
    founding_decisions: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    quotas: tuple[QuotaFacts, ...] | None = None
    delegation_head: str | None = None
    scheduled_inspections: tuple[str, ...] = ()
    # Not cancelled and not yet concluded, as "KT-2019-001 (UBND huyện Long Điền)".
    unconcluded_inspections: tuple[str, ...] | None = None
    # Begun on the spot or at the desk and not yet concluded: their findings would be lost.
    inspections_in_progress: tuple[str, ...] | None = None
    open_deficiencies: tuple[str, ...] | None = None
    starts_on: date | None = None
    ends_on: date | None = None
