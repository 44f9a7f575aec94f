"""`inspect-flow workflow` shows and draws what may happen."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from inspect_flow.commands.main import root
from inspect_flow.vocabulary.errors import BadInput, NotFound


def run(*words: str):
    return CliRunner().invoke(root, ["workflow", *words])


def test_the_list_names_every_workflow_in_the_order_of_the_case():
    rows = json.loads(run("list", "--json").output)

    assert [row["name"] for row in rows][:3] == ["campaign", "inspection", "deficiency"]


def test_a_workflow_is_shown_with_who_may_do_what_and_when():
    shown = run("show", "extension").output

    assert "Đã đề nghị  Cho gia hạn        grant" in shown
    assert "trưởng đoàn, lãnh đạo cơ quan ban hành" in shown
    assert "người duyệt không phải người đề nghị" in shown


def test_json_holds_the_names_of_conditions_and_effects():
    shown = json.loads(run("show", "extension", "--json").output)
    grant = next(each for each in shown["moves"] if each["name"] == "grant")

    assert grant["if"][0] == "approver_is_not_requester"
    assert list(grant["then"]) == ["move_deadline"]


def test_an_unknown_workflow_is_answered_with_a_near_one():
    result = run("show", "dficiency")

    assert isinstance(result.exception, NotFound)
    assert "có phải ý là 'deficiency'?" in str(result.exception)


def test_a_drawing_goes_to_the_screen():
    assert run("draw", "extension").output.startswith("stateDiagram-v2\n")


def test_all_drawings_go_to_a_folder(tmp_path):
    result = run("draw", "--format", "page", "--to", str(tmp_path / "new"))

    assert result.exit_code == 0
    assert len(list((tmp_path / "new").glob("*.md"))) == 6
    assert (tmp_path / "new" / "campaign.md").read_text("utf-8").startswith("# Đợt kiểm tra")


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    result = run("draw", "campaign", "--to", str(tmp_path / "file" / "sub"))

    assert isinstance(result.exception, BadInput)


@pytest.mark.parametrize("verb", ["list", "show", "draw"])
def test_every_verb_has_help_with_an_example(verb):
    assert f"inspect-flow workflow {verb}" in run(verb, "--help").output
