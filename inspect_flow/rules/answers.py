"""An answer to one item as a value, free of who stored it and how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from inspect_flow.rules.checklist import Item
from inspect_flow.vocabulary.answers import OUT_OF_PLAY, AnswerWord


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """What somebody answered; `score` is set when the points were put in by hand.

    A figure of `None`, or one left out, is unknown; it is never taken for 0.
    """

    item: str
    word: AnswerWord | None = None
    figures: Mapping[str, Decimal | None] = field(default_factory=dict)
    score: Decimal | None = None
    note: str = ""
    n_evidence: int = 0

    def figure(self, code: str) -> Decimal | None:
        """Return the figure, or `None` while it is unknown."""
        return self.figures.get(code)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was answered yet; a note or a file alone is no answer."""
        return self.word is None and self.score is None and not self._known_figures()

    def _known_figures(self) -> list[str]:
        return [code for code, value in self.figures.items() if value is not None]


Answers = Mapping[str, GivenAnswer]


def arises(item: Item, answer: GivenAnswer) -> bool:
    """Tell whether the item came up: neither said to be out of play, nor 0 of 0 by its figures."""
    if answer.word in OUT_OF_PLAY:
        return False
    if answer.score is not None or answer.word is AnswerWord.DOES_NOT_CONFORM:
        return True
    return not is_nought_of_nought(item, answer)


def is_nought_of_nought(item: Item, answer: GivenAnswer) -> bool:
    """Tell whether the figures say that there was no case at all."""
    scoring = item.scoring
    if scoring.checked:
        return answer.figure(scoring.checked) == 0 and not answer.figure(scoring.errors)
    if not scoring.denominator:
        return False
    return answer.figure(scoring.denominator) == 0 and not answer.figure(scoring.numerator)
