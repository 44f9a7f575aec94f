"""When the rungs of a ladder are raised: in working days, each once, however late the sweep."""

from __future__ import annotations

from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from inspect_flow.definitions.calendars import load_calendar
from inspect_flow.locale.dates import at_local
from inspect_flow.rules.reminders import Climb, Ladder, Rung
from inspect_flow.vocabulary.reminders import Addressee

CALENDAR = load_calendar()
MORNING = time(7, 30)
OWNER = (Addressee.OWNER,)
# 2/9/2019 is Quốc khánh, a Monday.
DUE = date(2019, 9, 3)


def a_ladder(*offsets: int) -> Ladder:
    rungs = tuple(Rung(f"rung_{place}", at, OWNER) for place, at in enumerate(offsets))
    return Ladder("unit", rungs)


def a_climb(*offsets: int, due: date = DUE) -> Climb:
    return Climb(a_ladder(*offsets), due, CALENDAR, MORNING)


def test_rungs_stand_on_working_days_in_the_morning():
    climb = a_climb(-1, 0, 1)
    assert climb.moment(climb.ladder.rungs[0]) == at_local(date(2019, 8, 30), MORNING)
    assert climb.moment(climb.ladder.rungs[1]) == at_local(date(2019, 9, 3), MORNING)
    assert climb.moment(climb.ladder.rungs[2]) == at_local(date(2019, 9, 4), MORNING)


def test_a_deadline_on_a_day_off_is_reminded_of_on_the_working_day_before():
    climb = a_climb(0, due=date(2019, 9, 1))
    assert climb.next_moment(0) == at_local(date(2019, 8, 30), MORNING)


def test_a_clock_starts_on_the_first_rung_that_lies_ahead():
    climb = a_climb(-5, -1, 0)
    assert climb.position_at(at_local(date(2019, 8, 1))) == 0
    assert climb.position_at(at_local(date(2019, 8, 30), time(7, 30))) == 1
    assert climb.position_at(at_local(date(2019, 8, 30), time(10, 0))) == 2
    assert climb.position_at(at_local(date(2019, 9, 10))) == 3


def test_at_the_end_of_the_ladder_nothing_is_due():
    assert a_climb(0, 1).next_moment(2) is None


def test_an_outage_leaves_every_rung_to_be_raised():
    climb = a_climb(-1, 0, 1, 5)
    names = [rung.name for rung in climb.passed(0, at_local(date(2019, 9, 6)))]
    assert names == ["rung_0", "rung_1", "rung_2"]


OFFSETS = st.lists(st.integers(-30, 60), min_size=1, max_size=8, unique=True).map(sorted)
DUES = st.dates(date(2019, 1, 1), date(2026, 12, 31))


@given(offsets=OFFSETS, due=DUES)
def test_moments_climb_with_the_rungs(offsets: list[int], due: date):
    climb = a_climb(*offsets, due=due)
    moments = [climb.moment(rung) for rung in climb.ladder.rungs]
    assert moments == sorted(moments)


@given(offsets=OFFSETS, due=DUES, gaps=st.lists(st.integers(0, 200), min_size=1, max_size=12))
def test_sweeping_seldom_or_often_raises_the_same(offsets: list[int], due: date, gaps: list[int]):
    climb = a_climb(*offsets, due=due)
    now = at_local(due) - timedelta(days=100)
    raised: list[str] = []
    for gap in gaps:
        now += timedelta(hours=gap * 5)
        raised += [rung.name for rung in climb.passed(len(raised), now)]
    assert raised == [rung.name for rung in climb.passed(0, now)]


@given(offsets=OFFSETS, due=DUES, day=DUES, hour=st.times())
def test_what_a_clock_skips_at_its_start_lies_in_the_past(
    offsets: list[int], due: date, day: date, hour: time
):
    climb, moment = a_climb(*offsets, due=due), at_local(day, hour)
    position = climb.position_at(moment)
    assert all(climb.moment(rung) < moment for rung in climb.ladder.rungs[:position])
    assert all(climb.moment(rung) >= moment for rung in climb.ladder.rungs[position:][:1])
