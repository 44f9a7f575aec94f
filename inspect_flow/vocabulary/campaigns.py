"""Kinds of campaign and ways of inspecting: independent, as practice mixes them."""

from __future__ import annotations

from inspect_flow.vocabulary.labelled import Labelled


class CampaignKind(Labelled):
    """What sets a campaign off."""

    SCHEDULED = (
        "scheduled", "định kỳ theo kế hoạch", "scheduled", "định kỳ", "theo kế hoạch",
        "thường xuyên", "hằng năm", "hàng năm",
    )  # fmt: skip
    SURPRISE = "surprise", "đột xuất", "surprise"
    THEMATIC = "thematic", "chuyên đề", "thematic", "theo chuyên đề"


class Method(Labelled):
    """How a unit is inspected."""

    ON_THE_SPOT = (
        "on_the_spot", "kiểm tra trực tiếp", "on the spot", "trực tiếp", "tại chỗ", "tại đơn vị",
    )  # fmt: skip
    BY_REPORT = (
        "by_report", "kiểm tra qua báo cáo", "by report", "qua báo cáo", "báo cáo", "qua hồ sơ",
        "gián tiếp",
    )  # fmt: skip
    BOTH = "both", "trực tiếp và qua báo cáo", "both", "cả hai", "kết hợp"


class DecisionRole(Labelled):
    """What a decision does for a campaign."""

    FOUNDING = (
        "founding", "ban hành kế hoạch kiểm tra", "founds the campaign", "ban hành kế hoạch",
        "kế hoạch",
    )  # fmt: skip
    DELEGATION = (
        "delegation", "thành lập đoàn kiểm tra", "sets up the delegation", "thành lập đoàn",
        "đoàn kiểm tra",
    )  # fmt: skip
    AMENDING = (
        "amending", "điều chỉnh kế hoạch kiểm tra", "amends the plan", "điều chỉnh",
        "điều chỉnh kế hoạch", "bổ sung", "sửa đổi",
    )  # fmt: skip
