"""Every state of every workflow has a tone of its own choice, and each tone is a colour we have."""

import pytest

from inspect_flow.web.static_files import FOLDER
from inspect_flow.web.tones import TONES, Tone, state_tone
from tests.machines import MACHINES


def test_the_states_that_have_a_tone_are_exactly_those_of_the_workflows():
    defined = {name: set(machine.states) for name, machine in MACHINES.items()}

    assert {name: set(states) for name, states in TONES.items()} == defined


def test_a_state_that_a_province_added_counts_as_work_under_way():
    assert state_tone("inspection", "second_visit") is Tone.MOVING


@pytest.mark.parametrize("tone", [each for each in Tone if each is not Tone.MOVING])
def test_a_tone_is_a_colour_of_the_styles(tone):
    styles = [FOLDER / "app.css", FOLDER / "vendor/govuk-frontend/govuk-frontend.min.css"]

    assert any(f".govuk-tag--{tone.value}" in file.read_text("utf-8") for file in styles)
