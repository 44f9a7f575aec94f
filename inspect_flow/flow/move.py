"""Decide moves: what is offered, what is refused and why, what follows; nothing is stored here."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from inspect_flow.definitions.machine_definition import MachineDefinition, TransitionDefinition
from inspect_flow.flow.machine import state_after
from inspect_flow.flow.refusal import Examination, examine, unknown_move
from inspect_flow.vocabulary.errors import MoveRefused
from inspect_flow.vocabulary.roles import Role

_NO_OVERRIDES: Mapping[str, str] = MappingProxyType({})
_SOME_REASON = "…"


@dataclass(frozen=True, slots=True)
class Moved:
    """A decided move: to be stored, recorded, and followed by `effects` in their order."""

    name: str
    from_state: str
    to_state: str
    effects: tuple[str, ...]
    overridden: Mapping[str, str]  # guard → the written reason, to be recorded and printed


@dataclass(frozen=True, slots=True)
class OfferedMove:
    """A move that starts in the present state, with all that still stands in its way."""

    name: str
    label: str
    to_state: str
    to_label: str
    reason_required: bool
    role_allowed: bool
    refusals: tuple[str, ...]
    can_override: tuple[str, ...]  # guards among the refusals that a written reason sets aside


def refusals(
    definition: MachineDefinition,
    state: str,
    name: str,
    roles: Collection[Role],
    reason: str | None,
    facts: Any,
    overrides: Mapping[str, str] = _NO_OVERRIDES,
) -> list[str]:
    """Return every reason why the record may not move; an empty list when it may."""
    move = definition.transitions.get(name)
    if move is None:
        return [unknown_move(definition, name)]
    return examine(definition, move, state, roles, reason, facts, overrides).refusals


def possible_moves(
    definition: MachineDefinition,
    state: str,
    roles: Collection[Role],
    facts: Any,
    overrides: Mapping[str, str] = _NO_OVERRIDES,
) -> list[OfferedMove]:
    """Return the moves that start in `state`, in the order of the workflow file.

    A reason is taken as given; `reason_required` says that it must be asked for.
    """
    return [
        _offer(
            definition,
            move,
            roles,
            examine(definition, move, state, roles, _SOME_REASON, facts, overrides),
        )
        for move in definition.leaving(state)
    ]


def decide(
    definition: MachineDefinition,
    state: str,
    name: str,
    roles: Collection[Role],
    reason: str | None,
    facts: Any,
    thing: str,
    overrides: Mapping[str, str] = _NO_OVERRIDES,
) -> Moved:
    """Return what the move leads to; raise `MoveRefused` about `thing` with every reason."""
    move = definition.transitions.get(name)
    if move is None:
        raise MoveRefused(thing, [unknown_move(definition, name)])
    found = examine(definition, move, state, roles, reason, facts, overrides)
    if found.refusals:
        raise MoveRefused(thing, found.refusals)
    return Moved(name, state, state_after(definition, state, name), move.effects, found.overridden)


def _offer(
    definition: MachineDefinition,
    move: TransitionDefinition,
    roles: Collection[Role],
    found: Examination,
) -> OfferedMove:
    return OfferedMove(
        name=move.name,
        label=move.label,
        to_state=move.to_state,
        to_label=definition.state_label(move.to_state),
        reason_required=move.reason_required,
        role_allowed=any(role in move.by for role in roles),
        refusals=tuple(found.refusals),
        can_override=tuple(found.can_override),
    )
