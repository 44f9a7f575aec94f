"""A year later: the campaign renewed, what is open carried over, units that are gone."""

from __future__ import annotations

from datetime import date

import pytest

from inspect_flow.records.tables import Campaign, Inspection, Succession
from inspect_flow.services.campaigns import add_quota, amend_campaign, inspections_of
from inspect_flow.services.deficiencies import deficiencies_of, transfer
from inspect_flow.services.documents import context_of, documents_of
from inspect_flow.services.findings import findings_of
from inspect_flow.services.orphans import orphans
from inspect_flow.services.renewal import carry_open_items, lost_units, reinspect, renew_campaign
from inspect_flow.services.standing import members_on, roles_of
from inspect_flow.services.units import history
from inspect_flow.vocabulary.roles import Role
from inspect_flow.vocabulary.units import UnitLevel
from tests.builders import House, a_campaign, a_unit, an_inspection
from tests.stories.acts import (
    campaign_of,
    conclude_on,
    delegation_of,
    finding_of,
    go,
    is_proved,
    only,
    put_right,
    refused,
    wrong,
)

SPRING = date(2020, 3, 2)
END = date(2019, 12, 31)
RESOLUTION = "Nghị quyết 1256/NQ-UBTVQH15"


@pytest.fixture
def last_year(house: House) -> Inspection:
    """Return last year's inspection of Long Điền, whose one deficiency is still open."""
    campaign = a_campaign(house)
    add_quota(house.by("lan"), campaign, UnitLevel.DISTRICT, 1, "")
    amend_campaign(house.by("lan"), campaign, {"intervals": {"conclusion": {"count": 10}}}, "KH")
    inspection = an_inspection(house, campaign, until="following_up")
    an_inspection(house, campaign, unit="dat_do")
    return inspection


def dissolve(house: House, code: str, *heirs: str) -> None:
    """Let a unit end with the year and others follow it."""
    unit = house.unit(code)
    history(house.work, unit.id or 0)[-1].valid_to = END
    for heir in heirs:
        new = a_unit(house, heir, f"xã {heir}", UnitLevel.COMMUNE, valid_from=date(2020, 1, 1))
        arrow = {"predecessor_id": unit.id, "successor_id": new.id, "on": date(2020, 1, 1)}
        house.work.session.add(Succession(**arrow, kind="split", document=RESOLUTION))
    house.work.session.flush()


def renewed(house: House, inspection: Inspection) -> Campaign:
    campaign = campaign_of(house, inspection)
    return renew_campaign(house.by("hanh", SPRING), campaign, "CCHC-2020", 2020)


def test_units_delegation_quotas_and_intervals_come_again(
    house: House, last_year: Inspection
) -> None:
    campaign = renewed(house, last_year)
    planned = inspections_of(house.work, campaign)
    assert [each.unit_id for each in planned] == [
        house.unit("long_dien").id, house.unit("dat_do").id,
    ]  # fmt: skip
    assert campaign.title.endswith("năm 2020")
    assert campaign.intervals == {"conclusion": {"count": 10}}
    members = members_on(house.work, delegation_of(house, planned[0]).id or 0, SPRING)
    assert {each.role for each in members} == {"head", "secretary", "member"}
    assert Role.HEAD in roles_of(house.by("hanh", SPRING), campaign)


def test_what_is_open_goes_on_in_the_new_campaign(house: House, last_year: Inspection) -> None:
    campaign = renewed(house, last_year)
    before = only(house, last_year)
    [carried] = carry_open_items(house.by("hanh", SPRING), campaign_of(house, last_year), campaign)
    assert (before.state, carried.state) == ("carried_over", "recorded")
    assert carried.carried_from_id == before.id
    assert (carried.deadline, carried.original_deadline) == (date(2019, 9, 30),) * 2
    assert finding_of(house, carried).repeats_id == before.finding_id
    assert finding_of(house, carried).author_id == finding_of(house, before).author_id
    assert is_proved(house)


def test_carried_items_let_the_old_campaign_close(house: House, last_year: Inspection) -> None:
    old = campaign_of(house, last_year)
    carry_open_items(house.by("hanh", SPRING), old, renewed(house, last_year))
    go(house, "lan", last_year, "close", SPRING)
    for each in inspections_of(house.work, old):
        if each.state == "planned":
            go(house, "hanh", each, "cancel", SPRING, reason="chuyển sang năm 2020")
    for name in ("begin", "conclude", "close"):
        go(house, "hanh", old, name, SPRING)
    assert old.state == "closed"


