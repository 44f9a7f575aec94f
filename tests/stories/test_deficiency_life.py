"""The life of a deficiency, from the directive to its end, with every way back."""

from __future__ import annotations

from datetime import date

import pytest

from inspect_flow.records.tables import Deficiency
from inspect_flow.services.deficiencies import assign, reopen, transfer
from inspect_flow.services.directives import draft_directive
from inspect_flow.services.findings import add_finding
from inspect_flow.services.remediation import (
    extensions_of,
    grant_extension,
    record_remediation,
    refuse_extension,
    request_extension,
    return_report,
    verify,
)
from inspect_flow.vocabulary.findings import FindingKind, RemediationKind
from tests.builders import House, a_campaign, an_inspection, bring_to
from tests.stories.acts import go, is_proved, only, plan, put_right, refused, report, wrong

DIRECTED, DEADLINE = date(2019, 9, 5), date(2019, 9, 30)
WEEK, LATER, NEW = date(2019, 9, 12), date(2019, 9, 20), date(2019, 10, 31)


@pytest.fixture
def deficiency(house: House) -> Deficiency:
    """Return the one deficiency that a directive has just ordered put right by 30/9."""
    return only(house, an_inspection(house, until="following_up"))


def test_plan_report_verification_and_the_end(stored_house: House) -> None:
    inspection = an_inspection(stored_house, until="following_up")
    deficiency = only(stored_house, inspection)
    plan(stored_house, deficiency, WEEK)
    go(stored_house, "minh", deficiency, "accept_plan", WEEK)
    put_right(stored_house, deficiency, LATER)
    go(stored_house, "lan", inspection, "close", LATER)
    assert deficiency.state == "closed"
    assert is_proved(stored_house)


def test_a_returned_plan_must_come_again(house: House, deficiency: Deficiency) -> None:
    plan(house, deficiency, WEEK)
    go(house, "lan", deficiency, "return_plan", WEEK, reason="chưa rõ sản phẩm")
    with refused("Chưa có kế hoạch khắc phục"):
        go(house, "tu", deficiency, "submit_plan", WEEK)
    plan(house, deficiency, WEEK, "Ban hành văn bản trước 25/9")
    assert deficiency.state == "plan_submitted"


def test_a_report_needs_its_words_and_its_file(house: House, deficiency: Deficiency) -> None:
    with refused("Chưa có báo cáo kết quả khắc phục") as told:
        go(house, "tu", deficiency, "report", LATER)
    assert "Báo cáo lần này chưa có minh chứng" in str(told.value)


def test_a_report_sent_back_must_come_again_even_on_the_same_day(
    house: House, deficiency: Deficiency
) -> None:
    report(house, deficiency, LATER)
    return_report(house.by("minh", LATER), deficiency, "văn bản chưa ký", NEW)
    assert (deficiency.state, deficiency.deadline) == ("returned", NEW)
    assert deficiency.original_deadline == DEADLINE
    with refused("Chưa có báo cáo kết quả khắc phục"):
        go(house, "tu", deficiency, "report", LATER)
    report(house, deficiency, LATER, "Văn bản đã ký")
    assert deficiency.state == "reported"


def test_what_was_said_of_the_first_report_does_not_verify_the_second(
    house: House, deficiency: Deficiency
) -> None:
    report(house, deficiency, LATER)
    return_report(house.by("minh", LATER), deficiency, "văn bản chưa ký", NEW)
    report(house, deficiency, LATER, "Văn bản đã ký")
    with refused("Chưa ghi kết quả xác minh"):
        go(house, "minh", deficiency, "verify", LATER)
    verify(house.by("minh", LATER), deficiency, "Đã xem văn bản đã ký")
    assert deficiency.state == "verified"


def test_a_report_goes_back_with_a_new_day_only(house: House, deficiency: Deficiency) -> None:
    report(house, deficiency, LATER)
    with refused("Thời hạn mới 20/09/2019 phải sau hôm nay"):
        return_report(house.by("minh", LATER), deficiency, "văn bản chưa ký", LATER)


def test_more_time_is_granted_and_the_original_day_stays(
    house: House, deficiency: Deficiency
) -> None:
    asked = request_extension(house.by("tu", LATER), deficiency, NEW, "chờ hướng dẫn của Sở")
    grant_extension(house.by("hanh", LATER), asked, None, "đồng ý")
    assert (deficiency.deadline, deficiency.original_deadline) == (NEW, DEADLINE)
    assert (asked.state, asked.granted_until) == ("granted", NEW)


