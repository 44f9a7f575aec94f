"""What holds for every answer that anybody could give on the shipped district checklist."""

import random
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from inspect_flow.definitions.checklists import load_checklists
from inspect_flow.rules.answers import GivenAnswer
from inspect_flow.rules.checklist_results import score_checklist
from inspect_flow.rules.scoring import ScoreState, score_item
from inspect_flow.vocabulary.answers import AnswerWord
from inspect_flow.vocabulary.checklists import NotArising

DISTRICT = load_checklists()["district_2019"]
ITEMS = list(DISTRICT.items())
NUMBERS = st.none() | st.integers(0, 300).map(Decimal)
WORDS = st.none() | st.sampled_from(list(AnswerWord))
SCORES = st.none() | st.decimals("0", "1", places=2)


@st.composite
def answers_for(draw, item):
    """Draw any answer to `item`, unknown figures included."""
    figures = {figure.code: draw(NUMBERS) for figure in item.figures}
    share = draw(SCORES)
    return GivenAnswer(item.code, draw(WORDS), figures, None if share is None else share * item.max)


@st.composite
def sheets(draw):
    """Draw a partly filled sheet."""
    chosen = draw(st.lists(st.sampled_from(ITEMS), unique=True, max_size=25))
    return {item.code: draw(answers_for(item)) for item in chosen}


@given(st.data(), st.sampled_from(ITEMS))
def test_points_stay_between_nothing_and_the_maximum(data, item):
    score = score_item(item, data.draw(answers_for(item)))

    assert score.points is None or 0 <= score.points <= score.max <= item.max


@given(st.data(), st.sampled_from(ITEMS))
def test_points_have_two_decimals(data, item):
    score = score_item(item, data.draw(answers_for(item)))

    assert score.points is None or score.points == score.points.quantize(Decimal("0.01"))


@settings(deadline=None)
@given(sheets(), st.randoms(use_true_random=False))
def test_the_order_of_the_answers_does_not_matter(sheet, chance: random.Random):
    shuffled = list(sheet.items())
    chance.shuffle(shuffled)

    assert score_checklist(DISTRICT, dict(shuffled)) == score_checklist(DISTRICT, sheet)


@settings(deadline=None)
@given(sheets())
def test_areas_add_up_to_the_whole(sheet):
    result = score_checklist(DISTRICT, sheet)

    assert sum(area.points for area in result.areas) == result.points
    assert sum(area.max for area in result.areas) == result.max <= DISTRICT.scale


@settings(deadline=None)
@given(sheets(), st.sampled_from(ITEMS))
def test_what_did_not_arise_never_costs_more_than_failing_it(sheet, item):
    if item.not_arising is NotArising.NOT_ALLOWED:
        return
    failed = {**sheet, item.code: GivenAnswer(item.code, AnswerWord.DOES_NOT_CONFORM)}
    absent = {**sheet, item.code: GivenAnswer(item.code, AnswerWord.NOT_ARISING)}

    before = score_checklist(DISTRICT, failed).percent
    after = score_checklist(DISTRICT, absent).percent
    assert before is None or after is None or after >= before or _took_others_along(item)


@settings(deadline=None)
@given(sheets())
def test_every_item_is_scored_excluded_or_listed_as_unscored(sheet):
    result = score_checklist(DISTRICT, sheet)

    unscored = {c for c, s in result.items.items() if s.state is ScoreState.UNSCORED}
    assert unscored == set(result.unscored)
    assert len(result.items) == 95


def _took_others_along(item):
    # Items that depend on this one leave with it, and they may have earned more than the average.
    return any(item.code == each.item for other in ITEMS for each in other.depends_on)
