"""The generated pages docs/mechanisms/machines/*.md, one for each workflow."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import copy_context

from inspect_flow.definitions.machine_definition import MachineDefinition
from inspect_flow.definitions.machine_page import machine_page
from inspect_flow.definitions.machines import load_machines
from inspect_flow.locale.translation import use_language
from inspect_flow.rules.guards import guard_names
from inspect_flow.vocabulary.effects import EffectName

FOLDER = "docs/mechanisms/machines"


def machine_pages() -> dict[str, str]:
    """Return the English page of each workflow by its path."""
    machines = load_machines(guard_names(), [each.value for each in EffectName])
    return copy_context().run(_in_english, machines)


def _in_english(machines: Mapping[str, MachineDefinition]) -> dict[str, str]:
    use_language("en")
    return {f"{FOLDER}/{name}.md": machine_page(each) for name, each in machines.items()}
