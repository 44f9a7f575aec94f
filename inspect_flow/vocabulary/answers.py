"""How an item of a checklist is answered, and whose answer it is."""

from __future__ import annotations

from inspect_flow.vocabulary.labelled import Labelled


class AnswerWord(Labelled):
    """The judgement on one item; words, because YAML and people stumble over yes and no."""

    CONFORMS = "conforms", "đạt", "conforms"
    PARTLY = "partly", "đạt một phần", "partly conforms", "một phần"
    DOES_NOT_CONFORM = "does_not_conform", "không đạt", "does not conform", "chưa đạt"
    # The unit has no such task at all.
    NOT_APPLICABLE = "not_applicable", "không áp dụng", "not applicable"
    # The unit has the task, but no case came up in the period inspected.
    NOT_ARISING = "not_arising", "không phát sinh", "did not arise"


class AnswerStage(Labelled):
    """Whose score it is: every item may hold one answer at each stage."""

    SELF = "self", "tự chấm", "self-score"
    DELEGATION = "delegation", "đoàn chấm", "delegation's score"
    EXPLANATION = "explanation", "giải trình", "score claimed in the explanation"
    FINAL = "final", "sau giải trình", "final score"


OUT_OF_PLAY = frozenset({AnswerWord.NOT_APPLICABLE, AnswerWord.NOT_ARISING})
SHORTCOMING_WORDS = frozenset({AnswerWord.PARTLY, AnswerWord.DOES_NOT_CONFORM})
