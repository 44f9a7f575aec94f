"""Papers before the visit as plain dicts: decisions, submission, invitation, self-report."""

from __future__ import annotations

from typing import TypedDict

from inspect_flow.vocabulary.paper_parts import Moment, PaperBase, Period, Person, Section
from inspect_flow.vocabulary.papers import PlanPaper


class Article(TypedDict):
    """Điều: one sentence, then people or clauses that are numbered below it."""

    text: str
    members: list[Person]
    clauses: list[str]


class DecisionPaper(PaperBase):
    """Quyết định: who decides, and the articles (Mẫu 1.2)."""

    competence: str  # "Ủy ban nhân dân tỉnh …"; "Chủ tịch Ủy ban nhân dân tỉnh …"
    articles: list[Article]


class PlanDecisionPaper(DecisionPaper):
    """Quyết định ban hành kế hoạch, with the plan as its attached text (Mẫu 1.3)."""

    plan: PlanPaper


class DelegationDecisionPaper(DecisionPaper):
    """Quyết định thành lập đoàn kiểm tra: members, duties, execution."""


class SubmissionPaper(PaperBase):
    """Tờ trình: what is put before the committee, why, and with which drafts."""

    opening: list[str]
    reasons: list[str]
    contents: list[Section]
    attachments: list[str]
    closing: str


class InvitationPaper(PaperBase):
    """Giấy mời (Mẫu 1.7)."""

    host: str
    invited: list[str]
    event: str
    chair: str
    starts: Moment
    ends: Moment
    place: str
    notes: list[str]


class OutlinePaper(PaperBase):
    """Đề cương báo cáo tự kiểm tra; attached to the notice it has no number of its own."""

    attached_to: str  # "Công văn số 201/SNV-CCHC ngày … của …"; or ""
    unit: str
    data_period: Period
    sections: list[Section]
    report_due: Moment
    report_to: str


class SelfScore(TypedDict):
    """What the unit says of itself against one criterion; "" is left to the pen."""

    code: str
    text: str
    max_score: str
    self_score: str
    explanation: str


class SelfScoreArea(TypedDict):
    """The criteria of one area with its sums."""

    title: str
    max_score: str
    self_score: str
    rows: list[SelfScore]


class ReportedArea(TypedDict):
    """One area of the self-report: what was answered in words, and which criteria were not."""

    title: str
    results: list[str]
    unanswered: list[str]


class SelfReportPaper(PaperBase):
    """Báo cáo tự kiểm tra of the unit; what it did not answer is left to the pen."""

    opening: list[str]
    data_period: Period
    before: list[Section]
    areas: list[ReportedArea]
    total: str  # "Tổng điểm tự chấm: 45,5/100 điểm"; or ""
    after: list[Section]
    abbreviations: list[str]  # "CCHC: cải cách hành chính", of the short forms that it uses
    checklist: str  # the name of the checklist; "" where there is none
    scores: list[SelfScoreArea]
