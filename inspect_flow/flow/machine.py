"""Drive one shared state machine per definition; the only place that knows `transitions`."""

from __future__ import annotations

from functools import cache

from transitions import Machine

from inspect_flow.definitions.machine_definition import MachineDefinition


class Carrier:
    """What the machine moves in place of a record: a state and nothing else."""

    __slots__ = ("state",)

    def __init__(self, state: str) -> None:
        self.state = state


@cache
def machine_for(definition: MachineDefinition) -> Machine:
    """Build the machine of `definition` once; it holds no records.

    Conditions and effects are not hung on it: it would run only the first failing condition, answer
    with a silent False, and leave the state changed when an effect fails.
    """
    return Machine(
        model=None,
        states=list(definition.states),
        initial=definition.initial,
        transitions=[
            {"trigger": move.name, "source": list(move.from_states), "dest": move.to_state}
            for move in definition.transitions.values()
        ],
        # `to_<state>()` would be a door around every condition.
        auto_transitions=False,
    )


def state_after(definition: MachineDefinition, state: str, name: str) -> str:
    """Return where the move `name` leads from `state`; the move must be possible there."""
    carrier = Carrier(state)
    machine_for(definition).events[name].trigger(carrier)
    return carrier.state
