"""One inspection's checklist with all its answers and scores, with a fixed number of queries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Answer, Inspection
from inspect_flow.rules.checklist import ChecklistDefinition
from inspect_flow.rules.checklist_results import ChecklistResult
from inspect_flow.rules.completeness import Completeness, completeness
from inspect_flow.rules.score_stages import (
    StageAnswers,
    StageComparison,
    compare_stages,
    effective_answers,
    effective_score,
)
from inspect_flow.services.answer_sheet import answers_of, checklist_of, stage_answers
from inspect_flow.services.queries.names import called, people
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.answers import AnswerStage
from inspect_flow.vocabulary.errors import NotFound


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that a page about the checklist of one inspection shows."""

    inspection: str
    checklist: ChecklistDefinition
    is_pinned: bool
    stages: StageAnswers
    rows: tuple[StageComparison, ...]
    result: ChecklistResult
    missing: Completeness
    stored: Mapping[tuple[str, AnswerStage], tuple[Answer, str]]
    """(item, stage) → the stored answer and who gave it."""


def sheet(work: Work, inspection: Inspection) -> Sheet:
    """Return the inspection's sheet; raise `NotFound` when it has no checklist."""
    checklist = checklist_of(work, inspection)
    if checklist is None:
        raise NotFound(
            _("{code}: cuộc kiểm tra không có bảng kiểm").format(code=inspection.code),
            [_("trước khi bắt đầu kiểm tra: inspect-flow campaign amend ĐỢT --checklist MÃ")],
        )
    stages = stage_answers(work, inspection)
    answers = answers_of(work, inspection)
    authors = people(work, (each.author_id for each in answers))
    return Sheet(
        inspection=inspection.code,
        checklist=checklist,
        is_pinned=inspection.edition_id is not None,
        stages=stages,
        rows=tuple(compare_stages(checklist, stages)),
        result=effective_score(checklist, stages),
        missing=completeness(checklist, effective_answers(checklist, stages)),
        stored={
            (each.item, AnswerStage(each.stage)): (each, called(authors.get(each.author_id or 0)))
            for each in answers
        },
    )
