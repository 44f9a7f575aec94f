"""A surprise stays one: lists hide it from everybody but those who hold it."""

from __future__ import annotations

import pytest

from inspect_flow.records.tables import Campaign, Inspection
from inspect_flow.services.moving import move
from inspect_flow.services.queries.campaigns import list_campaigns
from inspect_flow.services.queries.inspections import list_inspections
from inspect_flow.services.queries.papers import list_documents
from inspect_flow.services.queries.timeline import case_timeline
from inspect_flow.services.registry import find
from inspect_flow.services.standing import is_secret, roles_of
from tests.builders import House, a_campaign, a_house, an_inspection
from tests.house import VISIT_DAY


@pytest.fixture
def house() -> House:
    """Lend a surprise at Long Điền and an announced inspection at Đất Đỏ."""
    house = a_house()
    campaign = a_campaign(house)
    an_inspection(house, campaign, is_announced=False, until="scheduled")
    an_inspection(house, campaign, unit="dat_do", until="scheduled")
    return house


def seen_by(house: House, who: str) -> list[str]:
    return [row.code for row in list_inspections(house.by(who))]


@pytest.mark.parametrize("who", ["operator", "hanh", "lan", "minh"])
def test_those_who_prepare_it_see_it(house, who):
    assert seen_by(house, who) == ["KT-2019-001", "KT-2019-002"]


@pytest.mark.parametrize("who", ["tu", "quan"])
def test_the_units_do_not_see_it(house, who):
    work = house.by(who)

    assert seen_by(house, who) == ["KT-2019-002"]
    assert list_campaigns(work)[0].n_inspections == 1
    entries = case_timeline(work, work.session.get_one(Campaign, 1))
    assert "KT-2019-001" not in {entry.code for entry in entries}
    assert list_documents(work) == []


def test_once_begun_it_is_no_secret_any_more(house):
    surprise = find(house.work, Inspection, "KT-2019-001")
    move(house.by("hanh", VISIT_DAY), surprise, "start_unannounced")

    assert seen_by(house, "tu") == ["KT-2019-001", "KT-2019-002"]


def test_broken_off_it_stays_known(house):
    surprise = find(house.work, Inspection, "KT-2019-001")
    move(house.by("hanh", VISIT_DAY), surprise, "start_unannounced")
    move(house.by("hanh", VISIT_DAY), surprise, "break_off", reason="bão")

    assert seen_by(house, "tu") == ["KT-2019-001", "KT-2019-002"]


@pytest.mark.parametrize("who", ["hanh", "minh", "tu", "quan"])
def test_lists_keep_the_same_rule_as_the_records(house, who):
    work = house.by(who)
    surprise = find(house.work, Inspection, "KT-2019-001")
    may_know = bool(roles_of(work, surprise)) or not is_secret(work, surprise)

    assert ("KT-2019-001" in seen_by(house, who)) is may_know
