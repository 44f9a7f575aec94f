"""States that a file names but no workflow has."""

from __future__ import annotations

from collections.abc import Mapping

from inspect_flow.definitions.machine_definition import MachineDefinition
from inspect_flow.definitions.problems import did_you_mean
from inspect_flow.interchange.case_file.campaigns import Campaign
from inspect_flow.interchange.case_file.case import CaseFile
from inspect_flow.interchange.case_file.faults import path_of
from inspect_flow.interchange.case_file.findings import Deficiency
from inspect_flow.interchange.case_file.inspections import Inspection
from inspect_flow.interchange.case_file.papers import Directive
from inspect_flow.interchange.case_file.parts import Part
from inspect_flow.interchange.case_file.walking import walk
from inspect_flow.locale.translation import _

_MACHINES: dict[type[Part], str] = {
    Campaign: "campaign",
    Inspection: "inspection",
    Deficiency: "deficiency",
    Directive: "directive",
}


def state_faults(case: CaseFile, machines: Mapping[str, MachineDefinition]) -> list[str]:
    """Return a sentence for every state that its workflow does not know."""
    faults = []
    for place, part in walk(case):
        machine = _MACHINES.get(type(part))
        state = getattr(part, "state", "") if machine else ""
        if machine and state and state not in machines[machine].states:
            known = list(machines[machine].states)
            faults.append(
                _("{path}.state: không có trạng thái '{state}'{hint}; chỉ nhận: {known}").format(
                    path=path_of(place),
                    state=state,
                    hint=did_you_mean(state, known),
                    known=", ".join(known),
                )
            )
    return faults
