"""Words as search compares them: whole syllables in lower case without diacritics."""

from __future__ import annotations

import re
from collections.abc import Sequence

from inspect_flow.locale.vietnamese_text import searchable

_WORD = re.compile(r"\w+")


def words_in(text: str) -> list[str]:
    """Return the words of a text; "512/UBND-NV" holds three."""
    return _WORD.findall(searchable(text))


def kept_form(text: str) -> str:
    """Return what is kept of a text for searching: each word between two spaces."""
    return f" {' '.join(words_in(text))} "


def needles(words: Sequence[str]) -> list[str]:
    """Return what a kept form must hold: whole words, of the last one its beginning.

    Vietnamese words are syllables: "con" is no part of "công", but who types may not have ended.
    """
    return [*(f" {word} " for word in words[:-1]), f" {words[-1]}"]


def holds(text: str, words: Sequence[str]) -> bool:
    """Tell whether a text holds all the words."""
    kept = kept_form(text)
    return all(needle in kept for needle in needles(words))
