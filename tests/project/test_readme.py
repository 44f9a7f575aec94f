"""The tour of the README is true: each of its commands is run, in its order, in one folder."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from inspect_flow.commands.main import root
from tests.project.tracked import PROJECT

BLOCK = re.compile(r"^```(sh|yaml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
REFUSED = re.compile(r"# (?:refused, exit code|bị từ chối, mã) (\d)")


def tour(page: str, kind: str = "sh") -> list[str]:
    """Return the lines of the code blocks between the heading of the tour and the next one."""
    text = (PROJECT / page).read_text(encoding="utf-8")
    found = BLOCK.findall(text.split("\n## ")[2])
    return [line for language, block in found if language == kind for line in block.splitlines()]


def typed(line: str, terminal: pytest.MonkeyPatch) -> tuple[int, str]:
    """Do what a shell does with one line; return the exit code and what was said."""
    match shlex.split(line, comments=True):
        case ["export", setting]:
            name, value = setting.split("=", 1)
            terminal.setenv(name, value)
        case ["echo", text, ">", file]:
            Path(file).write_text(f"{text}\n", encoding="utf-8")
        case ["inspect-flow", *words]:
            ended = CliRunner().invoke(root, words)
            code = getattr(ended.exception, "exit_code", ended.exit_code)
            return code, f"{ended.output}{ended.exception or ''}"
    return 0, ""


@pytest.mark.slow
def test_every_command_of_the_tour_ends_as_the_readme_says(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("units.yaml").write_text("\n".join(tour("README.md", "yaml")), encoding="utf-8")
    assert typed("inspect-flow demo --to out", monkeypatch)[0] == 0

    for line in tour("README.md"):
        refused = REFUSED.search(line)
        code, said = typed(line, monkeypatch)
        assert (line, code) == (line, int(refused[1]) if refused else 0), said


def test_both_languages_show_the_same_tour():
    english, vietnamese = (
        [REFUSED.sub("", line) for line in tour(page) + tour(page, "yaml")]
        for page in ("README.md", "README.vi.md")
    )
    assert english == vietnamese
