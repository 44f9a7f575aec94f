"""What a mail says, as plain dicts: services build them, documents write them out."""

from __future__ import annotations

from typing import TypedDict


class ReminderLine(TypedDict):
    """One step that somebody is reminded of."""

    code: str  # of the record: "KT-2019-001-TT-06"
    step: str  # "Khắc phục và báo cáo kết quả"
    about: str  # the shortcoming in the words of the minutes; or ""
    unit: str  # who must act, by its name of the day
    due: str  # ISO day
    original_due: str  # ISO day; "" where it is the same
    days_left: int  # calendar days; negative when overdue, 0 on the day itself
    working_days_late: int  # 0 unless overdue
    is_escalated: bool
    proposes_responsibility: bool
    letter: str  # the draft that waits for a signature, told to the delegation alone; or ""


class DigestMail(TypedDict):
    """Everything that one person is reminded of in one morning, most urgent first."""

    recipient: str
    written_on: str  # ISO day
    lines: list[ReminderLine]


class LetterMail(TypedDict):
    """What goes with the file of an issued letter."""

    recipient: str
    letter: str  # "Công văn số 12/SNV-CCHC ngày 07 tháng 10 năm 2019 của Sở Nội vụ về việc …"


class InvitationMail(TypedDict):
    """What goes with the calendar file of one day of a visit."""

    recipient: str
    kind: str  # "new", "changed" or "off"
    title: str  # "Kiểm tra cải cách hành chính: UBND xã Mẫu"
    code: str
    day: str  # ISO day
    starts: str  # "08:00"; "" where unknown
    ends: str
    place: str
    contact: str  # of the unit


PASSWORD_RESET = "password_reset"
"""The kind of message whose link is for the eyes of its recipient alone."""


class ResetMail(TypedDict):
    """What leads somebody to a new password."""

    recipient: str
    link: str  # opens once, for an hour


class MailTexts(TypedDict):
    """A mail as it leaves: subject, plain text, HTML."""

    title: str
    text: str
    html: str
