"""The program as a user starts it: another process, exit codes, pipes, no stack trace."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import CommandLine

PROJECT = Path(__file__).parents[2]


def start(desk: CommandLine, *words: str) -> subprocess.CompletedProcess[str]:
    """Run `python cli.py …` in another process."""
    return subprocess.run(
        [sys.executable, str(PROJECT / "cli.py"), *words,
         "--database", f"sqlite:///{desk.database}"],
        capture_output=True, text=True, encoding="utf-8", cwd=desk.database.parent, check=False,
    )  # fmt: skip


def test_a_listing_in_a_pipe_is_plain_text(case_at):
    ran = start(case_at("directed"), "deficiency", "list", "--overdue", "--on", "10/10/2019")

    assert ran.returncode == 0
    assert ran.stdout.splitlines()[0].startswith("Mã  ")
    assert "\x1b" not in ran.stdout


def test_json_is_utf8_and_whole(case_at):
    ran = start(case_at("directed"), "inspection", "list", "--json")

    assert json.loads(ran.stdout)[0]["unit"] == "UBND huyện Long Điền"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("inspection", "show", "KT-2019-999"), 4),
        (("inspection", "close", "KT-2019-001", "--as", "hanh"), 3),
        (("inspection", "list", "--state", "lạ"), 6),
        (("finding", "add", "KT-2019-001", "x", "--kind", "lạ"), 6),
        (("inspection", "show", "KT-2019-001", "--as", "ai-đó"), 4),
        (("deficiency", "evidence", "KT-2019-001-TT-01", "không-có.pdf"), 6),
    ],
)
def test_a_fault_ends_with_its_exit_code_and_a_sentence(case_at, words, code):
    ran = start(case_at("directed"), *words)

    assert ran.returncode == code
    assert ran.stderr.strip()
    assert "Traceback" not in ran.stderr
    assert ran.stdout == ""


def test_a_wrongly_encoded_word_is_refused_in_a_sentence(case_at):
    words = (
        "deficiency",
        "comment",
        "KT-2019-001-TT-01",
        os.fsdecode(b"a\xff\xfeb"),
        "--as",
        "lan",
    )
    ran = start(case_at("directed"), *words)

    assert ran.returncode == 6
    assert "sai bảng mã" in ran.stderr


def test_a_whole_remediation_is_typed_by_three_people(case_at):
    desk = case_at("directed")
    (desk.database.parent / "cv.pdf").write_bytes(b"%PDF-1.4")
    code = "KT-2019-001-TT-01"

    for words in (
        ("deficiency", "report", code, "Đã làm", "--evidence", "cv.pdf", "--as", "tu"),
        ("deficiency", "verify", code, "Đã xem", "--as", "minh"),
        ("inspection", "follow-up", "KT-2019-001", "--as", "lan"),
        ("inspection", "close", "KT-2019-001", "--as", "hanh"),
    ):
        ran = start(desk, *words, "--on", "25/9/2019")
        assert ran.returncode == 0, ran.stderr

    assert "không có sai lệch" in start(desk, "audit", "verify").stdout
