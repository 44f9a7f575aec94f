"""What was raised becomes one digest per person and morning, addressed on the day it leaves."""

from __future__ import annotations

from datetime import date

import pytest
from sqlmodel import col, select

from inspect_flow.records.tables import Event, Inspection, Message, Reminder, ReminderCopy
from inspect_flow.services.clocks.settling import settle
from inspect_flow.services.people import amend_person
from inspect_flow.services.reminding.addressing import address_batch
from inspect_flow.services.reminding.digests import compose, store, waiting_piles
from inspect_flow.services.reminding.handing_over import HandedOver, hand_over
from inspect_flow.services.reminding.histories import Histories
from inspect_flow.services.reminding.letters import Drafted
from inspect_flow.services.work import SYSTEM
from inspect_flow.vocabulary.reminders import Channel
from tests.builders import House, an_inspection
from tests.reminders.clockwork import swept
from tests.stories.acts import only, report

BEFORE, SOON, DUE_DAY = date(2019, 9, 16), date(2019, 9, 25), date(2019, 9, 30)


@pytest.fixture
def directed(stored_house: House) -> House:
    """Lend a house in which one deficiency is to be put right by 30/9, everybody with mail."""
    for code in ("hanh", "lan", "minh", "tu", "quan"):
        person = stored_house.person(code)
        amend_person(stored_house.by(), person, {"email": f"{code}@example.vn"})
    an_inspection(stored_house, until="following_up")
    return stored_house


def handed_over(house: House, on: date) -> HandedOver:
    swept(house, on)
    return hand_over(house.by("operator", on).by(SYSTEM))


def messages(house: House) -> list[Message]:
    return list(house.work.session.exec(select(Message).order_by(col(Message.id))))


def test_one_person_gets_one_mail_about_everything_of_the_morning(directed: House):
    # The plan was due on 16/9 and the remediation has ten working days left.
    done = handed_over(directed, BEFORE)
    by_address = {each.address: each for each in messages(directed)}
    assert set(by_address) == {"tu@example.vn", "lan@example.vn"}
    assert "Gửi kế hoạch khắc phục" in by_address["tu@example.vn"].body
    assert "Khắc phục và báo cáo kết quả" in by_address["tu@example.vn"].body
    assert (done.messages, done.reminders) == (2, 3)


def test_the_subject_says_how_much_is_late(directed: House):
    handed_over(directed, DUE_DAY)
    handed_over(directed, date(2019, 10, 1))
    title = messages(directed)[-1].title
    assert title.startswith(
        "Nhắc việc kiểm tra cải cách hành chính ngày 01/10/2019: 1 việc quá hạn"
    )


def test_a_mail_writes_days_alike_in_subject_and_text(directed: House):
    handed_over(directed, SOON)
    told = messages(directed)[-1]
    assert "ngày 25/09/2019" in told.title
    assert "Thời hạn: 16/09/2019" in told.body
    assert "16/09/2019" in told.html


def test_handing_over_twice_makes_no_second_mail(directed: House):
    handed_over(directed, SOON)
    before = len(messages(directed))
    assert hand_over(directed.by("operator", SOON).by(SYSTEM)) == HandedOver()
    assert len(messages(directed)) == before


def test_what_was_done_meanwhile_is_not_reminded_of(directed: House):
    swept(directed, SOON)
    deficiency = only(directed, directed.work.session.exec(select(Inspection)).one())
    report(directed, deficiency, SOON)
    settle(directed.work)
    done = hand_over(directed.by("operator", SOON).by(SYSTEM))
    assert done.messages == 0
    assert done.needless > 0


def test_who_has_no_address_is_seen_among_the_undeliverable(directed: House):
    amend_person(directed.by(), directed.person("tu"), {"email": ""})
    handed_over(directed, SOON)
    dead = [each for each in messages(directed) if each.state == "dead"]
    assert {each.name for each in dead} == {"ông Tú"}
    assert all(each.next_try_at is None for each in dead)


