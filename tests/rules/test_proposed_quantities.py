"""The figures of a proposal can be read back as the figures of a finding."""

from __future__ import annotations

from decimal import Decimal

import pytest

from inspect_flow.definitions.checklists import load_checklists
from inspect_flow.rules.answers import GivenAnswer
from inspect_flow.rules.finding_proposals import propose_findings
from inspect_flow.rules.proposed_quantities import proposed_quantities
from inspect_flow.rules.quantities import as_written
from inspect_flow.rules.quantity_reading import read_quantity
from inspect_flow.vocabulary.answers import AnswerWord
from tests.house import VISIT_DAY

CHECKLISTS = load_checklists()
DISTRICT = CHECKLISTS["district_2019"]


def quantities(item: str, **figures: int | None):
    values = {code: None if n is None else Decimal(n) for code, n in figures.items()}
    answers = {item: GivenAnswer(item, AnswerWord.PARTLY, values)}
    [proposal] = propose_findings(DISTRICT, answers, {}, VISIT_DAY)
    return proposed_quantities(proposal)


def test_part_and_whole_become_one_ratio():
    [ratio] = quantities("1.3.1", subordinates=20, inspected=7)
    assert ratio == {"ratio": "7/20", "of": "phòng chuyên môn, UBND cấp xã trực thuộc"}
    assert as_written(read_quantity(ratio)) == "7/20 phòng chuyên môn, UBND cấp xã trực thuộc"


def test_a_figure_alone_is_a_count_of_what_it_counts():
    assert quantities("1.2.1", reports=3) == [
        {"count": "3", "of": "báo cáo CCHC định kỳ đã gửi trong 4 kỳ gần nhất"}
    ]


def test_an_unknown_figure_is_left_out_and_never_zero():
    assert quantities("1.3.1", subordinates=20, inspected=None) == [
        {"count": "20", "of": "phòng chuyên môn, UBND cấp xã trực thuộc"}
    ]


def test_thousands_are_written_so_that_nothing_is_left_to_guess():
    [ratio] = quantities("1.3.1", subordinates=12345, inspected=1280)
    assert ratio["ratio"] == "1280/12345"
    read = read_quantity(ratio)
    assert read.ratio is not None
    assert read.ratio.denominator == 12345


@pytest.mark.parametrize("checklist", CHECKLISTS.values(), ids=CHECKLISTS)
def test_the_figures_of_every_item_can_be_read(checklist):
    for item in checklist.items():
        figures = {figure.code: Decimal("12") for figure in item.figures}
        answers = {item.code: GivenAnswer(item.code, AnswerWord.DOES_NOT_CONFORM, figures)}
        for proposal in propose_findings(checklist, answers, {}, VISIT_DAY):
            for written in proposed_quantities(proposal):
                assert not read_quantity(written).is_unknown
