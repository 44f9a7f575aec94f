"""Kinds of campaign and ways of inspecting: independent, as practice mixes them."""

from __future__ import annotations

from inspect_flow.vocabulary.labelled import Labelled


class CampaignKind(Labelled):
    """What sets a campaign off."""

    SCHEDULED = "scheduled", "định kỳ theo kế hoạch", "scheduled"
    SURPRISE = "surprise", "đột xuất", "surprise"
    THEMATIC = "thematic", "chuyên đề", "thematic"


class Method(Labelled):
    """How a unit is inspected."""

    ON_THE_SPOT = "on_the_spot", "kiểm tra trực tiếp", "on the spot"
    BY_REPORT = "by_report", "kiểm tra qua báo cáo", "by report"
    BOTH = "both", "trực tiếp và qua báo cáo", "both"


class DecisionRole(Labelled):
    """What a decision does for a campaign."""

    FOUNDING = "founding", "ban hành kế hoạch kiểm tra", "founds the campaign"
    DELEGATION = "delegation", "thành lập đoàn kiểm tra", "sets up the delegation"
    AMENDING = "amending", "điều chỉnh kế hoạch kiểm tra", "amends the plan"
