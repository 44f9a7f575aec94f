"""What a delegation notes about a unit."""

from __future__ import annotations

from inspect_flow.vocabulary.labelled import Labelled


class FindingKind(Labelled):
    """Good or to be put right; context is neither and is only printed."""

    STRENGTH = "strength", "ưu điểm", "strength", "kết quả đạt được"
    SHORTCOMING = "shortcoming", "tồn tại, hạn chế", "shortcoming", "tồn tại", "hạn chế"
    CONTEXT = "context", "thông tin chung", "context"


class Severity(Labelled):
    """How heavy a shortcoming is."""

    MINOR = "minor", "nhẹ", "minor", "nhỏ", "ít nghiêm trọng"
    MODERATE = "moderate", "trung bình", "moderate", "vừa"
    SERIOUS = "serious", "nghiêm trọng", "serious", "nặng"
    UNKNOWN = "unknown", "chưa xác định", "unknown", "không rõ", "chưa rõ"


class RemediationKind(Labelled):
    """What a unit hands in about a deficiency, and what the delegation says of it."""

    PLAN = "plan", "kế hoạch khắc phục", "remediation plan"
    REPORT = "report", "báo cáo kết quả khắc phục", "remediation report"
    VERIFICATION = "verification", "xác minh kết quả khắc phục", "verification"
