"""Templates of a house that would never end, fill the memory or read other files."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from inspect_flow.definitions.definition_text import definition_text
from inspect_flow.definitions.places import shipped_folder
from inspect_flow.definitions.problems import Problems
from inspect_flow.documents.confinement import Limits
from inspect_flow.documents.press import Press
from inspect_flow.documents.rendering import print_here
from inspect_flow.documents.templates import fill
from inspect_flow.vocabulary.errors import DefinitionError
from tests.documents.samples import sample

SHIPPED = (shipped_folder("report_templates") / "layout" / "paper.css").read_text(encoding="utf-8")
DEEP = "<div>" * 100_000
NESTED = (
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
)
COLUMNS = "<table><tr>{% for i in range(99999) %}<td>x</td>{% endfor %}</tr></table>"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Lend a house with a folder for templates, and a file beside it."""
    (tmp_path / "report_templates" / "layout").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("not for print", encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def strict_press() -> Any:
    """Lend a press with little time and memory."""
    press = Press(Limits(seconds=2.5, memory=2**30))
    yield press
    press.stop()


def write(house: Path, name: str, text: str) -> None:
    (house / "report_templates" / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "{% for i in range(1000000000) %}x{% endfor %}",
        "{% for i in range(90000) %}" + "x" * 300 + "{% endfor %}",
        '{{ "a" * 10**9 }}',
        "{{ 9 ** 99999999 }}",
        '{{ "%999999999d" % 1 }}',
        "{{ 1 / 0 }}",
        '{% include "plan.html" %}',
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        '{% include "../secret.txt" %}',
        '{{ "".__class__ }}',
        '{{ "x"|round }}',
    ],
)
def test_a_template_that_would_do_harm_is_refused(house: Path, text: str):
    write(house, "plan.html", text)

    with pytest.raises(DefinitionError):
        fill("plan.html", str(house))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (NESTED, "quá 2.5 giây"),
        (COLUMNS, "quá"),
        (DEEP, "quá"),
        ("{% set x = namespace(t='x') %}{% for i in range(60) %}{% set x.t = x.t ~ x.t %}"
         "{% endfor %}", "bộ nhớ"),
        ("{% macro m(n) %}{{ m(n + 1) }}{% endmacro %}{{ m(0) }}", "recursion"),
    ],
    ids=["nested loops", "columns", "deep markup", "doubling text", "macro"],
)  # fmt: skip
def test_a_template_that_never_ends_is_stopped_in_words(
    house: Path, strict_press: Press, text: str, said: str
):
    write(house, "plan.html", text)
    begun = time.monotonic()

    with pytest.raises(DefinitionError) as stopped:
        strict_press.do(print_here, "plan", sample("commune_plan"), str(house))

    assert said in " ".join(stopped.value.reasons)
    assert time.monotonic() - begun < 60


@pytest.mark.parametrize(
    ("css", "said"),
    [
        ("@page { size: 10000mm 10000mm !important }", "khổ giấy"),
        ("body::before { content: '" + "x " * 400_000 + "' }", "quá 2.5 giây"),
    ],
    ids=["sheet of ten metres", "four hundred thousand words"],
)
def test_a_stylesheet_that_explodes_the_layout_is_stopped_in_words(
    house: Path, strict_press: Press, css: str, said: str
):
    write(house, "layout/paper.css", SHIPPED + css)

    with pytest.raises(DefinitionError) as stopped:
        strict_press.do(print_here, "plan", sample("commune_plan"), str(house))

    assert said in str(stopped.value)


@pytest.mark.parametrize("css", ["p { height: 90000000mm }", ".heading { font-size: 900000pt }"])
def test_a_measure_beyond_all_reason_is_printed_within_the_limits(
    house: Path, strict_press: Press, css: str
):
    write(house, "layout/paper.css", SHIPPED + css)

    pdf = strict_press.do(print_here, "plan", sample("commune_plan"), str(house))

    assert pdf[:5] == b"%PDF-"


def test_the_press_prints_again_after_it_was_stopped(house: Path, strict_press: Press):
    write(house, "plan.html", NESTED)
    with pytest.raises(DefinitionError):
        strict_press.do(print_here, "plan", sample("commune_plan"), str(house))

    assert strict_press.do(print_here, "notice", sample("commune_notice"), None)[:5] == b"%PDF-"


ORPHAN = """
import os, sys
from inspect_flow.documents.confinement import Limits
from inspect_flow.documents.press import Press
def forever():
    print(os.getpid(), flush=True)
    while True: pass
if __name__ == "__main__":
    Press(Limits(seconds=3)).do(forever)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the timer is the system's")
def test_a_press_whose_parent_was_killed_ends_by_itself(tmp_path: Path):
    program = tmp_path / "orphan.py"
    program.write_text(ORPHAN, encoding="utf-8")
    parent = subprocess.Popen([sys.executable, str(program)], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()

    deadline = time.monotonic() + 100
    while Path(f"/proc/{child}").exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not Path(f"/proc/{child}").exists()


def odd_fault() -> None:
    raise OSError(7, "odd")


def test_a_fault_that_nobody_foresaw_is_told_with_its_words(strict_press: Press):
    with pytest.raises(DefinitionError) as stopped:
        strict_press.do(odd_fault)

    assert "OSError: [Errno 7] odd" in str(stopped.value)


def test_a_pipe_in_place_of_a_definition_is_not_waited_for(house: Path):
    os.mkfifo(house / "inspection.yaml")
    problems = Problems("inspection.yaml")

    assert definition_text(house / "inspection.yaml", problems) is None
    assert problems.sentences()


def test_a_pipe_in_place_of_a_template_is_not_waited_for(house: Path):
    os.mkfifo(house / "report_templates" / "plan.html")

    with pytest.raises(DefinitionError):
        fill("plan.html", str(house))
