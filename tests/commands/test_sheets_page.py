"""The worked example of docs/mechanisms/sheets.md is true: every command of it is typed here."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from click.testing import CliRunner

from inspect_flow.commands.main import root
from tests.project.tracked import PROJECT
from tests.workbooks import edited

BLOCK = re.compile(r"^```(sh|yaml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: str, kind: str) -> list[str]:
    text = (PROJECT / page).read_text(encoding="utf-8")
    return [block for language, block in BLOCK.findall(text) if language == kind]


def typed(block: str, terminal) -> str:
    said = ""
    for line in block.splitlines():
        program, *words = shlex.split(line)
        if program == "export":
            terminal.setenv(*words[0].split("=", 1))
            continue
        ended = CliRunner().invoke(root, words)
        assert (line, ended.exit_code, str(ended.exception or "")) == (line, 0, "")
        said = ended.output
    return said


def fill_in(name: str, **cells: str) -> None:
    file = Path(name)
    file.write_bytes(edited(file.read_bytes(), cells))


def test_the_worked_example_can_be_typed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("units.yaml").write_text(blocks("README.md", "yaml")[0], encoding="utf-8")
    before, planned, filled = blocks("docs/mechanisms/sheets.md", "sh")

    typed(before, monkeypatch)
    fill_in("ke-hoach.xlsx", D5="10/06/2026", F5="Trụ sở UBND xã", G5="bà Hạnh")
    typed(planned, monkeypatch)
    fill_in("bang-kiem.xlsx", E7="đạt", G7="Kế hoạch số 15/KH-UBND")

    assert "Đã ghi 1 tiêu chí vào KT-2026-001 (tự chấm)." in typed(filled, monkeypatch)
