"""Dates and times as official papers write them, and the zone that deadlines are in."""

import re
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_flow.locale.dates import at_local, citation_date, clock_time, local_day, short_date

days = st.dates(date(1945, 9, 2), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2020, 1, 5), "ngày 05 tháng 01 năm 2020"),
        (date(2019, 2, 28), "ngày 28 tháng 02 năm 2019"),
        (date(2020, 3, 5), "ngày 05 tháng 3 năm 2020"),
        (date(2019, 4, 19), "ngày 19 tháng 4 năm 2019"),
        (date(2019, 8, 14), "ngày 14 tháng 8 năm 2019"),
        (date(2019, 10, 10), "ngày 10 tháng 10 năm 2019"),
    ],
)
def test_a_cited_date_follows_the_decree(day, written):
    assert citation_date(day) == written


@given(days)
def test_a_zero_stands_only_before_days_1_to_9_and_months_1_and_2(day):
    written = citation_date(day)

    assert not re.search(r"tháng 0[3-9]|ngày \d tháng|tháng [12] năm|ngày 0[^1-9]", written)


@given(days)
def test_a_cited_date_reads_back(day):
    found = re.fullmatch(r"ngày (\d\d) tháng (\d{1,2}) năm (\d{4})", citation_date(day))

    assert found
    assert date(int(found[3]), int(found[2]), int(found[1])) == day


@given(days)
def test_a_short_date_always_has_ten_characters_and_reads_back(day):
    written = short_date(day)

    assert len(written) == 10
    assert datetime.strptime(written, "%d/%m/%Y").replace(tzinfo=UTC).date() == day


def test_a_clock_time_has_two_digits_on_both_sides():
    assert clock_time(time(8, 0)) == "08 giờ 00"
    assert clock_time(time(11, 30)) == "11 giờ 30"


def test_the_day_changes_at_midnight_in_viet_nam():
    assert local_day(datetime(2019, 8, 13, 16, 59, tzinfo=UTC)) == date(2019, 8, 13)
    assert local_day(datetime(2019, 8, 13, 17, 0, tzinfo=UTC)) == date(2019, 8, 14)


def test_eight_in_the_morning_is_one_o_clock_in_utc():
    assert at_local(date(2019, 8, 14)) == datetime(2019, 8, 14, 1, 0, tzinfo=UTC)


@given(days, st.times())
def test_a_moment_of_a_day_lies_on_that_day(day, moment):
    assert local_day(at_local(day, moment)) == day
