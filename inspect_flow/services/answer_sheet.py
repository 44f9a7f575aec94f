"""A checklist edition with the answers given on it: what is asked, what is missing, the scores."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from sqlmodel import col, func, select

from inspect_flow.definitions.checklists import from_json
from inspect_flow.records.tables import Answer, Campaign, ChecklistEdition, Evidence, Inspection
from inspect_flow.rules.answers import GivenAnswer
from inspect_flow.rules.checklist import ChecklistDefinition
from inspect_flow.rules.completeness import completeness
from inspect_flow.rules.score_stages import StageAnswers, effective_answers
from inspect_flow.rules.themes import on_themes
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.answers import AnswerStage, AnswerWord


@dataclass(frozen=True, slots=True)
class SheetState:
    """What an inspection's checklist still lacks; None in `unanswered` means there is none yet."""

    unanswered: tuple[str, ...] | None
    without_evidence: tuple[str, ...] = ()


def checklist_of(work: Work, inspection: Inspection) -> ChecklistDefinition | None:
    """Return the edition pinned to the inspection, else the definition named in its plan.

    A thematic campaign asks its own areas only.
    """
    if inspection.edition_id is not None:
        edition = work.session.get(ChecklistEdition, inspection.edition_id)
        if edition is not None:
            return _edition(edition.content)
    definition = work.office.checklists.get(inspection.checklist)
    if definition is None:
        return None
    campaign = work.session.get(Campaign, inspection.campaign_id)
    return on_themes(definition, campaign.themes) if campaign else definition


def stage_answers(work: Work, inspection: Inspection) -> StageAnswers:
    """Return all answers of the inspection by stage and item, with two queries."""
    evidence = _evidence_counts(work, inspection)
    stages: dict[AnswerStage, dict[str, GivenAnswer]] = defaultdict(dict)
    for answer in answers_of(work, inspection):
        given = GivenAnswer(
            item=answer.item,
            word=AnswerWord(answer.word) if answer.word else None,
            figures={code: _decimal(value) for code, value in answer.figures.items()},
            score=answer.score,
            note=answer.note,
            n_evidence=evidence.get(answer.id or 0, 0),
        )
        stages[AnswerStage(answer.stage)][answer.item] = given
    return stages


def answers_of(work: Work, inspection: Inspection) -> list[Answer]:
    """Return the stored answers."""
    return list(
        work.session.exec(
            select(Answer).where(Answer.inspection_id == inspection.id).order_by(col(Answer.id))
        )
    )


def sheet_state(work: Work, inspection: Inspection) -> SheetState:
    """Tell what the minutes still wait for; an inspection without checklist waits for nothing."""
    if not inspection.checklist:
        return SheetState(())
    if inspection.edition_id is None:
        return SheetState(None)
    checklist = checklist_of(work, inspection)
    if checklist is None:
        return SheetState(None)
    found = completeness(checklist, effective_answers(checklist, stage_answers(work, inspection)))
    # An answer whose figures nobody knows gets no points, but it is an answer.
    missing = (*found.unanswered, *found.waiting)
    return SheetState(missing, (*found.without_evidence, *found.without_note))


@lru_cache(maxsize=16)
def _edition(content: str) -> ChecklistDefinition:
    return from_json(content)


def _evidence_counts(work: Work, inspection: Inspection) -> dict[int, int]:
    rows = work.session.exec(
        select(Evidence.subject_id, func.count())
        .join(Answer, col(Answer.id) == col(Evidence.subject_id))
        .where(Evidence.subject == "answer", Answer.inspection_id == inspection.id)
        .group_by(col(Evidence.subject_id))
    )
    return dict(rows.all())


def _decimal(value: Any) -> Decimal | None:
    try:
        return None if value is None else Decimal(str(value))
    except InvalidOperation:
        return None
