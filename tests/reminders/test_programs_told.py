"""Programs are told of events: each once, in order, within a sight, and never of a surprise."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from sqlmodel import select

from inspect_flow.locale.dates import at_local
from inspect_flow.records.tables import Member
from inspect_flow.services.event_hooks.answers import MOST_REFUSALS
from inspect_flow.services.event_hooks.registering import (
    HookAsked,
    amend_hook,
    hook_numbered,
    make_hook,
    remove_hook,
    switch_hook,
)
from inspect_flow.services.event_hooks.sweeping import KEPT_FOR
from inspect_flow.services.moving import move
from inspect_flow.services.reminding.outbox import retry
from inspect_flow.vocabulary.errors import BadInput, MoveRefused
from tests.builders import House, a_campaign, an_inspection, bring_to
from tests.delivery.receivers import Receiver
from tests.house import PLANNED_ON, VISIT_DAY
from tests.reminders.programs import (
    NOW,
    a_hook,
    a_receiver,
    at_work,
    house,
    messages,
    number_of,
    planned,
    receiver,
    the_hook,
    ticked,
    told,
    write_notes,
)

__all__ = ["house", "receiver"]

LATER = timedelta(minutes=2)
EVERYTHING = ("campaign.*", "inspection.*", "visit.*", "document.*", "finding.*", "deficiency.*")


def test_a_program_hears_of_each_event_once_and_in_order(
    house: House, new_url: str, receiver: Receiver
):
    inspection = planned(house, ("lan", receiver, ("inspection.*",)))
    bring_to(house, inspection, "self_reported")
    house.work.session.commit()

    assert ticked(new_url, NOW) == (len(receiver.taken), 0)
    assert ticked(new_url, NOW + LATER) == (0, 0)

    bodies = [json.loads(body) for _headers, body in receiver.taken]
    assert [each["event"] for each in bodies if each["to"]] == [
        "inspection.schedule", "inspection.notify", "inspection.receive_self_report",
    ]  # fmt: skip
    assert [each["number"] for each in bodies] == sorted(each["number"] for each in bodies)
    assert {each["record"]["code"] for each in bodies} == {inspection.code}
    assert len({each["id"] for each in bodies}) == len(bodies) > 3
    keys = [headers["Idempotency-Key"] for headers, _body in receiver.taken]
    assert keys == [each["id"] for each in bodies]
    assert {each.state for each in messages(new_url)} == {"sent"}


def test_what_was_sent_a_month_ago_is_forgotten(house: House, new_url: str, receiver: Receiver):
    inspection = planned(house, ("lan", receiver, ("inspection.*",)))
    bring_to(house, inspection, "self_reported")
    house.work.session.commit()
    ticked(new_url, NOW)
    before = {each.key for each in messages(new_url)}
    write_notes(house, inspection, 1)

    ticked(new_url, NOW + KEPT_FOR)
    assert {each.key for each in messages(new_url)} > before

    write_notes(house, inspection, 1)
    ticked(new_url, NOW + KEPT_FOR + LATER)
    assert len(messages(new_url)) == 2
    assert not before & {each.key for each in messages(new_url)}


def test_only_what_was_asked_for_is_told(house: House, new_url: str, receiver: Receiver):
    inspection = planned(house, ("lan", receiver, ("inspection.notify", "campaign.issue")))
    bring_to(house, inspection, "self_reported")
    house.work.session.commit()

    ticked(new_url, NOW)

    assert sorted(told(receiver)) == [
        "campaign.issue CCHC-2019",
        f"inspection.notify {inspection.code}",
    ]


def test_each_hears_of_what_its_account_may_see(house: House, new_url: str, receiver: Receiver):
    with a_receiver() as neighbour, a_receiver() as unit:
        inspection = planned(
            house, ("lan", receiver, EVERYTHING), ("tu", unit, EVERYTHING),
            ("quan", neighbour, EVERYTHING),
        )  # fmt: skip
        bring_to(house, inspection, "on_site")
        house.work.session.commit()
        ticked(new_url, NOW)
        assert {f"inspection.start {inspection.code}"} <= set(told(unit)) <= set(told(receiver))
        assert told(neighbour) == []


def test_nothing_of_a_surprise_reaches_its_unit_before_it_begins(
    house: House, new_url: str, receiver: Receiver
):
    with a_receiver() as unit:
        a_hook(house.work, "tu", unit, EVERYTHING)
        campaign = a_campaign(house, kind="surprise", is_announced=False)
        a_hook(house.work, "hanh", receiver, EVERYTHING)
        inspection = an_inspection(house, campaign, until="scheduled", is_announced=False)
        house.work.session.commit()
        ticked(new_url, NOW)
        assert f"inspection.schedule {inspection.code}" in told(receiver)
        assert unit.taken == []
        assert not [each for each in messages(new_url) if each.name.endswith(" tu")]

        move(house.by("hanh", VISIT_DAY), inspection, "start_unannounced")
        house.work.session.commit()
        ticked(new_url, at_local(VISIT_DAY))

        assert f"inspection.start_unannounced {inspection.code}" in told(unit)
        assert not any(each.startswith("inspection.schedule") for each in told(unit))


def test_sight_is_asked_again_when_a_message_leaves(house: House, new_url: str, receiver: Receiver):
    inspection = planned(house, ("minh", receiver, ("inspection.noted",)))
    bring_to(house, inspection, "scheduled")
    receiver.answer = lambda _body: (503, b"")
    write_notes(house, inspection, 2)
    ticked(new_url, NOW)
    minh = house.person("minh")
    for member in house.work.session.exec(select(Member).where(Member.person_id == minh.id)):
        member.to_on = PLANNED_ON - timedelta(days=1)
    house.work.session.commit()
    arrived = len(receiver.taken)

    ticked(new_url, NOW + timedelta(hours=2))
    ticked(new_url, NOW + timedelta(hours=4))

    assert len(receiver.taken) == arrived
    assert {each.state for each in messages(new_url)} == {"cancelled"}


def test_an_event_waits_for_the_one_before_it_of_the_same_record(
    house: House, new_url: str, receiver: Receiver
):
    inspection = planned(house, ("lan", receiver, ("inspection.noted",)))
    receiver.answer = lambda body: (408 if b'"number": 3' in body else 204, b"")
    write_notes(house, inspection, 3)
    ticked(new_url, NOW)
    write_notes(house, inspection, 1)
    ticked(new_url, NOW + timedelta(seconds=10))
    assert [number_of(each) for each in receiver.taken] == [2, 3]

    receiver.answer = lambda _body: (204, b"")
    ticked(new_url, NOW + timedelta(hours=1))

    assert [number_of(each) for each in receiver.taken] == [2, 3, 3, 4, 5]
    first, second = receiver.taken[1:3]
    assert first[1] == second[1]
    assert first[0]["Idempotency-Key"] == second[0]["Idempotency-Key"]


def test_one_that_is_away_keeps_nothing_from_the_others(
    house: House, new_url: str, receiver: Receiver
):
    with a_receiver() as away:
        inspection = planned(
            house, ("hanh", away, ("inspection.*",)), ("lan", receiver, ("inspection.*",))
        )
    write_notes(house, inspection, 5)

    assert ticked(new_url, NOW) == (5, 1)
    assert len(receiver.taken) == 5


def test_whoever_refuses_all_is_switched_off_and_told_again_once_it_is_on(
    house: House, new_url: str, receiver: Receiver
):
    inspection = planned(house, ("lan", receiver, ("inspection.noted",)))
    receiver.answer = lambda _body: (410, b"gone")
    write_notes(house, inspection, MOST_REFUSALS + 3)

    ticked(new_url, NOW)

    hook = the_hook(new_url)
    assert (hook.is_on, hook.silenced_at, hook.refusals) == (False, NOW, MOST_REFUSALS)
    assert len(receiver.taken) == MOST_REFUSALS
    write_notes(house, inspection, 1)
    assert ticked(new_url, NOW + LATER) == (0, 0)
    receiver.answer = lambda _body: (204, b"")
    refused = [each for each in messages(new_url) if each.state == "dead"]
    with at_work(new_url, NOW + LATER) as work:
        switch_hook(work, hook_numbered(work, hook.id or 0), is_on=True)
        retry(work, work.session.merge(refused[0]))
    assert ticked(new_url, NOW + LATER) == (4, 0)
    assert the_hook(new_url).refusals == 0


def test_one_success_between_refusals_keeps_a_program_on(
    house: House, new_url: str, receiver: Receiver
):
    inspection = planned(house, ("lan", receiver, ("inspection.noted",)))
    receiver.answer = lambda _body: (204 if len(receiver.taken) % 5 == 0 else 404, b"")
    write_notes(house, inspection, MOST_REFUSALS * 2)
    ticked(new_url, NOW)
    assert the_hook(new_url).is_on


def test_what_is_off_or_removed_or_closed_is_told_nothing(
    house: House, new_url: str, receiver: Receiver
):
    inspection = planned(house, ("lan", receiver, ("inspection.noted",)))
    number = the_hook(new_url).id or 0
    with at_work(new_url, NOW) as work:
        switch_hook(work, hook_numbered(work, number), is_on=False)
    write_notes(house, inspection, 1)
    with at_work(new_url, NOW) as work:
        switch_hook(work, hook_numbered(work, number), is_on=True)
    write_notes(house, inspection, 1)
    with at_work(new_url, NOW) as work:
        remove_hook(work, hook_numbered(work, number))
    ticked(new_url, NOW)
    assert receiver.taken == []


def test_a_program_is_told_only_with_what_can_be_told(house: House, receiver: Receiver):
    planned(house)
    work = house.by()
    for asked in (
        HookAsked("", receiver.url, ("inspection.*",), "tk-lan"),
        HookAsked("Kho", "javascript:alert(1)", ("inspection.*",), "tk-lan"),
        HookAsked("Kho", receiver.url, (), "tk-lan"),
        HookAsked("Kho", receiver.url, ("person.*",), "tk-lan"),
        HookAsked("Kho", receiver.url, ("inspection.*",), "không có"),
    ):
        with pytest.raises(BadInput):
            make_hook(work, asked, "bí mật")
    number = a_hook(work, "lan", receiver, ("inspection.*",))
    with pytest.raises(MoveRefused):
        amend_hook(house.by("lan"), hook_numbered(work, number), asked)
    house.work.session.rollback()
