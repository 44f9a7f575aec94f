"""Which units may stand on a plan, with which checklist and delegation."""

from __future__ import annotations

from datetime import date

import pytest

from inspect_flow.services.campaigns import plan_inspection
from inspect_flow.services.units import history
from inspect_flow.vocabulary.errors import BadInput, MoveRefused
from inspect_flow.vocabulary.units import UnitLevel
from tests.builders import a_campaign, a_delegation, a_house, a_unit, an_inspection


def a_commune(house, **version):
    return a_unit(
        house, "xa", "xã An Ngãi", UnitLevel.COMMUNE, parent=house.unit("long_dien"), **version
    )


def test_an_inspection_takes_over_what_the_campaign_says():
    house = a_house()
    campaign = a_campaign(house, checklist="district_2019", is_announced=False)
    inspection = an_inspection(house, campaign)
    assert (inspection.checklist, inspection.is_announced) == ("district_2019", False)
    assert (inspection.figures_from, inspection.figures_to) == (
        date(2018, 1, 1), date(2019, 6, 30),
    )  # fmt: skip


def test_the_contact_of_the_unit_is_the_first_contact():
    house = a_house()
    house.unit("long_dien").contact = "Phòng Nội vụ, 0254.3862.000"
    assert an_inspection(house).contact == "Phòng Nội vụ, 0254.3862.000"


def test_a_unit_stands_on_a_plan_once():
    house = a_house()
    campaign = a_campaign(house)
    an_inspection(house, campaign)
    with pytest.raises(BadInput, match="đã có trong kế hoạch"):
        an_inspection(house, campaign)


def test_a_cancelled_one_makes_room():
    house = a_house()
    campaign = a_campaign(house)
    an_inspection(house, campaign).state = "cancelled"
    assert an_inspection(house, campaign).code == "KT-2019-002"


def test_a_unit_that_is_gone_is_not_planned():
    house = a_house()
    campaign = a_campaign(house)
    history(house.work, house.unit("dat_do").id or 0)[-1].valid_to = date(2018, 12, 31)
    with pytest.raises(BadInput, match="đã chấm dứt hoạt động sau ngày 31/12/2018"):
        an_inspection(house, campaign, unit="dat_do")


def test_a_unit_born_during_the_campaign_may_be_planned_before():
    house = a_house()
    campaign = a_campaign(house)
    a_commune(house, valid_from=date(2019, 7, 1))
    assert an_inspection(house, campaign, unit="xa").state == "planned"


def test_a_unit_born_after_the_campaign_may_not():
    house = a_house()
    campaign = a_campaign(house)
    a_commune(house, valid_from=date(2020, 1, 1))
    with pytest.raises(BadInput, match="chỉ có từ ngày 01/01/2020"):
        an_inspection(house, campaign, unit="xa")


def test_the_campaigns_checklist_is_for_its_own_level():
    house = a_house()
    campaign = a_campaign(house, checklist="district_2019")
    a_commune(house)
    with pytest.raises(BadInput, match="bảng kiểm district_2019 dành cho cấp huyện"):
        an_inspection(house, campaign, unit="xa")
    chosen = an_inspection(house, campaign, unit="xa", checklist="commune_2019")
    assert chosen.checklist == "commune_2019"


def test_a_checklist_out_of_use_is_refused():
    house = a_house()
    campaign = a_campaign(house)
    a_commune(house)
    with pytest.raises(BadInput, match="bảng kiểm commune_2025 chỉ dùng từ 01/07/2025"):
        an_inspection(house, campaign, unit="xa", checklist="commune_2025")


def test_the_delegation_is_one_of_the_campaigns_own():
    house = a_house()
    campaign = a_campaign(house)
    stranger = a_delegation(house, a_campaign(house, "KHAC", number="785"), "KHAC-D2")
    with pytest.raises(BadInput, match="KHAC-D2 là đoàn của đợt kiểm tra khác"):
        an_inspection(house, campaign, delegation_id=stranger.id)


def test_all_faults_are_told_at_once():
    house = a_house()
    campaign = a_campaign(house)
    an_inspection(house, campaign, until="scheduled")
    with pytest.raises(BadInput) as told:
        plan_inspection(house.work, campaign, house.unit("long_dien"), checklist="commune_2025")
    assert len(told.value.reasons) == 3


def test_a_campaign_that_is_over_takes_no_more_units():
    house = a_house()
    campaign = a_campaign(house)
    campaign.state = "concluded"
    with pytest.raises(MoveRefused, match="không thêm đơn vị được"):
        an_inspection(house, campaign)
