"""Show one machine on the terminal: states, moves, conditions."""

from __future__ import annotations

from typing import Any

import click

from inspect_flow.commands.output import show_json, show_rows
from inspect_flow.definitions.machines import (
    MachineDefinition,
    StateDefinition,
    TransitionDefinition,
)
from inspect_flow.locale.translation import _
from inspect_flow.rules.guards import GUARDS
from inspect_flow.vocabulary.effects import EffectName


def show_machine(machine: MachineDefinition, as_json: bool) -> None:
    """Show states, moves and conditions; JSON holds them as the workflow file does."""
    states = [_state_row(each) for each in machine.states.values()]
    conditions = _condition_rows(machine)
    if as_json:
        show_json(
            {
                "machine": machine.name,
                "label": machine.label,
                "initial": machine.initial,
                "states": states,
                "moves": [_move_words(each) for each in machine.transitions.values()],
                "conditions": conditions,
            }
        )
        return
    _show_states(machine, states)
    click.echo()
    _show_moves(machine)
    if conditions:
        click.echo()
        _show_conditions(conditions)


def _show_states(machine: MachineDefinition, rows: list[dict[str, Any]]) -> None:
    columns = {"name": _("Tên"), "label": _("Trạng thái"), "final": _("Kết thúc")}
    shown = [{**row, "final": _("có") if row["final"] else ""} for row in rows]
    show_rows(shown, columns, as_json=False, title=machine.label)


def _show_moves(machine: MachineDefinition) -> None:
    columns = {
        "from": _("Từ"),
        "label": _("Bước"),
        "name": _("Tên"),
        "to": _("Đến"),
        "by": _("Ai được làm"),
        "reason": _("Lý do"),
    }
    # One line per arrow: whoever holds a record wants to know what can be done from here.
    rows = [
        _move_row(machine, state, move)
        for state in machine.states.values()
        for move in machine.leaving(state.name)
    ]
    show_rows(rows, columns, as_json=False, title=_("Các bước"))


def _show_conditions(rows: list[dict[str, Any]]) -> None:
    columns = {
        "name": _("Tên"),
        "label": _("Điều kiện"),
        "moves": _("Của bước"),
        "aside": _("Bỏ qua được"),
    }
    shown = [{**row, "aside": _("khi ghi lý do") if row["overridable"] else ""} for row in rows]
    show_rows(shown, columns, as_json=False, title=_("Điều kiện"))


def _state_row(state: StateDefinition) -> dict[str, Any]:
    return {"name": state.name, "label": state.label, "final": state.is_final}


def _move_row(
    machine: MachineDefinition, state: StateDefinition, move: TransitionDefinition
) -> dict[str, Any]:
    return {
        "from": state.label,
        "label": move.label,
        "name": move.name,
        "to": machine.state_label(move.to_state),
        "by": [role.label for role in move.by],
        "reason": _("phải ghi") if move.reason_required else "",
    }


def _move_words(move: TransitionDefinition) -> dict[str, Any]:
    effects = {each.value: each.label for each in EffectName}
    return {
        "name": move.name,
        "label": move.label,
        "from": list(move.from_states),
        "to": move.to_state,
        "by": [role.value for role in move.by],
        "if": list(move.guards),
        "then": {name: effects.get(name, name) for name in move.effects},
        "reason_required": move.reason_required,
    }


def _condition_rows(machine: MachineDefinition) -> list[dict[str, Any]]:
    moves: dict[str, list[str]] = {}
    for move in machine.transitions.values():
        for name in move.guards:
            moves.setdefault(name, []).append(move.name)
    guards = GUARDS[machine.name]
    return [
        {
            "name": name,
            "label": guards[name].label,
            "moves": used_by,
            "overridable": guards[name].overridable,
        }
        for name, used_by in moves.items()
    ]
