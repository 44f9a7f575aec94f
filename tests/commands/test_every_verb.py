"""Every verb explains itself, shows an example that can be typed, and shares the options."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from inspect_flow.commands.main import NOUNS, root


def verbs() -> Iterator[tuple[str, click.Command]]:
    """Yield every command below the nouns with its full name."""
    with click.Context(root, info_name="inspect-flow") as context:
        for noun in NOUNS:
            command = root.get_command(context, noun)
            if isinstance(command, click.Group):
                for verb in command.list_commands(context):
                    yield f"{noun} {verb}", command.commands[verb]
            elif command is not None:
                yield noun, command


VERBS = dict(verbs())


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_explains_itself_in_vietnamese(name):
    command = VERBS[name]

    assert command.help
    assert not command.help.isascii()
    options = [each for each in command.params if isinstance(each, click.Option)]
    assert [each.name for each in options if not each.help] == []


@pytest.mark.parametrize("name", VERBS)
def test_a_verbs_example_is_of_that_verb_and_can_be_typed(name, tmp_path, monkeypatch):
    command = VERBS[name]
    monkeypatch.chdir(tmp_path)

    assert command.epilog
    for line in command.epilog.splitlines():
        words = shlex.split(line)
        for word in words:
            if word.endswith((".json", ".yaml")):
                Path(word).parent.mkdir(parents=True, exist_ok=True)
                Path(word).touch()
        assert words[: 1 + len(name.split())] == ["inspect-flow", *name.split()]
        rest = words[1 + len(name.split()) :]
        with click.Context(root, info_name="inspect-flow") as above:
            assert command.make_context(name, rest, parent=above)


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_takes_the_shared_options(name):
    flags = {flag for each in VERBS[name].params for flag in each.opts}

    assert flags >= {"--database", "--json", "--lang", "--as", "--on"}


def test_every_record_that_moves_has_moves_and_move():
    moving = {name.split()[0] for name in VERBS if name.endswith(" move")}

    assert moving == {"campaign", "inspection", "deficiency", "directive", "document"}
    assert all(f"{noun} moves" in VERBS and f"{noun} timeline" in VERBS for noun in moving)
