"""A province prints with its own four font files, whole or not at all."""

from __future__ import annotations

import shutil
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from inspect_flow.documents.rendering import render_key, render_pdf
from inspect_flow.documents.typefaces import STYLES, Style, shipped_typeface, typeface_of
from inspect_flow.vocabulary.errors import DefinitionError
from tests.documents.marked import field_of
from tests.documents.reading import whole_text
from tests.documents.samples import sample


@cache
def a_font(style: Style, family: str = "Times Test", without: str = "") -> bytes:
    """Rename a shipped font, and take letters out of it."""
    font = TTFont(BytesIO(shipped_typeface().fonts[style]))
    for record in list(font["name"].names):
        if record.nameID in (1, 16):
            font["name"].setName(
                family, record.nameID, record.platformID, record.platEncID, record.langID
            )
    for table in font["cmap"].tables:
        for letter in without:
            table.cmap.pop(ord(letter), None)
    written = BytesIO()
    font.save(written)
    return written.getvalue()


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Lay a house folder with four fonts called as Windows calls them."""
    place = tmp_path / "fonts"
    place.mkdir()
    names = ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf")
    for name, style in zip(names, STYLES, strict=True):
        (place / name).write_bytes(a_font(style))
    return tmp_path


def test_papers_are_printed_with_the_houses_fonts_and_say_so(house: Path) -> None:
    paper = sample("commune_notice")

    pdf = render_pdf("notice", paper, str(house))

    assert field_of(pdf, "Typeface").startswith("Times Test 2.1.5")
    assert "Độc lập - Tự do - Hạnh phúc" in whole_text(pdf)


def test_other_fonts_make_another_key(house: Path) -> None:
    paper = sample("commune_notice")

    assert render_key("notice", paper, str(house)) != render_key("notice", paper)


def test_a_house_without_fonts_prints_with_the_shipped_ones(tmp_path: Path) -> None:
    assert typeface_of(str(tmp_path)) == shipped_typeface()


def test_each_missing_style_is_named(house: Path) -> None:
    (house / "fonts" / "timesi.ttf").unlink()
    (house / "fonts" / "timesbd.ttf").unlink()

    with pytest.raises(DefinitionError) as refused:
        typeface_of(str(house))

    assert refused.value.reasons == [
        "thiếu kiểu Bold, Italic; cần đủ bốn tệp Regular, Bold, Italic, BoldItalic"
    ]


def test_missing_letters_are_named(house: Path) -> None:
    (house / "fonts" / "timesbd.ttf").write_bytes(a_font("Bold", without="ợự"))

    with pytest.raises(DefinitionError) as refused:
        typeface_of(str(house))

    assert refused.value.reasons == ["timesbd.ttf: thiếu 2 chữ, dấu phải có: ợ ự"]


def test_everything_wrong_is_told_at_once(house: Path) -> None:
    fonts = house / "fonts"
    (fonts / "times.ttf").write_bytes(b"\x00\x01\x00\x00 broken")
    (fonts / "timesbi.ttf").write_bytes(a_font("BoldItalic", family="Other Serif"))
    shutil.copy(fonts / "timesi.ttf", fonts / "zz.ttf")

    with pytest.raises(DefinitionError) as refused:
        typeface_of(str(house))

    assert refused.value.reasons == [
        "times.ttf: không phải tệp phông chữ dùng được",
        "zz.ttf: đã có tệp khác cho kiểu Italic",
        "thiếu kiểu Regular; cần đủ bốn tệp Regular, Bold, Italic, BoldItalic",
        "các tệp thuộc nhiều phông khác nhau: Times Test (zz.ttf), Other Serif (timesbi.ttf)",
    ]


def test_an_empty_font_folder_is_no_typeface(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()

    with pytest.raises(DefinitionError, match="thiếu kiểu Regular, Bold, Italic, BoldItalic"):
        typeface_of(str(tmp_path))
