"""Broken off and continued, put off and scheduled again, called off at each stage."""

from __future__ import annotations

from datetime import date

import pytest

from inspect_flow.services.inspections import note_extra, record_unit_comments
from inspect_flow.services.visits import visit_days
from tests.builders import House, a_finding, an_inspection
from tests.stories.acts import go, is_proved, refused, set_a_day, wrong

DAY, NEXT_WEEK = date(2019, 8, 14), date(2019, 8, 21)
STORM = "bão số 4"


def test_an_inspection_put_off_needs_a_new_day(stored_house: House) -> None:
    inspection = an_inspection(stored_house, until="notified")
    go(stored_house, "hanh", inspection, "postpone", date(2019, 8, 5), reason=STORM)
    with refused("Chưa có ngày kiểm tra"):
        go(stored_house, "lan", inspection, "schedule", date(2019, 8, 6))
    set_a_day(stored_house, inspection, NEXT_WEEK, on=date(2019, 8, 6))
    go(stored_house, "lan", inspection, "schedule", date(2019, 8, 6))
    go(stored_house, "lan", inspection, "notify", date(2019, 8, 6))
    assert visit_days(stored_house.work, inspection) == [NEXT_WEEK]
    assert is_proved(stored_house)


def test_the_self_report_of_before_still_counts(house: House) -> None:
    inspection = an_inspection(house, until="self_reported")
    go(house, "hanh", inspection, "postpone", date(2019, 8, 8), reason=STORM)
    set_a_day(house, inspection, NEXT_WEEK, on=date(2019, 8, 9))
    for name in ("schedule", "notify", "receive_self_report"):
        go(house, "lan", inspection, name, date(2019, 8, 9))
    assert inspection.state == "self_reported"


def test_what_was_broken_off_goes_on_with_its_days_and_findings(house: House) -> None:
    inspection = an_inspection(house, until="on_site")
    a_finding(house, inspection, "chưa cập nhật sổ theo dõi")
    pinned = inspection.edition_id
    go(house, "hanh", inspection, "break_off", DAY, reason=STORM)
    set_a_day(house, inspection, NEXT_WEEK, on=DAY)
    go(house, "lan", inspection, "schedule", DAY)
    reasons = {"notice_in_time": "tiếp tục cuộc kiểm tra bị gián đoạn"}
    go(house, "lan", inspection, "notify", date(2019, 8, 20), overrides=reasons)
    go(house, "lan", inspection, "receive_self_report", date(2019, 8, 20))
    go(house, "hanh", inspection, "start", NEXT_WEEK)
    assert visit_days(house.work, inspection) == [DAY, NEXT_WEEK]
    assert inspection.edition_id == pinned


def test_breaking_off_and_putting_off_need_a_reason(house: House) -> None:
    inspection = an_inspection(house, until="notified")
    with refused("'Hoãn kiểm tra' phải ghi lý do"):
        go(house, "hanh", inspection, "postpone", date(2019, 8, 5))


@pytest.mark.parametrize("state", ["planned", "scheduled", "notified", "self_reported"])
def test_before_it_begins_it_may_be_called_off_with_a_reason(house: House, state: str) -> None:
    inspection = an_inspection(house, until=state)
    with refused("phải ghi lý do"):
        go(house, "hanh", inspection, "cancel", date(2019, 8, 8))
    go(house, "hanh", inspection, "cancel", date(2019, 8, 8), reason="sáp nhập đơn vị")
    assert inspection.state == "cancelled"


@pytest.mark.parametrize("state", ["on_site", "findings_drafted", "minutes_signed", "concluded"])
def test_once_it_began_it_is_not_called_off(house: House, state: str) -> None:
    inspection = an_inspection(house, until=state)
    with refused("'Hủy cuộc kiểm tra' chỉ làm được từ"):
        go(house, "hanh", inspection, "cancel", date(2019, 9, 1), reason="sáp nhập đơn vị")


def test_it_does_not_start_before_its_day(house: House) -> None:
    inspection = an_inspection(house, until="self_reported")
    with refused("Chưa đến ngày kiểm tra 14/08/2019 .hôm nay là 13/08/2019."):
        go(house, "hanh", inspection, "start", date(2019, 8, 13))


def test_a_late_notice_needs_a_reason(house: House) -> None:
    inspection = an_inspection(house, until="scheduled")
    late = date(2019, 8, 12)
    with refused("Thông báo phải gửi chậm nhất ngày 07/08/2019"):
        go(house, "lan", inspection, "notify", late)
    reasons = {"notice_in_time": "đơn vị đồng ý"}
    go(house, "lan", inspection, "notify", late, overrides=reasons)
    assert inspection.override_reasons == reasons


def test_without_self_report_the_head_starts_with_a_reason(house: House) -> None:
    inspection = an_inspection(house, until="notified")
    go(house, "hanh", inspection, "start_without_self_report", DAY, reason="đơn vị chưa gửi")
    assert inspection.state == "on_site"


def test_a_revised_draft_asks_the_unit_again(house: House) -> None:
    inspection = an_inspection(house, until="commented")
    with refused("đơn vị đã góp ý thì hãy sửa lại dự thảo"):
        a_finding(house, inspection, "bổ sung sau góp ý")
    go(house, "lan", inspection, "revise_findings", DAY, reason="tiếp thu ý kiến")
    a_finding(house, inspection, "bổ sung sau góp ý")
    with refused("Chưa ghi ý kiến của đơn vị"):
        go(house, "tu", inspection, "comment", DAY)
    record_unit_comments(house.by("tu", DAY), inspection, "nhất trí với dự thảo lần hai")
    go(house, "tu", inspection, "comment", DAY)
    assert inspection.state == "commented"


def test_comments_wait_for_a_draft(house: House) -> None:
    inspection = an_inspection(house, until="on_site")
    with refused("chưa có dự thảo biên bản để góp ý"):
        record_unit_comments(house.by("tu", DAY), inspection, "nhất trí")


def test_a_unit_that_says_nothing_has_its_time(house: House) -> None:
    inspection = an_inspection(house, until="findings_drafted")
    note_extra(house.by("lan", DAY), inspection, agreed_on_the_spot=False)
    with refused("Đơn vị còn quyền góp ý đến hết ngày 19/08/2019"):
        go(house, "hanh", inspection, "sign_without_comments", date(2019, 8, 19), reason="hết hạn")
    go(house, "hanh", inspection, "sign_without_comments", date(2019, 8, 20), reason="hết hạn")
    assert inspection.state == "minutes_signed"


def test_an_empty_arrangement_is_none(house: House) -> None:
    inspection = an_inspection(house)
    with wrong("cần ít nhất một đơn vị và một ngày"):
        set_a_day(house, inspection)
