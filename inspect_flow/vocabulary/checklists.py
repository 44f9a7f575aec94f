"""The words that a checklist file may use."""

from __future__ import annotations

from inspect_flow.vocabulary.labelled import Labelled


class ScoringKind(Labelled):
    """How the points of an item follow from its answer."""

    YES_NO = "yes_no", "có / không", "yes or no"
    STEPS = "steps", "bậc thang", "steps"
    RATIO = "ratio", "tỷ lệ", "ratio"
    RATIO_TO_TARGET = "ratio_to_target", "tỷ lệ so với chỉ tiêu", "ratio to a target"
    SAMPLE = "sample", "mẫu", "sample"
    DEDUCTION = "deduction", "trừ điểm", "deduction"


class NotArising(Labelled):
    """What happens to an item when no case came up in the period."""

    EXCLUDE_FROM_MAXIMUM = "exclude_from_maximum", "trừ khỏi điểm tối đa", "out of the maximum"
    FULL_MARKS = "full_marks", "cho điểm tối đa", "full marks"
    NO_MARKS = "no_marks", "cho 0 điểm", "no marks"
    NOT_ALLOWED = "not_allowed", "không được chọn", "may not be chosen"


class CheckWay(Labelled):
    """Where the inspector looks."""

    RECORDS = "records", "kiểm tra hồ sơ", "records"
    ON_THE_SPOT = "on_the_spot", "kiểm tra thực tế", "on the spot"


class SourceMark(Labelled):
    """Whether the content was checked against the text it comes from."""

    PROPOSAL = "proposal", "đề xuất", "proposal"
    VERIFIED = "verified", "đã đối chiếu", "verified"


class FigureUnit(Labelled):
    """What a figure counts; a percent is typed as 85.5 and means 85,5%."""

    COUNT = "count", "số lượng", "count"
    PERCENT = "percent", "phần trăm", "percent"
    MONEY = "money", "đồng", "đồng"
    DAYS = "days", "ngày", "days"
