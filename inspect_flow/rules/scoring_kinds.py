"""The six ways of scoring: which share of the maximum the figures of an answer earn."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from inspect_flow.rules.answers import GivenAnswer
from inspect_flow.rules.checklist import Item, Scoring
from inspect_flow.vocabulary.answers import AnswerWord
from inspect_flow.vocabulary.checklists import FigureUnit, ScoringKind

NONE, ALL = Fraction(0), Fraction(1)
Share = Fraction | None


def earned_share(item: Item, answer: GivenAnswer) -> Share:
    """Return the share (0 to 1) of the maximum before deductions; `None` while it is unknown."""
    if answer.word is AnswerWord.DOES_NOT_CONFORM:
        return NONE
    share = _SHARES[item.scoring.kind](item, answer)
    partly = item.scoring.partly
    if share is None or answer.word is not AnswerWord.PARTLY or partly is None:
        return share
    return min(share, Fraction(partly))


def figures_used(scoring: Scoring) -> tuple[str, ...]:
    """Return the codes of the figures that the score needs, without repeats."""
    named = [scoring.figure, scoring.numerator, scoring.denominator, scoring.target_figure]
    named += [scoring.checked, scoring.errors]
    named += [deduction.figure for deduction in scoring.deductions]
    return tuple(dict.fromkeys(code for code in named if code))


def value_of(item: Item, answer: GivenAnswer) -> Share:
    """Return the value that thresholds are compared with; a percent of 85 is 0,85."""
    scoring = item.scoring
    if scoring.figure:
        return _figure(item, answer, scoring.figure)
    part = _figure(item, answer, scoring.numerator)
    whole = _figure(item, answer, scoring.denominator)
    return None if part is None or not whole else part / whole


def _figure(item: Item, answer: GivenAnswer, code: str) -> Share:
    value = answer.figure(code)
    if value is None:
        return None
    figure = item.figure(code)
    is_percent = figure is not None and figure.unit is FigureUnit.PERCENT
    return Fraction(value) / 100 if is_percent else Fraction(value)


def _yes_no(item: Item, answer: GivenAnswer) -> Share:
    if answer.word is AnswerWord.PARTLY:
        return Fraction(item.scoring.partly or 0)
    return ALL if answer.word is AnswerWord.CONFORMS else None


def _steps(item: Item, answer: GivenAnswer) -> Share:
    value = value_of(item, answer)
    return None if value is None else step_share(item.scoring, value)


def step_share(scoring: Scoring, value: Fraction) -> Fraction:
    """Return the share of the first step that `value` reaches; 0 when it reaches none."""
    for step in scoring.steps:
        reached = value <= step.bound if scoring.lower_is_better else value >= step.bound
        if reached:
            return _between(value) if step.share is None else Fraction(step.share)
    return NONE


def _ratio(item: Item, answer: GivenAnswer) -> Share:
    value, scoring = value_of(item, answer), item.scoring
    if value is None:
        return None
    if scoring.floor is not None and value < scoring.floor:
        return NONE
    if scoring.zero_at is not None:
        nought = Fraction(scoring.zero_at)
        return _between((value - nought) / (1 - nought))
    return _between(value)


def _ratio_to_target(item: Item, answer: GivenAnswer) -> Share:
    value, scoring = value_of(item, answer), item.scoring
    target = (
        _figure(item, answer, scoring.target_figure)
        if scoring.target_figure
        else Fraction(scoring.target or 0)
    )
    if value is None or not target:
        return None
    if scoring.floor is not None and value < scoring.floor:
        return NONE
    return _between(value / target)


def _sample(item: Item, answer: GivenAnswer) -> Share:
    scoring = item.scoring
    checked = _figure(item, answer, scoring.checked)
    errors = _figure(item, answer, scoring.errors)
    if not checked or errors is None:
        return None
    if scoring.per_error is not None:
        lost = Fraction(scoring.per_error) * errors
        return _between(1 - lost / Fraction(item.max)) if item.max else NONE
    right = _between((checked - errors) / checked)
    return step_share(scoring, right) if scoring.steps else right


def _deduction(item: Item, answer: GivenAnswer) -> Share:
    return ALL


def _between(share: Fraction) -> Fraction:
    return max(NONE, min(ALL, share))


_SHARES: dict[ScoringKind, Callable[[Item, GivenAnswer], Share]] = {
    ScoringKind.YES_NO: _yes_no,
    ScoringKind.STEPS: _steps,
    ScoringKind.RATIO: _ratio,
    ScoringKind.RATIO_TO_TARGET: _ratio_to_target,
    ScoringKind.SAMPLE: _sample,
    ScoringKind.DEDUCTION: _deduction,
}
