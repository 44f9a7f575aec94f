"""The judgement that an answer comes to, when nobody has written the word."""

from __future__ import annotations

from decimal import Decimal

from inspect_flow.rules.answers import GivenAnswer
from inspect_flow.rules.checklist import Item
from inspect_flow.rules.scoring import ScoreState, score_item
from inspect_flow.vocabulary.answers import AnswerWord


def judged_word(item: Item, answer: GivenAnswer | None) -> AnswerWord | None:
    """Return the word given, or the one that the points amount to; `None` while unknown."""
    if answer is None or answer.is_empty:
        return None
    if answer.word is not None:
        return answer.word
    score = score_item(item, answer)
    if score.state is ScoreState.EXCLUDED:
        return AnswerWord.NOT_ARISING
    return None if score.points is None else word_for(score.points, item.max)


def word_for(points: Decimal, maximum: Decimal) -> AnswerWord:
    """Return the word for points out of a maximum: all, none or between."""
    if points >= maximum:
        return AnswerWord.CONFORMS
    return AnswerWord.PARTLY if points > 0 else AnswerWord.DOES_NOT_CONFORM