def test_more_time_is_refused_with_a_reason(house: House, deficiency: Deficiency) -> None:
    asked = request_extension(house.by("tu", LATER), deficiency, NEW, "chờ hướng dẫn của Sở")
    with refused("phải ghi lý do"):
        refuse_extension(house.by("hanh", LATER), asked, "")
    refuse_extension(house.by("hanh", LATER), asked, "đã đủ thời gian")
    assert deficiency.deadline == deficiency.original_deadline == DEADLINE
    assert [each.state for each in extensions_of(house.work, deficiency)] == ["refused"]


def test_one_request_waits_at_a_time(house: House, deficiency: Deficiency) -> None:
    request_extension(house.by("tu", LATER), deficiency, NEW, "chờ hướng dẫn của Sở")
    with wrong("đã có một đề nghị gia hạn đang chờ trả lời"):
        request_extension(house.by("tu", LATER), deficiency, NEW, "nhắc lại")


def test_a_late_request_is_granted_for_a_written_reason_only(
    house: House, deficiency: Deficiency
) -> None:
    late = date(2019, 10, 2)
    asked = request_extension(house.by("tu", late), deficiency, NEW, "bão")
    with refused("sau khi đã hết thời hạn 30/09/2019"):
        grant_extension(house.by("hanh", late), asked, None, "đồng ý")
    reasons = {"asked_before_the_deadline": "thiên tai"}
    grant_extension(house.by("hanh", late), asked, None, "đồng ý", overrides=reasons)
    assert deficiency.deadline == NEW


def test_a_letter_typed_by_the_operator_is_the_units_request(
    house: House, deficiency: Deficiency
) -> None:
    asked = request_extension(house.by(on=LATER), deficiency, NEW, "Công văn 88 của huyện")
    grant_extension(house.by("hanh", LATER), asked, None, "đồng ý")
    assert asked.state == "granted"


def test_what_is_put_right_gets_no_more_time(house: House, deficiency: Deficiency) -> None:
    asked = request_extension(house.by("tu", WEEK), deficiency, NEW, "chờ hướng dẫn của Sở")
    put_right(house, deficiency, LATER)
    with refused("Chưa có thời hạn mới hoặc thời hạn hiện tại"):
        grant_extension(house.by("hanh", LATER), asked, None, "đồng ý")
    assert deficiency.deadline == DEADLINE


def test_a_dispute_is_upheld_by_somebody_else_and_directed_again(
    house: House, deficiency: Deficiency
) -> None:
    go(house, "tu", deficiency, "dispute", WEEK, reason="đã có văn bản số 12 từ tháng 3")
    go(house, "hanh", deficiency, "uphold", LATER, reason="văn bản số 12 về việc khác")
    assign(house.by("lan", LATER), deficiency, deadline=NEW)
    go(house, "lan", deficiency, "redirect", LATER)
    assert (deficiency.state, deficiency.deadline) == ("directed", NEW)
    assert deficiency.original_deadline == DEADLINE


def test_a_dispute_that_is_right_ends_the_matter(house: House, deficiency: Deficiency) -> None:
    go(house, "tu", deficiency, "dispute", WEEK, reason="đã có văn bản số 12 từ tháng 3")
    go(house, "hanh", deficiency, "withdraw", LATER, reason="đã kiểm tra, đúng")
    with wrong("tồn tại này đã kết thúc"):
        record_remediation(house.by("tu", NEW), deficiency, RemediationKind.REPORT, "Xong")


def test_nobody_rules_on_the_own_finding_without_a_reason(house: House) -> None:
    inspection = an_inspection(house, until="on_site")
    kind, day = FindingKind.SHORTCOMING, date(2019, 8, 14)
    add_finding(house.by("hanh", day), inspection, kind, "chưa niêm yết đủ thủ tục")
    bring_to(house, inspection, "following_up")
    deficiency = only(house, inspection)
    go(house, "tu", deficiency, "dispute", WEEK, reason="đã niêm yết")
    with refused("Người giải quyết cũng là người đã ghi nhận xét"):
        go(house, "hanh", deficiency, "uphold", LATER, reason="chưa đủ")


