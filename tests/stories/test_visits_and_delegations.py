"""One visit to several units, several days, groups side by side, heads and substitutes."""

from __future__ import annotations

from datetime import date, time

import pytest

from inspect_flow.records.tables import Inspection
from inspect_flow.services.delegations import (
    add_member,
    entrust,
    release_member,
    stay_away,
    substitute,
)
from inspect_flow.services.findings import findings_of
from inspect_flow.services.inspections import name_contact, name_head_of_visit
from inspect_flow.services.people import register_person
from inspect_flow.services.standing import inspectors_on, members_on, roles_of
from inspect_flow.services.visits import DaySlot, arrange_visit, visit_days, visit_of
from inspect_flow.vocabulary.roles import Role
from tests.builders import House, a_campaign, a_delegation, a_finding, an_inspection, bring_to
from tests.stories.acts import (
    a_day,
    campaign_of,
    delegation_of,
    go,
    refused,
    seat_of,
    set_a_day,
    wrong,
)

DAY, NEXT_DAY = date(2019, 8, 14), date(2019, 8, 15)
PAPER = "Công văn 301/SNV-CCHC ngày 12/8/2019"


@pytest.fixture
def two(house: House) -> tuple[Inspection, Inspection]:
    """Plan inspections of both districts in one campaign."""
    campaign = a_campaign(house)
    return an_inspection(house, campaign), an_inspection(house, campaign, unit="dat_do")


def somebody_new(house: House, code: str = "quynh") -> str:
    register_person(house.work, code, "bà Quỳnh", title="chuyên viên", unit=house.unit("snv"))
    return code


def test_one_visit_serves_two_units_each_with_its_own_findings(
    house: House, two: tuple[Inspection, Inspection]
) -> None:
    visit = arrange_visit(house.by("lan"), two, a_day(DAY))
    go(house, "hanh", campaign_of(house, two[0]), "issue")
    for inspection in two:
        name_head_of_visit(house.by("lan"), inspection, house.person("hanh"))
        name_contact(house.by("lan"), inspection, "Phòng Nội vụ huyện")
        go(house, "lan", inspection, "schedule")
        bring_to(house, inspection, "on_site")
    a_finding(house, two[0], "chưa cập nhật sổ theo dõi")
    served = [visit_of(house.work, inspection) for inspection in two]
    assert served == [visit, visit]
    assert [len(findings_of(house.work, each)) for each in two] == [1, 0]


def test_a_visit_takes_several_days_and_half_days(house: House) -> None:
    inspection = an_inspection(house)
    slots = [DaySlot(DAY, time(8), time(11, 30)), DaySlot(DAY, time(13, 30)), DaySlot(NEXT_DAY)]
    arrange_visit(house.by("lan"), [inspection], slots)
    assert visit_days(house.work, inspection) == [DAY, DAY, NEXT_DAY]


def test_arranging_again_replaces_the_earlier_arrangement(house: House) -> None:
    inspection = an_inspection(house)
    set_a_day(house, inspection, DAY)
    set_a_day(house, inspection, NEXT_DAY)
    assert visit_days(house.work, inspection) == [NEXT_DAY]


def test_what_cannot_be_a_visit_is_refused_all_at_once(house: House) -> None:
    inspection = an_inspection(house)
    backward = DaySlot(DAY, time(11), time(8))
    with wrong("14/08/2019: giờ kết thúc 08:00 không sau giờ bắt đầu 11:00") as told:
        arrange_visit(house.by("lan"), [inspection], [backward, DaySlot(DAY), DaySlot(DAY)])
    assert "14/08/2019 bị ghi hai lần" in str(told.value)


def test_once_the_unit_was_told_the_day_moves_only_by_postponing(house: House) -> None:
    inspection = an_inspection(house, until="notified")
    with wrong("đã báo cho đơn vị hoặc đã xong; hãy hoãn rồi xếp lại"):
        set_a_day(house, inspection, NEXT_DAY)


def test_a_day_may_be_added_while_the_visit_goes_on(house: House) -> None:
    inspection = an_inspection(house, until="on_site")
    set_a_day(house, inspection, NEXT_DAY, on=DAY)
    assert visit_days(house.work, inspection) == [DAY, NEXT_DAY]


def test_the_head_of_a_visit_need_not_be_the_head_of_the_delegation(house: House) -> None:
    inspection = an_inspection(house)
    name_head_of_visit(house.by("lan"), inspection, house.person("minh"))
    assert Role.HEAD in roles_of(house.by("minh"), inspection)
    assert Role.HEAD not in roles_of(house.by("minh"), campaign_of(house, inspection))


def test_two_groups_go_side_by_side_and_each_member_to_the_own_one(
    house: House, two: tuple[Inspection, Inspection]
) -> None:
    delegation = delegation_of(house, two[0])
    somebody_new(house)
    add_member(house.work, delegation, house.person("quynh"), Role.MEMBER, group="2")
    for inspection, group in zip(two, ("1", "2"), strict=True):
        arrange_visit(house.by("lan"), [inspection], a_day(DAY), group=group)
    going = [[member.person_id for member in inspectors_on(house.work, each, DAY)] for each in two]
    assert house.person("quynh").id in going[1]
    assert house.person("quynh").id not in going[0]
    assert house.person("hanh").id in going[0] + going[1]


