"""Quotas filled later, the plan amended by a paper, a campaign called off."""

from __future__ import annotations

from datetime import date

import pytest

from inspect_flow.records.tables import Campaign
from inspect_flow.services.campaigns import (
    add_quota,
    amend_campaign,
    found_on,
    inspections_of,
    plan_inspection,
    register_decision,
)
from inspect_flow.services.delegations import add_member, appoint
from inspect_flow.services.trail import trail_of
from inspect_flow.vocabulary.campaigns import DecisionRole
from inspect_flow.vocabulary.roles import Role
from inspect_flow.vocabulary.units import UnitLevel
from tests.builders import House, a_campaign, a_unit, an_inspection
from tests.stories.acts import go, is_proved, refused, wrong

LATER = date(2019, 9, 2)


@pytest.fixture
def promised(house: House) -> Campaign:
    """Issue a plan that promises two communes without naming them."""
    campaign = a_campaign(house)
    for code, name in (("an_ngai", "xã An Ngãi"), ("tam_phuoc", "xã Tam Phước"), ("x", "xã X")):
        a_unit(house, code, name, UnitLevel.COMMUNE, parent=house.unit("long_dien"))
    add_quota(house.by("lan"), campaign, UnitLevel.COMMUNE, 2, "chọn ngẫu nhiên")
    go(house, "hanh", campaign, "issue")
    return campaign


def test_a_plan_of_promises_alone_may_be_issued(promised: Campaign) -> None:
    assert promised.state == "issued"


def test_a_plan_of_nothing_is_not_issued(house: House) -> None:
    with refused("chưa có đơn vị nào và chưa có chỉ tiêu"):
        go(house, "hanh", a_campaign(house), "issue")


def test_units_that_fill_a_quota_need_no_further_paper(house: House, promised: Campaign) -> None:
    for code in ("an_ngai", "tam_phuoc"):
        plan_inspection(house.by("lan", LATER), promised, house.unit(code))
    assert len(inspections_of(house.work, promised)) == 2
    with wrong("ghi văn bản bổ sung đơn vị .--basis."):
        plan_inspection(house.by("lan", LATER), promised, house.unit("x"))


def test_a_unit_outside_the_quotas_needs_the_paper_that_adds_it(
    house: House, promised: Campaign
) -> None:
    with wrong("kế hoạch đã ban hành"):
        plan_inspection(house.by("lan", LATER), promised, house.unit("dat_do"))
    paper = "Quyết định 1200/QĐ-UBND ngày 30/8/2019"
    added = plan_inspection(house.by("lan", LATER), promised, house.unit("dat_do"), basis=paper)
    assert added.state == "planned"


def test_a_promise_not_kept_keeps_the_campaign_open(house: House) -> None:
    campaign = a_campaign(house)
    add_quota(house.by("lan"), campaign, UnitLevel.DISTRICT, 2, "")
    an_inspection(house, campaign, until="concluded")
    go(house, "lan", campaign, "begin", LATER)
    with refused("Chỉ tiêu 'cấp huyện: ít nhất 2' mới có 1/2 đơn vị"):
        go(house, "hanh", campaign, "conclude", LATER)


def test_an_issued_plan_changes_only_on_a_paper(house: House, promised: Campaign) -> None:
    with wrong("cần ghi văn bản làm căn cứ điều chỉnh"):
        amend_campaign(house.by("lan", LATER), promised, {"ends_on": date(2019, 12, 31)}, "")
    paper = register_decision(
        house.by(on=LATER), "1200", "QĐ-UBND", date(2019, 8, 30), house.unit("tinh")
    )
    change = "kéo dài thời gian kiểm tra"
    found_on(house.by("lan", LATER), promised, paper, DecisionRole.AMENDING, change)
    basis = "Quyết định 1200/QĐ-UBND"
    amend_campaign(house.by("lan", LATER), promised, {"ends_on": date(2019, 12, 31)}, basis)
    assert promised.ends_on == date(2019, 12, 31)
    assert trail_of(house.work, promised, "campaign.amended").day("campaign.amended") == LATER


@pytest.mark.parametrize(("until", "given"), [("notified", "district_2019"), ("on_site", "")])
def test_a_checklist_named_late_reaches_visits_not_begun(
    house: House, until: str, given: str
) -> None:
    campaign = a_campaign(house)
    inspection = an_inspection(house, campaign, until=until)
    inspection.checklist = ""
    amend_campaign(house.by("lan", LATER), campaign, {"checklist": "district_2019"}, "QĐ 1200")
    assert inspection.checklist == given


