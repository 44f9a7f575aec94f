"""Each of the six kinds of scoring earns what the paper says."""

from decimal import Decimal

import pytest

from inspect_flow.rules.checklist import Deduction, Scoring, Step
from inspect_flow.rules.scoring import ScoreState, score_item
from inspect_flow.vocabulary.answers import AnswerWord
from inspect_flow.vocabulary.checklists import NotArising, ScoringKind
from tests.checklist_builders import RATIO, YES_NO, a_percent_figure, an_answer, an_item

D = Decimal
ON_TIME = Scoring(
    ScoringKind.STEPS,
    numerator="on_time",
    denominator="resolved",
    steps=(Step(D("0.95"), None), Step(D("0.90"), D("0.5"))),
)


def points(item, answer):
    """Return the points an answer earns."""
    return score_item(item, answer).points


@pytest.mark.parametrize(
    ("word", "earned"),
    [(AnswerWord.CONFORMS, "1"), (AnswerWord.PARTLY, "0"), (AnswerWord.DOES_NOT_CONFORM, "0")],
)
def test_yes_no_gives_all_or_nothing(word, earned):
    assert points(an_item(), an_answer(word=word)) == D(earned)


def test_yes_no_may_give_a_share_for_partly():
    item = an_item(max="0.5", scoring=Scoring(ScoringKind.YES_NO, partly=D("0.5")))

    assert points(item, an_answer(word=AnswerWord.PARTLY)) == D("0.25")


@pytest.mark.parametrize(
    ("on_time", "earned"), [("98", "1.96"), ("95", "1.90"), ("94", "1.00"), ("89", "0")]
)
def test_steps_give_the_share_of_the_first_threshold_reached(on_time, earned):
    item = an_item(max="2", scoring=ON_TIME)

    assert points(item, an_answer(on_time=on_time, resolved="100")) == D(earned)


@pytest.mark.parametrize(("days", "earned"), [("0", "0.5"), ("30", "0.25"), ("31", "0")])
def test_steps_may_count_downwards(days, earned):
    late = Scoring(
        ScoringKind.STEPS,
        figure="days",
        steps=(Step(D(0), D(1)), Step(D(30), D("0.5"))),
        lower_is_better=True,
    )

    assert points(an_item(max="0.5", scoring=late), an_answer(days=days)) == D(earned)


def test_a_ratio_is_linear_and_never_above_the_maximum():
    item = an_item(max="1.5", scoring=RATIO)

    assert points(item, an_answer(done="2", planned="3")) == D("1.00")
    assert points(item, an_answer(done="4", planned="3")) == D("1.5")


def test_a_ratio_below_its_floor_earns_nothing():
    item = an_item(
        scoring=Scoring(ScoringKind.RATIO, numerator="a", denominator="b", floor=D("0.8"))
    )

    assert points(item, an_answer(a="79", b="100")) == 0
    assert points(item, an_answer(a="80", b="100")) == D("0.80")


def test_a_ratio_may_start_from_a_zero_point():
    item = an_item(
        scoring=Scoring(ScoringKind.RATIO, numerator="a", denominator="b", zero_at=D("0.5"))
    )

    assert points(item, an_answer(a="90", b="100")) == D("0.80")
    assert points(item, an_answer(a="40", b="100")) == 0


def test_a_ratio_of_a_percent_figure_reads_85_5_as_85_5_percent():
    scoring = Scoring(ScoringKind.RATIO, figure="sipas")
    item = an_item(max="10", scoring=scoring, figures=(a_percent_figure("sipas"),))

    assert points(item, an_answer(sipas="85.5")) == D("8.55")


def test_a_ratio_to_a_target_is_full_once_the_target_is_met():
    scoring = Scoring(
        ScoringKind.RATIO_TO_TARGET, numerator="online", denominator="all", target=D("0.2")
    )

    assert points(an_item(scoring=scoring), an_answer(online="10", all="100")) == D("0.50")
    assert points(an_item(scoring=scoring), an_answer(online="30", all="100")) == 1


def test_a_target_may_be_a_figure_of_the_province():
    scoring = Scoring(
        ScoringKind.RATIO_TO_TARGET, numerator="cut", denominator="all", target_figure="target"
    )
    item = an_item(scoring=scoring)

    answer = an_answer(cut="105", all="277", target="0.46")

    assert points(item, answer) == D("0.82")