def test_a_substitute_acts_for_the_days_on_the_paper_and_the_member_comes_back(
    house: House,
) -> None:
    inspection = an_inspection(house)
    delegation = delegation_of(house, inspection)
    new = house.person(somebody_new(house))
    seat = seat_of(house, delegation, "minh")
    substitute(house.by("lan"), delegation, seat, new, PAPER, from_on=DAY, to_on=DAY)
    assert Role.MEMBER in roles_of(house.by("quynh", DAY), inspection)
    assert roles_of(house.by("minh", DAY), inspection) == frozenset()
    assert Role.MEMBER in roles_of(house.by("minh", NEXT_DAY), inspection)
    assert roles_of(house.by("quynh", NEXT_DAY), inspection) == frozenset()


def test_a_substitute_without_paper_is_refused(house: House) -> None:
    delegation = delegation_of(house, an_inspection(house))
    new = house.person(somebody_new(house))
    with wrong("cần văn bản cử người thay thế"):
        substitute(house.by("lan"), delegation, seat_of(house, delegation, "minh"), new, " ")


def test_the_same_substitute_may_come_twice(house: House) -> None:
    delegation = delegation_of(house, an_inspection(house))
    new, seat = house.person(somebody_new(house)), seat_of(house, delegation, "minh")
    for day in (DAY, date(2019, 9, 3)):
        substitute(house.by("lan"), delegation, seat, new, PAPER, from_on=day, to_on=day)
    with wrong("đã là thành viên đoàn"):
        substitute(house.by("lan"), delegation, seat, new, PAPER, from_on=DAY)


def test_somebody_stands_in_for_the_head_on_the_day_itself(house: House) -> None:
    delegation = delegation_of(house, an_inspection(house))
    seat = seat_of(house, delegation, "hanh")
    new = house.person(somebody_new(house))
    substitute(house.by("lan", DAY), delegation, seat, new, PAPER)
    heads = [
        m.person_id for m in members_on(house.work, delegation.id or 0, DAY) if m.role == "head"
    ]
    assert heads == [new.id]


def test_a_delegation_has_one_head_at_a_time(house: House) -> None:
    delegation = delegation_of(house, an_inspection(house))
    new = house.person(somebody_new(house))
    with wrong("đã có trưởng đoàn"):
        add_member(house.by("lan"), delegation, new, Role.HEAD)
    release_member(house.by("lan"), delegation, seat_of(house, delegation, "hanh"), PAPER)
    add_member(house.by("lan", DAY), delegation, new, Role.HEAD, from_on=DAY)
    assert seat_of(house, delegation, "lan").role == "secretary"


def test_a_member_who_stays_away_has_no_part_in_that_inspection(
    house: House, two: tuple[Inspection, Inspection]
) -> None:
    stay_away(house.by("lan"), two[0], house.person("minh"), "nguyên công chức của đơn vị")
    assert roles_of(house.by("minh"), two[0]) == frozenset()
    assert Role.MEMBER in roles_of(house.by("minh"), two[1])
    bring_to(house, two[0], "on_site")
    with refused("không có quyền"):
        a_finding(house, two[0], "chưa cập nhật sổ")


def test_of_several_delegations_one_is_named_before_the_visit_is_scheduled(house: House) -> None:
    campaign = a_campaign(house)
    second = a_delegation(house, campaign, "CCHC-2019-D2")
    other = a_delegation(house, a_campaign(house, "DOT-2", number="900"), "DOT-2-D9")
    inspection = an_inspection(house, campaign)
    assert inspection.delegation_id is None
    set_a_day(house, inspection, DAY)
    name_head_of_visit(house.by("lan"), inspection, house.person("hanh"))
    with refused("Đợt có 2 đoàn .* mà chưa rõ đoàn nào kiểm tra"):
        go(house, "lan", inspection, "schedule")
    with wrong("là đoàn của đợt kiểm tra khác"):
        entrust(house.by("lan"), inspection, other)
    entrust(house.by("lan"), inspection, second)
    go(house, "lan", inspection, "schedule")
    assert [each.delegation_id for each in inspectors_on(house.work, inspection, DAY)] == [
        second.id, second.id, second.id,
    ]  # fmt: skip


def test_the_only_delegation_inspects_also_what_was_planned_before_it(house: House) -> None:
    inspection = an_inspection(house)
    inspection.delegation_id = None
    assert len(inspectors_on(house.work, inspection, DAY)) == 3


def test_the_delegation_changes_only_before_the_visit(house: House) -> None:
    inspection = an_inspection(house, until="on_site")
    with wrong("cuộc kiểm tra đã bắt đầu"):
        entrust(house.by("lan"), inspection, delegation_of(house, inspection))
