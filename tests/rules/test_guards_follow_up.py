"""The conditions of deficiencies, extensions, directives and documents."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

import pytest

from inspect_flow.rules.guards import GUARDS
from tests.machines import READY, VISIT_DAY

DAY = timedelta(days=1)
YESTERDAY, TOMORROW = VISIT_DAY - DAY, VISIT_DAY + DAY


def refused(machine, name, **changes):
    return GUARDS[machine][name].check(dataclasses.replace(READY[machine][0], **changes))


def test_a_dissolved_owner_must_be_replaced_by_an_heir():
    assert refused("deficiency", "has_owner", owner_exists_until=VISIT_DAY) == []
    assert refused("deficiency", "has_owner", owner_exists_until=YESTERDAY) == [
        "UBND huyện Long Điền đã chấm dứt hoạt động sau ngày 13/08/2019; hãy chọn đơn vị kế thừa."
    ]


def test_a_deadline_may_end_today_but_not_yesterday():
    today = {"deadline": VISIT_DAY, "new_deadline": None}

    assert refused("deficiency", "has_deadline", **today) == []
    assert refused("deficiency", "has_deadline", deadline=YESTERDAY, new_deadline=None) == [
        "Thời hạn khắc phục 13/08/2019 đã qua (hôm nay là 14/08/2019); hãy ấn định lại."
    ]


def test_a_new_deadline_given_with_the_move_replaces_the_one_that_passed():
    assert refused("deficiency", "has_deadline", deadline=YESTERDAY, new_deadline=TOMORROW) == []


def test_a_returned_report_needs_a_deadline_ahead():
    assert refused("deficiency", "has_new_deadline", new_deadline=VISIT_DAY) != []
    assert refused("deficiency", "has_new_deadline", new_deadline=TOMORROW) == []


def test_nobody_verifies_the_work_of_their_own_unit():
    assert refused("deficiency", "verifier_is_not_of_the_unit", actor_is_of_the_unit=True) == [
        "Người xác minh thuộc chính đơn vị phải khắc phục; hãy giao người khác xác minh."
    ]


def test_nobody_rules_on_their_own_finding():
    name = "ruler_did_not_write_the_finding"

    assert refused("deficiency", name, actor="Lan", finding_author="Lan") != []
    assert refused("deficiency", name, actor="Hạnh", finding_author="Lan") == []


@pytest.mark.parametrize("given_on", [None, TOMORROW])
def test_a_report_must_have_come_in_by_today(given_on):
    assert refused("deficiency", "report_given", report_given_on=given_on) != []


def test_a_report_without_evidence_is_refused():
    assert refused("deficiency", "has_evidence", report_has_evidence=False) == [
        "Báo cáo lần này chưa có minh chứng; hãy đính kèm ít nhất một tệp."
    ]


def test_nobody_grants_their_own_extension():
    assert refused("extension", "approver_is_not_requester", actor="Tú", requester="Tú") != []


def test_time_may_be_asked_for_on_the_last_day():
    assert refused("extension", "asked_before_the_deadline", requested_on=VISIT_DAY) == []
    assert refused("extension", "asked_before_the_deadline", requested_on=TOMORROW) == [
        "Đề nghị gia hạn ngày 15/08/2019 sau khi đã hết thời hạn 14/08/2019."
    ]


def test_a_granted_deadline_is_later_than_the_present_one_and_not_past():
    name, late = "new_deadline_is_later", VISIT_DAY - 2 * DAY

    assert len(refused("extension", name, current_deadline=YESTERDAY, new_deadline=late)) == 2
    assert len(refused("extension", name, current_deadline=late, new_deadline=YESTERDAY)) == 1
    assert refused("extension", name, current_deadline=YESTERDAY, new_deadline=VISIT_DAY) == []


def test_a_directive_has_a_number_or_takes_the_next():
    name = "has_number_or_takes_next"

    assert refused("directive", name, number=None) != []
    assert refused("directive", name, number=None, takes_next_number=True) == []


def test_a_paper_is_not_dated_into_the_future():
    assert refused("document", "date_given", dated_on=TOMORROW) == [
        "Ngày văn bản 15/08/2019 ở sau hôm nay (14/08/2019); hãy sửa ngày ban hành."
    ]


def test_a_number_that_another_paper_has_is_refused_with_that_paper():
    other = "công văn 512/UBND-NV ngày 12/08/2019"

    assert refused("document", "number_free", number="512", number_taken_by=other) == [
        "Số 512 đã cấp cho công văn 512/UBND-NV ngày 12/08/2019; hãy chọn số khác."
    ]


@pytest.mark.parametrize("machine", ["document", "directive"])
def test_each_side_issues_its_own_papers(machine):
    name = "issued_by_its_own_side"

    assert refused(machine, name, actor_speaks_for_issuer=True) == []
    assert refused(machine, name, actor_speaks_for_issuer=False) != []


def test_a_working_paper_leaves_without_number():
    unnumbered = {"is_numbered": False, "takes_next_number": False}

    assert refused("document", "number_free", **unnumbered) == []
