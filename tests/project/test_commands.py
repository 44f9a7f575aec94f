"""Every command explains itself, with an example that the program would accept."""

import shlex
from collections.abc import Iterator

import click
import pytest

from inspect_flow.commands.main import root
from tools.command_reference import PROGRAM


def commands(command: click.Command = root, path: tuple[str, ...] = ()) -> Iterator[tuple]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=PROGRAM)
        for name in command.list_commands(context):
            yield from commands(command.get_command(context, name), (*path, name))


VERBS = {" ".join(path): command for path, command in commands() if path}
EXAMPLES = [
    (name, line)
    for name, command in VERBS.items()
    for line in (command.epilog or "").splitlines()
    if line.strip()
]


@pytest.mark.parametrize("name", VERBS)
def test_a_command_says_what_it_does(name):
    assert VERBS[name].help


@pytest.mark.parametrize(
    "name", [name for name, it in VERBS.items() if not hasattr(it, "commands")]
)
def test_a_verb_gives_an_example(name):
    assert VERBS[name].epilog


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_an_example_is_one_that_the_program_reads(name, example):
    program, *words = shlex.split(example)
    command = root
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        command = command.get_command(click.Context(command), words.pop(0))
    context = click.Context(command, info_name=name)
    command.make_parser(context).parse_args(args=words)
    assert (program, command) == (PROGRAM, VERBS[name])


@pytest.mark.parametrize("name", [name for name in VERBS if name.endswith(" list")])
def test_a_listing_can_be_read_by_programs(name):
    assert "--json" in {option for each in VERBS[name].params for option in each.opts}
