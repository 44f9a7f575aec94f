"""Dates as far as they are known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_flow.rules.partial_dates import PartialDate, parse_partial_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2019", "2019"),
        ("năm 2019", "2019"),
        ("2019-08", "2019-08"),
        ("8/2019", "2019-08"),
        ("tháng 8/2019", "2019-08"),
        ("tháng 8 năm 2019", "2019-08"),
        ("quý III/2019", "2019-Q3"),
        ("2019-Q3", "2019-Q3"),
        ("14/8/2019", "2019-08-14"),
        ("14-08-2019", "2019-08-14"),
        ("14.8.2019", "2019-08-14"),
        ("2019-08-14", "2019-08-14"),
        ("ngày 14 tháng 8 năm 2019", "2019-08-14"),
    ],
)
def test_a_date_is_kept_as_far_as_it_is_known(written: str, iso: str) -> None:
    assert parse_partial_date(written).iso == iso


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("31/2/2019", "tháng 2/2019 chỉ có 28 ngày"),
        ("29/2/2019", "tháng 2/2019 chỉ có 28 ngày"),
        ("8/14/2019", "viết ngày trước, tháng sau"),
        ("2019-13-01", "không có tháng 13"),
        ("0/2019", "không có tháng 0"),
        ("14/8/1919", "năm phải từ 1945 đến 2100"),
        ("hôm qua", "không phải là ngày"),
        ("", "không phải là ngày"),
    ],
)
def test_an_impossible_date_is_refused_with_the_reason(written: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parse_partial_date(written)


@given(st.dates(date(1945, 1, 1), date(2100, 12, 31)))
def test_a_full_day_comes_back_from_each_way_of_writing_it(day: date) -> None:
    for written in (day.isoformat(), f"{day.day}/{day.month}/{day.year}"):
        assert parse_partial_date(written).full == day


def test_a_month_is_never_taken_for_its_first_day() -> None:
    month = parse_partial_date("8/2019")

    assert month.full is None
    assert (month.earliest, month.latest) == (date(2019, 8, 1), date(2019, 8, 31))


def test_a_quarter_is_shown_as_people_write_it() -> None:
    assert PartialDate(2019, quarter=3).label == "quý III/2019"
    assert PartialDate(2019, quarter=3).latest == date(2019, 9, 30)