def test_a_unit_without_anybody_waits_on_the_worklist(directed: House):
    amend_person(directed.by(), directed.person("tu"), {"unit_id": directed.unit("dat_do").id})
    handed_over(directed, SOON)
    [reminder] = directed.work.session.exec(
        select(Reminder).where(Reminder.rung == "soon", Reminder.due == DUE_DAY)
    )
    assert reminder.state == "unaddressed"
    assert "chưa có người nhận" in reminder.outcome


def test_a_mailbox_of_the_unit_comes_before_its_officers(directed: House):
    unit = directed.unit("long_dien")
    unit.email = "ubnd@longdien.example.vn"
    directed.work.session.add(unit)
    handed_over(directed, SOON)
    assert "ubnd@longdien.example.vn" in {each.address for each in messages(directed)}


def test_a_surprise_is_not_given_away(stored_house: House):
    inspection = an_inspection(stored_house, until="scheduled", is_announced=False)
    settle(stored_house.work)
    handed_over(stored_house, date(2019, 8, 7))
    people = {each.name for each in messages(stored_house)}
    assert inspection.state == "scheduled"
    assert people == {"bà Lan", "bà Hạnh"}


def test_going_up_the_ladder_stands_in_the_case(directed: House):
    handed_over(directed, date(2019, 11, 15))
    tags = set(directed.work.session.exec(select(Event.tag)))
    assert {"deficiency.escalated", "deficiency.responsibility_proposed"} <= tags


def test_who_switched_digests_off_gets_none(directed: House):
    amend_person(directed.by(), directed.person("tu"), {"extra": {"digests_off": True}})
    handed_over(directed, SOON)
    assert "ông Tú" not in {each.name for each in messages(directed)}


def addressed_only(house: House, on: date, limit: int) -> None:
    """Do what a node does that dies before it has written a digest."""
    swept(house, on)
    address_batch(house.by("operator", on).by(SYSTEM), tuple(Channel), Drafted(), limit)


def lines_on_their_way(house: House) -> int:
    return len(house.work.session.exec(select(ReminderCopy)).all())


def test_batches_of_one_make_the_same_mails_as_one_batch(directed: House):
    swept(directed, BEFORE)
    work, drafted = directed.by("operator", BEFORE).by(SYSTEM), Drafted()
    while address_batch(work, tuple(Channel), drafted, 1):
        assert waiting_piles(work) == [] or not waiting(directed)
    done = hand_over(work)
    assert (done.messages, done.reminders) == (2, 0)
    assert "Gửi kế hoạch khắc phục" in messages(directed)[0].body
    assert lines_on_their_way(directed) == 0


def waiting(house: House) -> list[Reminder]:
    return list(house.work.session.exec(select(Reminder).where(Reminder.state == "waiting")))


def test_what_a_dead_node_has_addressed_the_next_one_writes(directed: House):
    addressed_only(directed, BEFORE, 100)
    assert (messages(directed), lines_on_their_way(directed) > 0) == ([], True)
    hand_over(directed.by("operator", BEFORE).by(SYSTEM))
    assert {each.address for each in messages(directed)} == {"tu@example.vn", "lan@example.vn"}


def test_lines_that_waited_tell_the_days_of_the_day_they_leave(directed: House):
    addressed_only(directed, SOON, 100)
    hand_over(directed.by("operator", date(2019, 9, 27)).by(SYSTEM))
    assert "còn 3 ngày" in messages(directed)[0].body


def test_what_was_done_while_its_line_waited_is_not_told(directed: House):
    addressed_only(directed, SOON, 100)
    deficiency = only(directed, directed.work.session.exec(select(Inspection)).one())
    report(directed, deficiency, SOON)
    settle(directed.work)
    hand_over(directed.by("operator", SOON).by(SYSTEM))
    assert (messages(directed), lines_on_their_way(directed)) == ([], 0)
    states = directed.work.session.exec(select(Reminder.state).where(Reminder.due == DUE_DAY))
    assert set(states) == {"needless"}


def test_two_nodes_that_composed_the_same_digest_store_it_once(directed: House):
    addressed_only(directed, BEFORE, 100)
    work = directed.by("operator", BEFORE).by(SYSTEM)
    [first, _second] = waiting_piles(work)
    twice = [compose(work, first, Histories()) for _node in range(2)]
    assert [each is not None and store(work, each) for each in twice] == [True, False]
