"""The graph of a machine: every state can be reached, every case can end, the end is the end."""

from __future__ import annotations

from collections.abc import Iterable

from inspect_flow.definitions.machine_definition import MachineDefinition, TransitionDefinition
from inspect_flow.definitions.problems import Problems, did_you_mean
from inspect_flow.definitions.yaml_reader import LinedDict
from inspect_flow.locale.translation import _


def check_graph(machine: MachineDefinition, document: LinedDict, problems: Problems) -> None:
    """Note states that do not exist, cannot be reached or left; and moves out of a final state."""
    states = document.get("states")
    transitions = document.get("transitions")
    if not isinstance(states, LinedDict) or not isinstance(transitions, LinedDict):
        return
    before = len(problems.found)
    if machine.initial:
        _check_state(
            _("trạng thái đầu"), machine.initial, document.line_of("initial"), machine, problems
        )
    for move in machine.transitions.values():
        _check_ends(move, machine, transitions, problems)
    _check_labels(machine, transitions, problems)
    if len(problems.found) == before:
        # With a misspelt state the graph has holes, and each hole would be reported as two more.
        _check_reachable(machine, states, problems)


def _check_state(
    thing: str, state: str, line: int, machine: MachineDefinition, problems: Problems
) -> None:
    if state not in machine.states:
        problems.add(
            line,
            _("{thing}: không có trạng thái '{state}'{near}").format(
                thing=thing, state=state, near=did_you_mean(state, machine.states)
            ),
        )


def _check_ends(
    move: TransitionDefinition, machine: MachineDefinition, listed: LinedDict, problems: Problems
) -> None:
    body = listed[move.name]
    thing = _("bước '{name}'").format(name=move.name)
    if move.to_state:
        _check_state(thing, move.to_state, body.line_of("to"), machine, problems)
    for state in move.from_states:
        _check_state(thing, state, body.line_of("from"), machine, problems)
        if state in machine.states and machine.states[state].is_final:
            problems.add(
                body.line_of("from"),
                _("{thing} rời khỏi '{state}' là trạng thái cuối").format(thing=thing, state=state),
            )
    if len(set(move.from_states)) != len(move.from_states):
        problems.add(
            body.line_of("from"), _("{thing}: một trạng thái viết hai lần").format(thing=thing)
        )


def _check_labels(machine: MachineDefinition, listed: LinedDict, problems: Problems) -> None:
    """Two buttons with the same words, side by side, cannot be told apart."""
    seen: dict[tuple[str, str], str] = {}
    for move in machine.transitions.values():
        for state in move.from_states:
            first = seen.setdefault((state, move.labels.get("vi", "")), move.name)
            if first != move.name and move.labels.get("vi"):
                problems.add(
                    listed.line_of(move.name),
                    _("bước '{name}' có cùng nhãn với '{first}' khi ở '{state}'").format(
                        name=move.name, first=first, state=state
                    ),
                )


def _check_reachable(machine: MachineDefinition, states: LinedDict, problems: Problems) -> None:
    forward: dict[str, set[str]] = {state: set() for state in machine.states}
    backward: dict[str, set[str]] = {state: set() for state in machine.states}
    for move in machine.transitions.values():
        for state in move.from_states:
            forward[state].add(move.to_state)
            backward[move.to_state].add(state)
    reached = _closure([machine.initial], forward)
    ending = _closure((name for name, each in machine.states.items() if each.is_final), backward)
    for state in machine.states:
        if state not in reached:
            problems.add(
                states.line_of(state),
                _("không đến được trạng thái '{state}' từ '{initial}'").format(
                    state=state, initial=machine.initial
                ),
            )
        if state not in ending:
            problems.add(
                states.line_of(state),
                _("từ trạng thái '{state}' không đến được trạng thái cuối nào").format(state=state),
            )


def _closure(start: Iterable[str], edges: dict[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = list(start)
    while waiting:
        state = waiting.pop()
        if state not in reached:
            reached.add(state)
            waiting.extend(edges.get(state, ()))
    return reached
