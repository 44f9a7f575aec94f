"""Mark what was looked for in a text that has diacritics where the words may have none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from inspect_flow.locale.vietnamese_text import nfc, searchable

_ROOM = 240
_BEFORE = 80

Parts = list[tuple[str, bool]]
"""Pieces of a text; True where a piece is what was looked for."""


def marked(text: str, words: Sequence[str]) -> Parts:
    """Return the text in pieces, cut around the first match where it is long."""
    written = nfc(" ".join(text.split()))
    plain, places = _plain(written)
    hits = sorted(_hits(plain, places, words))
    first = hits[0][0] if hits else 0
    start = max(first - _BEFORE, 0) if len(written) > _ROOM else 0
    end = min(start + _ROOM, len(written))
    parts: Parts = [("…", False)] if start else []
    at = start
    for begin, stop in hits:
        if begin < at or stop > end:
            continue
        parts += [(written[at:begin], False), (written[begin:stop], True)]
        at = stop
    parts += [(written[at:end], False)] + ([("…", False)] if end < len(written) else [])
    return [part for part in parts if part[0]]


def _plain(written: str) -> tuple[str, list[int]]:
    """Return the searchable form and, for each of its letters, where it stood."""
    letters, places = [], []
    for place, character in enumerate(written):
        for letter in searchable(character):
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


def _hits(plain: str, places: Sequence[int], words: Sequence[str]) -> set[tuple[int, int]]:
    whole = [rf"\b{re.escape(word)}\b" for word in words[:-1]]
    begun = [rf"\b{re.escape(word)}" for word in words[-1:]]
    return {
        (places[found.start()], places[found.end() - 1] + 1)
        for pattern in (*whole, *begun)
        for found in re.finditer(pattern, plain)
    }
