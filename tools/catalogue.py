"""Collect the sentences that users see into the English catalogue, and compile it."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[1] / "inspect_flow"
ENGLISH = PACKAGE / "locale" / "en.po"
COMPILED = ENGLISH.with_suffix(".mo")
MARKS = {"_": None, "N_": None}
# The same sentences give the same bytes on any day.
DATED = datetime(2026, 1, 1, tzinfo=UTC)


def sentences() -> set[str]:
    """Return every marked sentence of the program."""
    found = extract_from_dir(
        str(PACKAGE), method_map=[("**.py", "python")], keywords=MARKS, strip_comment_tags=True
    )
    return {message for _, _, message, _, _ in found if isinstance(message, str) and message}


def english() -> Catalog:
    """Return the English catalogue as it stands."""
    if not ENGLISH.exists():
        return Catalog(locale="en")
    with ENGLISH.open("rb") as file:
        return read_po(file, locale="en")


def collected() -> Catalog:
    """Return a catalogue of exactly the present sentences, with the translations known so far."""
    known = english()
    catalogue = Catalog(
        locale="en",
        project="inspect-flow",
        version="1",
        msgid_bugs_address="SECURITY.md, CONTRIBUTING.md",
        header_comment="# The sentences of inspect-flow in English; see `make catalogue`.",
        creation_date=DATED,
        revision_date=DATED,
        last_translator="The maintainers of inspect-flow",
        language_team="English",
        copyright_holder="The maintainers of inspect-flow",
        fuzzy=False,
    )
    for sentence in sorted(sentences()):
        message = known.get(sentence)
        catalogue.add(sentence, message.string if message else "")
    return catalogue


def as_po(catalogue: Catalog) -> bytes:
    """Return what stands in en.po."""
    text = BytesIO()
    write_po(text, catalogue, width=100, no_location=True, sort_output=True)
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
