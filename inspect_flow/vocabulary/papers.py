"""The papers of an inspection as plain dicts: services build them, documents print them."""

from __future__ import annotations

from typing import TypedDict

from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.overview_papers import (
    CampaignSummaryPaper,
    FileIndexPaper,
    NewsPaper,
    ScoreAnnexPaper,
)
from inspect_flow.vocabulary.paper_parts import (
    AreaFindings,
    Moment,
    PaperBase,
    Period,
    Person,
    ProgrammeItem,
    Requirement,
    Section,
)
from inspect_flow.vocabulary.papers_of_remedy import PaperOfRemedy

PAPER_KINDS: tuple[str, ...] = tuple(kind.value for kind in DocumentKind)


class ScheduleRow(TypedDict):
    """One inspection in the plan's schedule."""

    unit: str
    moment: Moment
    until: str  # last day of a visit of several days; or ""
    place: str
    head: str
    note: str


class PlanPaper(PaperBase):
    """Kế hoạch kiểm tra; attached to a decision it has no number of its own."""

    attached_to: str  # "Quyết định số 784/QĐ-UBND ngày …"; or ""
    opening: list[str]
    purposes: list[str]
    requirements: list[str]
    contents: list[Section]
    data_period: Period
    subjects: list[str]
    window: Period
    methods: list[str]
    members: list[Person]
    funding: list[str]
    organisation: list[Section]  # title = who, items = what
    schedule: list[ScheduleRow]


class NoticePaper(PaperBase):
    """Công văn thông báo lịch kiểm tra, with the outline of the self-report as appendix."""

    opening: list[str]
    unit: str
    starts: Moment
    ends: Moment
    place: str
    method: str
    data_period: Period
    contents: list[str]
    members: list[Person]
    unit_side: list[str]  # who shall be there on the unit's side
    programme: list[ProgrammeItem]
    preparations: list[str]
    report_due: Moment  # when the self-report must have arrived; empty date = not asked for
    report_to: str
    contact: str
    outline: list[Section]


class UnitFact(TypedDict):
    """One line of the unit's description."""

    label: str
    value: str


class PastFinding(TypedDict):
    """A shortcoming of an earlier year and what became of it."""

    year: str
    source: str  # the paper that stated it
    statement: str
    outcome: str  # "Đã khắc phục", "Chưa có báo cáo" …
    checked_on: str


class OpenDeficiency(TypedDict):
    """A deficiency that still runs on the day of the dossier."""

    statement: str
    owner: str
    original_deadline: str
    deadline: str
    state: str
    overdue: str  # "quá hạn 12 ngày"; or ""


class CriterionRow(TypedDict):
    """The self-report against one criterion."""

    code: str
    text: str
    max_score: str
    self_score: str
    evidence: str
    remark: str  # what to ask or check on the spot


class CriterionGroup(TypedDict):
    """The criteria of one area."""

    title: str
    rows: list[CriterionRow]


class Assignment(TypedDict):
    """Who checks what."""

    person: str
    areas: list[str]
    note: str


class DossierPaper(PaperBase):
    """Hồ sơ chuẩn bị buổi kiểm tra: what the delegation should know before the visit."""

    unit: str
    visit: Moment
    place: str
    unit_facts: list[UnitFact]
    past_findings: list[PastFinding]
    open_deficiencies: list[OpenDeficiency]
    report_status: str  # "Nhận ngày 08/8/2019" or "Chưa nhận được báo cáo"
    criteria: list[CriterionGroup]
    discrepancies: list[str]
    programme: list[ProgrammeItem]
    assignments: list[Assignment]


class ChecklistRow(TypedDict):
    """One item to be ticked by hand."""

    code: str
    text: str
    max_score: str
    evidence: list[str]
    legal_basis: str
    self_score: str


class ChecklistArea(TypedDict):
    """An area of the checklist with its items."""

    title: str
    max_score: str
    rows: list[ChecklistRow]


class ChecklistPaper(PaperBase):
    """Phiếu kiểm tra: blank, for handwriting; landscape when `landscape` is true."""

    landscape: bool
    name: str  # "Bảng kiểm công tác cải cách hành chính cấp huyện"
    edition: str
    status: str  # "Bộ tiêu chí đề xuất, chưa ban hành"; or ""
    unit: str
    areas: list[ChecklistArea]
    max_score: str
    instructions: list[str]


class MinutesPaper(PaperBase):
    """Biên bản kiểm tra; signatures in the order unit, secretary (if any), delegation."""

    unit: str
    opened: Moment
    closed: Moment
    place: str
    group: str  # "tổ 1": the part of the delegation that went; "" when it went undivided
    delegation: list[Person]
    unit_side: list[Person]
    chair: str
    secretary: str
    scope: list[str]
    data_period: Period
    areas: list[AreaFindings]
    unit_opinions: list[str]
    conclusions: list[str]
    requirements: list[Requirement]
    copies: int  # 0 leaves the number to the pen


class ConclusionPaper(PaperBase):
    """Thông báo kết luận kiểm tra."""

    unit: str
    opening: list[str]
    areas: list[AreaFindings]
    none_found: bool  # the delegation said that it has no shortcoming to note
    assessment: list[str]
    requirements: list[Requirement]
    report_due: str  # ISO day of the remediation report; ""
    report_to: str


class DirectivePaper(PaperBase):
    """Công văn or chỉ thị: each deficiency with task, owner, co-responsible and deadline."""

    form: str  # one of inspect_flow.vocabulary.documents.DirectiveForm
    opening: list[str]
    requirements: list[Requirement]
    closing: list[str]
    report_due: str
    report_to: str


Paper = (
    PlanPaper
    | NoticePaper
    | DossierPaper
    | ChecklistPaper
    | MinutesPaper
    | ConclusionPaper
    | DirectivePaper
    | PaperOfRemedy
    | CampaignSummaryPaper
    | FileIndexPaper
    | NewsPaper
    | ScoreAnnexPaper
)
