"""What may follow a move, in the same transaction; services say how."""

from __future__ import annotations

from inspect_flow.vocabulary.labelled import Labelled


class EffectName(Labelled):
    """A name that workflows/ may write under `then`."""

    CANCEL_WAITING_INSPECTIONS = (
        "cancel_waiting_inspections",
        "hủy các cuộc kiểm tra chưa bắt đầu",
        "cancel the inspections that have not begun",
    )
    ISSUE_NOTICE = "issue_notice", "lập thông báo lịch kiểm tra", "draw up the notice"
    PIN_CHECKLIST = "pin_checklist", "chốt phiên bản bảng kiểm", "pin the checklist edition"
    DRAFT_MINUTES = "draft_minutes", "lập dự thảo biên bản", "draft the minutes"
    FREEZE_ANSWERS = "freeze_answers", "khóa các câu trả lời", "freeze the answers"
    ISSUE_MINUTES = "issue_minutes", "phát hành biên bản", "issue the minutes"
    ISSUE_CONCLUSION = "issue_conclusion", "phát hành thông báo kết luận", "issue the conclusion"
    OPEN_DEFICIENCIES = (
        "open_deficiencies",
        "ghi nhận các tồn tại phải khắc phục",
        "record a deficiency for each shortcoming",
    )
    ISSUE_DIRECTIVE = "issue_directive", "phát hành văn bản chấn chỉnh", "issue the directive"
    DIRECT_DEFICIENCIES = (
        "direct_deficiencies",
        "yêu cầu khắc phục từng tồn tại",
        "direct each deficiency",
    )
    TAKE_BACK_ORDERS = (
        "take_back_orders",
        "thu lại các yêu cầu khắc phục của văn bản",
        "take the orders of the directive back",
    )
    CLOSE_DEFICIENCIES = (
        "close_deficiencies",
        "kết thúc các tồn tại đã xác minh",
        "close the verified deficiencies",
    )
    MOVE_DEADLINE = "move_deadline", "lùi thời hạn khắc phục", "move the deadline"
    STOP_CLOCK = "stop_clock", "dừng tính thời hạn", "stop the clock"
    RESUME_CLOCK = "resume_clock", "tính tiếp thời hạn", "resume the clock"
    FREEZE_DOCUMENT = "freeze_document", "khóa nội dung văn bản", "freeze the content"
