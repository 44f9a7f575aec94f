"""Propose strengths and shortcomings from the answers that stand; a person decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from inspect_flow.rules.answer_words import judged_word
from inspect_flow.rules.answers import Answers, GivenAnswer
from inspect_flow.rules.applicability import asked_items
from inspect_flow.rules.checklist import Area, ChecklistDefinition, Figure, Item
from inspect_flow.rules.legal_bases import LegalBases, LegalText, texts_valid_on
from inspect_flow.rules.rounding import percent_of
from inspect_flow.rules.scoring import ItemScore, score_item
from inspect_flow.vocabulary.answers import SHORTCOMING_WORDS, AnswerWord
from inspect_flow.vocabulary.findings import FindingKind


@dataclass(frozen=True, slots=True)
class FigureFound:
    """A figure as answered; `value` of `None` stays unknown."""

    figure: Figure
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class FindingProposal:
    """A finding ready to be taken over, edited or left out.

    `percent` is numerator / denominator of the item where both are known.
    """

    kind: FindingKind
    area: Area
    item: Item
    statement: str
    note: str
    legal_texts: tuple[LegalText, ...]
    figures: tuple[FigureFound, ...]
    percent: Decimal | None
    score: ItemScore


def propose_findings(
    checklist: ChecklistDefinition, answers: Answers, bases: LegalBases, on: date
) -> list[FindingProposal]:
    """Return proposals in the order of the paper, strengths only where a wording exists.

    Legal bases are those in force on `on`, the day of the paper.
    """
    asked = {item.code for item in asked_items(checklist, answers)}
    return [
        _proposal(kind, area, item, answers[item.code], bases, on)
        for area in checklist.areas
        for item in area.items
        if item.code in asked
        for kind in _kinds(item, answers.get(item.code))
    ]


def proposals_of(proposals: list[FindingProposal], kind: FindingKind) -> list[FindingProposal]:
    """Return the proposals of one kind."""
    return [proposal for proposal in proposals if proposal.kind is kind]


def _kinds(item: Item, answer: GivenAnswer | None) -> Iterator[FindingKind]:
    word = judged_word(item, answer)
    if word in SHORTCOMING_WORDS:
        yield FindingKind.SHORTCOMING
    elif word is AnswerWord.CONFORMS and item.strength:
        yield FindingKind.STRENGTH


def _proposal(
    kind: FindingKind, area: Area, item: Item, answer: GivenAnswer, bases: LegalBases, on: date
) -> FindingProposal:
    return FindingProposal(
        kind=kind,
        area=area,
        item=item,
        statement=_statement(kind, item),
        note=answer.note,
        legal_texts=tuple(texts_valid_on(bases, item.legal_bases, on)),
        figures=tuple(FigureFound(each, answer.figure(each.code)) for each in item.figures),
        percent=_percent(item, answer),
        score=score_item(item, answer),
    )


def _statement(kind: FindingKind, item: Item) -> str:
    if kind is FindingKind.STRENGTH:
        return item.strength
    # It is stored and printed, so it is Vietnamese whatever the reader's language.
    return item.shortcoming or f"Chưa đạt yêu cầu: {item.text}"


def _percent(item: Item, answer: GivenAnswer) -> Decimal | None:
    part = answer.figure(item.scoring.numerator)
    whole = answer.figure(item.scoring.denominator)
    return None if part is None or whole is None else percent_of(part, whole)
