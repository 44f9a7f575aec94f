"""Where an inspection stands on its way, as the states of the workflow file tell it."""

from __future__ import annotations

from inspect_flow.definitions.machine_definition import MachineDefinition
from inspect_flow.records.tables import Inspection
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.campaigns import Method

Step = dict[str, str]
_OF_THE_ANNOUNCED = ("notified", "self_reported")


def main_way(machine: MachineDefinition) -> list[str]:
    """Return the states from the first to the first final one; what comes after stands aside."""
    way = []
    for state in machine.states.values():
        way.append(state.name)
        if state.is_final:
            break
    return way


def steps_of(work: Work, inspection: Inspection) -> list[Step]:
    """Return the steps of this inspection; those that it does not take are left out."""
    machine = work.office.machines["inspection"]
    way = [each for each in main_way(machine) if each not in _not_taken(inspection)]
    here = way.index(inspection.state) if inspection.state in way else -1
    return [
        {"text": machine.state_label(state), "status": _status(inspection, state, place, here)}
        for place, state in enumerate(way)
    ]


def _not_taken(inspection: Inspection) -> set[str]:
    other = {Method.ON_THE_SPOT.value: "desk_review", Method.BY_REPORT.value: "on_site"}
    left_out = {other[inspection.method]} if inspection.method in other else set()
    left_out |= set() if inspection.is_announced else set(_OF_THE_ANNOUNCED)
    return left_out - {inspection.state}


def _status(inspection: Inspection, state: str, place: int, here: int) -> str:
    if place == here:
        return "current"
    if place > here:
        return "ahead"
    passed_over = (state == "self_reported" and inspection.self_reported_on is None) or (
        state == "commented" and inspection.commented_on is None
    )
    return "skipped" if passed_over else "done"
