"""Files and words that no careful user would hand in."""

from __future__ import annotations

import errno
import sqlite3

import pytest

from inspect_flow.locale.system_faults import spoken_fault
from tests.hostile.terminals import Terminal


def test_a_file_that_cannot_be_read_is_told_with_its_fault(terminal: Terminal):
    (terminal.folder / "empty.yaml").touch()
    (terminal.folder / "ring").symlink_to("ring")
    with (terminal.folder / "huge.yaml").open("wb") as huge:
        huge.truncate(1 << 30)

    refused = terminal.run("case", "check", "empty.yaml", "ring", "huge.yaml")

    assert refused.code == 6
    for words in ("tệp trống", "liên kết trỏ vòng tròn", "1073 MB"):
        assert words in refused.said


@pytest.mark.parametrize("name", ["bà\x1b[2J", "bà\u202e Lan", "bà\a"])
def test_what_would_move_the_cursor_or_turn_the_line_is_refused(terminal: Terminal, name: str):
    terminal.run("init")

    refused = terminal.run("person", "add", "lan", name)

    assert refused.code == 6
    assert name not in refused.said


def test_what_cannot_be_seen_is_not_stored(terminal: Terminal):
    terminal.run("init")

    assert "Đã đăng ký bà Lan" in terminal.run("person", "add", "lan", "bà\u200b\ufeff Lan").said


def test_a_target_that_cannot_be_written_is_told_in_vietnamese(terminal: Terminal):
    refused = terminal.run("workflow", "draw", "--to", "/proc/none")

    assert refused.code == 6
    assert "No such file" not in refused.said


def test_an_unknown_fault_of_the_system_is_told_by_its_number():
    assert str(errno.EXDEV) in spoken_fault(OSError(errno.EXDEV, "cross-device link"))


def test_a_link_is_written_through(terminal: Terminal):
    terminal.run("init")
    link = terminal.folder / "root.json"
    link.symlink_to("kept.json")

    terminal.run("audit", "root", "--to", "root.json")

    assert link.is_symlink()
    assert (terminal.folder / "kept.json").stat().st_size > 0


def test_a_name_of_nothing_is_refused(terminal: Terminal):
    terminal.run("init")

    assert terminal.run("person", "add", "lan", "  ").code == 6


def test_what_stands_in_the_database_does_not_steer_the_terminal(terminal: Terminal):
    terminal.run("init")
    terminal.run("person", "add", "lan", "bà Lan")
    with sqlite3.connect(terminal.folder / "inspect-flow.db") as database:
        database.execute("UPDATE person SET name = ?", ("bà\x1b[2J\u202e\nLan",))

    shown = terminal.run("person", "list").said

    assert "bà\ufffd[2J\ufffd Lan" in shown
