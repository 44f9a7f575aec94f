"""Whatever is tried on whatever record, the rules of the workflows hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_flow.flow.move import decide, possible_moves, refusals
from inspect_flow.vocabulary.errors import MoveRefused
from inspect_flow.vocabulary.roles import Role
from tests.machines import MACHINES, READY, any_facts

ROLES = st.one_of(st.just(set(Role)), st.sets(st.sampled_from(Role), max_size=2))
REASONS = st.sampled_from([None, "", "theo chỉ đạo của cấp trên"])


def accepted(machine, state, name, roles, reason, facts):
    try:
        return decide(machine, state, name, roles, reason, facts, machine.name)
    except MoveRefused:
        return None


@st.composite
def moments(draw):
    machine = MACHINES[draw(st.sampled_from(sorted(MACHINES)))]
    state = draw(st.sampled_from(sorted(machine.states)))
    return machine, state, draw(ROLES), draw(any_facts(machine.name))


@st.composite
def walks(draw):
    machine = MACHINES[draw(st.sampled_from(sorted(MACHINES)))]
    names = st.sampled_from(sorted(machine.transitions))
    step = st.tuples(names, ROLES, REASONS, any_facts(machine.name))
    return machine, draw(st.lists(step, max_size=30))


@given(moments())
def test_what_is_offered_without_refusal_is_exactly_what_is_accepted(moment):
    machine, state, roles, facts = moment
    offered = {
        each.name for each in possible_moves(machine, state, roles, facts) if not each.refusals
    }

    assert offered == {
        name
        for name in machine.transitions
        if accepted(machine, state, name, roles, "một lý do", facts)
    }


@given(walks())
def test_no_walk_leaves_a_final_state(walk):
    machine, steps = walk
    state = machine.initial
    for name, roles, reason, facts in steps:
        moved = accepted(machine, state, name, roles, reason, facts)
        if moved:
            assert not machine.states[state].is_final
            assert (moved.from_state, moved.to_state) == (
                state,
                machine.transitions[name].to_state,
            )
            state = moved.to_state


@given(moments(), REASONS)
def test_a_move_is_refused_exactly_when_there_are_refusals(moment, reason):
    machine, state, roles, facts = moment
    for name in machine.transitions:
        found = refusals(machine, state, name, roles, reason, facts)
        assert bool(found) == (accepted(machine, state, name, roles, reason, facts) is None)


@given(moments())
def test_every_refusal_is_a_finished_sentence(moment):
    machine, state, roles, facts = moment
    for name in machine.transitions:
        for sentence in refusals(machine, state, name, roles, None, facts):
            assert sentence.endswith((".", "?"))
            assert "{" not in sentence


@pytest.mark.parametrize("name", MACHINES)
def test_with_all_facts_ready_every_state_can_be_reached(name):
    machine = MACHINES[name]
    reached = {machine.initial}
    for _round in machine.states:
        for state in sorted(reached):
            for facts in READY[name]:
                moves = possible_moves(machine, state, list(Role), facts)
                reached |= {each.to_state for each in moves if not each.refusals}

    assert reached == set(machine.states)
