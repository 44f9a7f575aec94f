"""The conditions of an inspection, in the words that its users read."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

import pytest

from inspect_flow.rules.guards import GUARDS
from inspect_flow.vocabulary.campaigns import Method
from tests.machines import ANNOUNCED, VISIT_DAY

DAY = timedelta(days=1)


def refused(name, **changes):
    return GUARDS["inspection"][name].check(dataclasses.replace(ANNOUNCED, **changes))


def test_a_visit_cannot_end_before_it_begins():
    assert refused("visit_has_date", visit_last_date=VISIT_DAY - DAY) == [
        "Ngày kết thúc 13/08/2019 trước ngày bắt đầu 14/08/2019; hãy sửa lại ngày kiểm tra."
    ]


def test_a_visit_stays_within_the_window_of_its_campaign():
    assert refused("visit_within_campaign", campaign_starts_on=VISIT_DAY) == []
    assert "trước ngày bắt đầu đợt" in refused(
        "visit_within_campaign", campaign_starts_on=VISIT_DAY + DAY
    )[0]  # fmt: skip


def test_the_last_day_of_a_visit_counts_for_the_end_of_the_campaign():
    last = VISIT_DAY + DAY

    assert refused("visit_within_campaign", campaign_ends_on=VISIT_DAY) == []
    assert refused("visit_within_campaign", campaign_ends_on=VISIT_DAY, visit_last_date=last) == [
        "Ngày kiểm tra 15/08/2019 sau ngày kết thúc đợt 14/08/2019; "
        "hãy đổi ngày hoặc điều chỉnh kế hoạch."
    ]


def test_a_campaign_without_window_sets_no_limit():
    assert refused("visit_within_campaign", campaign_starts_on=None, campaign_ends_on=None) == []


def test_a_unit_founded_later_cannot_be_inspected():
    found = refused(
        "unit_exists_on_visit_date", unit="Xã Long Điền", unit_exists_from=date(2025, 7, 1)
    )

    assert "chỉ được thành lập từ ngày 01/07/2025" in found[0]


def test_the_last_day_of_a_unit_is_still_a_day_of_the_unit():
    assert refused("unit_exists_on_visit_date", unit_exists_until=VISIT_DAY) == []
    assert "hãy chọn đơn vị kế thừa" in refused(
        "unit_exists_on_visit_date", unit_exists_until=VISIT_DAY - DAY
    )[0]  # fmt: skip


def test_a_notice_may_leave_on_its_last_day_and_not_after():
    assert refused("notice_in_time", notice_due=VISIT_DAY) == []
    assert refused("notice_in_time", notice_due=VISIT_DAY - DAY) == [
        "Thông báo phải gửi chậm nhất ngày 13/08/2019 nhưng hôm nay là 14/08/2019; "
        "hãy lùi ngày kiểm tra."
    ]


def test_a_visit_cannot_start_before_its_day():
    assert refused("visit_date_reached", on=VISIT_DAY - DAY) == [
        "Chưa đến ngày kiểm tra 14/08/2019 (hôm nay là 13/08/2019)."
    ]


@pytest.mark.parametrize(
    ("method", "on_the_spot", "by_report"),
    [
        (Method.ON_THE_SPOT, True, False),
        (Method.BY_REPORT, False, True),
        (Method.BOTH, True, True),
    ],
)
def test_the_method_decides_where_the_work_is_done(method, on_the_spot, by_report):
    assert (refused("is_on_the_spot", method=method) == []) is on_the_spot
    assert (refused("is_by_report", method=method) == []) is by_report


def test_an_incomplete_checklist_says_all_that_is_missing():
    found = refused(
        "checklist_complete",
        unanswered_items=("1.1.2",),
        items_without_evidence=("2.1",),
        items_in_dispute=("3.4",),
    )

    assert [sentence.split(":")[0] for sentence in found] == [
        "1 tiêu chí chưa có trả lời",
        "1 tiêu chí thiếu minh chứng hoặc ghi chú",
        "1 tiêu chí có nhiều trả lời khác nhau",
    ]


def test_no_finding_at_all_must_be_said_in_so_many_words():
    assert refused("has_findings_or_says_none", findings=0) != []
    assert refused("has_findings_or_says_none", findings=0, says_no_shortcoming=True) == []


def test_the_unit_may_comment_through_the_whole_last_day():
    waiting = {"unit_agreed_on_the_spot": False, "comment_due": VISIT_DAY}

    assert "đến hết ngày 14/08/2019" in refused("comment_period_over", **waiting)[0]
    assert refused("comment_period_over", **waiting, on=VISIT_DAY + DAY) == []


def test_agreement_on_the_spot_ends_the_time_to_comment():
    assert refused("comment_period_over", comment_due=VISIT_DAY + DAY) == []


def test_each_missing_signer_is_named():
    assert len(refused("signers_recorded", delegation_signer=None, unit_signer=None)) == 2


def test_a_recorded_refusal_stands_for_the_signature_of_the_unit():
    refusal = "Đại diện đơn vị không ký vì chưa thống nhất mục 3"

    assert refused("signers_recorded", unit_signer=None, unit_refuses_to_sign=refusal) == []


def test_shortcomings_decide_how_an_inspection_ends():
    assert refused("no_shortcoming", shortcomings=6) == [
        "Kết luận nêu 6 tồn tại; hãy ban hành văn bản chấn chỉnh và theo dõi."
    ]
    assert refused("has_shortcoming", shortcomings=0) != []


def test_deficiencies_without_owner_and_without_deadline_are_both_named():
    found = refused(
        "every_deficiency_has_owner_and_deadline",
        deficiencies_without_owner=("LD-01",),
        deficiencies_without_deadline=("LD-01", "LD-02"),
    )

    assert "1 tồn tại chưa có đơn vị chịu trách nhiệm: LD-01" in found[0]
    assert "2 tồn tại chưa có thời hạn khắc phục: LD-01, LD-02" in found[1]
