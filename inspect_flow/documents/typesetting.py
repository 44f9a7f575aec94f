"""What the typeface in use can print and how wide it is: checks and measures characters."""

from __future__ import annotations

import unicodedata
from functools import cache
from io import BytesIO

from inspect_flow.documents.typefaces import STYLES, Style, Typeface, current_typeface
from inspect_flow.locale.vietnamese_text import nfc
from inspect_flow.vocabulary.paper_parts import ASSUMED_MARK

__all__ = ["MISSING", "STYLES", "Style", "font_bytes", "printable", "text_width"]

POINTS_PER_MM = 72 / 25.4
# Shown in place of a character that the typeface lacks: visible, and the same on every machine.
MISSING = "□"
# What people paste from word processors, in the nearest sign that the typeface has.
_NEAREST = str.maketrans(
    {
        "✓": "√", "✔": "√", "☑": "√", "☒": "x", "✗": "x", "✘": "x", "☐": "□",
        "\u2011": "-", "\u2010": "-", "\u2028": "\n", "\u2029": "\n", "\t": " ", "\x0b": "\n",
    }
)  # fmt: skip


def font_bytes(style: Style) -> bytes:
    """Return the font file of `style` that is printed with."""
    return current_typeface().fonts[style]


@cache
def _widths(typeface: Typeface, style: Style) -> dict[int, float]:
    # Slow to import, as all of weasyprint: only when something is printed.
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(typeface.fonts[style]), lazy=True)
    units, advances = font["head"].unitsPerEm, font["hmtx"].metrics
    return {code: advances[glyph][0] / units for code, glyph in font.getBestCmap().items()}


def text_width(text: str, style: Style, size: float) -> float:
    """Return the width in mm of `text` at `size` points, without kerning."""
    widths = _widths(current_typeface(), style)
    return sum(widths.get(ord(each), 1.0) for each in text) * size / POINTS_PER_MM


def printable(text: str) -> str:
    """Return `text` in NFC with every character that cannot be printed made visible or dropped."""
    known = _widths(current_typeface(), "Regular")
    return "".join(
        _picture(each, known) for each in nfc(text).replace("\r\n", "\n").translate(_NEAREST)
    )


def _picture(character: str, known: dict[int, float]) -> str:
    if character in ("\n", ASSUMED_MARK):
        return character
    # Controls, joiners and marks of direction go even where the typeface has them: a mark of
    # direction would print the rest of the line backwards.
    category = unicodedata.category(character)
    if category in ("Cc", "Cf", "Cs"):
        return ""
    if ord(character) in known:
        return character
    return "" if category in ("Mn", "Me") else MISSING