def test_an_amending_decision_says_what_it_changes(house: House, promised: Campaign) -> None:
    paper = register_decision(house.by(), "1200", "QĐ-UBND", LATER, house.unit("tinh"))
    with wrong("Cần ghi nội dung điều chỉnh"):
        found_on(house.by("lan"), promised, paper, DecisionRole.AMENDING)


def test_one_decision_founds_a_campaign_once(house: House, promised: Campaign) -> None:
    paper = register_decision(house.by(), "1201", "QĐ-UBND", LATER, house.unit("tinh"))
    found_on(house.by("lan"), promised, paper, DecisionRole.DELEGATION)
    with wrong("đã được ghi cho CCHC-2019"):
        found_on(house.by("lan"), promised, paper, DecisionRole.DELEGATION)


def test_a_number_is_taken_once_per_issuer_and_year(house: House) -> None:
    province, day = house.unit("tinh"), date(2019, 4, 19)
    register_decision(house.by(), "500", "QĐ-UBND", day, province)
    register_decision(house.by(), "500", "KH-UBND", day, province)
    register_decision(house.by(), "500", "QĐ-UBND", date(2020, 4, 19), province)
    register_decision(house.by(), "500", "QĐ-UBND", day, house.unit("dat_do"))
    with wrong("Văn bản số 500/QĐ-UBND năm 2019 đã được đăng ký"):
        register_decision(house.by(), "500", "QĐ-UBND", day, province)


def test_days_that_run_backwards_are_refused(house: House, promised: Campaign) -> None:
    with wrong("thời gian kiểm tra: ngày cuối 01/01/2019 trước ngày đầu 01/05/2019"):
        amend_campaign(house.by("lan"), promised, {"ends_on": date(2019, 1, 1)}, "QĐ 1200")


def test_a_campaign_called_off_takes_its_waiting_inspections_along(stored_house: House) -> None:
    campaign = a_campaign(stored_house)
    waiting = [
        an_inspection(stored_house, campaign, until="notified"),
        an_inspection(stored_house, campaign, unit="dat_do"),
    ]
    go(stored_house, "hanh", campaign, "cancel", LATER, reason="dịch bệnh")
    assert [each.state for each in waiting] == ["cancelled", "cancelled"]
    assert is_proved(stored_house)


def test_a_campaign_is_not_called_off_over_work_in_progress(house: House) -> None:
    campaign = a_campaign(house)
    an_inspection(house, campaign, until="on_site")
    with refused("1 cuộc kiểm tra đang tiến hành"):
        go(house, "hanh", campaign, "cancel", LATER, reason="dịch bệnh")


@pytest.mark.parametrize("state", ["drafting", "issued", "under_way"])
def test_calling_off_a_campaign_needs_a_reason_at_each_stage(house: House, state: str) -> None:
    campaign = a_campaign(house)
    if state != "drafting":
        an_inspection(house, campaign, until="scheduled")
    if state == "under_way":
        go(house, "lan", campaign, "begin", LATER)
    with refused("phải ghi lý do"):
        go(house, "hanh", campaign, "cancel", LATER)
    go(house, "hanh", campaign, "cancel", LATER, reason="dịch bệnh")
    assert campaign.state == "cancelled"


def test_several_delegations_must_each_have_a_head(house: House) -> None:
    campaign = a_campaign(house)
    an_inspection(house, campaign)
    second = appoint(house.by("lan"), campaign, "DKT-2", "Đoàn số 2")
    with refused("chưa có trưởng đoàn"):
        go(house, "hanh", campaign, "issue")
    add_member(house.by("lan"), second, house.person("minh"), Role.HEAD)
    go(house, "hanh", campaign, "issue")


def test_what_still_waits_follows_the_amended_plan(house: House) -> None:
    campaign = a_campaign(house)
    begun = an_inspection(house, campaign, until="on_site")
    waiting = an_inspection(house, campaign, unit="dat_do")
    later = {"figures_to": date(2019, 7, 31), "checklist": "district_2019"}
    amend_campaign(house.by("lan", LATER), campaign, later, "Quyết định 1200/QĐ-UBND")
    assert (waiting.figures_to, waiting.checklist) == (date(2019, 7, 31), "district_2019")
    assert (begun.figures_to, begun.checklist) == (date(2019, 6, 30), "")


def test_what_an_inspection_was_given_of_its_own_stays(house: House) -> None:
    campaign = a_campaign(house)
    own = an_inspection(house, campaign, figures_to=date(2019, 5, 31))
    amend_campaign(house.by("lan"), campaign, {"figures_to": date(2019, 7, 31)}, "")
    assert own.figures_to == date(2019, 5, 31)
