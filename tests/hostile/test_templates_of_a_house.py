"""Templates of a house that would never end, fill the memory or read other files."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from inspect_flow.definitions.definition_text import definition_text
from inspect_flow.definitions.places import shipped_folder
from inspect_flow.definitions.problems import Problems
from inspect_flow.documents.templates import fill
from inspect_flow.vocabulary.errors import DefinitionError


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Lend a house with templates of its own, and a file beside them."""
    shutil.copytree(str(shipped_folder("report_templates")), tmp_path / "report_templates")
    (tmp_path / "secret.txt").write_text("not for print", encoding="utf-8")
    return tmp_path


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
    (house / "report_templates" / "plan.html").write_text(text, encoding="utf-8")

    with pytest.raises(DefinitionError):
        fill("plan.html", str(house))


def test_a_pipe_in_place_of_a_definition_is_not_waited_for(house: Path):
    os.mkfifo(house / "inspection.yaml")
    problems = Problems("inspection.yaml")

    assert definition_text(house / "inspection.yaml", problems) is None
    assert problems.sentences()


def test_a_pipe_in_place_of_a_template_is_not_waited_for(house: Path):
    (house / "report_templates" / "plan.html").unlink()
    os.mkfifo(house / "report_templates" / "plan.html")

    with pytest.raises(DefinitionError):
        fill("plan.html", str(house))
