"""Time limits end where the Civil Code says, forwards and backwards."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_flow.rules.deadlines import (
    MovedDeadline,
    StandingDeadline,
    add_months,
    due_date,
    reckon,
    recompute,
    resumed_deadline,
)
from inspect_flow.rules.intervals import LARGEST_COUNT, Interval
from inspect_flow.vocabulary.calendars import DayKind, Direction, TimeUnit
from inspect_flow.vocabulary.errors import BadInput
from tests.calendars import a_calendar, a_year, shipped_calendar

DAYS = st.dates(date(2018, 1, 1), date(2026, 12, 31))
UNITS = st.sampled_from([TimeUnit.DAY, TimeUnit.WORKING_DAY, TimeUnit.WEEK, TimeUnit.MONTH])


def after(count: int, unit: TimeUnit) -> Interval:
    return Interval(count, unit)


def before(count: int, unit: TimeUnit) -> Interval:
    return Interval(count, unit, direction=Direction.BEFORE)


WORKED = [
    ("2019-08-14", after(15, TimeUnit.DAY), "2019-08-29"),
    ("2019-08-14", after(15, TimeUnit.WORKING_DAY), "2019-09-05"),
    ("2026-11-20", after(3, TimeUnit.WORKING_DAY), "2026-11-26"),
    ("2026-01-31", after(1, TimeUnit.MONTH), "2026-03-02"),
    ("2025-11-20", after(3, TimeUnit.WORKING_DAY), "2025-11-25"),
    ("2026-11-17", after(1, TimeUnit.WEEK), "2026-11-25"),
    ("2019-04-26", after(1, TimeUnit.WORKING_DAY), "2019-05-02"),
    ("2019-05-02", after(2, TimeUnit.WORKING_DAY), "2019-05-04"),
    ("2025-12-31", after(1, TimeUnit.DAY), "2026-01-05"),
    ("2024-02-29", after(1, TimeUnit.YEAR), "2025-02-28"),
    ("2019-08-14", before(5, TimeUnit.WORKING_DAY), "2019-08-07"),
    ("2019-09-04", before(2, TimeUnit.WORKING_DAY), "2019-08-30"),
    ("2026-11-25", before(1, TimeUnit.DAY), "2026-11-23"),
    ("2019-08-18", after(0, TimeUnit.WORKING_DAY), "2019-08-18"),
]


@pytest.mark.parametrize(("anchor", "interval", "expected"), WORKED)
def test_worked_dates_come_out(anchor, interval, expected):
    due = due_date(interval, date.fromisoformat(anchor), shipped_calendar())

    assert due == date.fromisoformat(expected)


@given(DAYS, st.integers(1, 300), UNITS)
def test_a_forward_limit_ends_on_a_working_day_after_its_event(anchor, count, unit):
    due = due_date(after(count, unit), anchor, shipped_calendar())

    assert due > anchor
    assert shipped_calendar().is_working(due)


@given(DAYS, st.integers(1, 300), UNITS)
def test_a_backward_limit_ends_on_a_working_day_before_its_event(anchor, count, unit):
    due = due_date(before(count, unit), anchor, shipped_calendar())

    assert due < anchor
    assert shipped_calendar().is_working(due)


@given(DAYS, st.integers(0, 300), UNITS)
def test_one_unit_more_never_ends_earlier(anchor, count, unit):
    calendar = shipped_calendar()

    assert due_date(after(count, unit), anchor, calendar) <= due_date(
        after(count + 1, unit), anchor, calendar
    )


@given(DAYS, st.integers(1, 200))
def test_notice_sent_on_the_last_day_leaves_exactly_its_working_days(day, count):
    calendar = shipped_calendar()
    visit = calendar.next_working_day(day)

    last_day = due_date(before(count, TimeUnit.WORKING_DAY), visit, calendar)

    assert due_date(after(count, TimeUnit.WORKING_DAY), last_day, calendar) == visit


@given(DAYS, st.integers(0, 600))
def test_months_keep_the_day_or_take_the_last_one(day, months):
    later = add_months(day, months)

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or date.fromordinal(later.toordinal() + 1).day == 1


def test_a_reckoning_says_why_the_deadline_moved():
    reckoning = reckon(after(1, TimeUnit.MONTH), date(2026, 1, 31), shipped_calendar())

    assert reckoning.counted_to == date(2026, 2, 28)
    assert reckoning.due == date(2026, 3, 2)
    assert reckoning.moved_because == (
        "28/02/2026 là ngày nghỉ (thứ bảy) nên hạn chuyển sang 02/03/2026"
    )


def test_a_reckoning_over_an_unknown_year_carries_its_doubt():
    reckoning = reckon(after(30, TimeUnit.DAY), date(2027, 12, 15), shipped_calendar())

    assert [each.kind for each in reckoning.doubts] == ["uncovered"]


def test_only_a_count_of_working_days_doubts_the_days_on_its_way():
    start = date(2026, 11, 2)
    days = reckon(after(60, TimeUnit.DAY), start, a_calendar(a_year(2026)))
    working_days = reckon(after(40, TimeUnit.WORKING_DAY), start, a_calendar(a_year(2027)))

    assert [each.kind for each in days.doubts] == ["uncovered"], "01/01/2027 alone"
    assert [each.first.year for each in working_days.doubts] == [2026]


@pytest.mark.parametrize("count", [-1, LARGEST_COUNT + 1, 10**30, True, "15", 1.5])
def test_an_interval_with_an_impossible_count_is_refused(count):
    with pytest.raises(BadInput):
        Interval(count, TimeUnit.DAY)


def test_a_limit_past_the_end_of_time_is_refused():
    for unit in TimeUnit:
        with pytest.raises(BadInput, match="9999"):
            due_date(after(400, unit), date(9999, 12, 30), shipped_calendar())


def test_suspension_gives_back_the_days_that_were_left():
    # Ten days were left on 04/3; counted again from 18/3 they end on Saturday 28/3.
    resumed = resumed_deadline(
        date(2026, 3, 14), date(2026, 3, 4), date(2026, 3, 18), shipped_calendar()
    )

    assert resumed == date(2026, 3, 30)


def test_suspension_of_a_working_day_limit_gives_back_working_days():
    resumed = resumed_deadline(
        date(2026, 4, 24),
        date(2026, 4, 22),
        date(2026, 4, 29),
        shipped_calendar(),
        TimeUnit.WORKING_DAY,
    )

    assert resumed == date(2026, 5, 5), "30/4 and 01/5 are holidays"


def test_a_deadline_already_missed_stays_missed():
    missed = resumed_deadline(
        date(2026, 3, 2), date(2026, 3, 4), date(2026, 6, 1), shipped_calendar()
    )

    assert missed == date(2026, 3, 2)


def test_resuming_before_the_suspension_is_refused():
    with pytest.raises(BadInput, match="04/03/2026"):
        resumed_deadline(date(2026, 3, 9), date(2026, 3, 4), date(2026, 3, 3), shipped_calendar())


@given(DAYS, st.integers(0, 90), st.integers(0, 90), st.sampled_from(TimeUnit))
def test_suspension_never_shortens_a_limit(deadline, left, still, unit):
    suspended = date.fromordinal(deadline.toordinal() - left)
    resumed = date.fromordinal(suspended.toordinal() + still)

    moved = resumed_deadline(deadline, suspended, resumed, shipped_calendar(), unit)

    assert moved >= deadline
    assert still or moved == deadline


def test_a_new_calendar_names_the_deadlines_it_moves_and_no_others():
    friday, monday = date(2026, 11, 20), date(2026, 11, 23)
    one_working_day, three_days = after(1, TimeUnit.WORKING_DAY), after(3, TimeUnit.DAY)
    standing = [
        StandingDeadline("KT-1", friday, one_working_day, monday),
        StandingDeadline("KT-2", friday, three_days, monday),
        StandingDeadline("KT-3", date(2026, 11, 2), three_days, date(2026, 11, 5)),
    ]
    swapped = a_calendar(
        a_year(2026, ("2026-11-23", DayKind.SWAPPED_OFF), ("2026-11-24", DayKind.HOLIDAY))
    )

    assert recompute(standing, swapped) == [
        MovedDeadline("KT-1", monday, date(2026, 11, 25)),
        MovedDeadline("KT-2", monday, date(2026, 11, 25)),
    ]
    assert recompute(standing, a_calendar(a_year(2026))) == []
