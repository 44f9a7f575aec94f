"""The finished file: embedded fonts, archival form, metadata, language, extractable text."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from io import BytesIO

import pikepdf
import pytest

from tests.documents.reading import printed, whole_text
from tests.documents.samples import BARE, NAMES, sample

pytestmark = pytest.mark.xdist_group("samples")


@pytest.mark.parametrize("name", NAMES)
def test_only_the_shipped_typeface_is_used_and_it_is_embedded(name: str) -> None:
    with pikepdf.open(BytesIO(printed(name))) as file:
        fonts = [
            font.DescendantFonts[0] for page in file.pages for font in page.Resources.Font.values()
        ]
        names = {str(font.BaseFont).partition("+")[2] for font in fonts}
        embedded = all("/FontFile2" in font.FontDescriptor for font in fonts)

    assert embedded
    assert {each.removesuffix("-Bold").removesuffix("-Italic") for each in names} <= {
        "Inspect-Flow-Serif",
        "Inspect-Flow-Serif-Bold",
    }


@pytest.mark.parametrize("name", ["commune_minutes", "long_dien_plan"])
def test_the_file_declares_pdf_a_2b_vietnamese_and_its_title(name: str) -> None:
    with pikepdf.open(BytesIO(printed(name))) as file, file.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "B")
        assert str(file.Root.Lang) == "vi-VN"
        assert "/OutputIntents" in file.Root
        assert "cải cách hành chính" in str(metadata["dc:title"])
        assert metadata["xmp:CreateDate"].startswith(sample(name)["dated_on"])


@pytest.mark.parametrize("name", NAMES)
def test_text_comes_out_composed_so_that_search_finds_it(name: str) -> None:
    text = whole_text(printed(name))

    assert text == unicodedata.normalize("NFC", text)
    known = "cải cách hành chính" if name.endswith(BARE) else "độc lập - tự do - hạnh phúc"
    assert known in text.casefold()


def test_all_four_styles_hold_every_vietnamese_letter() -> None:
    from fontTools.ttLib import TTFont

    from inspect_flow.documents.typesetting import STYLES, font_bytes

    bases, marks = (
        "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY",
        ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"),
    )
    letters = {unicodedata.normalize("NFC", base + mark) for base in bases for mark in marks}

    for style in STYLES:
        known = TTFont(BytesIO(font_bytes(style))).getBestCmap()
        assert {letter for letter in letters | {"đ", "Đ"} if ord(letter) not in known} == set()


WITHOUT_PANGO = """
import cffi

def missing(*_):
    raise OSError("cannot load library 'libpango-1.0-0'")

cffi.FFI.dlopen = missing
from inspect_flow.documents.pages import layout_engine
from inspect_flow.vocabulary.errors import InspectFlowError
try:
    layout_engine()
except InspectFlowError as refusal:
    print(refusal)
"""


def test_a_machine_without_pango_is_told_what_to_install() -> None:
    told = subprocess.run(
        [sys.executable, "-c", WITHOUT_PANGO], check=True, capture_output=True, text=True
    )

    assert told.stdout.splitlines() == [
        "Chưa in được PDF: máy thiếu thư viện dàn trang pango",
        "  - thư viện còn thiếu: cannot load library 'libpango-1.0-0'",
        "  - cài đặt bằng lệnh:"
        " apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    ]
