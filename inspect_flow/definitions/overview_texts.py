"""Shapes of the standing texts of papers that sum up."""

from __future__ import annotations

from dataclasses import dataclass

from inspect_flow.definitions.text_shapes import Sentences


@dataclass(frozen=True, slots=True)
class CampaignSummaryTexts:
    """The summary of a campaign: its opening, and what it proposes where there is a reason."""

    opening: str
    opening_without_basis: str
    proposals: Sentences = ()
    with_overdue: Sentences = ()
    with_repeated: Sentences = ()
    with_waiting: Sentences = ()


@dataclass(frozen=True, slots=True)
class NewsTexts:
    """The news item: each sentence is left out where nothing is known for it."""

    headline: str
    lead: str
    lead_without_host: str
    basis: str
    head: str
    members: str
    received: str
    strengths: str
    shortcomings: str
    asked: str
