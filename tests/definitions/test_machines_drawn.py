"""The drawings show every state and every move."""

from __future__ import annotations

import dataclasses
import shutil
from xml.etree import ElementTree

import pytest

from inspect_flow.definitions.drawing import dot, mermaid, svg
from inspect_flow.definitions.machine_page import machine_page
from inspect_flow.vocabulary.errors import NotFound
from tests.machines import MACHINES

EACH_MACHINE = pytest.mark.parametrize("machine", MACHINES.values(), ids=MACHINES)


def arrows(machine):
    moves = machine.transitions.values()
    return [(source, move) for move in moves for source in move.from_states]


@EACH_MACHINE
def test_mermaid_shows_every_state_and_every_move(machine):
    drawn = mermaid(machine).splitlines()

    for name, state in machine.states.items():
        assert f'    state "{state.label}" as s_{name}' in drawn
    for source, move in arrows(machine):
        assert f"    s_{source} --> s_{move.to_state}: {move.label}" in drawn


@EACH_MACHINE
def test_graphviz_text_shows_every_move(machine):
    drawn = dot(machine).splitlines()

    for source, move in arrows(machine):
        assert f'  {source} -> {move.to_state} [label="{move.label}"];' in drawn


def test_marks_that_mermaid_would_misread_are_left_out():
    machine = MACHINES["extension"]
    state = dataclasses.replace(machine.states["requested"], labels={"vi": 'Chờ "ký"; #1'})
    odd = dataclasses.replace(machine, states={**machine.states, "requested": state})

    assert "state \"Chờ 'ký', 1\" as s_requested" in mermaid(odd)


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
def test_svg_holds_the_vietnamese_labels():
    picture = ElementTree.fromstring(svg(MACHINES["deficiency"]))
    texts = [each.text for each in picture.iter("{http://www.w3.org/2000/svg}text")]

    assert "Đã yêu cầu khắc phục" in texts
    assert texts.count("Rút nhận xét") == 1


def test_without_graphviz_the_remedy_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotFound) as refused:
        svg(MACHINES["extension"])

    assert "graphviz" in refused.value.reasons[0]


@EACH_MACHINE
def test_the_page_explains_every_condition(machine):
    page = machine_page(machine)
    used = {name for move in machine.transitions.values() for name in move.guards}

    assert [name for name in used if f"\n| `{name}` | " not in page] == []
