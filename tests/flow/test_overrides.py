"""Some conditions may be set aside by a written reason, which is recorded; the others never."""

from __future__ import annotations

import dataclasses

from inspect_flow.flow.move import decide, possible_moves, refusals
from inspect_flow.vocabulary.roles import Role
from tests.machines import ANNOUNCED, MACHINES

INSPECTION = MACHINES["inspection"]
WRONG_FIGURES = dataclasses.replace(
    ANNOUNCED, contradicting_figures=("105/277 là 37,9%, không phải 46%",)
)
REASON = "Giữ số liệu theo báo cáo của đơn vị"


def sign_refusals(facts, overrides):
    return refusals(INSPECTION, "commented", "sign_minutes", [Role.HEAD], None, facts, overrides)


def test_a_contradicting_figure_stops_the_minutes_and_says_how_to_go_on():
    found = sign_refusals(WRONG_FIGURES, {})

    assert len(found) == 1
    assert "105/277 là 37,9%, không phải 46%" in found[0]
    assert "phải ghi lý do cho 'figures_agree'" in found[0]


def test_a_written_reason_lets_the_minutes_pass_and_is_handed_back():
    overrides = {"figures_agree": f" {REASON} "}
    moved = decide(
        INSPECTION, "commented", "sign_minutes", [Role.HEAD], None, WRONG_FIGURES, "", overrides
    )

    assert moved.overridden == {"figures_agree": REASON}


def test_an_empty_reason_sets_nothing_aside():
    assert sign_refusals(WRONG_FIGURES, {"figures_agree": "  "}) == sign_refusals(WRONG_FIGURES, {})


def test_a_condition_that_holds_is_not_recorded_as_set_aside():
    overrides = {"figures_agree": REASON}
    moved = decide(
        INSPECTION, "commented", "sign_minutes", [Role.HEAD], None, ANNOUNCED, "", overrides
    )

    assert moved.overridden == {}


def test_no_reason_sets_aside_a_conflict_of_interest():
    facts = dataclasses.replace(ANNOUNCED, conflicts_of_interest=("ông A (công chức đơn vị)",))
    overrides = {"no_conflict_of_interest": REASON}
    found = refusals(INSPECTION, "planned", "schedule", [Role.HEAD], None, facts, overrides)

    assert len(found) == 1
    assert "ông A (công chức đơn vị)" in found[0]
    assert "phải ghi lý do" not in found[0]


def test_an_offered_move_names_the_conditions_that_a_reason_sets_aside():
    offered = possible_moves(INSPECTION, "commented", [Role.HEAD], WRONG_FIGURES)
    signing = next(each for each in offered if each.name == "sign_minutes")

    assert signing.can_override == ("figures_agree",)
