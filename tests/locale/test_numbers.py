"""Numbers as Vietnamese papers print them."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_flow.locale.numbers import count, decimal_comma, percent, roman

decimals = st.decimals(-(10**12), 10**12, allow_nan=False, places=4)
ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("1234.5", "1.234,5"),
        ("1234567", "1.234.567"),
        ("0.10", "0,1"),
        ("100", "100"),
        ("2.005", "2,01"),
        ("-0.001", "0"),
    ],
)
def test_a_number_has_points_between_thousands_and_a_decimal_comma(value, written):
    assert decimal_comma(Decimal(value)) == written


@given(decimals, st.integers(0, 3))
def test_a_number_reads_back_as_it_was_rounded(value, places):
    read = Decimal(decimal_comma(value, places).replace(".", "").replace(",", "."))

    assert read == value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


@given(decimals)
def test_a_number_ends_in_no_idle_zero_or_comma(value):
    whole, comma, decimal = decimal_comma(value).partition(",")

    assert bool(comma) == bool(decimal)
    assert not decimal.endswith("0")
    assert whole != "-0" or decimal


def test_the_share_of_the_article_is_worked_out_to_one_decimal():
    assert percent(105, 277) == "37,9%"


@given(st.integers(1, 10**6), st.integers(0, 100))
def test_whole_percents_need_no_decimal(whole, share):
    assert percent(whole * share, whole * 100) == f"{share}%"


def test_counts_under_ten_take_a_zero():
    assert [count(number) for number in (0, 7, 9, 10, 277)] == ["00", "07", "09", "10", "277"]


@given(st.integers(0, 10**6))
def test_a_count_reads_back(number):
    assert int(count(number)) == number


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(1, "I"), (3, "III"), (4, "IV"), (9, "IX"), (14, "XIV"), (39, "XXXIX")],
)
def test_a_part_is_numbered_in_roman(number, numeral):
    assert roman(number) == numeral


@given(st.integers(1, 39))
def test_a_roman_number_reads_back(number):
    digits = [ROMAN_DIGITS[digit] for digit in roman(number)]
    pairs = zip(digits, [*digits[1:], 0], strict=True)

    assert sum(-one if one < following else one for one, following in pairs) == number
