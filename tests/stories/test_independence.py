"""Nobody inspects the own unit, and two inspections of one unit keep their distance."""

from __future__ import annotations

from datetime import date

import pytest

from inspect_flow.records.tables import Inspection, Succession
from inspect_flow.services.campaigns import amend_campaign
from inspect_flow.services.delegations import add_member, stay_away, substitute
from inspect_flow.services.inspections import name_head_of_visit
from inspect_flow.services.people import amend_person, record_post, register_person
from inspect_flow.services.trail import trail_of
from inspect_flow.services.visits import arrange_visit
from inspect_flow.vocabulary.roles import Role
from inspect_flow.vocabulary.units import UnitLevel
from tests.builders import House, a_campaign, a_unit, an_inspection
from tests.stories.acts import a_day, campaign_of, delegation_of, go, refused, seat_of, set_a_day

DAY = date(2019, 8, 14)
REASON = "thanh tra chuyên ngành, nội dung khác nhau"


def ready_to_schedule(house: House, unit: str = "long_dien") -> Inspection:
    inspection = an_inspection(house, unit=unit)
    set_a_day(house, inspection, DAY)
    name_head_of_visit(house.by("lan"), inspection, house.person("hanh"))
    return inspection


def second_campaign(house: House, day: date, unit: str = "long_dien") -> Inspection:
    campaign = a_campaign(house, "KSTTHC-2019", number="900")
    inspection = an_inspection(house, campaign, unit=unit)
    set_a_day(house, inspection, day)
    name_head_of_visit(house.by("lan"), inspection, house.person("hanh"))
    return inspection


def test_a_member_of_the_unit_does_not_inspect_it(house: House) -> None:
    inspection = ready_to_schedule(house)
    add_member(house.by("lan"), delegation_of(house, inspection), house.person("tu"), Role.MEMBER)
    with refused("1 thành viên có xung đột lợi ích với đơn vị: ông Tú đang công tác tại đơn vị"):
        go(house, "lan", inspection, "schedule")


def test_a_former_post_counts_as_well(house: House) -> None:
    inspection = ready_to_schedule(house)
    unit = house.unit("long_dien")
    record_post(house.by(), house.person("minh"), unit, "Phó Phòng Nội vụ", to_on=date(2016, 1, 1))
    with refused("ông Minh từng là Phó Phòng Nội vụ của đơn vị"):
        go(house, "lan", inspection, "schedule")


def test_a_post_left_by_a_change_of_unit_is_not_forgotten(house: House) -> None:
    register_person(house.by(), "quynh", "bà Quỳnh", title="chuyên viên", unit=house.unit("dat_do"))
    amend_person(house.by(), house.person("quynh"), {"unit_id": house.unit("snv").id})
    inspection = ready_to_schedule(house, unit="dat_do")
    person = house.person("quynh")
    add_member(house.by("lan"), delegation_of(house, inspection), person, Role.MEMBER)
    with refused("bà Quỳnh từng là chuyên viên của đơn vị"):
        go(house, "lan", inspection, "schedule")


def test_a_predecessor_of_the_unit_counts_as_the_unit(house: House) -> None:
    span = {"valid_from": date(1982, 1, 1), "valid_to": date(2003, 12, 31)}
    old = a_unit(house, "cu", "huyện Long Đất", UnitLevel.DISTRICT, **span)
    heir = house.unit("long_dien")
    arrow = {"predecessor_id": old.id, "successor_id": heir.id, "on": date(2004, 1, 1)}
    house.work.session.add(Succession(**arrow, kind="split", document="NĐ 152/2003/NĐ-CP"))
    record_post(house.by(), house.person("lan"), old, "chuyên viên")
    with refused("bà Lan từng là chuyên viên của đơn vị"):
        go(house, "lan", ready_to_schedule(house), "schedule")


def test_a_division_of_the_unit_is_the_unit(house: House) -> None:
    parent = house.unit("long_dien")
    division = a_unit(house, "pnv", "Phòng Nội vụ", UnitLevel.DIVISION, parent=parent)
    record_post(house.by(), house.person("minh"), division, "Trưởng phòng")
    with refused("ông Minh từng là Trưởng phòng của đơn vị"):
        go(house, "lan", ready_to_schedule(house), "schedule")


