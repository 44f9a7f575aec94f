"""Names of evidence stay readable and can be written anywhere."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_flow.rules.file_names import extension_of, not_taken, safe_name
from inspect_flow.vocabulary.file_types import LONGEST_NAME


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("Báo cáo quý III.pdf", "Báo cáo quý III.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\tu\\Ảnh 1.JPG", "Ảnh 1.JPG"),
        ("..", ""),
        ("...pdf", "pdf"),
        ("a:b*c?.pdf", "abc.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("bao\u202ecao.pdf", "baocao.pdf"),
        ("tệp\n2.pdf", "tệp2.pdf"),
        ("tên. ", "tên"),
    ],
)
def test_a_name_is_made_safe_and_stays_readable(given_name, kept):
    assert safe_name(given_name) == kept


def test_a_decomposed_name_is_composed():
    decomposed = unicodedata.normalize("NFD", "Biên bản.pdf")

    assert safe_name(decomposed) == "Biên bản.pdf"


def test_a_long_name_keeps_its_ending():
    kept = safe_name("b" * 300 + ".pdf")

    assert len(kept) == LONGEST_NAME
    assert extension_of(kept) == "pdf"


@given(st.text(max_size=300))
def test_no_name_leads_out_of_its_folder(name):
    kept = safe_name(name)

    assert not set("/\\\0") & set(kept)
    assert kept not in (".", "..")
    assert len(kept) <= LONGEST_NAME


@given(st.text(max_size=300))
def test_a_safe_name_is_left_as_it_is(name):
    kept = safe_name(name)

    assert safe_name(kept) == kept


def test_a_taken_name_gets_a_number():
    assert not_taken("Ảnh.jpg", {"ảnh.jpg", "ảnh (2).jpg"}) == "Ảnh (3).jpg"
