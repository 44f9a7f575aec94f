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
MARKS = ("_", "N_", "_n", "Nn_")
ON_PAGES = ("_", "_n")
OF_MANY = ("_n", "Nn_")
# The same sentences give the same bytes on any day.
DATED = datetime(2026, 1, 1, tzinfo=UTC)


def marks(module: Path) -> Iterator[tuple[str, ast.expr]]:
    """Yield every `_(…)` and the other marks of a module: its mark and what is marked."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id=mark), args=[marked, *_n]) if mark in MARKS:
                yield mark, marked


def program_sentences() -> Iterator[tuple[str, str]]:
    """Yield every sentence that stands in the program between the brackets of a mark, with it."""
    for module in PACKAGE.rglob("*.py"):
        for mark, marked in marks(module):
            if isinstance(marked, ast.Constant) and isinstance(marked.value, str) and marked.value:
                yield mark, marked.value


def page_marks() -> Iterator[tuple[str, str, str | None]]:
    """Yield every mark of the pages' templates: its place, itself, its sentence if a literal."""
    for file in sorted(TEMPLATES.rglob("*.html")):
        tree = environment().parse(file.read_text("utf-8"))
        for line, mark, found in extract_from_ast(tree, ON_PAGES):
            sentence = found[0] if isinstance(found, tuple) and mark in OF_MANY else found
            yield f"{file.name}:{line}", mark, sentence if isinstance(sentence, str) else None


def marked_sentences() -> set[tuple[str, str]]:
    """Return every sentence that stands between the brackets of a mark, with the mark."""
    on_pages = {(mark, sentence) for _place, mark, sentence in page_marks() if sentence}
    return on_pages | set(program_sentences())


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
    return sorted({sentence for _mark, sentence in marked_sentences()} | set(help_texts()))


def said_of_many() -> set[str]:
    """Return the sentences that English says in another way of many things than of one."""
    return {sentence for mark, sentence in marked_sentences() if mark in OF_MANY}


def spoken(catalogue: Catalog) -> list[tuple[str, str]]:
    """Return every sentence with each of its translations: two where it is said of many, too."""
    pairs: list[tuple[str, str]] = []
    for message in catalogue:
        if message.id and isinstance(message.id, str):
            pairs.append((message.id, str(message.string)))
        elif message.id:
            pairs += [(message.id[0], each) for each in message.string or ()]
    return pairs


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
    of_many = said_of_many()
    for sentence in sentences():
        message = known.get(sentence)
        said = (message.string if message else "") or ""
        one, many = (said, said) if isinstance(said, str) else said
        if sentence in of_many:
            catalogue.add((sentence, sentence), (one, many))
        else:
            catalogue.add(sentence, one)
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
    waiting = sum(not english for _sentence, english in spoken(catalogue))
    print(f"{len(catalogue)} sentences, {waiting} without English")


if __name__ == "__main__":
    main()
