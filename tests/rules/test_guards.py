"""What holds for every guard: ignorance refuses, readiness passes, and refusals can be acted on."""

from __future__ import annotations

import unicodedata

import pytest

from inspect_flow.rules.guards import GUARDS
from inspect_flow.rules.guards.guard import guard, guard_set
from inspect_flow.rules.guards.sentences import listed
from tests.machines import READY, empty_facts

EVERY_GUARD = [
    pytest.param(machine, each, id=f"{machine}.{each.name}")
    for machine, known in GUARDS.items()
    for each in known.guards.values()
]


@pytest.mark.parametrize(("machine", "guard"), EVERY_GUARD)
def test_what_nobody_has_looked_at_is_refused(machine, guard):
    assert guard.check(empty_facts(machine)) != []


@pytest.mark.parametrize(("machine", "guard"), EVERY_GUARD)
def test_every_guard_passes_for_some_ready_record(machine, guard):
    assert [] in [guard.check(facts) for facts in READY[machine]]


@pytest.mark.parametrize(("machine", "guard"), EVERY_GUARD)
def test_a_refusal_is_a_vietnamese_sentence(machine, guard):
    for sentence in guard.check(empty_facts(machine)):
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert "{" not in sentence
        assert unicodedata.is_normalized("NFC", sentence)


@pytest.mark.parametrize(("machine", "guard"), EVERY_GUARD)
def test_a_guard_says_what_must_be_true_to_users_and_to_developers(machine, guard):
    assert guard.label
    assert guard.label[0].islower()
    assert guard.explanation.endswith(".")


def test_only_judgements_of_time_figures_and_form_can_be_set_aside():
    aside = {
        f"{machine}.{each.name}"
        for machine, known in GUARDS.items()
        for each in known.guards.values()
        if each.overridable
    }

    assert aside == {
        "inspection.no_overlapping_inspection",
        "inspection.notice_in_time",
        "inspection.figures_agree",
        "deficiency.ruler_did_not_write_the_finding",
        "document.form_kept",
        "extension.asked_before_the_deadline",
    }


def test_a_long_list_of_names_is_cut_and_counted():
    names = [f"1.{number}" for number in range(95)]

    assert listed(names).endswith("1.11 và 83 mục khác")
    assert listed(names[:2]) == "1.0, 1.1"


def test_two_guards_of_one_machine_cannot_share_a_name():
    @guard("đúng")
    def holds(facts: str) -> list[str]:
        """Hold always."""
        return []

    with pytest.raises(ValueError, match="same name"):
        guard_set("toy", str, (holds, holds))
