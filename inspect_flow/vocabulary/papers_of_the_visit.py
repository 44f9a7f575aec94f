"""Papers at and after the visit as plain dicts: surprise minutes, draft for comments, report."""

from __future__ import annotations

from typing import TypedDict

from inspect_flow.vocabulary.paper_parts import AreaFindings, Moment, PaperBase, Requirement
from inspect_flow.vocabulary.papers import MinutesPaper


class SurpriseMinutesPaper(MinutesPaper):
    """Biên bản kiểm tra đột xuất: says why there was neither notice nor self-report."""

    circumstances: list[str]


class DraftStatement(TypedDict):
    """One statement of the draft that the unit may agree with or not."""

    number: str  # running through the whole paper
    text: str
    note: str  # a contradiction that the paper must show; or ""


class DraftArea(TypedDict):
    """The statements of one area."""

    title: str
    context: list[DraftStatement]
    strengths: list[DraftStatement]
    shortcomings: list[DraftStatement]


class DraftMinutesPaper(PaperBase):
    """Dự thảo biên bản sent for comments: boxes and room for a reason beside each statement."""

    opening: list[str]
    unit: str
    areas: list[DraftArea]
    requirements: list[DraftStatement]
    comments_due: Moment
    send_to: str
    contact: str
    silence: str  # what follows when the unit says nothing
    abbreviations: list[str]


class InspectionReportPaper(PaperBase):
    """Báo cáo kết quả kiểm tra of the delegation to the body that founded it."""

    opening: list[str]
    unit: str
    overview: list[str]
    areas: list[AreaFindings]
    strengths: list[str]
    shortcomings: list[str]
    causes: list[str]
    scores: list[str]  # mentions the score annex; empty where nothing was scored
    requirements: list[Requirement]
    proposals: list[str]
    abbreviations: list[str]
