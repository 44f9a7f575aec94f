"""What a checklist still waits for before the minutes can be drafted."""

from dataclasses import replace

from inspect_flow.rules.checklist import Dependency, Requirement
from inspect_flow.rules.completeness import completeness
from inspect_flow.vocabulary.answers import AnswerWord
from tests.checklist_builders import RATIO, a_checklist, an_answer, an_item, answers

NO = AnswerWord.DOES_NOT_CONFORM
STRICT = Requirement(evidence_for=(NO,), note_for=(NO,))


def test_unanswered_items_are_named_in_the_order_of_the_paper():
    sheet = a_checklist(an_item("1.2"), an_item("1.10"), an_item("2.1"))

    missing = completeness(sheet, answers(an_answer("1.10", AnswerWord.CONFORMS)))

    assert missing.unanswered == ("1.2", "2.1")
    assert missing.refusals() == ["Chưa có kết quả: 1.2, 2.1"]


def test_a_note_alone_is_no_answer():
    only_noted = replace(an_answer("1.1"), note="xem lại")

    assert completeness(a_checklist(an_item()), answers(only_noted)).unanswered == ("1.1",)


def test_certain_answers_must_bring_evidence_and_a_note():
    sheet = a_checklist(an_item(require=STRICT))

    missing = completeness(sheet, answers(an_answer("1.1", NO)))

    assert missing.without_evidence == ("1.1",)
    assert missing.without_note == ("1.1",)
    assert not missing.is_complete


def test_evidence_and_note_settle_it():
    sheet = a_checklist(an_item(require=STRICT))
    proven = replace(an_answer("1.1", NO), note="thiếu sản phẩm", n_evidence=1)

    assert completeness(sheet, answers(proven)).is_complete


def test_a_word_without_figures_is_complete_but_its_points_are_not():
    sheet = a_checklist(an_item(scoring=RATIO))

    found = completeness(sheet, answers(an_answer("1.1", AnswerWord.CONFORMS)))

    assert found.is_complete
    assert found.warnings() == ["Có kết quả nhưng chưa đủ số liệu để chấm điểm: 1.1"]


def test_items_not_asked_are_not_missed_and_their_answers_are_pointed_out():
    sheet = a_checklist(
        an_item("1.1"), an_item("1.2", depends_on=(Dependency("1.1", arises=True),))
    )
    given = answers(an_answer("1.1", AnswerWord.NOT_ARISING), an_answer("1.2", NO))

    found = completeness(sheet, given)

    assert found.is_complete
    assert found.answered_though_hidden == ("1.2",)
