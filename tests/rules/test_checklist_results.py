"""Areas, percent of the applicable maximum and rating."""

from decimal import Decimal

import pytest

from inspect_flow.rules.checklist import Dependency
from inspect_flow.rules.checklist_results import rating_of, score_checklist
from inspect_flow.vocabulary.answers import AnswerWord
from tests.checklist_builders import BANDS, a_checklist, an_answer, an_item, answers

YES, NO, ABSENT = AnswerWord.CONFORMS, AnswerWord.DOES_NOT_CONFORM, AnswerWord.NOT_ARISING


def test_percent_is_taken_of_the_applicable_maximum():
    sheet = a_checklist(an_item("1.1", "2"), an_item("1.2", "1"), an_item("2.1", "5"))

    result = score_checklist(
        sheet, answers(an_answer("1.1", YES), an_answer("1.2", NO), an_answer("2.1", ABSENT))
    )

    assert (result.points, result.max, result.percent) == (2, 3, Decimal("66.67"))
    assert result.rating.title == "trung bình"
    assert result.areas[1].percent is None


def test_unscored_items_keep_their_maximum_and_make_the_result_provisional():
    sheet = a_checklist(an_item("1.1", "2"), an_item("1.2", "2"))

    result = score_checklist(sheet, answers(an_answer("1.1", YES)))

    assert result.percent == 50
    assert result.is_provisional
    assert result.unscored == ("1.2",)


def test_a_sheet_on_which_nothing_arose_has_no_percent_and_no_rating():
    result = score_checklist(a_checklist(an_item()), answers(an_answer("1.1", ABSENT)))

    assert (result.percent, result.rating) == (None, None)


def test_items_that_are_not_asked_are_out_of_the_maximum():
    sheet = a_checklist(
        an_item("1.1"), an_item("1.2", depends_on=(Dependency("1.1", arises=True),))
    )

    result = score_checklist(sheet, answers(an_answer("1.1", ABSENT), an_answer("1.2", YES)))

    assert result.max == 0


@pytest.mark.parametrize(
    ("percent", "title"),
    [("100", "tốt"), ("80", "tốt"), ("79.99", "khá"), ("60", "trung bình"), ("0", "thấp")],
)
def test_a_band_starts_exactly_at_its_bound(percent, title):
    assert rating_of(BANDS, Decimal(percent)).title == title
