"""A district runs a campaign over its own communes: nothing is tied to the province."""

from __future__ import annotations

from datetime import date

import pytest

from inspect_flow.records.tables import Campaign, Inspection
from inspect_flow.services.campaigns import (
    found_on,
    inspections_of,
    open_campaign,
    plan_inspection,
    register_decision,
)
from inspect_flow.services.delegations import add_member, appoint
from inspect_flow.services.documents import documents_of
from inspect_flow.services.inspections import name_contact, name_head_of_visit
from inspect_flow.services.people import register_person
from inspect_flow.services.standing import roles_of
from inspect_flow.services.visits import arrange_visit
from inspect_flow.vocabulary.campaigns import DecisionRole
from inspect_flow.vocabulary.roles import Role
from inspect_flow.vocabulary.units import UnitLevel
from tests.builders import House, a_unit, an_inspection
from tests.stories.acts import a_day, go, is_proved, refused

FOUNDED, DAY = date(2019, 5, 6), date(2019, 6, 12)
SEVEN = ("Long Hải", "Long Điền", "Phước Tỉnh", "Phước Hưng", "Tam Phước", "An Ngãi", "An Nhứt")


@pytest.fixture
def own(house: House) -> Campaign:
    """Open, as the district's chairman, a campaign over its seven communes."""
    district = house.unit("long_dien")
    chairman = house.by("tu", FOUNDED)
    values = {"issuer_id": district.id, "starts_on": FOUNDED, "ends_on": date(2019, 9, 30)}
    campaign = open_campaign(chairman, "LD-2019", "Kiểm tra CCHC cấp xã năm 2019", 2019, **values)
    decision = register_decision(chairman, "1120", "QĐ-UBND", FOUNDED, district)
    found_on(chairman, campaign, decision, DecisionRole.FOUNDING)
    delegation = appoint(chairman, campaign, "LD-2019-D1", "Đoàn kiểm tra CCHC huyện")
    for code, role in (("hoa", Role.HEAD), ("mai", Role.SECRETARY)):
        register_person(house.by(), code, code.title(), title="Phó Phòng Nội vụ", unit=district)
        add_member(chairman, delegation, house.person(code), role)
    for number, name in enumerate(SEVEN):
        a_unit(house, f"xa_{number}", f"xã {name}", UnitLevel.COMMUNE, parent=district)
        plan_inspection(chairman, campaign, house.unit(f"xa_{number}"))
    go(house, "tu", campaign, "issue", FOUNDED)
    return campaign


def first_of(house: House, campaign: Campaign) -> Inspection:
    return inspections_of(house.work, campaign)[0]


def test_the_chairman_of_the_district_is_the_authority(house: House, own: Campaign) -> None:
    assert own.state == "issued"
    assert roles_of(house.by("tu", FOUNDED), own) == {Role.AUTHORITY}


def test_its_delegation_notifies_and_inspects_a_commune(house: House, own: Campaign) -> None:
    inspection = first_of(house, own)
    work = house.by("mai", FOUNDED)
    register_person(house.by(), "xa", "Chủ tịch xã", unit=house.unit("xa_0"), leads_unit=True)
    arrange_visit(work, [inspection], a_day(DAY))
    name_head_of_visit(work, inspection, house.person("hoa"))
    name_contact(work, inspection, "Văn phòng UBND xã")
    go(house, "mai", inspection, "schedule", FOUNDED)
    go(house, "mai", inspection, "notify", FOUNDED)
    [notice] = documents_of(house.work, inspection)
    assert (notice.state, notice.issuer_id) == ("issued", house.unit("long_dien").id)
    assert is_proved(house)


def test_the_province_has_no_say_in_it(house: House, own: Campaign) -> None:
    for who in ("hanh", "lan", "minh"):
        assert roles_of(house.by(who, DAY), own) == frozenset()
    with refused("không có quyền"):
        go(house, "hanh", own, "cancel", DAY, reason="trùng kế hoạch của tỉnh")


def test_nobody_opens_a_campaign_for_somebody_elses_unit(house: House) -> None:
    province = house.unit("tinh")
    with refused("chỉ người của cơ quan ban hành hoặc chủ trì"):
        open_campaign(house.by("quan"), "X-2019", "Kiểm tra", 2019, issuer_id=province.id)
    with refused("chỉ người vận hành, trưởng đoàn, phó đoàn, thư ký hoặc lãnh đạo"):
        register_decision(house.by("quan"), "1", "QĐ-UBND", FOUNDED, province)


def test_the_codes_of_two_campaigns_do_not_collide(house: House, own: Campaign) -> None:
    other = an_inspection(house)
    assert other.code == "KT-2019-008"
    assert len(inspections_of(house.work, own)) == 7
