"""A state machine as its workflow file defines it: labels, states, moves; names only, no logic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from inspect_flow.locale.translation import in_language
from inspect_flow.vocabulary.roles import Role


@dataclass(frozen=True, slots=True)
class DueDefinition:
    """The deadline that runs in a state: the date `field`, moved by `days` when they are not 0."""

    field: str
    days: int = 0
    unit: Literal["day", "working_day"] = "working_day"
    when: Literal["before", "after"] = "after"


@dataclass(frozen=True, slots=True)
class StateDefinition:
    """One state; nothing leaves a final one."""

    name: str
    labels: dict[str, str]
    is_final: bool = False
    due: DueDefinition | None = None

    @property
    def label(self) -> str:
        """Return the name of the state as users read it."""
        return in_language(self.labels)


@dataclass(frozen=True, slots=True)
class TransitionDefinition:
    """One move: from where to where, by whom, on which conditions, with which effects."""

    name: str
    labels: dict[str, str]
    from_states: tuple[str, ...]
    to_state: str
    by: tuple[Role, ...]
    guards: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    reason_required: bool = False

    @property
    def label(self) -> str:
        """Return the words on the button."""
        return in_language(self.labels)


@dataclass(frozen=True, slots=True, eq=False)
class MachineDefinition:
    """One workflow file, checked."""

    name: str
    labels: dict[str, str]
    initial: str
    states: Mapping[str, StateDefinition]
    transitions: Mapping[str, TransitionDefinition]

    @property
    def label(self) -> str:
        """Return the name of the record type as users read it."""
        return in_language(self.labels)

    def leaving(self, state: str) -> list[TransitionDefinition]:
        """Return the moves that start in `state`, in the order of the file."""
        return [each for each in self.transitions.values() if state in each.from_states]

    def state_label(self, state: str) -> str:
        """Return the label of `state`, or the bare word where the file does not know it."""
        known = self.states.get(state)
        return known.label if known else state
