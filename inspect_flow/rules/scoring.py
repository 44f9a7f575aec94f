"""Score one item: from points put in by hand, or from its word and figures, exactly."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from inspect_flow.rules.answers import GivenAnswer, arises
from inspect_flow.rules.checklist import ZERO, Item
from inspect_flow.rules.rounding import half_up
from inspect_flow.rules.scoring_kinds import earned_share, figures_used
from inspect_flow.vocabulary.answers import AnswerWord
from inspect_flow.vocabulary.checklists import NotArising


class ScoreState(StrEnum):
    """Whether an item counts: `unscored` ones keep their maximum and give no points yet."""

    SCORED = "scored"
    UNSCORED = "unscored"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class ItemScore:
    """The points of one item; `max` is 0 when the item is out of the maximum."""

    item: str
    state: ScoreState
    max: Decimal
    points: Decimal | None = None
    missing: tuple[str, ...] = ()
    is_by_hand: bool = False

    @property
    def is_full(self) -> bool:
        """Tell whether nothing was lost."""
        return self.points is not None and self.points == self.max


def score_item(item: Item, answer: GivenAnswer | None) -> ItemScore:
    """Return the points of `item`, rounded half up to 2 decimals.

    Points by hand win over word and figures; "does not conform" earns 0 whatever the figures say.
    """
    if answer is None or answer.is_empty:
        return ItemScore(item.code, ScoreState.UNSCORED, item.max, missing=required_figures(item))
    if answer.word is AnswerWord.NOT_APPLICABLE:
        return excluded(item)
    if not arises(item, answer):
        return _not_arising(item)
    if answer.score is not None:
        return _scored(item, Fraction(answer.score), is_by_hand=True)
    return _computed(item, answer)


def excluded(item: Item) -> ItemScore:
    """Return the score of an item that is out of the maximum."""
    return ItemScore(item.code, ScoreState.EXCLUDED, ZERO)


def required_figures(item: Item) -> tuple[str, ...]:
    """Return the codes of the figures without which the item has no score."""
    return figures_used(item.scoring)


def computed_points(item: Item, answer: GivenAnswer) -> Decimal | None:
    """Return the points by word and figures alone, as if none were put in by hand."""
    return _computed(item, answer).points if arises(item, answer) else None


def _computed(item: Item, answer: GivenAnswer) -> ItemScore:
    share = earned_share(item, answer)
    missing = () if answer.word is AnswerWord.DOES_NOT_CONFORM else _missing(item, answer)
    if share is None or missing:
        return ItemScore(item.code, ScoreState.UNSCORED, item.max, missing=missing)
    return _scored(item, share * Fraction(item.max) - _deducted(item, answer))


def _missing(item: Item, answer: GivenAnswer) -> tuple[str, ...]:
    return tuple(code for code in required_figures(item) if answer.figure(code) is None)


def _deducted(item: Item, answer: GivenAnswer) -> Fraction:
    lost = Fraction(0)
    for deduction in item.scoring.deductions:
        events = answer.figure(deduction.figure) or ZERO
        each = item.max if deduction.points is None else deduction.points
        lost += Fraction(each) * Fraction(max(events, ZERO))
    return lost


def _not_arising(item: Item) -> ItemScore:
    if item.not_arising is NotArising.FULL_MARKS:
        return _scored(item, Fraction(item.max))
    if item.not_arising is NotArising.NO_MARKS:
        return _scored(item, Fraction(0))
    if item.not_arising is NotArising.NOT_ALLOWED:
        return ItemScore(item.code, ScoreState.UNSCORED, item.max)
    return excluded(item)


def _scored(item: Item, points: Fraction, is_by_hand: bool = False) -> ItemScore:
    within = max(Fraction(0), min(Fraction(item.max), points))
    return ItemScore(item.code, ScoreState.SCORED, item.max, half_up(within), is_by_hand=is_by_hand)
