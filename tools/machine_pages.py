"""The generated pages docs/mechanisms/machines/*.md, one for each workflow."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import copy_context
from functools import partial

from inspect_flow.definitions.machine_page import machine_page
from inspect_flow.definitions.machines import load_machines
from inspect_flow.locale.translation import use_language
from inspect_flow.rules.guards import GUARDS, guard_names
from inspect_flow.vocabulary.effects import EffectName

FOLDER = "docs/mechanisms/machines"


def machine_pages() -> dict[str, Callable[[str], str]]:
    """Return how the page of each workflow follows from its definition."""
    return {f"{FOLDER}/{machine}.md": partial(_page, machine) for machine in GUARDS}


def _page(machine: str, _present: str) -> str:
    return copy_context().run(_page_in_english, machine)


def _page_in_english(machine: str) -> str:
    use_language("en")
    return machine_page(load_machines(guard_names(), list(EffectName))[machine])
