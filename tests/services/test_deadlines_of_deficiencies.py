"""Deadlines are counted from the case's own events and counted again when the basis changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlmodel import select

from inspect_flow.bootstrap.opening import load_office
from inspect_flow.records.tables import Campaign, Deficiency, Event, Inspection
from inspect_flow.rules.calendar_year import SpecialDay
from inspect_flow.rules.deadlines import MovedDeadline
from inspect_flow.rules.working_calendar import WorkingCalendar
from inspect_flow.services.campaigns import amend_campaign
from inspect_flow.services.deadlines import counted_deadline, recompute_deadlines
from inspect_flow.services.deficiencies import assign, deficiencies_of
from inspect_flow.services.directives import draft_directive
from inspect_flow.services.moving import move
from inspect_flow.services.registry import get
from inspect_flow.vocabulary.calendars import DayKind
from tests.builders import House, a_campaign, a_house, an_inspection
from tests.house import CONCLUDED_ON

# The conclusion of Friday 30/8/2019 gives 15 days: Saturday 14/9, hence Monday 16/9.
COUNTED = date(2019, 9, 16)
CODE = "KT-2019-001-TT-01"
DIRECTED = date(2019, 9, 5)


def a_concluded_case(**campaign) -> tuple[House, Deficiency]:
    house = a_house(office=load_office("sqlite://"))
    inspection = an_inspection(house, a_campaign(house, **campaign), until="concluded")
    [deficiency] = deficiencies_of(house.work, inspection)
    return house, deficiency


def recounted(house: House) -> list[MovedDeadline]:
    [campaign] = house.work.session.exec(select(Campaign))
    return recompute_deadlines(house.by("lan", DIRECTED), campaign)


def with_a_day_off(house: House, day: date) -> None:
    """Let the authorities declare one more day off."""
    calendar = house.work.office.calendar
    off = SpecialDay(day, "nghỉ đột xuất", DayKind.HOLIDAY, "Công điện", True)
    years = [
        replace(year, days=(*year.days, off)) if year.year == day.year else year
        for year in calendar.years
    ]
    house.work.office.__dict__["calendar"] = WorkingCalendar(tuple(years))


def test_a_deadline_is_kept_with_how_it_was_counted():
    house, deficiency = a_concluded_case()
    assert deficiency.deadline == deficiency.original_deadline == COUNTED
    assert counted_deadline(deficiency) == {
        "interval": "remediation_report",
        "count": 15,
        "unit": "day",
        "anchor": CONCLUDED_ON.isoformat(),
        "due": COUNTED.isoformat(),
        "calendar": house.work.office.calendar.version,
    }


def test_nothing_moves_while_nothing_changed():
    house, deficiency = a_concluded_case()
    version = deficiency.version
    assert recounted(house) == []
    assert deficiency.version == version


def test_a_new_day_off_moves_the_deadline_and_says_so():
    house, deficiency = a_concluded_case()
    with_a_day_off(house, COUNTED)
    assert recounted(house) == [MovedDeadline(CODE, COUNTED, date(2019, 9, 17))]
    assert deficiency.deadline == date(2019, 9, 17)
    assert deficiency.original_deadline == COUNTED
    tags = house.work.session.exec(select(Event.tag).where(Event.entity == "deficiency")).all()
    assert tags[-1] == "deficiency.deadline_recounted"


def test_a_changed_calendar_that_moves_nothing_is_still_noted():
    house, deficiency = a_concluded_case()
    with_a_day_off(house, date(2019, 12, 24))
    assert recounted(house) == []
    counted = counted_deadline(deficiency)
    assert counted is not None
    assert counted["calendar"] == house.work.office.calendar.version


def test_a_changed_interval_moves_the_open_deadlines():
    house, _deficiency = a_concluded_case()
    [campaign] = house.work.session.exec(select(Campaign))
    changed = {"remediation_report": {"count": 20, "unit": "working_day"}}
    amend_campaign(house.by("lan", DIRECTED), campaign, {"intervals": changed}, "QĐ 1200")
    assert recounted(house) == [MovedDeadline(CODE, COUNTED, date(2019, 9, 30))]


def test_a_day_that_a_person_set_is_left_alone():
    house, deficiency = a_concluded_case()
    chosen = date(2019, 9, 25)
    assign(house.by("lan", DIRECTED), deficiency, deadline=chosen)
    with_a_day_off(house, chosen)
    assert recounted(house) == []
    assert (deficiency.deadline, deficiency.original_deadline) == (chosen, chosen)


def test_a_campaign_may_count_from_the_directive():
    own = {"remediation_report": {"count": 10, "starts": "directive_issued"}}
    house, deficiency = a_concluded_case(intervals=own)
    assert deficiency.deadline is None
    inspection = get(house.work, Inspection, deficiency.inspection_id)
    unit, signer = house.unit("long_dien"), house.person("tu")
    draft_directive(house.by("lan", DIRECTED), inspection, unit, signer)
    move(house.by("hanh", DIRECTED), inspection, "direct")
    # Sunday 15/9, hence Monday.
    assert deficiency.deadline == deficiency.original_deadline == date(2019, 9, 16)
