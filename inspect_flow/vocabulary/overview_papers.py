"""Papers that sum up: scores, a campaign, the news of it; plain dicts as in `papers`."""

from __future__ import annotations

from typing import TypedDict

from inspect_flow.vocabulary.paper_parts import PaperBase, Period


class StageScores(TypedDict):
    """The four scores beside their maximum, as printed; "" where nobody gave one."""

    max_score: str
    self_score: str
    delegation_score: str
    explanation_score: str
    final_score: str


class ScoreRow(StageScores):
    """One criterion."""

    code: str
    text: str
    reason: str  # why points were lost, or why unit and delegation differ


class ScoreArea(StageScores):
    """An area with its subtotals."""

    title: str
    rows: list[ScoreRow]


class ScoreAnnexPaper(PaperBase):
    """Phụ lục điểm: every criterion with the scores of unit and delegation; landscape."""

    attached_to: str  # "Biên bản số 01/BB-ĐKT ngày …"
    name: str
    status: str  # "đề xuất, chưa được ban hành"; or ""
    unit: str
    areas: list[ScoreArea]
    total: StageScores
    applicable_max: str  # the maximum without what does not apply
    percent: str  # "83,25%"; "" when nothing applies
    rating: str  # "tốt"; ""
    is_rated: bool  # at least half of the maximum applies
    is_provisional: bool  # criteria still wait for points


class Tally(TypedDict):
    """Numbers of findings; the shortcomings are the sum of the four that follow."""

    strengths: int
    shortcomings: int
    handled: int
    running: int
    overdue: int
    other: int


class LevelRow(TypedDict):
    """How many units of a level were planned and inspected."""

    level: str
    planned: int
    inspected: int
    waiting: int
    cancelled: int


class AreaTally(Tally):
    """What was found in one area, and at how many units something was wanting."""

    title: str
    n_units: int


class UnitTally(Tally):
    """What was found at one unit."""

    unit: str
    visited: str


class CommonShortcoming(TypedDict):
    """A shortcoming that several units share."""

    statement: str
    n_units: int
    units: str


class OverdueItem(TypedDict):
    """A deficiency whose deadline has passed."""

    unit: str
    statement: str
    owner: str
    deadline: str
    days: int


class RepeatedItem(TypedDict):
    """A shortcoming that was stated before, of the unit or of one that it followed."""

    unit: str
    statement: str
    earlier: str


class Compared(TypedDict):
    """One figure of the campaign beside that of the year before."""

    label: str
    before: str
    now: str
    change: str


class ComparedUnit(TypedDict):
    """A unit that was inspected in both years, under the names that it had."""

    before_unit: str
    before: int
    unit: str
    now: int


class ChartSeries(TypedDict):
    """Bars of one shade."""

    name: str
    values: list[int]


class Chart(TypedDict):
    """A bar chart: one group of bars for each label."""

    title: str
    labels: list[str]
    series: list[ChartSeries]


class SummaryTables(TypedDict):
    """What was found and what became of it."""

    areas: list[AreaTally]
    areas_total: AreaTally
    units: list[UnitTally]
    units_total: UnitTally
    common: list[CommonShortcoming]
    left_out: int  # further shortcomings that the list of common ones leaves out
    handled_share: str  # "83,3%"; "" without shortcomings
    area_charts: list[Chart]  # one, or none where there is nothing to draw
    handling_charts: list[Chart]


class SummaryComparison(TypedDict):
    """The campaign beside that of the year before; all empty where there is none."""

    previous: str  # its year
    compared: list[Compared]
    compared_units: list[ComparedUnit]
    comparison_charts: list[Chart]


class CampaignSummaryPaper(PaperBase, SummaryTables, SummaryComparison):
    """Báo cáo tổng hợp kết quả đợt kiểm tra."""

    opening: list[str]
    counted_on: str  # ISO day of the figures
    methods: list[str]
    data_period: Period
    promises: list[str]  # quotas of the plan and what came of them
    levels: list[LevelRow]
    levels_total: LevelRow
    not_inspected: list[str]
    unsigned: int  # inspections begun whose minutes are not signed
    overdue: list[OverdueItem]
    repeated: list[RepeatedItem]
    proposals: list[str]


class NewsPhoto(TypedDict):
    """A photograph with what stands under it; `picture` is base64, "" where none was given yet."""

    picture: str
    media_type: str
    caption: str
    alt: str


class NewsSection(TypedDict):
    """What was found in one area, sentence by sentence."""

    title: str
    sentences: list[str]


class NewsPaper(PaperBase):
    """Tin bài: what happened, for readers of a portal; states nothing that was assumed."""

    headline: str
    lead: str
    paragraphs: list[str]  # by which decision, who led, who received
    strengths_intro: str
    strengths: list[NewsSection]
    shortcomings_intro: str
    shortcomings: list[str]
    asked_intro: str
    asked: list[str]
    photos: list[NewsPhoto]
    byline: str
    notes: list[str]  # for the editor, never for readers


class FiledPaper(TypedDict):
    """One paper of the file; what is missing has no number, no day and no sheets."""

    number: str  # "784/QĐ-UBND"; ""
    date: str  # a partial day; ""
    issuer: str
    abstract: str
    sheets: int  # 0: nobody counted them
    note: str
    is_missing: bool


class FiledInspection(TypedDict):
    """One inspection in the index of a campaign: how many papers, what is missing."""

    code: str
    unit: str
    state: str
    papers: int
    missing: list[str]


class FileIndexPaper(PaperBase):
    """Danh mục hồ sơ: every paper of an inspection or a campaign, and what should be there."""

    title: str  # of the file
    begins: str  # ISO day of its first and last paper; ""
    ends: str
    papers: list[FiledPaper]
    n_papers: int
    n_missing: int
    n_sheets: int
    is_counted: bool  # the sheets of every paper are known
    inspections: list[FiledInspection]