def test_an_unknown_author_is_unknown_and_needs_a_reason(house: House) -> None:
    inspection = an_inspection(house, until="on_site")
    add_finding(house.by(), inspection, FindingKind.SHORTCOMING, "chưa niêm yết đủ thủ tục")
    bring_to(house, inspection, "following_up")
    deficiency = only(house, inspection)
    go(house, "tu", deficiency, "dispute", WEEK, reason="đã niêm yết")
    with refused("Chưa rõ ai đã ghi nhận xét"):
        go(house, "hanh", deficiency, "uphold", LATER, reason="chưa đủ")
    reasons = {"ruler_did_not_write_the_finding": "thư ký nhập lại từ biên bản giấy"}
    go(house, "hanh", deficiency, "uphold", LATER, reason="chưa đủ", overrides=reasons)


def test_the_clock_stands_still_while_a_superior_is_awaited(
    house: House, deficiency: Deficiency
) -> None:
    go(house, "hanh", deficiency, "suspend", date(2019, 9, 10), reason="chờ Bộ Nội vụ hướng dẫn")
    with refused("chưa nhận báo cáo kết quả khắc phục khi đang 'Tạm dừng tính thời hạn'"):
        record_remediation(house.by("tu", WEEK), deficiency, RemediationKind.REPORT, "Xong")
    go(house, "hanh", deficiency, "resume", date(2019, 9, 24))
    # 20 days were left on 10/9; counted from 24/9 they end on Monday 14/10.
    assert (deficiency.deadline, deficiency.suspended_on) == (date(2019, 10, 14), None)
    assert deficiency.original_deadline == DEADLINE


def test_waived_is_final_and_needs_a_reason(house: House, deficiency: Deficiency) -> None:
    with refused("phải ghi lý do"):
        go(house, "hanh", deficiency, "waive", LATER)
    go(house, "hanh", deficiency, "waive", LATER, reason="thủ tục đã bị bãi bỏ")
    with refused("không thay đổi được nữa"):
        go(house, "hanh", deficiency, "direct", LATER)


def test_what_was_held_to_be_done_is_reopened_with_a_new_day(
    house: House, deficiency: Deficiency
) -> None:
    put_right(house, deficiency, LATER)
    after = date(2019, 10, 10)
    with refused("Thời hạn khắc phục 30/09/2019 đã qua"):
        reopen(house.by("hanh", after), deficiency, "văn bản bị thu hồi")
    reopen(house.by("hanh", after), deficiency, "văn bản bị thu hồi", NEW)
    assert (deficiency.state, deficiency.deadline) == ("directed", NEW)
    with refused("Chưa có báo cáo"):
        go(house, "tu", deficiency, "report", after)


def test_after_the_directive_nobody_reassigns(house: House, deficiency: Deficiency) -> None:
    with refused("đổi thời hạn bằng gia hạn, đổi đơn vị bằng chuyển giao"):
        assign(house.by("lan", WEEK), deficiency, deadline=NEW)


def test_a_unit_that_exists_hands_nothing_over_to_a_stranger(
    house: House, deficiency: Deficiency
) -> None:
    with refused("vẫn hoạt động và huyện Đất Đỏ không được tách ra từ đó"):
        transfer(house.by("hanh", WEEK), deficiency, house.unit("dat_do"), "Công văn 12")
    with refused("đang chịu trách nhiệm rồi"):
        transfer(house.by("hanh", WEEK), deficiency, house.unit("long_dien"), "Công văn 12")


def test_who_verifies_is_not_of_the_unit(house: House, deficiency: Deficiency) -> None:
    report(house, deficiency, LATER)
    with refused("không có quyền"):
        verify(house.by("tu", LATER), deficiency, "Tự xác nhận")


def test_working_days_left_are_counted_again_in_working_days(house: House) -> None:
    intervals = {"remediation_report": {"count": 15, "unit": "working_day"}}
    campaign = a_campaign(house, intervals=intervals)
    inspection = an_inspection(house, campaign, until="concluded")
    deficiency = only(house, inspection)
    assert deficiency.deadline == date(2019, 9, 23)
    signer, unit = house.person("tu"), house.unit("long_dien")
    draft_directive(house.by("lan", DIRECTED), inspection, unit, signer)
    go(house, "hanh", inspection, "direct", DIRECTED)
    go(house, "hanh", deficiency, "suspend", date(2019, 9, 10), reason="chờ hướng dẫn")
    go(house, "hanh", deficiency, "resume", date(2019, 9, 30))
    # Nine working days were left on Tuesday 10/9; counted from Monday 30/9 they end on 11/10.
    assert deficiency.deadline == date(2019, 10, 11)
    assert deficiency.original_deadline == date(2019, 9, 23)