def test_a_reinspection_holds_only_what_is_still_open(house: House, last_year: Inspection) -> None:
    campaign = renewed(house, last_year)
    again = reinspect(house.by("hanh", SPRING), last_year, campaign, house.unit("long_dien"))
    assert again.reinspection_of_id == last_year.id
    assert again.checklist == ""
    assert [each.state for each in deficiencies_of(house.work, again)] == ["recorded"]
    assert len(findings_of(house.work, again)) == 1


def test_the_same_campaign_may_look_again_at_its_own_unit(
    house: House, last_year: Inspection
) -> None:
    campaign, on = campaign_of(house, last_year), date(2019, 11, 4)
    work = house.by("hanh", on)
    again = reinspect(work, last_year, campaign, house.unit("long_dien"), basis="Kế hoạch phúc tra")
    assert again.unit_id == last_year.unit_id


def test_without_open_items_there_is_nothing_to_reinspect(
    house: House, last_year: Inspection
) -> None:
    put_right(house, only(house, last_year), date(2019, 9, 20))
    with wrong("không còn tồn tại nào để kiểm tra lại"):
        reinspect(
            house.by("hanh", SPRING),
            last_year,
            renewed(house, last_year),
            house.unit("long_dien"),
        )


def test_a_carried_deficiency_gets_a_new_day_with_the_new_conclusion(
    house: House, last_year: Inspection
) -> None:
    campaign = a_campaign(house, "CCHC-2020", year=2020, number="900")
    again = reinspect(house.by("hanh", SPRING), last_year, campaign, house.unit("long_dien"))
    conclude_on(house, again, date(2020, 5, 15))
    carried = only(house, again)
    # Fifteen days end on Saturday 30/5, so the unit has until Monday.
    assert carried.deadline == date(2020, 6, 1)
    assert carried.original_deadline == date(2019, 9, 30)


def test_a_unit_that_is_gone_is_not_planned_again_and_its_heirs_are_offered(
    house: House, last_year: Inspection
) -> None:
    dissolve(house, "long_dien", "a", "b")
    campaign = renewed(house, last_year)
    assert len(inspections_of(house.work, campaign)) == 1
    [(gone, heirs)] = lost_units(house.by("hanh", SPRING), campaign_of(house, last_year))
    assert (gone.code, [heir.code for heir in heirs]) == ("long_dien", ["a", "b"])


def test_an_open_deficiency_of_a_gone_unit_lands_on_the_worklist(
    house: House, last_year: Inspection
) -> None:
    dissolve(house, "long_dien", "a", "b")
    work = house.by("lan", SPRING)
    [orphan] = orphans(work)
    assert orphan.owner == "huyện Long Điền"
    assert orphan.ended_on == END
    assert orphan.heirs == ("xã a (a)", "xã b (b)")


def test_a_person_chooses_the_heir_on_a_legal_document(house: House, last_year: Inspection) -> None:
    dissolve(house, "long_dien", "a", "b")
    work, deficiency = house.by("lan", SPRING), only(house, last_year)
    with refused("cần ghi văn bản làm căn cứ chuyển giao"):
        transfer(work, deficiency, house.unit("a"), "")
    transfer(work, deficiency, house.unit("a"), RESOLUTION, [house.unit("b")])
    assert deficiency.owner_id == house.unit("a").id
    assert orphans(work) == []


def test_a_task_may_go_up_to_a_department(house: House, last_year: Inspection) -> None:
    dissolve(house, "long_dien", "a")
    deficiency = only(house, last_year)
    transfer(house.by("lan", SPRING), deficiency, house.unit("snv"), "Nghị định 123")
    assert deficiency.owner_id == house.unit("snv").id


def test_the_old_owner_stands_in_the_old_papers_for_ever(
    house: House, last_year: Inspection
) -> None:
    minutes = documents_of(house.work, last_year)[1]
    before = context_of(minutes)
    dissolve(house, "long_dien", "a")
    transfer(house.by("lan", SPRING), only(house, last_year), house.unit("a"), RESOLUTION)
    assert context_of(minutes) == before
    assert "huyện Long Điền" in minutes.context


def test_an_heir_is_reinspected_for_what_the_unit_left_open(
    house: House, last_year: Inspection
) -> None:
    dissolve(house, "long_dien", "a")
    campaign = renewed(house, last_year)
    work = house.by("hanh", SPRING)
    with wrong("không phải là huyện Long Điền và cũng không kế thừa"):
        reinspect(work, last_year, campaign, house.unit("snv"))
    again = reinspect(work, last_year, campaign, house.unit("a"))
    assert only(house, again).owner_id == house.unit("a").id
