"""Answers that may not be stored, and answers that contradict themselves."""

from dataclasses import replace
from decimal import Decimal

import pytest

from inspect_flow.rules.answer_checks import answer_refusals, answer_warnings
from inspect_flow.rules.checklist import Balance, Figure, Scoring
from inspect_flow.vocabulary.answers import AnswerWord
from inspect_flow.vocabulary.checklists import NotArising, ScoringKind
from tests.checklist_builders import RATIO, an_answer, an_item

COUNTED = an_item(scoring=RATIO)


@pytest.mark.parametrize("score", ["-0.1", "1.01"])
def test_points_outside_the_maximum_are_refused(score):
    [refusal] = answer_refusals(COUNTED, an_answer(score=score))

    assert "nằm ngoài khoảng từ 0 đến 1" in refusal


def test_every_reason_is_given_at_once():
    answer = an_answer(word=AnswerWord.NOT_ARISING, score="7", dnoe="1", planned="2.5", done="-1")

    item = replace(COUNTED, not_arising=NotArising.NOT_ALLOWED)

    assert len(answer_refusals(item, answer)) == 6


def test_an_unknown_figure_is_refused_with_those_that_are_asked():
    assert answer_refusals(COUNTED, an_answer(dnoe="1")) == [
        "1.1: không có số liệu 'dnoe'; số liệu được hỏi: done, planned"
    ]


def test_not_a_number_is_refused():
    assert len(answer_refusals(COUNTED, an_answer(done="NaN", planned="Infinity"))) == 2


def test_a_good_answer_is_neither_refused_nor_doubted():
    answer = an_answer(word=AnswerWord.PARTLY, done="3", planned="4")

    assert answer_refusals(COUNTED, answer) == []
    assert answer_warnings(COUNTED, answer) == []


def test_a_part_above_its_whole_is_doubted():
    [warning] = answer_warnings(COUNTED, an_answer(done="9", planned="4"))

    assert warning == "1.1: Số done (9) lớn hơn Số planned (4)"


def test_sums_that_do_not_close_are_doubted():
    names = {"carried": "Tồn", "received": "Nhận", "resolved": "Đã", "pending": "Đang"}
    item = an_item(
        figures=tuple(Figure(code, text) for code, text in names.items()),
        balances=(Balance(("carried", "received"), ("resolved", "pending")),),
    )
    answer = an_answer(carried="1", received="20", resolved="18", pending="2")

    assert answer_warnings(item, answer) == [
        "1.1: Tồn + Nhận = 21, nhưng Đã + Đang = 20; phải bằng nhau"
    ]
    assert answer_warnings(item, an_answer(carried="1", received="20", resolved="18")) == []


@pytest.mark.parametrize(
    ("word", "done", "doubt"),
    [
        (AnswerWord.CONFORMS, "3", "chỉ được 0,75/1 điểm"),
        (AnswerWord.DOES_NOT_CONFORM, "4", "theo số liệu được điểm tối đa"),
        (AnswerWord.NOT_ARISING, "4", "có số liệu lớn hơn 0"),
    ],
)
def test_a_word_that_contradicts_the_figures_is_doubted(word, done, doubt):
    [warning] = answer_warnings(COUNTED, an_answer(word=word, done=done, planned="4"))

    assert doubt in warning


def test_points_by_hand_that_differ_from_the_computed_ones_are_doubted():
    answer = replace(an_answer(score="0.9", done="3", planned="4"), note="tính cả hồ sơ liên thông")

    [warning] = answer_warnings(COUNTED, answer)

    assert warning.endswith("điểm nhập tay 0,9, điểm tính theo kết quả và số liệu 0,75")


def test_points_with_neither_evidence_nor_explanation_are_doubted():
    bare = an_answer(score="1")

    assert answer_warnings(an_item(), bare) == [
        "1.1: chưa có minh chứng và cũng chưa có giải trình"
    ]
    assert answer_warnings(an_item(), replace(bare, n_evidence=1)) == []


def test_a_sample_smaller_than_asked_is_pointed_out():
    scoring = Scoring(ScoringKind.SAMPLE, size=30, checked="seen", errors="wrong")

    [warning] = answer_warnings(an_item(scoring=scoring), an_answer(seen="12", wrong="0"))

    assert warning == "1.1: mẫu chỉ có 12, quy định 30"


def test_figures_stay_exact():
    assert answer_refusals(COUNTED, an_answer(score="1.000000000000000001"))
    assert Decimal("1.000000000000000001") > COUNTED.max
