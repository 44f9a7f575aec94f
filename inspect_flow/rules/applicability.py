"""Which items are asked: an item may wait for an earlier one, or fall away with it."""

from __future__ import annotations

from enum import StrEnum

from inspect_flow.rules.answers import Answers, GivenAnswer, arises
from inspect_flow.rules.checklist import ChecklistDefinition, Dependency, Item


class Applies(StrEnum):
    """`waiting` items depend on one that has no answer yet; `hidden` ones are not asked."""

    ASKED = "asked"
    WAITING = "waiting"
    HIDDEN = "hidden"


def applicability(checklist: ChecklistDefinition, answers: Answers) -> dict[str, Applies]:
    """Tell for every item, in the order of the paper, whether it is asked."""
    known: dict[str, Applies] = {}
    items = {item.code: item for item in checklist.items()}
    for item in items.values():
        known[item.code] = _applies(item, items, answers, known)
    return known


def asked_items(checklist: ChecklistDefinition, answers: Answers) -> list[Item]:
    """Return the items that are asked, given the answers so far."""
    applies = applicability(checklist, answers)
    return [item for item in checklist.items() if applies[item.code] is Applies.ASKED]


def _applies(
    item: Item, items: dict[str, Item], answers: Answers, known: dict[str, Applies]
) -> Applies:
    verdicts = {_met(each, items, answers, known) for each in item.depends_on}
    if Applies.HIDDEN in verdicts:
        return Applies.HIDDEN
    return Applies.WAITING if Applies.WAITING in verdicts else Applies.ASKED


def _met(
    dependency: Dependency, items: dict[str, Item], answers: Answers, known: dict[str, Applies]
) -> Applies:
    # The loader lets an item depend on earlier ones only, so their verdict is known by now.
    earlier = known.get(dependency.item, Applies.HIDDEN)
    if earlier is not Applies.ASKED:
        return earlier
    answer = answers.get(dependency.item)
    if answer is None or answer.is_empty:
        return Applies.WAITING
    return Applies.ASKED if _holds(dependency, items[dependency.item], answer) else Applies.HIDDEN


def _holds(dependency: Dependency, item: Item, answer: GivenAnswer) -> bool:
    if dependency.arises and not arises(item, answer):
        return False
    return not dependency.answer or answer.word in dependency.answer
