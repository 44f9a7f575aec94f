"""The shipped fonts are the unmodified ones that their README names, with their licence."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from inspect_flow.documents.typesetting import STYLES, Style, font_bytes

FONTS = files("inspect_flow.documents") / "fonts"


@pytest.mark.parametrize("style", STYLES)
def test_each_font_is_the_one_in_the_table(style: Style) -> None:
    digest = hashlib.sha256(font_bytes(style)).hexdigest()
    line = f"| LiberationSerif-{style}.ttf | 2.1.5 | `{digest}` |"

    assert line in (FONTS / "README.md").read_text(encoding="utf-8")
    assert "2.1.5" in TTFont(BytesIO(font_bytes(style)))["name"].getDebugName(5)


def test_the_licence_stands_beside_the_fonts() -> None:
    licence = (FONTS / "OFL.txt").read_text(encoding="utf-8")

    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Reserved Font Name Liberation" in licence
