"""The shipped workflows: complete, labelled, and using every condition and effect there is."""

from __future__ import annotations

import pytest

from inspect_flow.definitions.machine_definition import DueDefinition
from inspect_flow.rules.guards import GUARDS, guard_names
from inspect_flow.services.effects import EFFECTS
from inspect_flow.vocabulary.effects import EffectName
from inspect_flow.vocabulary.roles import Role
from tests.machines import MACHINES

TRANSITIONS = [
    (machine, move) for machine in MACHINES.values() for move in machine.transitions.values()
]


def test_every_record_type_has_its_workflow_in_the_order_of_the_case():
    assert list(MACHINES) == [
        "campaign",
        "inspection",
        "deficiency",
        "extension",
        "directive",
        "document",
    ]


def test_every_condition_in_code_is_used_by_a_workflow():
    used = {f"{machine.name}.{name}" for machine, move in TRANSITIONS for name in move.guards}

    assert guard_names() - used == set()


def test_every_effect_in_code_is_used_by_a_workflow():
    used = {name for _machine, move in TRANSITIONS for name in move.effects}

    assert {each.value for each in EffectName} - used == set()


def test_every_effect_has_a_service_behind_it():
    assert set(EFFECTS) == {each.value for each in EffectName}


def test_every_role_may_do_something():
    moving = {role for _machine, move in TRANSITIONS for role in move.by}

    # Whoever prepares a plan fills it in, whoever shares a duty writes on it; moves are for others.
    assert moving == set(Role) - {Role.PREPARER, Role.HELPER}


@pytest.mark.parametrize("machine", MACHINES.values(), ids=MACHINES)
def test_everything_has_a_label_in_both_languages(machine):
    labelled = [machine, *machine.states.values(), *machine.transitions.values()]
    missing = [each.name for each in labelled if not {"vi", "en"} <= each.labels.keys()]

    assert missing == []


@pytest.mark.parametrize("machine", MACHINES.values(), ids=MACHINES)
def test_no_two_states_share_a_label(machine):
    for language in ("vi", "en"):
        labels = [state.labels[language] for state in machine.states.values()]
        assert len(set(labels)) == len(labels)


def test_ends_that_lose_something_demand_a_reason():
    lossy = {"cancelled", "waived", "withdrawn", "carried_over", "refused", "discarded"}
    silent = [
        f"{machine.name}.{move.name}"
        for machine, move in TRANSITIONS
        if move.to_state in lossy and not move.reason_required
    ]

    # A unit takes back its own request without explaining itself.
    assert silent == ["extension.withdraw"]


def test_the_inspected_unit_never_decides_about_itself():
    by_unit = {
        f"{machine.name}.{move.name}" for machine, move in TRANSITIONS if Role.UNIT in move.by
    }

    # What concerns its own papers, the unit's side alone may do: a guard looks at whose they are.
    own_papers = {each for each in by_unit if each.split(".")[0] in ("document", "directive")}
    assert {each for each in own_papers if "issued_by_its_own_side" not in _guards(each)} == set()
    assert by_unit - own_papers == {
        "inspection.receive_self_report",
        "inspection.comment",
        "deficiency.submit_plan",
        "deficiency.report",
        "deficiency.dispute",
        "extension.withdraw",
    }


def _guards(move: str) -> tuple[str, ...]:
    machine, name = move.split(".")
    return MACHINES[machine].transitions[name].guards


def test_only_an_announced_inspection_is_notified():
    assert "is_announced" in MACHINES["inspection"].transitions["notify"].guards
    assert "is_unannounced" in MACHINES["inspection"].transitions["start_unannounced"].guards


def test_a_state_knows_the_deadline_that_runs_in_it():
    assert MACHINES["deficiency"].states["directed"].due == DueDefinition("deadline")
    assert MACHINES["deficiency"].states["suspended"].due is None


def test_a_condition_belongs_to_one_record_type():
    assert "checklist_complete" in GUARDS["inspection"].guards
    assert "checklist_complete" not in GUARDS["deficiency"].guards
