"""Every step of a case has its clock, started, moved, paused and stopped by what happens."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlmodel import select

from inspect_flow.locale.dates import local_day
from inspect_flow.records.tables import Campaign
from inspect_flow.services.campaigns import amend_campaign
from inspect_flow.services.clocks.settling import rebuild, settle
from inspect_flow.services.moving import move
from inspect_flow.services.remediation import grant_extension, request_extension
from inspect_flow.services.visits import DaySlot, arrange_visit
from tests.builders import House, an_inspection
from tests.house import CONCLUDED_ON, DEADLINE, DIRECTED_ON, VISIT_DAY
from tests.reminders.clockwork import clock, clocks
from tests.stories.acts import go, only, report

NEVER = datetime(1, 1, 2, tzinfo=UTC)
WEEK = date(2019, 9, 12)


@pytest.mark.parametrize(
    ("state", "step", "due"),
    [
        ("scheduled", "notice", date(2019, 8, 7)),
        ("notified", "self_report", date(2019, 8, 9)),
        ("on_site", "minutes", date(2019, 8, 21)),
        ("findings_drafted", "comments", date(2019, 8, 19)),
        ("minutes_signed", "conclusion", date(2019, 9, 5)),
        ("concluded", "directive", date(2019, 9, 6)),
        ("directed", "remediation", DEADLINE),
    ],
)
def test_each_step_of_the_case_runs_to_its_day(house: House, state: str, step: str, due: date):
    an_inspection(house, until=state)
    assert clocks(house)[step].due == due


def test_a_step_done_stops_its_clock(house: House):
    inspection = an_inspection(house, until="scheduled")
    settle(house.work)
    move(house.by("lan", date(2019, 8, 1)), inspection, "notify")
    notice = clock(house, "notice")
    assert (notice.state, notice.next_at) == ("stopped", None)


def test_the_plan_is_asked_for_beside_the_remediation(house: House):
    an_inspection(house, until="directed")
    running = clocks(house)
    assert running["plan"].due == running["plan"].original_due == date(2019, 9, 16)
    assert running["remediation"].due == DEADLINE


def test_a_report_starts_the_clock_of_the_delegation(house: House):
    deficiency = only(house, an_inspection(house, until="following_up"))
    report(house, deficiency, WEEK)
    assert set(clocks(house)) == {"verification"}
    assert clock(house, "verification").due == date(2019, 9, 26)


def test_a_moved_visit_moves_what_hangs_on_it(house: House):
    inspection = an_inspection(house, until="scheduled")
    assert clocks(house)["notice"].due == date(2019, 8, 7)
    arrange_visit(house.by("lan"), [inspection], [DaySlot(date(2019, 8, 28))])
    assert clocks(house)["notice"].due == date(2019, 8, 21)


def test_an_extension_moves_the_clock_and_keeps_the_original_day(house: House):
    deficiency = only(house, an_inspection(house, until="following_up"))
    settle(house.work)
    asked = request_extension(house.by("tu", WEEK), deficiency, date(2019, 10, 15), "chờ kinh phí")
    assert clocks(house)["extension"].due == date(2019, 9, 17)
    grant_extension(house.by("hanh", WEEK), asked, date(2019, 10, 15), "Đồng ý")
    remediation = clocks(house)["remediation"]
    assert (remediation.due, remediation.original_due) == (date(2019, 10, 15), DEADLINE)


def test_a_suspended_duty_pauses_and_comes_back_with_the_time_left(house: House):
    deficiency = only(house, an_inspection(house, until="following_up"))
    settle(house.work)
    go(house, "hanh", deficiency, "suspend", WEEK, reason="chờ ý kiến Bộ Nội vụ")
    paused = clock(house, "remediation")
    assert (paused.state, paused.next_at) == ("paused", None)
    go(house, "hanh", deficiency, "resume", date(2019, 9, 26))
    assert clocks(house)["remediation"].due == date(2019, 10, 14)


def test_what_passed_during_a_dispute_is_not_raised_in_a_heap(house: House):
    deficiency = only(house, an_inspection(house, until="following_up"))
    settle(house.work)
    go(house, "tu", deficiency, "dispute", WEEK, reason="số liệu chưa đúng")
    settle(house.work)
    go(house, "hanh", deficiency, "uphold", date(2019, 10, 2), reason="giữ nguyên")
    # The rungs of 16/9, 25/9, 30/9 and 1/10 have passed; the first letter stands on 7/10.
    assert local_day(clocks(house)["remediation"].next_at or NEVER) == date(2019, 10, 7)


def test_another_interval_of_the_campaign_moves_its_running_clocks(house: House):
    an_inspection(house, until="minutes_signed")
    assert clocks(house)["conclusion"].due == date(2019, 9, 5)
    [campaign] = house.work.session.exec(select(Campaign))
    shorter = {"conclusion": {"count": 5, "unit": "working_day"}}
    amend_campaign(
        house.by("hanh", VISIT_DAY), campaign, {"intervals": shorter}, "Kế hoạch sửa đổi"
    )
    moved = settle(house.work)
    assert [(each.step, each.old_due, each.new_due) for each in moved] == [
        ("conclusion", date(2019, 9, 5), date(2019, 8, 21))
    ]


def test_making_all_clocks_anew_changes_nothing_that_is_right(stored_house: House):
    an_inspection(stored_house, until="directed")
    before = {name: each.model_dump() for name, each in clocks(stored_house).items()}
    assert rebuild(stored_house.by("hanh", DIRECTED_ON)) == []
    assert {name: each.model_dump() for name, each in clocks(stored_house).items()} == before


def test_an_inspection_without_a_visit_has_no_clock(house: House):
    an_inspection(house, until="planned")
    assert clocks(house) == {}


def test_a_concluded_case_counts_from_the_conclusion(house: House):
    an_inspection(house, until="concluded")
    assert clocks(house)["directive"].started_on == CONCLUDED_ON
