"""Four scores per item side by side: self, delegation, explanation, final."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from inspect_flow.rules.answers import Answers, GivenAnswer
from inspect_flow.rules.checklist import ChecklistDefinition
from inspect_flow.rules.checklist_results import ChecklistResult, item_scores, score_checklist
from inspect_flow.rules.scoring import ItemScore, ScoreState
from inspect_flow.vocabulary.answers import AnswerStage

StageAnswers = Mapping[AnswerStage, Answers]

# What the unit says of itself, and what it claims in its explanation, decide nothing:
# the delegation's score stands until a final one is given.
DECIDING = (AnswerStage.FINAL, AnswerStage.DELEGATION)


@dataclass(frozen=True, slots=True)
class StageComparison:
    """One row of the comparison table; a difference is `None` where a score is missing."""

    item: str
    text: str
    max: Decimal
    scores: Mapping[AnswerStage, ItemScore]
    effective: ItemScore

    def points(self, stage: AnswerStage) -> Decimal | None:
        """Return the points at one stage."""
        return self.scores[stage].points

    @property
    def self_difference(self) -> Decimal | None:
        """Return the delegation's points minus those the unit gave itself."""
        return _difference(self.points(AnswerStage.DELEGATION), self.points(AnswerStage.SELF))

    @property
    def final_difference(self) -> Decimal | None:
        """Return the final points minus the delegation's."""
        return _difference(self.points(AnswerStage.FINAL), self.points(AnswerStage.DELEGATION))

    @property
    def differs(self) -> bool:
        """Tell whether unit and delegation disagree, on points or on whether the item counts."""
        own, theirs = self.scores[AnswerStage.SELF], self.scores[AnswerStage.DELEGATION]
        if ScoreState.UNSCORED in (own.state, theirs.state):
            return False
        return own.state is not theirs.state or own.points != theirs.points


def effective_answer(stages: StageAnswers, item: str) -> GivenAnswer | None:
    """Return the answer that counts: the final one, else the delegation's."""
    for stage in DECIDING:
        answer = stages.get(stage, {}).get(item)
        if answer is not None and not answer.is_empty:
            return answer
    return None


def effective_answers(checklist: ChecklistDefinition, stages: StageAnswers) -> Answers:
    """Return for every item the answer that counts; unanswered items are left out."""
    chosen = {item.code: effective_answer(stages, item.code) for item in checklist.items()}
    return {code: answer for code, answer in chosen.items() if answer is not None}


def effective_score(checklist: ChecklistDefinition, stages: StageAnswers) -> ChecklistResult:
    """Score the whole checklist by the answers that count."""
    return score_checklist(checklist, effective_answers(checklist, stages))


def compare_stages(checklist: ChecklistDefinition, stages: StageAnswers) -> list[StageComparison]:
    """Return the comparison table, one row per item, in the order of the paper."""
    by_stage = {stage: item_scores(checklist, stages.get(stage, {})) for stage in AnswerStage}
    effective = effective_score(checklist, stages).items
    return [
        StageComparison(
            item.code,
            item.text,
            item.max,
            {stage: by_stage[stage][item.code] for stage in AnswerStage},
            effective[item.code],
        )
        for item in checklist.items()
    ]


def differences(checklist: ChecklistDefinition, stages: StageAnswers) -> list[StageComparison]:
    """Return the rows on which the unit and the delegation disagree, largest gap first."""
    rows = [row for row in compare_stages(checklist, stages) if row.differs]
    return sorted(rows, key=lambda row: -abs(row.self_difference or row.max))


def _difference(later: Decimal | None, earlier: Decimal | None) -> Decimal | None:
    return None if later is None or earlier is None else later - earlier
