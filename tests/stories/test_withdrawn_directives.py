"""A directive that is withdrawn: its orders go with it, unless units have acted on them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from inspect_flow.records.tables import Deficiency, Directive, Inspection
from inspect_flow.services.deficiencies import assign, deficiencies_of
from inspect_flow.services.directives import directive_of, draft_campaign_directive, draft_directive
from inspect_flow.services.documents import documents_of
from inspect_flow.services.evidence import add_evidence
from inspect_flow.services.remediation import (
    record_remediation,
    request_extension,
    return_report,
)
from inspect_flow.vocabulary.findings import RemediationKind
from tests.builders import House, a_campaign, a_finding, an_inspection, bring_to
from tests.house import DIRECTED_ON
from tests.stories.acts import go, is_proved, only, plan, put_right, refused, report

DAY, LATER = date(2019, 9, 10), date(2019, 9, 20)
WHY = "ban hành sai thẩm quyền"


def the_directive(house: House, inspection: Inspection) -> Directive:
    found = directive_of(house.work, inspection)
    assert found is not None
    return found


def withdraw(house: House, directive: Directive, on: date = DAY) -> None:
    go(house, "hanh", directive, "withdraw", on, reason=WHY)


def test_what_it_ordered_is_recorded_again_and_the_inspection_concluded(
    stored_house: House,
) -> None:
    house = stored_house
    inspection = an_inspection(house, until="following_up")
    directive, deficiency = the_directive(house, inspection), only(house, inspection)
    withdraw(house, directive)
    assert (directive.state, deficiency.state, inspection.state) == (
        "withdrawn", "recorded", "concluded",
    )  # fmt: skip
    assert deficiency.directive_id is None
    assert deficiency.deadline == date(2019, 9, 30)
    assert [paper.state for paper in documents_of(house.work, directive)] == ["withdrawn"]
    assert is_proved(house)


def test_its_paper_alone_is_not_withdrawn(house: House) -> None:
    inspection = an_inspection(house, until="following_up")
    directive = the_directive(house, inspection)
    (paper,) = documents_of(house.work, directive)

    with refused(f"inspect-flow directive withdraw {directive.code}"):
        go(house, "hanh", paper, "withdraw", DAY, reason=WHY)
    assert (paper.state, directive.state) == ("issued", "issued")


def test_another_directive_may_follow(house: House) -> None:
    inspection = an_inspection(house, until="following_up")
    withdraw(house, the_directive(house, inspection))
    work = house.by("lan", LATER)
    assign(work, only(house, inspection), deadline=date(2019, 10, 30))
    draft_directive(work, inspection, house.unit("long_dien"), house.person("tu"))
    go(house, "hanh", inspection, "direct", LATER)
    deficiency = only(house, inspection)
    assert (deficiency.state, inspection.state) == ("directed", "directed")
    assert deficiency.original_deadline == date(2019, 10, 30)


def _plans(house: House, deficiency: Deficiency) -> None:
    plan(house, deficiency, DAY)


def _reports(house: House, deficiency: Deficiency) -> None:
    report(house, deficiency, DAY)


def _disputes(house: House, deficiency: Deficiency) -> None:
    go(house, "tu", deficiency, "dispute", DAY, reason="số liệu sai")


def _asks_for_time(house: House, deficiency: Deficiency) -> None:
    request_extension(house.by("tu", DAY), deficiency, date(2019, 10, 30), "nhiều hồ sơ")


def _puts_right(house: House, deficiency: Deficiency) -> None:
    put_right(house, deficiency, DAY)


@pytest.mark.parametrize("act", [_plans, _reports, _disputes, _asks_for_time, _puts_right])
def test_once_a_unit_has_answered_it_is_replaced_and_not_withdrawn(
    house: House, act: Callable[[House, Deficiency], None]
) -> None:
    inspection = an_inspection(house, until="following_up")
    act(house, only(house, inspection))
    before = only(house, inspection).state
    with refused("đã được đơn vị trả lời hoặc thực hiện: KT-2019-001-TT-01; .*directive replace"):
        withdraw(house, the_directive(house, inspection), LATER)
    assert only(house, inspection).state == before


def test_a_stopped_clock_ends_with_the_order(house: House) -> None:
    inspection = an_inspection(house, until="following_up")
    deficiency = only(house, inspection)
    go(house, "hanh", deficiency, "suspend", DAY, reason="chờ Bộ Nội vụ")
    withdraw(house, the_directive(house, inspection))
    assert (deficiency.state, deficiency.suspended_on) == ("recorded", None)


def test_a_waived_deficiency_stays_waived(house: House) -> None:
    inspection = an_inspection(house, until="following_up")
    deficiency = only(house, inspection)
    go(house, "hanh", deficiency, "waive", DAY, reason="hết hiệu lực")
    withdraw(house, the_directive(house, inspection))
    assert deficiency.state == "waived"


def test_a_day_counted_from_the_directive_goes_with_it(house: House) -> None:
    intervals = {"remediation_report": {"count": 20, "starts": "directive_issued"}}
    inspection = an_inspection(house, a_campaign(house, intervals=intervals), until="concluded")
    work = house.by("lan", DIRECTED_ON)
    draft_directive(work, inspection, house.unit("long_dien"), house.person("tu"))
    go(house, "hanh", inspection, "direct", DIRECTED_ON)
    assert only(house, inspection).deadline == date(2019, 9, 25)
    withdraw(house, the_directive(house, inspection))
    deficiency = only(house, inspection)
    assert (deficiency.deadline, deficiency.original_deadline) == (None, None)


def test_a_directive_of_the_campaign_gives_back_all_its_inspections(house: House) -> None:
    campaign = a_campaign(house)
    both = [
        an_inspection(house, campaign, unit=unit, until="concluded")
        for unit in ("long_dien", "dat_do")
    ]
    work = house.by("lan", DIRECTED_ON)
    directive = draft_campaign_directive(work, campaign, house.unit("tinh"), house.person("hanh"))
    for inspection in both:
        go(house, "hanh", inspection, "direct", DIRECTED_ON)
    withdraw(house, directive)
    assert [each.state for each in both] == ["concluded", "concluded"]
    assert [only(house, each).state for each in both] == ["recorded", "recorded"]


def test_withdrawing_a_draft_takes_nothing_back(house: House) -> None:
    inspection = an_inspection(house, until="concluded")
    work = house.by("lan", DIRECTED_ON)
    directive = draft_directive(work, inspection, house.unit("long_dien"), house.person("tu"))
    withdraw(house, directive)
    assert (only(house, inspection).state, inspection.state) == ("recorded", "concluded")


def test_nobody_takes_an_order_back_while_its_directive_is_in_force(house: House) -> None:
    inspection = an_inspection(house, until="following_up")
    with refused("vẫn còn hiệu lực"):
        go(house, "system", only(house, inspection), "take_back", DAY, reason="thử")
    with refused("vẫn còn hiệu lực"):
        go(house, "system", inspection, "lose_directive", DAY, reason="thử")


def test_files_of_a_returned_report_do_not_prove_the_next_one(stored_house: House) -> None:
    house = stored_house
    deficiency = only(house, an_inspection(house, until="following_up"))
    report(house, deficiency, DAY)
    return_report(house.by("minh", DAY), deficiency, "thiếu quyết định", date(2019, 10, 31))
    work = house.by("tu", LATER)
    record_remediation(work, deficiency, RemediationKind.REPORT, "đã bổ sung")
    with refused("Báo cáo lần này chưa có minh chứng"):
        go(house, "tu", deficiency, "report", LATER)
    add_evidence(work, deficiency, b"quyet dinh", "quyet-dinh.txt")
    go(house, "tu", deficiency, "report", LATER)
    assert deficiency.state == "reported"


def test_the_same_file_may_be_handed_in_again_for_the_next_report(house: House) -> None:
    deficiency = only(house, an_inspection(house, until="following_up"))
    report(house, deficiency, DAY, "xong")
    return_report(house.by("minh", DAY), deficiency, "chưa rõ", date(2019, 10, 31))
    work = house.by("tu", LATER)
    record_remediation(work, deficiency, RemediationKind.REPORT, "đã giải trình")
    again = add_evidence(work, deficiency, f"xong, {DAY}".encode(), "van-ban.txt")
    go(house, "tu", deficiency, "report", LATER)
    assert again.name == "van-ban-10092019.txt"


def test_what_was_shown_with_the_plan_does_not_prove_the_report(house: House) -> None:
    deficiency = only(house, an_inspection(house, until="following_up"))
    work = house.by("tu", DAY)
    record_remediation(work, deficiency, RemediationKind.PLAN, "sẽ làm")
    add_evidence(work, deficiency, b"ke hoach", "ke-hoach.txt")
    go(house, "tu", deficiency, "submit_plan", DAY)
    record_remediation(work, deficiency, RemediationKind.REPORT, "đã làm")
    with refused("Báo cáo lần này chưa có minh chứng"):
        go(house, "tu", deficiency, "report", DAY)


def test_of_several_orders_only_those_still_open_are_taken_back(house: House) -> None:
    inspection = an_inspection(house, until="on_site")
    for number in (1, 2):
        a_finding(house, inspection, f"tồn tại số {number} khác hẳn")
    bring_to(house, inspection, "following_up")
    first, _second = deficiencies_of(house.work, inspection)
    go(house, "hanh", first, "waive", DAY, reason="hết hiệu lực")
    withdraw(house, the_directive(house, inspection))
    assert [each.state for each in deficiencies_of(house.work, inspection)] == [
        "waived", "recorded",
    ]  # fmt: skip
