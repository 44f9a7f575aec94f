"""The named conditions that workflows/ may use, machine by machine."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from inspect_flow.rules.guards.campaign import CAMPAIGN
from inspect_flow.rules.guards.deficiency import DEFICIENCY
from inspect_flow.rules.guards.directive import DIRECTIVE
from inspect_flow.rules.guards.document import DOCUMENT
from inspect_flow.rules.guards.extension import EXTENSION
from inspect_flow.rules.guards.guard import AnyGuardSet, Guard, GuardSet
from inspect_flow.rules.guards.inspection import INSPECTION

GUARDS: Mapping[str, AnyGuardSet] = MappingProxyType(
    {
        each.machine: each
        for each in (CAMPAIGN, INSPECTION, DEFICIENCY, EXTENSION, DIRECTIVE, DOCUMENT)
    }
)


def guard_names() -> frozenset[str]:
    """Return every guard as "machine.guard", as the loader of workflows wants them."""
    return frozenset(f"{each.machine}.{name}" for each in GUARDS.values() for name in each.guards)


__all__ = ["GUARDS", "AnyGuardSet", "Guard", "GuardSet", "guard_names"]
