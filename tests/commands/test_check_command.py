"""`inspect-flow check` names everything wrong in all that a house may replace."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from inspect_flow.commands.main import root
from inspect_flow.definitions.places import files_in, folder
from inspect_flow.vocabulary.errors import DefinitionError


def run(*words: str):
    return CliRunner().invoke(root, ["check", *words])


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Copy the shipped workflows and templates to a house of its own."""
    for kind, suffixes in (("workflows", [".yaml"]), ("report_templates", [".html", ".css"])):
        for suffix in suffixes:
            for name, file in files_in(folder(kind), suffix):
                target = tmp_path / kind / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(file.read_bytes())
    return tmp_path


def test_what_is_shipped_is_in_order():
    result = run("--json")

    assert result.exit_code == 0
    assert [row["faults"] for row in json.loads(result.output)] == [[]] * 7


def test_faults_of_several_kinds_are_named_at_once(house):
    break_text(house / "workflows/campaign.yaml", "initial: drafting", "initial: draft")
    break_text(house / "report_templates/minutes.html", "{% extends", "{% extend")
    result = run("--definitions", str(house))

    assert isinstance(result.exception, DefinitionError)
    assert result.exception.exit_code == 5
    assert [reason.split(": ")[0] for reason in result.exception.reasons] == [
        "workflows/campaign.yaml",
        "report_templates/minutes.html",
    ]


def break_text(file: Path, written: str, instead: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert written in text
    file.write_text(text.replace(written, instead), encoding="utf-8")


def test_a_template_that_calls_a_missing_one_is_named(house):
    file = house / "report_templates/plan.html"
    file.write_text(file.read_text("utf-8") + '{% include "layout/lost.html" %}', "utf-8")

    assert "'layout/lost.html'" in str(run("--definitions", str(house)).exception)


def test_a_template_that_a_house_leaves_out_is_the_shipped_one(tmp_path):
    (tmp_path / "report_templates").mkdir()
    text = (folder("report_templates") / "directive.html").read_text(encoding="utf-8")
    (tmp_path / "report_templates/directive.html").write_text(text, encoding="utf-8")

    assert run("--definitions", str(tmp_path)).exit_code == 0


def test_the_table_counts_what_was_read():
    lines = run().output.splitlines()

    assert lines[1].split() == ["Quy", "trình", "6", "không"]
