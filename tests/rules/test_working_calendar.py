"""Which days are working days, how many lie between two days, and what to doubt."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_flow.rules.public_holidays import fallback_days_off
from inspect_flow.vocabulary.calendars import DayKind, DoubtKind
from inspect_flow.vocabulary.errors import BadInput
from tests.calendars import a_calendar, a_year, shipped_calendar

DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))
COVERED_DAYS = st.dates(date(2018, 1, 1), date(2027, 12, 31))
COUNTS = st.integers(-400, 400)


@pytest.mark.parametrize(
    "day",
    [
        date(2019, 1, 5),  # làm bù for 31/12/2018
        date(2019, 5, 4),
        date(2024, 5, 4),
        date(2025, 4, 26),
        date(2026, 1, 10),
        date(2026, 8, 22),
    ],
)
def test_people_work_on_make_up_saturdays(day):
    assert day.weekday() == 5
    assert shipped_calendar().is_working(day)


@pytest.mark.parametrize(
    "day",
    [
        date(2018, 12, 31),
        date(2019, 4, 29),
        date(2026, 1, 2),
        date(2026, 4, 27),
        date(2026, 8, 31),
        date(2026, 11, 24),
        date(2027, 5, 3),
    ],
)
def test_people_do_not_work_on_swapped_or_compensating_weekdays(day):
    assert day.weekday() < 5
    assert not shipped_calendar().is_working(day)


def test_the_culture_day_is_no_holiday_before_2026():
    assert shipped_calendar().is_working(date(2025, 11, 24))


def test_national_day_has_one_day_before_2021_and_two_from_then_on():
    calendar = shipped_calendar()

    assert calendar.is_working(date(2019, 9, 3))
    assert not calendar.is_working(date(2021, 9, 3))


def test_a_day_off_says_why():
    calendar = shipped_calendar()

    assert calendar.reason_off(date(2026, 11, 24)) == "Ngày Văn hóa Việt Nam"
    assert calendar.reason_off(date(2026, 11, 22)) == "chủ nhật"
    assert calendar.reason_off(date(2026, 11, 23)) == ""


@given(DAYS, COUNTS)
def test_counting_in_one_step_equals_walking_day_by_day(start, count):
    calendar = shipped_calendar()
    walked, left = start, abs(count)
    while left:
        walked += timedelta(days=1 if count > 0 else -1)
        left -= calendar.is_working(walked)

    assert calendar.nth_working_day(start, count) == walked


@given(DAYS, st.integers(0, 400))
def test_as_many_days_lie_between_as_were_counted(start, count):
    calendar = shipped_calendar()

    assert calendar.count_working_days(start, calendar.nth_working_day(start, count)) == count


@given(COVERED_DAYS, COVERED_DAYS, COVERED_DAYS)
def test_working_days_add_up_over_a_day_between(first, middle, last):
    calendar = shipped_calendar()
    first, middle, last = sorted((first, middle, last))

    parts = calendar.count_working_days(first, middle) + calendar.count_working_days(middle, last)

    assert parts == calendar.count_working_days(first, last)


def test_a_year_without_a_file_is_said_aloud():
    doubts = shipped_calendar().doubts_for(date(2027, 12, 20), date(2028, 1, 5))

    assert [each.kind for each in doubts] == [DoubtKind.PROVISIONAL, DoubtKind.UNCOVERED]
    assert "năm 2028" in str(doubts[1])
    assert "calendars/2028.yaml" in str(doubts[1])


def test_years_without_a_file_are_named_in_one_sentence_per_run():
    doubts = shipped_calendar().doubts_for(date(2015, 1, 1), date(2040, 1, 1))
    uncovered = [str(each) for each in doubts if each.kind is DoubtKind.UNCOVERED]

    assert len(uncovered) == 2
    assert "2015-2017" in uncovered[0]
    assert "2028-2040" in uncovered[1]


def test_a_year_without_a_file_still_keeps_its_dated_holidays():
    calendar = shipped_calendar()

    assert not calendar.is_working(date(2030, 9, 2))
    assert not calendar.is_working(date(2029, 9, 3)), "Sunday 02/9/2029 is made up on Monday"
    assert calendar.is_working(date(2030, 2, 4)), "Tết cannot be derived"


def test_two_holidays_on_one_weekend_are_made_up_on_two_days():
    assert {date(2033, 5, 2), date(2033, 5, 3)} <= fallback_days_off(2033)


def test_settled_days_raise_no_doubt():
    assert shipped_calendar().doubts_for(date(2019, 1, 1), date(2026, 11, 20)) == []


def test_a_decision_still_pending_is_said_only_where_it_matters():
    doubts = shipped_calendar().doubts_for(date(2026, 11, 20), date(2026, 11, 26))

    assert [each.kind for each in doubts] == [DoubtKind.UNCERTAIN]
    assert "24/11" in str(doubts[0])


def test_an_unverified_swap_is_said_and_an_unverified_sunday_is_not():
    calendar = a_calendar(
        a_year(
            2026,
            ("2026-08-31", DayKind.SWAPPED_OFF),
            ("2026-04-26", DayKind.HOLIDAY),
            verified=False,
        )
    )

    doubts = calendar.doubts_for(date(2026, 1, 1), date(2026, 12, 31))

    assert [(each.kind, each.first) for each in doubts] == [
        (DoubtKind.UNVERIFIED, date(2026, 8, 31))
    ]


def test_the_version_follows_the_days_and_not_the_order_of_the_files():
    plain, changed = a_year(2026), a_year(2026, ("2026-11-23", DayKind.SWAPPED_OFF))

    assert a_calendar(plain, a_year(2027)).version == a_calendar(a_year(2027), plain).version
    assert a_calendar(plain).version != a_calendar(changed).version


def test_a_gap_between_two_known_years_counts_as_a_year_without_a_file():
    calendar = a_calendar(a_year(2018), a_year(2020))

    assert not calendar.is_working(date(2019, 9, 2))
    assert calendar.is_working(date(2018, 9, 3)), "this hand-made year lists no holiday"
    assert [
        each.first.year for each in calendar.doubts_for(date(2018, 1, 1), date(2020, 1, 1))
    ] == [2019]


def test_counting_past_the_end_of_time_is_refused():
    with pytest.raises(BadInput, match="9999"):
        shipped_calendar().nth_working_day(date(9999, 12, 1), 60)


def test_an_empty_calendar_still_counts():
    assert a_calendar().nth_working_day(date(2026, 11, 20), 3) == date(2026, 11, 26)
