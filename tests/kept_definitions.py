"""The program's own definitions, read once per process: most tests open an office of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inspect_flow.definitions.places import house_named
from inspect_flow.services import work

_READERS = (
    "load_machines", "load_checklists", "load_legal_bases", "load_calendar", "load_intervals",
    "load_reminder_policy",
)  # fmt: skip


def keep_definitions() -> None:
    """Let offices without a house share what was read; those of a house are read each time."""
    for name in _READERS:
        setattr(work, name, _kept(getattr(work, name)))


def _kept(read: Callable[..., Any]) -> Callable[..., Any]:
    known: dict[tuple[frozenset[str], ...], Any] = {}

    def loaded(*asked: Any) -> Any:
        *beside, house = asked
        if house_named(house):
            return read(*asked)
        # Names of guards, of effects, of machines: the same ones mean the same definitions.
        key = tuple(map(frozenset, beside))
        if key not in known:
            known[key] = read(*asked)
        return known[key]

    return loaded
