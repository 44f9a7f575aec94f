"""What stands on a button in the language of a walk, found by its Vietnamese words."""

from __future__ import annotations

from functools import cache

from inspect_flow.definitions.machines import load_machines
from inspect_flow.locale.translation import catalogue
from inspect_flow.rules.guards import guard_names
from inspect_flow.vocabulary.effects import EffectName


def spoken(vietnamese: str, language: str) -> list[str]:
    """Return the words as `language` says them; a workflow may word its move in its own way."""
    if language == "vi":
        return [vietnamese]
    known = catalogue(language)
    of_one_and_many = {known.ngettext(vietnamese, vietnamese, n) for n in (1, 2)}
    said = of_one_and_many - {vietnamese} or {known.gettext(vietnamese)}
    return list(said | {_moves_in_english().get(vietnamese, next(iter(said)))})


@cache
def _moves_in_english() -> dict[str, str]:
    machines = load_machines(guard_names(), list(EffectName)).values()
    moves = [move for machine in machines for move in machine.transitions.values()]
    return {move.labels["vi"]: move.labels["en"] for move in moves if "en" in move.labels}
