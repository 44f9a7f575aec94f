"""Items are asked only when the earlier answer that they depend on says so."""

import pytest

from inspect_flow.rules.applicability import Applies, applicability, asked_items
from inspect_flow.rules.checklist import Dependency
from inspect_flow.vocabulary.answers import AnswerWord
from tests.checklist_builders import RATIO, a_checklist, an_answer, an_item, answers

AFTER_1 = (Dependency("1.1", arises=True),)
AFTER_FAILURE = (Dependency("1.1", answer=(AnswerWord.PARTLY, AnswerWord.DOES_NOT_CONFORM)),)


def verdict(first_word, depends_on):
    """Return what becomes of 1.2 after 1.1 was answered with `first_word`."""
    sheet = a_checklist(an_item("1.1"), an_item("1.2", depends_on=depends_on))
    return applicability(sheet, answers(an_answer("1.1", first_word)))["1.2"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        (None, Applies.WAITING),
        (AnswerWord.CONFORMS, Applies.ASKED),
        (AnswerWord.DOES_NOT_CONFORM, Applies.ASKED),
        (AnswerWord.NOT_ARISING, Applies.HIDDEN),
        (AnswerWord.NOT_APPLICABLE, Applies.HIDDEN),
    ],
)
def test_an_item_may_wait_for_another_to_arise(word, expected):
    assert verdict(word, AFTER_1) is expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        (AnswerWord.PARTLY, Applies.ASKED),
        (AnswerWord.CONFORMS, Applies.HIDDEN),
        (AnswerWord.NOT_ARISING, Applies.HIDDEN),
    ],
)
def test_an_item_may_depend_on_certain_words(word, expected):
    assert verdict(word, AFTER_FAILURE) is expected


def test_figures_of_nought_hide_what_depends_on_them():
    sheet = a_checklist(an_item("1.1", scoring=RATIO), an_item("1.2", depends_on=AFTER_1))

    none_at_all = answers(an_answer("1.1", done="0", planned="0"))

    assert [item.code for item in asked_items(sheet, none_at_all)] == ["1.1"]


def test_what_depends_on_a_hidden_item_is_hidden_too():
    chain = (Dependency("1.2", arises=True),)
    sheet = a_checklist(
        an_item("1.1"), an_item("1.2", depends_on=AFTER_1), an_item("1.3", depends_on=chain)
    )

    verdicts = applicability(sheet, answers(an_answer("1.1", AnswerWord.NOT_ARISING)))

    assert verdicts["1.3"] is Applies.HIDDEN


def test_every_dependency_must_hold():
    both = (*AFTER_1, Dependency("1.2", arises=True))
    sheet = a_checklist(an_item("1.1"), an_item("1.2"), an_item("1.3", depends_on=both))
    given = answers(an_answer("1.1", AnswerWord.CONFORMS), an_answer("1.2", AnswerWord.NOT_ARISING))

    assert applicability(sheet, given)["1.3"] is Applies.HIDDEN
