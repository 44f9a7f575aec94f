"""Numbers run without gaps within an agency and a year, and are written as the decree says."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_flow.rules.document_numbering import (
    TYPE_ABBREVIATIONS,
    Series,
    duplicate_numbers,
    letter_symbol,
    missing_numbers,
    next_number,
    number_line,
    number_line_faults,
    read_cited_number,
    symbol_faults,
    typed_symbol,
)
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.errors import BadInput

MINUTES_2019 = Series("ĐKT", 2019, "BB")


def test_a_series_starts_at_one():
    assert next_number(MINUTES_2019, []) == 1


def test_other_agencies_years_and_series_do_not_count():
    used = [
        (Series("UBND", 2019, "BB"), 41),
        (Series("ĐKT", 2018, "BB"), 42),
        (Series("ĐKT", 2019, "TB"), 43),
        (MINUTES_2019, 4),
    ]

    assert next_number(MINUTES_2019, used) == 5


def test_a_gap_is_shown_and_never_filled():
    used = [(MINUTES_2019, 1), (MINUTES_2019, 4)]

    assert next_number(MINUTES_2019, used) == 5
    assert missing_numbers(MINUTES_2019, used) == [2, 3]


def test_a_number_given_out_twice_is_found():
    used = [(MINUTES_2019, 7), (MINUTES_2019, 8), (MINUTES_2019, 7)]

    assert duplicate_numbers(used) == [(MINUTES_2019, 7)]


@given(st.integers(1, 60))
def test_numbers_taken_one_by_one_leave_no_gap_and_no_double(count):
    used: list[tuple[Series, int]] = []
    for _turn in range(count):
        used.append((MINUTES_2019, next_number(MINUTES_2019, used)))

    assert missing_numbers(MINUTES_2019, used) == []
    assert duplicate_numbers(used) == []
    assert used[-1][1] == count


def test_minutes_and_letters_are_numbered_as_the_decree_shows():
    assert number_line(5, typed_symbol("BB", "ĐKT")) == "Số: 05/BB-ĐKT"
    assert number_line(12, letter_symbol("UBND", "NV")) == "Số: 12/UBND-NV"
    assert number_line(784, typed_symbol("QĐ", "UBND")) == "Số: 784/QĐ-UBND"


@given(st.integers(1, 9999), st.sampled_from(sorted(TYPE_ABBREVIATIONS)))
def test_every_written_line_passes_its_own_check_and_reads_back(number, abbreviation):
    line = number_line(number, typed_symbol(abbreviation, "UBND"))

    assert number_line_faults(line) == []
    assert read_cited_number(line).number == number
    assert read_cited_number(line).type_abbreviation == abbreviation


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("Số: 5/BB-ĐKT", "số phải viết 05"),
        ("Số: 0012/QĐ-UBND", "số phải viết 12"),
        ("Số 05/BB-ĐKT", "phải bắt đầu bằng 'Số: '"),
        ("Số: 0/BB-ĐKT", "'0' không phải số thứ tự"),
        ("Số: /BB-ĐKT", "thiếu số thứ tự"),
        ("Số: 05/BB", "ký hiệu phải dạng"),
        ("Số: 05", "ký hiệu phải dạng"),
        ("Số: 05/BB - ĐKT", "ký hiệu phải dạng"),
        ("Số: mười/BB-ĐKT", "'mười' không phải số thứ tự"),
        ("Số: " + "9" * 5000 + "/BB-ĐKT", "không phải số thứ tự"),
        ("", "phải bắt đầu bằng 'Số: '"),
    ],
)
def test_a_wrong_line_says_what_is_wrong(line, fault):
    assert any(fault in each for each in number_line_faults(line))


def test_a_draft_may_leave_the_number_to_the_pen():
    line = number_line(None, "BB-ĐKT")

    assert number_line_faults(line, is_draft=True) == []
    assert number_line_faults(line) == ["thiếu số thứ tự"]


def test_a_decomposed_line_is_read_like_a_composed_one():
    assert number_line_faults(unicodedata.normalize("NFD", "Số: 05/BB-ĐKT")) == []


def test_type_and_symbol_must_agree():
    assert symbol_faults("BB", "BB-ĐKT") == []
    assert symbol_faults("", "UBND-NV") == []
    assert symbol_faults("TB", "BB-ĐKT") == ["ký hiệu BB-ĐKT phải bắt đầu bằng TB"]
    assert symbol_faults("", "TB-UBND") == ["công văn không ghi tên loại: bỏ TB khỏi TB-UBND"]


def test_a_cited_number_may_carry_its_year():
    cited = read_cited_number("61/2018/NĐ-CP")

    assert (cited.number, cited.year, cited.symbol) == (61, 2018, "NĐ-CP")


@pytest.mark.parametrize("text", ["", "QĐ-UBND", "784", "0/QĐ-UBND", "9" * 5000 + "/QĐ-UBND"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(BadInput, match="không phải số, ký hiệu văn bản"):
        read_cited_number(text)


def test_impossible_symbols_and_numbers_are_refused():
    with pytest.raises(BadInput, match="XX"):
        typed_symbol("XX", "UBND")
    with pytest.raises(BadInput, match="BB-đkt"):
        typed_symbol("BB", "đkt")
    with pytest.raises(BadInput, match="bắt đầu từ 01"):
        number_line(0, "BB-ĐKT")


def test_every_paper_of_the_case_uses_a_known_abbreviation():
    used = {kind.abbreviation for kind in DocumentKind if kind.abbreviation}

    assert used <= set(TYPE_ABBREVIATIONS)
