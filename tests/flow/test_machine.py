"""The state machine underneath has no doors beside the moves of the workflow."""

from __future__ import annotations

import pytest
from transitions import MachineError

from inspect_flow.flow.machine import Carrier, machine_for, state_after
from inspect_flow.flow.stored_states import refuse_unknown_states
from inspect_flow.vocabulary.errors import DefinitionError
from tests.machines import MACHINES


@pytest.mark.parametrize("name", MACHINES)
def test_only_the_moves_of_the_workflow_can_be_triggered(name):
    assert set(machine_for(MACHINES[name]).events) == set(MACHINES[name].transitions)


def test_no_state_can_be_jumped_to():
    assert not [each for each in machine_for(MACHINES["deficiency"]).events if "to_" in each]


def test_one_machine_serves_every_record_and_keeps_none():
    machine = machine_for(MACHINES["campaign"])
    first, second = Carrier("drafting"), Carrier("issued")
    machine.events["issue"].trigger(first)

    assert (first.state, second.state, machine.models) == ("issued", "issued", [])
    assert machine is machine_for(MACHINES["campaign"])


def test_a_move_that_cannot_start_here_raises():
    with pytest.raises(MachineError):
        state_after(MACHINES["campaign"], "closed", "reopen")


def test_stored_states_that_a_workflow_has_lost_are_refused_with_their_records():
    stored = {"planned": ["KT-2019-001"], "on_sight": ["KT-2019-003", "KT-2019-002"]}
    with pytest.raises(DefinitionError) as refused:
        refuse_unknown_states(MACHINES["inspection"], stored)

    assert len(refused.value.reasons) == 1
    assert "KT-2019-002, KT-2019-003" in refused.value.reasons[0]
    assert "có phải ý là 'on_site'?" in refused.value.reasons[0]


def test_stored_states_that_the_workflow_knows_pass():
    assert refuse_unknown_states(MACHINES["campaign"], {"drafting": ["A"], "gone": []}) is None
