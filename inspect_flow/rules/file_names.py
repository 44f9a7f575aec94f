"""Names of files that people hand in: kept readable, made safe to write anywhere."""

from __future__ import annotations

import unicodedata

from inspect_flow.locale.vietnamese_text import nfc
from inspect_flow.vocabulary.file_types import LONGEST_NAME

# Names that Windows gives to devices; a file called so cannot be saved there.
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
_FORBIDDEN = frozenset('<>:"|?*')


def safe_name(name: str) -> str:
    """Return the last part of `name` in NFC without what file systems refuse; may be empty.

    "../../etc/Báo cáo?.pdf" becomes "Báo cáo.pdf".
    """
    last = nfc(name).replace("\\", "/").rpartition("/")[2]
    # Format characters may turn the reading order round: "fdp.exe" shown as "exe.pdf".
    clean = "".join(
        character
        for character in last
        if unicodedata.category(character)[0] != "C" and character not in _FORBIDDEN
    ).strip(". ")
    stem, dot, extension = clean.rpartition(".")
    if not dot:
        stem, extension = clean, ""
    if stem.casefold() in _DEVICES:
        stem = f"_{stem}"
    room = LONGEST_NAME - len(dot) - len(extension)
    return f"{stem[: max(room, 1)].rstrip()}{dot}{extension[:20]}"


def extension_of(name: str) -> str:
    """Return the ending of a file name in lower case, without its dot."""
    _stem, dot, extension = name.rpartition(".")
    return extension.casefold() if dot else ""


def not_taken(name: str, taken: set[str]) -> str:
    """Return `name`, or "name (2)" and so on, that is not among `taken` in any letter case."""
    stem, dot, extension = name.rpartition(".")
    if not dot:
        stem, extension = name, ""
    number, candidate = 1, name
    while candidate.casefold() in taken:
        number += 1
        candidate = f"{stem} ({number}){dot}{extension}"
    return candidate
