"""The QR code of an issued paper, drawn as vectors; the only importer of segno."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

# Modules of light ground on each side (ISO/IEC 18004).
_QUIET_ZONE = 4
# Millimetres of the dark square; with the quiet zone it takes about 27.
_SIDE = 22


@dataclass(frozen=True, slots=True)
class PrintedCode:
    """What the templates print: the drawing, and its text for those who cannot see it."""

    drawing: Markup
    text: str


def printed_code(text: str) -> PrintedCode:
    """Draw `text`; level M stays readable when a seventh of the square is soiled."""
    import segno
    from markupsafe import Markup, escape

    code = segno.make(text, error="m", micro=False, boost_error=True, encoding="utf-8")
    modules = code.symbol_size(border=0)[0]
    side = _SIDE * (modules + 2 * _QUIET_ZONE) / modules
    drawing = code.svg_inline(border=_QUIET_ZONE, omitsize=True, dark="#000", light="#fff")
    label = escape(f"Mã QR kiểm tra văn bản: {text}")
    return PrintedCode(
        Markup(
            f'<div class="qr" role="img" aria-label="{label}"'
            f' style="width: {side:.3f}mm; height: {side:.3f}mm">{drawing}</div>'
        ),
        text,
    )


def qr_squares(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the dark and light squares of a code, row by row, without the light margin."""
    import segno

    code = segno.make(text, error="m", micro=False, boost_error=True, encoding="utf-8")
    return tuple(tuple(bool(square) for square in row) for row in code.matrix)
