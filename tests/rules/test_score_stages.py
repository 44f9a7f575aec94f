"""Self-score, delegation's score, explanation and final score side by side."""

from decimal import Decimal

from inspect_flow.rules.score_stages import (
    compare_stages,
    differences,
    effective_answer,
    effective_score,
)
from inspect_flow.vocabulary.answers import AnswerStage, AnswerWord
from tests.checklist_builders import a_checklist, an_answer, an_item, answers

SELF, THEIRS, CLAIM, FINAL = AnswerStage
YES, NO = AnswerWord.CONFORMS, AnswerWord.DOES_NOT_CONFORM
SHEET = a_checklist(an_item("1.1", "2"), an_item("1.2", "1"))


def test_the_delegation_decides_until_a_final_score_is_given():
    stages = {
        SELF: answers(an_answer("1.1", YES)),
        THEIRS: answers(an_answer("1.1", NO)),
        CLAIM: answers(an_answer("1.1", YES)),
    }

    assert effective_score(SHEET, stages).points == 0
    assert effective_score(SHEET, {**stages, FINAL: stages[CLAIM]}).points == 2


def test_a_self_score_alone_decides_nothing():
    assert effective_answer({SELF: answers(an_answer("1.1", YES))}, "1.1") is None


def test_an_empty_final_answer_does_not_wipe_out_the_delegations():
    stages = {THEIRS: answers(an_answer("1.1", YES)), FINAL: answers(an_answer("1.1"))}

    assert effective_answer(stages, "1.1").word is YES


def test_the_table_shows_the_four_scores_and_the_one_that_counts():
    stages = {
        SELF: answers(an_answer("1.1", score="2")),
        THEIRS: answers(an_answer("1.1", score="0.5")),
        FINAL: answers(an_answer("1.1", score="1.25")),
    }

    row = compare_stages(SHEET, stages)[0]

    assert [row.points(stage) for stage in AnswerStage] == [
        2,
        Decimal("0.5"),
        None,
        Decimal("1.25"),
    ]
    assert (row.self_difference, row.final_difference) == (Decimal("-1.5"), Decimal("0.75"))
    assert row.effective.points == Decimal("1.25")


def test_differences_come_largest_first_and_leave_out_agreement():
    stages = {
        SELF: answers(an_answer("1.1", YES), an_answer("1.2", YES)),
        THEIRS: answers(an_answer("1.1", NO), an_answer("1.2", score="0.9")),
    }

    assert [row.item for row in differences(SHEET, stages)] == ["1.1", "1.2"]
    assert differences(SHEET, {SELF: stages[SELF], THEIRS: stages[SELF]}) == []


def test_disagreeing_on_whether_an_item_arose_is_a_difference():
    stages = {
        SELF: answers(an_answer("1.2", AnswerWord.NOT_ARISING)),
        THEIRS: answers(an_answer("1.2", NO)),
    }

    [row] = differences(SHEET, stages)

    assert (row.item, row.self_difference) == ("1.2", None)


def test_an_item_that_only_one_side_scored_is_no_difference():
    assert differences(SHEET, {SELF: answers(an_answer("1.1", YES))}) == []
