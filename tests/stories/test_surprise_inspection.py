"""A surprise: no notice, no self-report, and the unit knows of nothing before the first hour."""

from __future__ import annotations

from datetime import date

import pytest

from inspect_flow.records.tables import Inspection
from inspect_flow.services.documents import documents_of
from inspect_flow.services.inspections import (
    hand_in_self_report,
    name_head_of_visit,
    record_unit_comments,
)
from inspect_flow.services.moving import offered
from inspect_flow.services.registry import find
from inspect_flow.services.standing import roles_of
from inspect_flow.services.visibility import is_visible
from inspect_flow.vocabulary.errors import NotFound
from inspect_flow.vocabulary.roles import Role
from tests.builders import House, a_campaign, a_finding, an_inspection, bring_to
from tests.stories.acts import campaign_of, go, is_proved, refused, set_a_day

DAY = date(2019, 8, 14)


def a_surprise(house: House, until: str = "scheduled") -> Inspection:
    campaign = a_campaign(house, kind="surprise", is_announced=False)
    inspection = an_inspection(house, campaign, until="scheduled")
    if until == "on_site":
        go(house, "hanh", inspection, "start_unannounced", DAY)
    return inspection


def test_a_surprise_runs_from_the_door_to_the_directive(stored_house: House) -> None:
    inspection = a_surprise(stored_house, until="on_site")
    bring_to(stored_house, inspection, "following_up")
    kinds = [paper.kind for paper in documents_of(stored_house.work, inspection)]
    assert kinds == ["surprise_minutes", "conclusion"]
    assert inspection.state == "following_up"
    assert is_proved(stored_house)


def test_the_unit_knows_of_nothing_before_it_begins(house: House) -> None:
    inspection = a_surprise(house)
    work = house.by("tu", DAY)
    assert roles_of(work, inspection) == frozenset()
    assert not is_visible(work, inspection)
    assert not is_visible(work, campaign_of(house, inspection))
    with pytest.raises(NotFound, match="Không có cuộc kiểm tra mã 'KT-2019-001'"):
        find(work, Inspection, inspection.code)


def test_what_the_unit_tries_sounds_as_if_there_were_no_inspection(house: House) -> None:
    inspection = a_surprise(house)
    with pytest.raises(NotFound, match="Không có cuộc kiểm tra mã"):
        go(house, "tu", inspection, "comment", DAY)
    with pytest.raises(NotFound, match="Không có cuộc kiểm tra mã"):
        record_unit_comments(house.by("tu", DAY), inspection, "Chúng tôi đã biết")


def test_the_delegation_sees_it_all_the_time(house: House) -> None:
    inspection = a_surprise(house)
    for who in ("hanh", "lan", "minh", "operator"):
        assert is_visible(house.by(who, DAY), inspection)
    assert find(house.by("minh", DAY), Inspection, inspection.code) is inspection


def test_from_the_first_hour_the_unit_answers_for_itself(house: House) -> None:
    inspection = a_surprise(house, until="on_site")
    assert roles_of(house.by("tu", DAY), inspection) == {Role.UNIT}
    assert is_visible(house.by("tu", DAY), campaign_of(house, inspection))


def test_a_surprise_called_off_before_it_began_stays_unknown(house: House) -> None:
    inspection = a_surprise(house)
    go(house, "hanh", inspection, "cancel", DAY, reason="đoàn bận việc đột xuất")
    assert not is_visible(house.by("tu", DAY), inspection)


def test_a_surprise_broken_off_is_known(house: House) -> None:
    inspection = a_surprise(house, until="on_site")
    go(house, "hanh", inspection, "break_off", DAY, reason="mất điện")
    assert is_visible(house.by("tu", DAY), inspection)


def test_a_surprise_gets_neither_notice_nor_self_report(house: House) -> None:
    inspection = a_surprise(house)
    with refused("không báo trước nên không gửi thông báo"):
        go(house, "lan", inspection, "notify", DAY)
    with refused("không có báo cáo tự kiểm tra"):
        hand_in_self_report(house.by("lan", DAY), inspection, "Báo cáo")


def test_an_announced_inspection_may_not_start_as_a_surprise(house: House) -> None:
    inspection = an_inspection(house, until="scheduled")
    with refused("phải báo trước"):
        go(house, "hanh", inspection, "start_unannounced", DAY)


def test_a_surprise_with_notice_is_announced(house: House) -> None:
    campaign = a_campaign(house, kind="surprise", is_announced=True)
    inspection = an_inspection(house, campaign, until="notified")
    assert roles_of(house.by("tu", date(2019, 8, 2)), inspection) == {Role.UNIT}


def test_a_unit_drawn_by_lot_needs_no_further_paper(house: House) -> None:
    campaign = campaign_of(house, a_surprise(house))
    drawn = an_inspection(house, campaign, unit="dat_do", basis="")
    assert drawn.state == "planned"


def test_only_head_and_deputy_open_the_door(house: House) -> None:
    inspection = a_surprise(house)
    with refused("Bạn không có quyền làm 'Bắt đầu kiểm tra không báo trước'"):
        go(house, "lan", inspection, "start_unannounced", DAY)
    ready = {move.name: move for move in offered(house.by("hanh", DAY), inspection)}
    assert ready["start_unannounced"].refusals == ()


def test_findings_wait_until_the_delegation_is_there(house: House) -> None:
    inspection = a_surprise(house)
    with refused("chỉ ghi nhận xét khi đang kiểm tra"):
        a_finding(house, inspection, "vắng mặt 3/12 người lúc 8 giờ 30")


def test_a_new_day_of_a_scheduled_surprise_still_has_to_fit(house: House) -> None:
    inspection = a_surprise(house)
    name_head_of_visit(house.by("lan"), inspection, house.person("minh"))
    with refused("Ngày kiểm tra 02/01/2020 sau ngày kết thúc đợt"):
        set_a_day(house, inspection, date(2020, 1, 2))
