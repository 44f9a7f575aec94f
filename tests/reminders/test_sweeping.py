"""The sweep raises what the policy demands, once, late or early, alone or in company."""

from __future__ import annotations

from datetime import date, time

import pytest
from sqlmodel import col, select

from inspect_flow.records.tables import Clock, Inspection, Reminder
from inspect_flow.services.clocks.settling import settle
from tests.builders import House, an_inspection
from tests.reminders.clockwork import clock, ledger, swept
from tests.stories.acts import only, report

# The deadline is Monday 30/9/2019.
BEFORE, SOON, DUE_DAY = date(2019, 9, 16), date(2019, 9, 25), date(2019, 9, 30)


@pytest.fixture
def directed(stored_house: House) -> House:
    """Lend a house in which one deficiency is to be put right by 30/9, on each database."""
    an_inspection(stored_house, until="following_up")
    settle(stored_house.work)
    # The plan has a clock of its own; these tests look at the remediation alone.
    plan = clock(stored_house, "plan")
    plan.next_at = None
    stored_house.work.session.add(plan)
    stored_house.work.session.flush()
    return stored_house


def test_each_rung_is_raised_on_its_morning(directed: House):
    for day in (BEFORE, SOON, DUE_DAY):
        swept(directed, day)
    assert ledger(directed) == [
        ("early", BEFORE, "waiting"),
        ("soon", SOON, "waiting"),
        ("due_day", DUE_DAY, "waiting"),
    ]


def test_before_the_morning_nothing_is_raised(directed: House):
    assert swept(directed, BEFORE, time(7, 29)).raised == 0
    assert swept(directed, BEFORE, time(7, 30)).raised == 1


def test_sweeping_twice_raises_nothing_twice(directed: House):
    assert [swept(directed, BEFORE).raised for _again in range(3)] == [1, 0, 0]


def test_a_clock_set_back_raises_nothing_twice(directed: House):
    swept(directed, SOON)
    swept(directed, BEFORE)
    swept(directed, SOON)
    assert [rung for rung, _on, _state in ledger(directed)] == ["early", "soon"]


def test_a_fortnight_without_a_sweep_loses_nothing(directed: House):
    swept(directed, DUE_DAY)
    assert [(rung, on) for rung, on, _state in ledger(directed)] == [
        ("early", BEFORE), ("soon", SOON), ("due_day", DUE_DAY),
    ]  # fmt: skip


def test_what_is_too_old_stands_in_the_ledger_and_is_not_sent(directed: House):
    done = swept(directed, date(2019, 11, 5))
    states = {rung: state for rung, _on, state in ledger(directed)}
    assert states["due_day"] == "lapsed"
    assert states["first_letter"] == "waiting"
    assert done.lapsed == list(states.values()).count("lapsed")


def test_a_duty_done_is_not_reminded_of(directed: House):
    swept(directed, BEFORE)
    [inspection] = directed.work.session.exec(select(Inspection))
    report(directed, only(directed, inspection), SOON)
    swept(directed, date(2019, 12, 31))
    late = directed.work.session.exec(
        select(Clock.step)
        .join(Reminder, col(Reminder.clock_id) == col(Clock.id))
        .where(Reminder.on > SOON)
    )
    assert set(late) == {"verification"}


def test_a_ledger_that_already_holds_a_rung_refuses_it(directed: House):
    running = clock(directed, "remediation")
    swept(directed, BEFORE)
    directed.work.session.refresh(running)
    running.rung = 0  # as if a sweep had been killed between its two writes, were that possible
    running.next_at = directed.by("lan", BEFORE).at
    directed.work.session.add(running)
    directed.work.session.flush()
    assert swept(directed, BEFORE).raised == 0
