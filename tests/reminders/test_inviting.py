"""Whoever is to be at a visit is invited once, told of each change once, and never too early."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import col, select

from inspect_flow.records.tables import Delegation, Event, Inspection, Invitation, Message
from inspect_flow.services.calendars.inviting import inspections_to_invite, invite
from inspect_flow.services.delegations import add_member, release_member
from inspect_flow.services.people import amend_person
from inspect_flow.services.registry import find
from inspect_flow.services.visits import DaySlot, arrange_visit
from inspect_flow.services.work import SYSTEM
from inspect_flow.vocabulary.roles import Role
from tests.builders import House, a_house, an_inspection
from tests.calendar_reading import entry, local, method
from tests.house import an_office
from tests.stories.acts import go, seat_of

AUGUST_2, AUGUST_5, VISIT_DAY, NEXT_WEEK = (date(2019, 8, day) for day in (2, 5, 14, 21))


@dataclass(frozen=True)
class Told:
    """One invitation as the mailbox reads it."""

    to: str
    method: str
    starts: str
    uid: str
    sequence: int
    title: str


@pytest.fixture
def desk(stored_house: House) -> House:
    for code in ("hanh", "lan", "minh", "tu", "quan"):
        person = stored_house.person(code)
        amend_person(stored_house.by(), person, {"email": f"{code}@example.vn"})
    return stored_house


def invited(house: House, on: date) -> list[Told]:
    """Invite as a tick of that morning does; return what was laid into the outbox."""
    work = house.by("operator", on).by(SYSTEM)
    known = set(work.session.exec(select(Message.id)))
    for code in inspections_to_invite(work):
        invite(work, code)
    rows = work.session.exec(select(Message).order_by(col(Message.id)))
    return [_told(house, each) for each in rows if each.id not in known]


def _told(house: House, message: Message) -> Told:
    [file] = message.attachments
    content = house.work.office.files.get(file["sha256"])
    read = entry(content)
    assert f"method={method(content)}" in file["media_type"]
    assert [str(each.uri) for each in read.attendees] == [f"mailto:{message.address}"]
    return Told(message.address.partition("@")[0], method(content), local(read.dtstart), read.uid,
                read.sequence, message.title)  # fmt: skip


def whom(told: list[Told]) -> list[tuple[str, str]]:
    return sorted((each.to, each.method) for each in told)


DELEGATION = [(who, "REQUEST") for who in ("hanh", "lan", "minh")]
EVERYBODY = [*DELEGATION, ("tu", "REQUEST")]


def test_the_delegation_is_invited_when_the_visit_is_scheduled(desk: House):
    an_inspection(desk, until="scheduled")
    told = invited(desk, AUGUST_2)
    assert whom(told) == DELEGATION
    assert {(each.starts, each.title[:13]) for each in told} == {
        ("14/08/2019 08:00", "Lịch kiểm tra"),
    }  # fmt: skip


def test_the_unit_is_invited_with_its_notice(desk: House):
    an_inspection(desk, until="notified")
    assert whom(invited(desk, AUGUST_2)) == EVERYBODY


def test_looking_again_invites_nobody_again(desk: House):
    inspection = an_inspection(desk, until="notified")
    invited(desk, AUGUST_2)
    assert invited(desk, AUGUST_2) == []
    assert invite(desk.by("operator", AUGUST_2).by(SYSTEM), inspection.code) == 0


def test_a_day_that_is_only_planned_is_told_to_nobody(desk: House):
    inspection = an_inspection(desk)
    arrange(desk, inspection, VISIT_DAY, on=AUGUST_2)
    assert invited(desk, AUGUST_2) == []


def test_a_surprise_is_not_given_away_to_its_unit(desk: House):
    an_inspection(desk, until="scheduled", is_announced=False)
    assert whom(invited(desk, AUGUST_2)) == DELEGATION


def test_a_visit_put_off_is_called_off_for_everybody(desk: House):
    inspection = an_inspection(desk, until="notified")
    before = invited(desk, AUGUST_2)
    go(desk, "hanh", inspection, "postpone", AUGUST_5, reason="bão số 4")
    after = invited(desk, AUGUST_5)
    assert whom(after) == [(who, "CANCEL") for who, _asked in EVERYBODY]
    assert {each.uid for each in after} == {each.uid for each in before}
    assert min(each.sequence for each in after) > max(each.sequence for each in before)
    assert invited(desk, AUGUST_5) == []


def test_a_visit_that_moved_keeps_its_name_and_counts_on(desk: House):
    inspection = an_inspection(desk, until="scheduled")
    before = invited(desk, AUGUST_2)
    arrange(desk, inspection, NEXT_WEEK, on=AUGUST_5)
    after = invited(desk, AUGUST_5)
    assert whom(after) == DELEGATION
    assert {each.starts for each in after} == {"21/08/2019 08:00"}
    assert {each.uid for each in after} == {each.uid for each in before}
    assert min(each.sequence for each in after) > max(each.sequence for each in before)
    assert after[0].title.startswith("Thay đổi lịch kiểm tra ngày 21/08/2019")


def test_a_day_that_falls_away_is_called_off_alone(desk: House):
    inspection = an_inspection(desk, until="scheduled")
    arrange(desk, inspection, VISIT_DAY, NEXT_WEEK, on=AUGUST_2)
    both = invited(desk, AUGUST_2)
    arrange(desk, inspection, VISIT_DAY, on=AUGUST_5)
    gone = invited(desk, AUGUST_5)
    assert (len(both), len({each.uid for each in both})) == (6, 2)
    assert {(each.method, each.starts) for each in gone} == {("CANCEL", "21/08/2019 08:00")}


def test_a_called_off_inspection_is_called_off_in_calendars(desk: House):
    inspection = an_inspection(desk, until="scheduled")
    invited(desk, AUGUST_2)
    go(desk, "hanh", inspection, "cancel", AUGUST_5, reason="sáp nhập")
    assert {each.method for each in invited(desk, AUGUST_5)} == {"CANCEL"}


def test_what_lies_behind_is_told_to_nobody(desk: House):
    inspection = an_inspection(desk, until="notified")
    assert invited(desk, VISIT_DAY) == []
    invited(desk, AUGUST_2)
    go(desk, "hanh", inspection, "postpone", date(2019, 8, 15), reason="ghi sau")
    assert invited(desk, date(2019, 8, 15)) == []


def test_who_leaves_and_who_comes_are_told_and_nobody_else(desk: House):
    inspection = an_inspection(desk, until="scheduled")
    invited(desk, AUGUST_2)
    delegation = desk.work.session.get_one(Delegation, inspection.delegation_id)
    release_member(desk.by(on=AUGUST_2), delegation, seat_of(desk, delegation, "minh"), "ốm")
    add_member(desk.by(), delegation, desk.person("quan"), Role.MEMBER)
    assert whom(invited(desk, AUGUST_5)) == [("minh", "CANCEL"), ("quan", "REQUEST")]


def test_who_has_no_address_waits_on_the_worklist(desk: House):
    amend_person(desk.by(), desk.person("minh"), {"email": ""})
    an_inspection(desk, until="scheduled")
    work = desk.by("operator", AUGUST_2).by(SYSTEM)
    invite(work, inspections_to_invite(work)[0])
    [dead] = work.session.exec(select(Message).where(Message.state == "dead"))
    assert (dead.name, "chưa có địa chỉ" in dead.outcome) == ("ông Minh", True)


def test_inviting_stands_in_the_case(desk: House):
    inspection = an_inspection(desk, until="scheduled")
    invited(desk, AUGUST_2)
    [event] = desk.work.session.exec(select(Event).where(Event.tag == "inspection.invited"))
    assert event.entity_id == inspection.id
    assert "bà Lan" in event.body


def arrange(house: House, inspection: Inspection, *days: date, on: date) -> None:
    slots = [DaySlot(day, time(8), time(11, 30)) for day in days]
    arrange_visit(house.by("lan", on), [inspection], slots, place="Trụ sở UBND huyện")


STEPS = st.lists(
    st.sampled_from(("move", "two days", "one day", "put off", "schedule", "look", "leave")),
    max_size=9,
)


@settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_names_stay_and_numbers_only_rise_whatever_happens(steps: list[str], tmp_path_factory):
    house = a_house(office=an_office(tmp_path_factory.mktemp("files")))
    for code in ("hanh", "lan", "minh", "tu"):
        amend_person(house.by(), house.person(code), {"email": f"{code}@example.vn"})
    inspection, told, day = an_inspection(house, until="scheduled"), [], 14
    for step in [*steps, "look"]:
        day = _step(house, inspection, step, day, told)
    _judge(house, inspection, told)


def _step(house: House, inspection: Inspection, step: str, day: int, told: list[Told]) -> int:
    """Do what real people might do; what the case does not allow is left out."""
    off = inspection.state == "postponed"
    if step == "look":
        told += invited(house, AUGUST_5)
    elif step in ("move", "two days", "one day"):
        day += step == "move"
        days = [date(2019, 8, day + plus) for plus in range(1 + (step == "two days"))]
        arrange(house, inspection, *days, on=AUGUST_5)
    elif step == "put off" and not off:
        go(house, "hanh", inspection, "postpone", AUGUST_5, reason="bão")
    elif step == "schedule" and off:
        arrange(house, inspection, date(2019, 8, day), on=AUGUST_5)
        go(house, "lan", inspection, "schedule", AUGUST_5)
    elif step == "leave" and "minh" not in inspection.extra.get("staying_away", {}):
        inspection.extra = {**inspection.extra, "staying_away": {"minh": "bận"}}
        house.work.session.add(inspection)
    return day


def _judge(house: House, inspection: Inspection, told: list[Told]) -> None:
    """Hold what each mailbox was told against how the visit stands in the end."""
    seen = Counter((each.to, each.uid, each.sequence) for each in told)
    assert max(seen.values(), default=1) == 1
    for who in {each.to for each in told}:
        for uid in {each.uid for each in told}:
            numbers = [e.sequence for e in told if (e.to, e.uid) == (who, uid)]
            assert numbers == sorted(numbers)
    last = {(each.to, each.uid): each for each in told}
    standing = {(each.to, each.starts) for each in last.values() if each.method == "REQUEST"}
    away = inspection.extra.get("staying_away", {})
    days = [] if inspection.state == "postponed" else _days(house, inspection)
    goers = [who for who in ("hanh", "lan", "minh") if who not in away]
    assert standing == {(who, f"{on:%d/%m/%Y} 08:00") for who in goers for on in days}
    ledger = house.work.session.exec(select(Invitation)).all()
    assert len(ledger) == len(told)


def _days(house: House, inspection: Inspection) -> list[date]:
    from inspect_flow.services.visits import visit_days

    return visit_days(house.work, find(house.work, Inspection, inspection.code))
