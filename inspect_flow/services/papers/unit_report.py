"""Báo cáo tự kiểm tra of the inspected unit, filled from its own answers and scores."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from inspect_flow.locale.numbers import decimal_comma
from inspect_flow.rules.answers import Answers, GivenAnswer
from inspect_flow.rules.checklist import Area, ChecklistDefinition, Item
from inspect_flow.rules.checklist_results import score_checklist
from inspect_flow.rules.scoring import ItemScore
from inspect_flow.services.answer_sheet import checklist_of, stage_answers
from inspect_flow.services.papers.abbreviations import explained
from inspect_flow.services.papers.announced import refuse_unannounced
from inspect_flow.services.papers.base import matter, paper_base, subject_at
from inspect_flow.services.papers.checklist import points, shown_score
from inspect_flow.services.papers.citations import cite_decision, founding_of
from inspect_flow.services.papers.conclusion import report_to
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.letterhead import issuer_of
from inspect_flow.services.papers.notice import section
from inspect_flow.services.papers.people import leader_of
from inspect_flow.services.papers.scope import scope_of
from inspect_flow.services.papers.signatures import person_name, unit_signature
from inspect_flow.services.papers.times import figures_period
from inspect_flow.vocabulary.answers import AnswerStage
from inspect_flow.vocabulary.papers_of_preparation import (
    ReportedArea,
    SelfReportPaper,
    SelfScore,
    SelfScoreArea,
)


def self_report_paper(desk: Desk) -> SelfReportPaper:
    """Return what the unit's report prints; what it did not answer is left to the pen."""
    inspection = refuse_unannounced(desk)
    issuer, texts = issuer_of(desk), desk.texts.self_report
    checklist = checklist_of(desk.work, inspection)
    answers = stage_answers(desk.work, inspection).get(AnswerStage.SELF, {})
    leader = leader_of(desk, inspection.unit_id)
    founding = founding_of(desk)
    words = {
        "basis": cite_decision(desk, founding) if founding else "",
        "issuer": issuer.name,
        "unit": issuer.name,
        "matter": matter(desk.campaign),
    }
    base = paper_base(
        desk,
        issuer,
        f"tự {subject_at(desk)}",
        [unit_signature(desk, issuer, leader.title if leader else "", person_name(leader))],
        addressees=[report_to(desk, issuer), desk.delegation_name],
        recipients=["Như trên"],
    )
    areas = _areas(desk, checklist, answers)
    scores = _scores(checklist, answers) if checklist else []
    return SelfReportPaper(
        **base,
        opening=[desk.say(texts.opening, **words)],
        data_period=figures_period(desk),
        before=[section(part, desk, **words) for part in texts.before],
        areas=areas,
        abbreviations=explained(desk, areas, scores),
        total=_total(checklist, answers) if checklist else "",
        after=[section(part, desk, **words) for part in texts.after],
        checklist=checklist.title if checklist else "",
        scores=scores,
    )


def _areas(
    desk: Desk, checklist: ChecklistDefinition | None, answers: Answers
) -> list[ReportedArea]:
    """Return what was answered by area; without a checklist only the titles are known."""
    if checklist is None:
        titles = scope_of(desk, desk.texts.notice.contents)
        return [ReportedArea(title=title, results=[], unanswered=[]) for title in titles]
    return [_area(area, answers) for area in checklist.areas]


def _area(area: Area, answers: Answers) -> ReportedArea:
    given = [(item, answers.get(item.code)) for item in area.items]
    return ReportedArea(
        title=area.name,
        results=[_result(item, each) for item, each in given if each and not each.is_empty],
        unanswered=[item.code for item, each in given if each is None or each.is_empty],
    )


def _result(item: Item, answer: GivenAnswer) -> str:
    """Write "Ban hành kế hoạch …: đạt; số ngày chậm: 0"."""
    said = explanation_of(item, answer)
    return f"{item.text}: {said}" if said else item.text


def explanation_of(item: Item, answer: GivenAnswer) -> str:
    """Return the judgement, the figures with their names and the unit's own words."""
    word = answer.word.vi if answer.word else ""
    figures = [
        f"{_small(figure.text)}: {decimal_comma(value)}"
        for figure in item.figures
        if (value := answer.figure(figure.code)) is not None
    ]
    return "; ".join(filter(None, (word, *figures, answer.note.strip())))


def _small(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _total(checklist: ChecklistDefinition, answers: Answers) -> str:
    """Return the sum of what the unit scored; empty where it scored nothing."""
    if not checklist.inspected_max or not any(not each.is_empty for each in answers.values()):
        return ""
    result = score_checklist(checklist, answers)
    missing = len(result.unscored)
    open_ones = f"; còn {missing} tiêu chí chưa tự chấm" if missing else ""
    return f"{decimal_comma(result.points)}/{decimal_comma(result.max)} điểm{open_ones}"


def _scores(checklist: ChecklistDefinition, answers: Answers) -> list[SelfScoreArea]:
    scored = score_checklist(checklist, answers)
    sums = {area.code: area.points for area in scored.areas}
    return [
        SelfScoreArea(
            title=area.name,
            max_score=points(area.max),
            self_score=_sum(area, answers, sums[area.code]),
            rows=[_row(item, answers.get(item.code), scored.items) for item in area.items],
        )
        for area in checklist.areas
    ]


def _sum(area: Area, answers: Answers, reached: Decimal) -> str:
    """Return the sum of an area; free for the pen where none of it was scored."""
    is_scored = any(not answers[item.code].is_empty for item in area.items if item.code in answers)
    return decimal_comma(reached) if is_scored and area.max else ""


def _row(item: Item, answer: GivenAnswer | None, scores: Mapping[str, ItemScore]) -> SelfScore:
    is_answered = answer is not None and not answer.is_empty
    return SelfScore(
        code=item.code,
        text=item.text,
        max_score=points(item.max),
        self_score=shown_score(scores[item.code]) if is_answered else "",
        explanation=explanation_of(item, answer) if answer and is_answered else "",
    )
