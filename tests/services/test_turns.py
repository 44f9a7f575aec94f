"""Two people who make the same thing at once wait for each other, or are told to try again."""

from __future__ import annotations

from threading import Barrier

import pytest

from inspect_flow.records.tables import Campaign, Inspection, Unit
from inspect_flow.services.campaigns import plan_inspection, register_decision
from inspect_flow.services.registry import find, next_code
from inspect_flow.services.turns import take_turn
from inspect_flow.vocabulary.errors import BadInput, Conflict
from tests.builders import a_campaign, a_house
from tests.stories.at_once import at_once, desk_of

TOGETHER = [("lan", None), ("hanh", None)]


@pytest.fixture
def house(new_url):
    opened = a_house(url=new_url)
    yield opened
    opened.work.session.close()
    opened.work.session.get_bind().dispose()


def test_two_who_plan_at_once_get_two_codes(house):
    a_campaign(house)
    units = iter(("long_dien", "dat_do"))
    chosen = {who: next(units) for who, _nothing in TOGETHER}

    def planning(work):
        unit = find(work, Unit, chosen[work.actor.code])
        return plan_inspection(work, find(work, Campaign, "CCHC-2019"), unit).code

    told = at_once(house, [(who, planning) for who, _nothing in TOGETHER])
    assert sorted(told) == ["KT-2019-001", "KT-2019-002"]


def test_two_who_plan_the_same_unit_at_once_plan_it_once(house):
    a_campaign(house)

    def planning(work):
        unit = find(work, Unit, "long_dien")
        return plan_inspection(work, find(work, Campaign, "CCHC-2019"), unit).code

    told = at_once(house, [(who, planning) for who, _nothing in TOGETHER])
    assert sorted(isinstance(each, BadInput) for each in told) == [False, True]
    with desk_of(house, "lan") as work:
        assert find(work, Inspection, "KT-2019-001").state == "planned"


def test_two_who_register_the_same_decision_at_once_register_one(house):
    province = house.unit("tinh")

    def registering(work):
        return register_decision(work, "500", "QĐ-UBND", house.work.on, province).id

    told = at_once(house, [("operator", registering)] * 2)
    assert sorted(isinstance(each, BadInput) for each in told) == [False, True]


def test_codes_that_people_chose_do_not_stop_the_count(house):
    campaign = a_campaign(house)
    for code in ("KT-2019-LONGDIEN", "KT-2019-007"):
        unit = house.unit("long_dien" if "LONG" in code else "dat_do")
        plan_inspection(house.work, campaign, unit, code)
    assert next_code(house.work, Inspection, "KT-2019") == "KT-2019-008"
    assert next_code(house.work, Inspection, "KT-2020") == "KT-2020-001"


def test_two_who_wait_for_each_other_are_told_to_try_again(postgresql_url):
    opened = a_house(url=postgresql_url)
    both_hold_one = Barrier(2)

    def crossing(first, second):
        def act(work):
            take_turn(work, first)
            both_hold_one.wait(timeout=30)
            take_turn(work, second)
            return "xong"

        return act

    told = at_once(opened, [("lan", crossing("a", "b")), ("hanh", crossing("b", "a"))])
    opened.work.session.get_bind().dispose()
    assert sorted(isinstance(each, Conflict) for each in told) == [False, True]
    assert "xong" in told
