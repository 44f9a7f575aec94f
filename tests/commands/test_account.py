"""`inspect-flow account`: opening, granting, closing, from the console."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspect_flow.vocabulary.errors import BadInput, MoveRefused, NotFound
from tests.command_line import CommandLine, a_command_line


@pytest.fixture
def console(tmp_path: Path) -> CommandLine:
    """Lend a database with the five people."""
    return a_command_line(tmp_path)


def test_the_first_password_is_told_once_and_kept_nowhere(console: CommandLine):
    told = console.told("account", "open", "lan", "Lan", "--administrator")

    assert told["username"] == "lan"
    assert told["password"].encode() not in console.database.read_bytes()
    row = console.told("account", "list")[0]
    assert (row["username"], row["roles"]) == ("lan", ["quản trị hệ thống"])


def test_a_person_has_one_account_and_a_name_one_person(console: CommandLine):
    console.said("account", "open", "lan", "lan")

    refusal = console.refused("account", "open", "lan", "LAN")

    assert isinstance(refusal, BadInput)
    assert len(refusal.reasons) == 2


def test_only_administrators_open_accounts(console: CommandLine):
    console.said("account", "open", "lan", "lan", "--administrator")

    assert isinstance(console.refused("account", "open", "minh", "minh", by="hanh"), MoveRefused)
    console.said("account", "open", "minh", "minh", by="lan")


def test_a_granted_role_holds_for_its_days(console: CommandLine):
    console.said("account", "open", "lan", "lan")
    days = ("--from", "1/8/2019", "--to", "31/8/2019")
    console.said("account", "grant", "lan", "administrator", *days)

    console.said("account", "open", "minh", "minh", by="lan", on="15/8/2019")
    later = console.refused("account", "open", "hanh", "hanh", by="lan", on="1/9/2019")

    assert isinstance(later, MoveRefused)


def test_a_closed_account_is_listed_as_closed_until_it_is_opened_again(console: CommandLine):
    console.said("account", "open", "lan", "lan")

    console.said("account", "close", "lan")
    assert console.told("account", "list")[0]["is_closed"]
    console.said("account", "reopen", "lan")
    assert not console.told("account", "list")[0]["is_closed"]


def test_an_identity_opens_one_account(console: CommandLine):
    issuer = "https://id.example.vn/tinh/"
    for name in ("lan", "minh"):
        console.said("account", "open", name, name)
    console.said("account", "link", "lan", "--issuer", issuer, "--subject", "8f3c41")
    console.said("account", "link", "lan", "--issuer", issuer[:-1], "--subject", "8f3c41")
    assert [row["is_linked"] for row in console.told("account", "list")] == [True, False]

    for username, source, subject, kind in (
        ("minh", issuer, "8f3c41", MoveRefused),
        ("lan", issuer, "another", MoveRefused),
        ("minh", issuer, "ố", BadInput),
        ("minh", "http://id.example.vn", "77aa", BadInput),
    ):
        refusal = console.refused(
            "account", "link", username, "--issuer", source, "--subject", subject
        )
        assert isinstance(refusal, kind), (username, source, subject)

    console.said("account", "unlink", "lan")
    assert isinstance(console.refused("account", "unlink", "lan"), MoveRefused)
    console.said("account", "link", "minh", "--issuer", issuer, "--subject", "8f3c41")


def test_an_unknown_name_is_named(console: CommandLine):
    assert isinstance(console.refused("account", "password", "khong-co"), NotFound)
