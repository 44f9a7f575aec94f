"""What was found is either handled, due, late by an age, waiting or unknown: each once."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_flow.rules.remediation_figures import StandingThen, Tally, tally
from inspect_flow.services.states import OPEN_DEFICIENCY, SETTLED_DEFICIENCY

RUNNING = ("directed", "plan_submitted", "plan_accepted", "returned", "upheld")
TODAY = date(2019, 12, 31)
STATES = (*OPEN_DEFICIENCY, *SETTLED_DEFICIENCY, "withdrawn", "waived", "carried_over")
standings = st.builds(
    StandingThen,
    st.sampled_from(STATES),
    st.none() | st.dates(date(2019, 1, 1), date(2020, 12, 31)),
    st.booleans(),
)


def counted(*those: StandingThen) -> Tally:
    return tally(those, TODAY, RUNNING, SETTLED_DEFICIENCY)


@pytest.mark.parametrize(
    ("days", "field"),
    [
        (-1, "due"), (0, "due"), (1, "overdue_1_15"), (15, "overdue_1_15"), (16, "overdue_16_30"),
        (30, "overdue_16_30"), (31, "overdue_31_90"), (90, "overdue_31_90"),
        (91, "overdue_over_90"), (4000, "overdue_over_90"),
    ],
)  # fmt: skip
def test_lateness_is_counted_in_calendar_days(days: int, field: str):
    standing = StandingThen("directed", TODAY - timedelta(days=days))
    assert counted(standing) == Tally(found=1, **{field: 1})


def test_what_need_not_be_put_right_is_not_counted():
    assert counted(StandingThen("withdrawn"), StandingThen("waived")) == Tally()
    assert counted().ratio is None


def test_what_is_answered_or_suspended_is_not_late():
    late = date(2019, 1, 1)
    assert counted(StandingThen("reported", late), StandingThen("suspended", late)).waiting == 2


def test_the_ratio_is_exact():
    both = counted(StandingThen("closed"), StandingThen("directed"), StandingThen("directed"))
    assert both.ratio == Fraction(1, 3)


@given(st.lists(standings))
def test_each_one_found_stands_in_one_place(those: list[StandingThen]):
    found = counted(*those)
    parts = found.handled + found.due + found.overdue + found.waiting + found.outcome_unknown
    assert found.found == parts
