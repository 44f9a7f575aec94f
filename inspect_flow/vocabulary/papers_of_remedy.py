"""The papers after the visit as plain dicts: plan, report, reminder, more time, verification."""

from __future__ import annotations

from typing import TypedDict

from inspect_flow.vocabulary.paper_parts import PaperBase


class PlannedMeasure(TypedDict):
    """What the unit means to do about one deficiency."""

    number: str  # of the shortcoming in the minutes; or ""
    finding: str
    measure: str  # in the unit's own words; the task ordered where it said nothing
    owner: str
    co_owners: list[str]
    deadline: str
    original_deadline: str
    proof: list[str]  # what will show that it is done


class RemediationPlanPaper(PaperBase):
    """Kế hoạch khắc phục of the inspected unit."""

    unit: str
    opening: list[str]
    purposes: list[str]
    requirements: list[str]
    measures: list[PlannedMeasure]
    organisation: list[str]


class RemedyResult(TypedDict):
    """What was done about one deficiency."""

    number: str
    finding: str
    task: str
    done: str  # in the unit's own words
    reported_on: str
    evidence: list[str]
    state: str  # "đã xác minh khắc phục xong"


class OpenMatter(TypedDict):
    """What is not done yet, and why."""

    number: str
    finding: str
    state: str
    reason: str  # "" where nobody said why
    deadline: str
    original_deadline: str


class RemediationReportPaper(PaperBase):
    """Báo cáo kết quả khắc phục of the inspected unit."""

    unit: str
    opening: list[str]
    total: int
    results: list[RemedyResult]
    open: list[OpenMatter]
    closing: list[str]


class ReminderRow(TypedDict):
    """One deficiency with its deadlines; days are counted from the day after the deadline."""

    number: str
    finding: str
    task: str
    owner: str
    deadline: str
    original_deadline: str
    days: int  # calendar days late, or left
    working_days: int


class ReminderLetterPaper(PaperBase):
    """Công văn đôn đốc."""

    rung: str  # one of inspect_flow.vocabulary.documents.LetterTone
    unit: str
    counted_on: str  # the day up to which days are counted
    opening: list[str]
    overdue: list[ReminderRow]
    due_soon: list[ReminderRow]
    demands: list[str]
    closing: list[str]
    report_to: str


class ExtensionRow(TypedDict):
    """The deficiency for which the unit asked for more time, with every deadline."""

    number: str
    finding: str
    task: str
    owner: str
    original_deadline: str
    deadline: str  # the one in force when the unit asked
    requested_until: str
    granted_until: str  # "" when refused


class ExtensionAnswerPaper(PaperBase):
    """Công văn trả lời đề nghị gia hạn."""

    unit: str
    granted: bool
    opening: list[str]
    row: ExtensionRow
    answer: list[str]  # numbered sentences
    closing: list[str]


class Article(TypedDict):
    """One Điều of a decision."""

    title: str  # its first sentence
    paragraphs: list[str]


class ExtensionDecisionPaper(PaperBase):
    """Quyết định gia hạn: where the authority decides by decision."""

    unit: str
    authority: str  # who decides, in the heading: "Ủy ban nhân dân tỉnh …"
    row: ExtensionRow
    articles: list[Article]


class VerifiedMatter(TypedDict):
    """One deficiency: required, reported, checked, by whom, with which result."""

    number: str
    finding: str
    task: str
    owner: str
    deadline: str
    original_deadline: str
    reported: str
    reported_on: str
    evidence: list[str]
    checked: str
    checked_on: str
    checked_by: str
    result: str  # "done", "not_done", or "" while nobody has looked


class VerificationSlipPaper(PaperBase):
    """Phiếu xác nhận khắc phục, for one deficiency or for all of an inspection."""

    unit: str
    opening: list[str]
    matters: list[VerifiedMatter]
    closing: list[str]


PaperOfRemedy = (
    RemediationPlanPaper
    | RemediationReportPaper
    | ReminderLetterPaper
    | ExtensionAnswerPaper
    | ExtensionDecisionPaper
    | VerificationSlipPaper
)
