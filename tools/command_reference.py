"""Write docs/commands.md: the help of every command as the program prints it."""

from __future__ import annotations

from collections.abc import Iterator

import click

from inspect_flow.commands.main import root
from inspect_flow.locale.translation import use_language

PROGRAM = "inspect-flow"
WIDTH = 100
HEADINGS = {
    "en": "# Commands\n\nWhat `--lang en` prints. [Tiếng Việt](commands.vi.md)\n",
    "vi": "# Các lệnh\n\nTrợ giúp đúng như chương trình in ra. [English](commands.md)\n",
}


def reference(language: str) -> str:
    """Return the whole page in `language`."""
    use_language(language)
    try:
        sections = [
            f"\n{'##' if ' ' not in name else '###'} {name}\n\n```text\n{text}\n```\n"
            for name, text in helps(root, None)
        ]
    finally:
        use_language("vi")
    return HEADINGS[language] + "".join(sections)


def helps(command: click.Command, above: click.Context | None) -> Iterator[tuple[str, str]]:
    """Yield (full name, help) of `command` and of everything below it."""
    name = command.name if above else PROGRAM
    context = click.Context(
        command, parent=above, info_name=name, terminal_width=WIDTH, max_content_width=WIDTH
    )
    with context:
        text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
        yield context.command_path.removeprefix(f"{PROGRAM} "), text
        if isinstance(command, click.Group):
            for verb in command.list_commands(context):
                below = command.get_command(context, verb)
                if below is not None:
                    yield from helps(below, context)
