"""Vietnamese text: one Unicode form, the order of the dictionary, search without diacritics."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Letters of the Vietnamese alphabet in order; f, j, w, z take their Latin places for foreign words.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)}
# Order of tones: ngang < huyền < hỏi < ngã < sắc < nặng (CLDR "vi").
_TONE_RANK = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}

# They turn the direction of writing, so that a name looks like another one.
TURNING_MARKS = frozenset(
    "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


def nfc(text: str) -> str:
    """Return `text` in Unicode NFC, the only form stored and printed."""
    return unicodedata.normalize("NFC", text)


def capitalised(text: str) -> str:
    """Write the first letter as a capital and leave the rest."""
    return text[:1].upper() + text[1:]


def searchable(text: str) -> str:
    """Return `text` in lower case without diacritics, đ as d, for searching."""
    bare = "".join(
        character
        for character in unicodedata.normalize("NFD", text.casefold())
        if not unicodedata.combining(character)
    )
    return bare.replace("đ", "d")


# Names of units are sorted on every page that lists them: a key costs more than all of its sorting.
@lru_cache(maxsize=8192)
def sort_key(text: str) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...], str]:
    """Return a key that sorts as CLDR's `vi` does: letters first, tones second, case last."""
    letters: list[tuple[int, int]] = []
    tones: list[int] = []
    composed = nfc(text)
    for character in composed:
        letter, tone = _letter_and_tone(character.lower())
        rank = _LETTER_RANK.get(letter)
        letters.append((1, rank) if rank is not None else (0, ord(letter[0])))
        tones.append(tone)
    return tuple(letters), tuple(tones), composed.swapcase()


def _letter_and_tone(character: str) -> tuple[str, int]:
    decomposed = unicodedata.normalize("NFD", character)
    tone = next((_TONE_RANK[mark] for mark in decomposed if mark in _TONE_RANK), 0)
    without_tone = "".join(mark for mark in decomposed if mark not in _TONE_RANK)
    return nfc(without_tone) or character, tone
