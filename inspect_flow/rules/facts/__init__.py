"""What the guards look at: plain values that services read from the database once per move.

Every default makes the guards refuse. A list of `None` means that nobody looked; an empty one that
somebody looked and found nothing.
"""

from __future__ import annotations

from inspect_flow.rules.facts.campaign import CampaignFacts, QuotaFacts
from inspect_flow.rules.facts.deficiency import DeficiencyFacts, ExtensionFacts
from inspect_flow.rules.facts.inspection import InspectionFacts
from inspect_flow.rules.facts.papers import DirectiveFacts, DocumentFacts

__all__ = [
    "CampaignFacts",
    "DeficiencyFacts",
    "DirectiveFacts",
    "DocumentFacts",
    "ExtensionFacts",
    "InspectionFacts",
    "QuotaFacts",
]
