"""What leadership counts, and by what it sorts the numbers."""

from __future__ import annotations

from inspect_flow.vocabulary.labelled import Labelled


class Counted(Labelled):
    """One number; each deficiency found counts in one of the five after FOUND."""

    FOUND = "found", "đã phát hiện", "found"
    HANDLED = "handled", "đã khắc phục xong", "handled"
    DUE = "due", "đang khắc phục, còn hạn", "in time"
    OVERDUE = "overdue", "quá hạn", "overdue"
    WAITING = "waiting", "chưa tính hạn", "no running deadline"
    UNKNOWN = "outcome_unknown", "chưa rõ kết quả", "outcome unknown"
    REPEATED = "repeated", "lặp lại từ lần trước", "repeated"


class GroupedBy(Labelled):
    """What each line of the figures stands for."""

    UNIT = "unit", "đơn vị được kiểm tra", "unit"
    OWNER = "owner", "bộ phận được giao khắc phục", "division in charge"
    AREA = "area", "lĩnh vực", "field"
    CAMPAIGN = "campaign", "đợt kiểm tra", "campaign"
    YEAR = "year", "năm", "year"