def test_a_sample_is_linear_unless_it_says_otherwise():
    item = an_item(scoring=Scoring(ScoringKind.SAMPLE, size=30, checked="seen", errors="wrong"))

    assert points(item, an_answer(seen="30", wrong="3")) == D("0.90")


def test_a_sample_may_lose_points_for_each_error():
    scoring = Scoring(
        ScoringKind.SAMPLE, size=20, checked="seen", errors="wrong", per_error=D("0.1")
    )

    assert points(an_item(scoring=scoring), an_answer(seen="20", wrong="4")) == D("0.60")
    assert points(an_item(scoring=scoring), an_answer(seen="20", wrong="14")) == 0


def test_a_sample_may_have_steps():
    scoring = Scoring(
        ScoringKind.SAMPLE,
        size=10,
        checked="seen",
        errors="wrong",
        steps=(Step(D("0.9"), D(1)), Step(D("0.7"), D("0.5"))),
    )
    item = an_item(max="0.5", scoring=scoring)

    earned = [points(item, an_answer(seen="10", wrong=n)) for n in ("1", "3", "4")]
    assert earned == [D("0.5"), D("0.25"), 0]


def test_a_deduction_starts_full_and_stops_at_nothing():
    scoring = Scoring(
        ScoringKind.DEDUCTION,
        deductions=(Deduction("reprimands", D("0.5")), Deduction("heavier", None)),
    )
    item = an_item(max="1.5", scoring=scoring)

    assert points(item, an_answer(reprimands="1", heavier="0")) == D("1.0")
    assert points(item, an_answer(reprimands="9", heavier="0")) == 0
    assert points(item, an_answer(reprimands="0", heavier="1")) == 0


def test_deductions_may_follow_a_ratio():
    scoring = Scoring(
        ScoringKind.RATIO,
        numerator="done",
        denominator="planned",
        deductions=(Deduction("missing_areas", D("0.25")),),
    )

    answer = an_answer(done="40", planned="40", missing_areas="1")

    assert points(an_item(scoring=scoring), answer) == D("0.75")


def test_partly_caps_what_figures_earn():
    scoring = Scoring(ScoringKind.RATIO, numerator="a", denominator="b", partly=D("0.5"))

    answer = an_answer(word=AnswerWord.PARTLY, a="10", b="10")

    assert points(an_item(scoring=scoring), answer) == D("0.50")


def test_does_not_conform_earns_nothing_whatever_the_figures():
    answer = an_answer(word=AnswerWord.DOES_NOT_CONFORM, done="9", planned="10")

    assert points(an_item(scoring=RATIO), answer) == 0


def test_unknown_figures_are_never_taken_for_nought():
    score = score_item(an_item(scoring=RATIO), an_answer(done=None, planned="10"))

    assert score.state is ScoreState.UNSCORED
    assert score.missing == ("done",)


def test_points_by_hand_win():
    score = score_item(an_item(scoring=RATIO), an_answer(score="0.7", done="1", planned="10"))

    assert score.points == D("0.7")
    assert score.is_by_hand


def test_half_a_hundredth_is_rounded_up():
    assert points(an_item(scoring=RATIO), an_answer(done="1", planned="200")) == D("0.01")


@pytest.mark.parametrize(
    ("rule", "state", "maximum", "earned"),
    [
        (NotArising.EXCLUDE_FROM_MAXIMUM, ScoreState.EXCLUDED, D(0), None),
        (NotArising.FULL_MARKS, ScoreState.SCORED, D(1), D(1)),
        (NotArising.NO_MARKS, ScoreState.SCORED, D(1), D(0)),
        (NotArising.NOT_ALLOWED, ScoreState.UNSCORED, D(1), None),
    ],
)
def test_what_did_not_arise_follows_the_rule_of_the_item(rule, state, maximum, earned):
    score = score_item(an_item(not_arising=rule), an_answer(word=AnswerWord.NOT_ARISING))

    assert (score.state, score.max, score.points) == (state, maximum, earned)


def test_nought_of_nought_did_not_arise():
    late = an_item(scoring=RATIO, not_arising=NotArising.FULL_MARKS)

    assert points(late, an_answer(done="0", planned="0")) == 1


def test_not_applicable_is_always_out_of_the_maximum():
    item = an_item(scoring=YES_NO, not_arising=NotArising.FULL_MARKS)

    assert score_item(item, an_answer(word=AnswerWord.NOT_APPLICABLE)).max == 0
