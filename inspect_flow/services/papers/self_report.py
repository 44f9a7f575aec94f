"""The unit's self-report against the criteria: scores, evidence, what to ask on the spot."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from inspect_flow.locale.numbers import count
from inspect_flow.rules.answer_checks import answer_warnings
from inspect_flow.rules.answers import Answers, GivenAnswer
from inspect_flow.rules.checklist import Area, ChecklistDefinition, Item
from inspect_flow.rules.checklist_results import item_scores
from inspect_flow.rules.scoring import ItemScore, ScoreState
from inspect_flow.services.answer_sheet import checklist_of, stage_answers
from inspect_flow.services.clock import due
from inspect_flow.services.papers.checklist import points, shown_score
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.kept import told
from inspect_flow.services.papers.times import VisitTimes, short_text
from inspect_flow.vocabulary.answers import AnswerStage
from inspect_flow.vocabulary.paper_parts import ASSUMED_MARK
from inspect_flow.vocabulary.papers import CriterionGroup, CriterionRow

_UNSCORED = "Đơn vị chưa tự chấm; đề nghị giải trình"
# So many unscored criteria of an area are still listed one by one.
_LISTED_UNSCORED = 3


def report_status(desk: Desk, times: VisitTimes) -> str:
    """Say when the self-report came, or that it did not, and by when it was due."""
    inspection = desk.inspection
    assert inspection is not None
    facts = told(inspection).part("self_report")
    if inspection.self_reported_on is not None:
        mark = ASSUMED_MARK if facts.is_assumed("date") else ""
        scored = "" if _own_answers(desk)[1] else "; chưa có điểm tự chấm"
        return f"nhận ngày {short_text(inspection.self_reported_on)}{mark}{scored}"
    if facts.facts.get("missing"):
        return "đơn vị không gửi báo cáo"
    if not inspection.is_announced:
        return "kiểm tra không báo trước, không yêu cầu báo cáo"
    deadline = due(desk.work, desk.campaign, "self_report_before_visit", times.first)
    by = f" (hạn gửi: ngày {short_text(deadline)})" if deadline else ""
    return f"chưa nhận được báo cáo{by}"


def criteria_of(desk: Desk) -> list[CriterionGroup]:
    """Return the criteria with the unit's own scores; nothing when it scored none at all.

    Many unscored criteria of one area are a single line: the delegation asks for them together.
    """
    checklist, answers = _own_answers(desk)
    if checklist is None or not answers:
        return []
    scores = item_scores(checklist, answers)
    return [
        CriterionGroup(title=area.name, rows=_rows(area, answers, scores))
        for area in checklist.areas
    ]


def _rows(area: Area, answers: Answers, scores: Mapping[str, ItemScore]) -> list[CriterionRow]:
    unscored = [item for item in area.items if _is_silent(answers.get(item.code))]
    if len(unscored) <= _LISTED_UNSCORED:
        return [_row(item, answers.get(item.code), scores[item.code]) for item in area.items]
    scored = [item for item in area.items if item not in unscored]
    return [
        *(_row(item, answers.get(item.code), scores[item.code]) for item in scored),
        CriterionRow(
            code="",
            text=f"{count(len(unscored))} tiêu chí{' khác' if scored else ''}: "
            + ", ".join(item.code for item in unscored),
            max_score=points(sum((item.max for item in unscored), Decimal(0))),
            self_score="",
            evidence="",
            remark=_UNSCORED,
        ),
    ]


def _is_silent(answer: GivenAnswer | None) -> bool:
    return answer is None or answer.is_empty


def report_warnings(desk: Desk) -> list[str]:
    """Return what contradicts itself in the unit's figures and scores."""
    checklist, answers = _own_answers(desk)
    return [
        warning
        for item in (checklist.items() if checklist else ())
        if item.code in answers
        for warning in answer_warnings(item, answers[item.code])
    ]


def _own_answers(desk: Desk) -> tuple[ChecklistDefinition | None, Answers]:
    assert desk.inspection is not None
    checklist = checklist_of(desk.work, desk.inspection)
    if checklist is None:
        return None, {}
    return checklist, stage_answers(desk.work, desk.inspection).get(AnswerStage.SELF, {})


def _row(item: Item, answer: GivenAnswer | None, score: ItemScore) -> CriterionRow:
    return CriterionRow(
        code=item.code,
        text=item.text,
        max_score=points(item.max),
        self_score=shown_score(score) if answer else "",
        evidence=_evidence(answer),
        remark=_to_ask(item, answer, score),
    )


def _evidence(answer: GivenAnswer | None) -> str:
    if answer is None:
        return ""
    files = f"{answer.n_evidence} tệp" if answer.n_evidence else ""
    return "; ".join(filter(None, (files, answer.note.strip())))


def _to_ask(item: Item, answer: GivenAnswer | None, score: ItemScore) -> str:
    """Return what the delegation should ask or look at about this criterion."""
    if answer is None or _is_silent(answer):
        return _UNSCORED
    asked = [warning.partition(": ")[2] for warning in answer_warnings(item, answer)]
    if score.state is ScoreState.UNSCORED and not asked:
        asked.append("chưa đủ số liệu để chấm")
    if not answer.n_evidence and not asked:
        asked.append(f"chưa gửi minh chứng; cần xem: {'; '.join(item.evidence)}" if item.evidence
                     else "chưa gửi minh chứng")  # fmt: skip
    return "; ".join(asked)
