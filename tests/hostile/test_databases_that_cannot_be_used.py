"""Databases that cannot be used are named with a remedy, and secrets are kept."""

from __future__ import annotations

import sqlite3

import pytest

from tests.hostile.terminals import Terminal


def test_a_database_of_another_program_is_left_alone(terminal: Terminal):
    other = sqlite3.connect(terminal.folder / "other.db")
    other.execute("CREATE TABLE kept (word TEXT)")
    other.commit()

    refused = terminal.run("init", "--database", "sqlite:///other.db")

    assert refused.code == 8
    assert "kept" in refused.said
    assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("kept",)]


def test_a_folder_is_no_database(terminal: Terminal):
    (terminal.folder / "data").mkdir()

    refused = terminal.run("campaign", "list", "--database", "sqlite:///data")

    assert refused.code == 8
    assert "đây là thư mục" in refused.said


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("postgresql://u:secret@127.0.0.1:port/x", 6),
        ("postgresql://u:secret@[::1/x", 6),
        ("u:secret@127.0.0.1/x", 6),
        ("postgresql://u:secret@127.0.0.1:1/x", 8),
        ("postgresql://u:secret@nohost.invalid/x", 8),
        ("postgresql://u@127.0.0.1:1/x?password=secret", 8),
    ],
)
def test_a_password_is_never_shown(terminal: Terminal, address: str, code: int):
    refused = terminal.run("campaign", "list", "--database", address)

    assert refused.code == code
    assert "secret" not in refused.said


@pytest.mark.parametrize("address", ["sqlite+aiosqlite:///a.db", "sqlite:///a.db?mode=ro"])
def test_an_address_that_is_only_half_understood_is_refused(terminal: Terminal, address: str):
    assert terminal.run("init", "--database", address).code == 6


def test_a_digest_that_is_no_text_refuses_the_backup(terminal: Terminal):
    terminal.run("init", "--database", "sqlite:///a.db")
    terminal.run("db", "backup", "b.db", "--database", "sqlite:///a.db")
    (terminal.folder / "b.db.sha256").write_bytes(b"\xff\xfe\x00")

    assert terminal.run("db", "restore", "--verify", "b.db").code == 8
