"""Collect the sentences that users see into the English catalogue, and compile it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2.ext import extract_from_ast

from inspect_flow.commands.main import root
from inspect_flow.web.rendering import environment

PACKAGE = Path(__file__).parents[1] / "inspect_flow"
TEMPLATES = PACKAGE / "web" / "templates"
ENGLISH = PACKAGE / "locale" / "en.po"
COMPILED = ENGLISH.with_suffix(".mo")
MARKS = ("_", "N_")
# The same sentences give the same bytes on any day.
DATED = datetime(2026, 1, 1, tzinfo=UTC)


def marks(module: Path) -> Iterator[tuple[str, ast.expr]]:
    """Yield every `_(…)` and `N_(…)` of a module: its mark and what is marked."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id=mark), args=[marked]) if mark in MARKS:
                yield mark, marked


def marked_sentences() -> set[str]:
    """Return every sentence that stands in the program between the brackets of a mark."""
    return {
        marked.value
        for module in PACKAGE.rglob("*.py")
        for _mark, marked in marks(module)
        if isinstance(marked, ast.Constant) and isinstance(marked.value, str) and marked.value
    }


def page_marks() -> Iterator[tuple[str, str | None]]:
    """Yield every `_(…)` of the pages' templates: its place, and its sentence if a literal."""
    for file in sorted(TEMPLATES.rglob("*.html")):
        tree = environment().parse(file.read_text("utf-8"))
        for line, _mark, sentence in extract_from_ast(tree, MARKS[:1]):
            yield f"{file.name}:{line}", sentence if isinstance(sentence, str) else None


def page_sentences() -> set[str]:
    """Return every sentence that stands in a template of pages between the brackets of a mark."""
    return {sentence for _place, sentence in page_marks() if sentence}


def help_texts(command: click.Command | None = root) -> Iterator[str]:
    """Yield what the command line says of a command, of its options and of all below it."""
    if command is None:
        return
    texts = (command.help, command.short_help, *(_help_of(each) for each in command.params))
    yield from (text for text in texts if text)
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            yield from help_texts(command.get_command(context, name))


def _help_of(parameter: click.Parameter) -> str | None:
    return getattr(parameter, "help", None)


def sentences() -> list[str]:
    """Return every sentence that users may see, in a fixed order."""
    return sorted(marked_sentences() | page_sentences() | set(help_texts()))


def english() -> Catalog:
    """Return the English catalogue as it stands."""
    with ENGLISH.open("rb") as file:
        return read_po(file, locale="en")


def collected() -> Catalog:
    """Return a catalogue of exactly the present sentences, with the translations known so far."""
    known = english()
    catalogue = Catalog(
        locale="en",
        project="inspect-flow",
        version="1",
        msgid_bugs_address="CONTRIBUTING.md",
        header_comment="# The sentences of inspect-flow in English; see `make catalogue`.",
        creation_date=DATED,
        revision_date=DATED,
        last_translator="The maintainers of inspect-flow",
        language_team="English",
        copyright_holder="The maintainers of inspect-flow",
        fuzzy=False,
    )
    for sentence in sentences():
        message = known.get(sentence)
        catalogue.add(sentence, message.string if message else "")
    return catalogue


def as_po(catalogue: Catalog) -> bytes:
    """Return what stands in en.po."""
    text = BytesIO()
    write_po(text, catalogue, width=100, no_location=True, ignore_obsolete=True, sort_output=True)
    return text.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """Return what stands in en.mo; a sentence without translation is left out."""
    binary = BytesIO()
    write_mo(binary, catalogue)
    return binary.getvalue()


def main() -> None:
    """Write both files, and say how many sentences wait for a translation."""
    catalogue = collected()
    ENGLISH.write_bytes(as_po(catalogue))
    COMPILED.write_bytes(as_mo(catalogue))
    waiting = sum(not message.string for message in catalogue if message.id)
    print(f"{len(catalogue)} sentences, {waiting} without English")


if __name__ == "__main__":
    main()
