"""A scheduled, announced inspection, from the Decision to the last deficiency closed."""

from __future__ import annotations

from datetime import date

import pytest

from inspect_flow.records.tables import Inspection
from inspect_flow.services.deficiencies import deficiencies_of
from inspect_flow.services.directives import directive_of
from inspect_flow.services.documents import documents_of
from inspect_flow.services.trail import trail_of
from tests.builders import House, a_campaign, an_inspection
from tests.stories.acts import campaign_of, go, is_proved, only, plan, put_right, refused

REPORTED = date(2019, 9, 20)
CLOSED = date(2019, 12, 20)
WAY = (
    "notified", "self_reported", "on_site", "findings_drafted", "commented", "minutes_signed",
    "concluded", "directed", "following_up",
)  # fmt: skip


def the_whole_case(house: House) -> Inspection:
    inspection = an_inspection(house, until="following_up")
    campaign = campaign_of(house, inspection)
    go(house, "lan", campaign, "begin", date(2019, 8, 14))
    for deficiency in deficiencies_of(house.work, inspection):
        plan(house, deficiency, date(2019, 9, 10))
        go(house, "lan", deficiency, "accept_plan", date(2019, 9, 12))
        put_right(house, deficiency, REPORTED)
    go(house, "lan", inspection, "close", REPORTED)
    go(house, "hanh", campaign, "conclude", CLOSED)
    go(house, "hanh", campaign, "close", CLOSED)
    return inspection


def test_the_case_runs_to_its_end_and_can_be_proved(stored_house: House) -> None:
    inspection = the_whole_case(stored_house)
    deficiencies = deficiencies_of(stored_house.work, inspection)
    directive = directive_of(stored_house.work, inspection)
    assert inspection.state == "closed"
    assert campaign_of(stored_house, inspection).state == "closed"
    assert [each.state for each in deficiencies] == ["closed"]
    assert directive is not None
    assert directive.state == "fulfilled"
    assert is_proved(stored_house)


def test_every_state_of_the_way_was_entered_in_its_order(house: House) -> None:
    inspection = the_whole_case(house)
    moves = ("schedule", "notify", "receive_self_report", "start", "draft_findings", "comment",
             "sign_minutes", "conclude", "direct", "follow_up", "close")  # fmt: skip
    trail = trail_of(house.work, inspection, *(f"inspection.{name}" for name in moves))
    versions = [trail.version(f"inspection.{name}") for name in moves]
    assert versions == sorted(versions)
    assert 0 not in versions


def test_the_papers_left_the_office_with_number_and_day(house: House) -> None:
    inspection = the_whole_case(house)
    directive = directive_of(house.work, inspection)
    assert directive is not None
    papers = [*documents_of(house.work, inspection), *documents_of(house.work, directive)]
    assert [(each.kind, each.state) for each in papers] == [
        ("notice", "issued"), ("minutes", "issued"), ("conclusion", "issued"),
        ("directive", "issued"),
    ]  # fmt: skip
    assert all(each.number and each.issued_on for each in papers)
    assert directive.number == str(papers[-1].number)


@pytest.mark.parametrize("state", WAY)
def test_no_stage_can_be_skipped_to_the_signature(house: House, state: str) -> None:
    inspection = an_inspection(house, until=state)
    if state == "commented":
        go(house, "hanh", inspection, "sign_minutes", date(2019, 8, 14))
        assert inspection.state == "minutes_signed"
    else:
        with refused("chỉ làm được từ trạng thái 'Đơn vị đã có ý kiến'"):
            go(house, "hanh", inspection, "sign_minutes", date(2019, 8, 14))


def test_a_campaign_is_not_concluded_while_an_inspection_is_not(house: House) -> None:
    campaign = a_campaign(house)
    an_inspection(house, campaign, until="concluded")
    an_inspection(house, campaign, unit="dat_do", until="scheduled")
    go(house, "lan", campaign, "begin", date(2019, 8, 14))
    with refused("Còn 1 cuộc kiểm tra chưa kết luận: KT-2019-002 .UBND huyện Đất Đỏ."):
        go(house, "hanh", campaign, "conclude", date(2019, 9, 1))


def test_an_inspection_is_not_closed_while_a_deficiency_is_open(house: House) -> None:
    inspection = an_inspection(house, until="following_up")
    with refused("Còn 1 tồn tại chưa xong: KT-2019-001-TT-01"):
        go(house, "hanh", inspection, "close", REPORTED)
    put_right(house, only(house, inspection), REPORTED)
    go(house, "hanh", inspection, "close", REPORTED)
    assert inspection.state == "closed"


def test_nothing_leaves_a_final_state(house: House) -> None:
    inspection = the_whole_case(house)
    deficiency = only(house, inspection)
    for record, name in ((inspection, "close"), (deficiency, "reopen")):
        with refused("không thay đổi được nữa"):
            go(house, "hanh", record, name, CLOSED, reason="xem lại")


def test_without_findings_or_a_word_that_there_are_none_no_minutes_are_drafted(
    house: House,
) -> None:
    inspection = an_inspection(house, until="on_site")
    with refused("Chưa có nhận xét nào"):
        go(house, "lan", inspection, "draft_findings", date(2019, 8, 14))