def test_a_conflict_cannot_be_set_aside_by_a_reason(house: House) -> None:
    inspection = ready_to_schedule(house)
    record_post(house.by(), house.person("minh"), house.unit("long_dien"), "Chánh Văn phòng")
    with refused("xung đột lợi ích"):
        go(house, "lan", inspection, "schedule", overrides={"no_conflict_of_interest": REASON})


@pytest.mark.parametrize("way", ["stays away", "goes with another group", "is substituted"])
def test_whoever_has_a_tie_leaves_that_visit_to_others(house: House, way: str) -> None:
    inspection = ready_to_schedule(house)
    delegation, minh = delegation_of(house, inspection), house.person("minh")
    record_post(house.by(), minh, house.unit("long_dien"), "Chánh Văn phòng")
    if way == "stays away":
        stay_away(house.by("lan"), inspection, minh, "từng là Chánh Văn phòng của đơn vị")
    elif way == "is substituted":
        seat = seat_of(house, delegation, "minh")
        register_person(house.by(), "quynh", "bà Quỳnh", unit=house.unit("snv"))
        substitute(house.by("lan"), delegation, seat, house.person("quynh"), "CV 301", from_on=DAY)
    else:
        seat_of(house, delegation, "minh").group = "2"
        arrange_visit(house.by("lan"), [inspection], a_day(DAY), group="1")
    go(house, "lan", inspection, "schedule")
    assert inspection.state == "scheduled"


def test_a_substitute_from_the_unit_stops_the_visit_on_the_day(house: House) -> None:
    inspection = an_inspection(house, until="self_reported")
    delegation = delegation_of(house, inspection)
    seat = seat_of(house, delegation, "minh")
    substitute(house.by("lan", DAY), delegation, seat, house.person("tu"), "CV 301")
    with refused("ông Tú đang công tác tại đơn vị"):
        go(house, "hanh", inspection, "start", DAY)


def test_another_campaign_at_the_unit_within_thirty_days_is_too_near(house: House) -> None:
    an_inspection(house, until="scheduled")
    other = second_campaign(house, date(2019, 9, 5))
    with refused("quá gần 1 cuộc kiểm tra khác tại đơn vị: KT-2019-001, ngày 14/08/2019"):
        go(house, "lan", other, "schedule")


def test_thirty_days_later_or_elsewhere_is_far_enough(house: House) -> None:
    an_inspection(house, until="scheduled")
    far, elsewhere = date(2019, 10, 1), date(2019, 8, 15)
    go(house, "lan", second_campaign(house, far), "schedule")
    campaign = a_campaign(house, "KHAC-2019", number="901")
    other = an_inspection(house, campaign, unit="dat_do")
    set_a_day(house, other, elsewhere)
    name_head_of_visit(house.by("lan"), other, house.person("hanh"))
    go(house, "lan", other, "schedule")
    assert other.state == "scheduled"


def test_the_distance_is_the_campaigns_to_set(house: House) -> None:
    an_inspection(house, until="scheduled")
    other = second_campaign(house, date(2019, 9, 5))
    intervals = {"between_inspections": {"count": 7}}
    amend_campaign(house.by("lan"), campaign_of(house, other), {"intervals": intervals}, "KH 90")
    go(house, "lan", other, "schedule")
    assert other.state == "scheduled"


def test_an_overlap_is_set_aside_by_a_reason_that_is_kept(house: House) -> None:
    an_inspection(house, until="scheduled")
    other = second_campaign(house, date(2019, 9, 5))
    reasons = {"no_overlapping_inspection": REASON}
    go(house, "lan", other, "schedule", overrides=reasons)
    assert other.override_reasons == reasons
    assert trail_of(house.work, other, "inspection.schedule").version("inspection.schedule")


def test_a_reason_is_forgotten_once_the_overlap_is_gone(house: House) -> None:
    an_inspection(house, until="scheduled")
    other = second_campaign(house, date(2019, 9, 5))
    reasons = {"no_overlapping_inspection": REASON}
    go(house, "lan", other, "schedule", overrides=reasons)
    go(house, "hanh", other, "postpone", reason="tránh chồng chéo")
    set_a_day(house, other, date(2019, 10, 15))
    go(house, "lan", other, "schedule")
    assert other.override_reasons == {}


def test_an_inspection_called_off_is_no_longer_in_the_way(house: House) -> None:
    first = an_inspection(house, until="scheduled")
    go(house, "hanh", first, "cancel", reason="trùng kế hoạch")
    other = second_campaign(house, date(2019, 8, 20))
    go(house, "lan", other, "schedule")
    assert other.state == "scheduled"
