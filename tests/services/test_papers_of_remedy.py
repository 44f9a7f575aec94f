"""Plan, report, reminder, answers and slip, each from the records of a real case."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from inspect_flow.documents.lint import lint
from inspect_flow.documents.shapes import faults
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import Deficiency, Extension, Inspection
from inspect_flow.services.papers import Choices, numbering, paper_context
from inspect_flow.services.remediation import (
    extensions_of,
    grant_extension,
    record_remediation,
    refuse_extension,
    request_extension,
    return_report,
    verify,
)
from inspect_flow.services.reminder_letters import issue_reminder
from inspect_flow.vocabulary.documents import DocumentKind as K
from inspect_flow.vocabulary.documents import LetterTone
from inspect_flow.vocabulary.errors import BadInput, NotFound
from inspect_flow.vocabulary.findings import RemediationKind
from tests.builders import House, a_campaign, a_finding, a_house, an_inspection, bring_to
from tests.house import DEADLINE
from tests.stories.acts import go, report

LATE = date(2019, 10, 14)
ASKED, MORE_TIME = date(2019, 9, 20), date(2019, 10, 31)


def a_followed_case(house: House, *more: str) -> tuple[Inspection, list[Deficiency]]:
    """Bring an inspection of Long Điền to its follow-up; `more` are further shortcomings."""
    from inspect_flow.services.deficiencies import deficiencies_of

    inspection = an_inspection(house, until="on_site")
    for statement in ("chưa có văn bản chấn chỉnh", *more):
        a_finding(house, inspection, statement, recommendation=f"Khắc phục việc {statement}")
    bring_to(house, inspection, "following_up")
    return inspection, list(deficiencies_of(house.work, inspection))


def paper(
    house: House, kind: K, subject: Tracked, on: date = LATE, who: str = "lan", **options: Any
) -> dict[str, Any]:
    return paper_context(house.by(who, on), kind, subject, **{"draft": True, **options})


def an_answered(house: House, deficiency: Deficiency, *, granted: bool = True) -> Extension:
    """Let Tú ask for more time and Hạnh answer."""
    request_extension(house.by("tu", ASKED), deficiency, MORE_TIME, "Chờ phần mềm của tỉnh")
    [request] = extensions_of(house.work, deficiency)
    if granted:
        grant_extension(house.by("hanh", ASKED), request, None, "lý do chính đáng")
    else:
        refuse_extension(house.by("hanh", ASKED), request, "Chưa làm việc nào theo kế hoạch")
    return request


def test_the_plan_is_the_units_own_paper_and_names_the_proof():
    house = a_house()
    inspection, [deficiency] = a_followed_case(house)
    record_remediation(house.by("tu", ASKED), deficiency, RemediationKind.PLAN,
                       "Ban hành trong tháng 9", proof=["Công văn đã ban hành"])  # fmt: skip
    plan = paper(house, K.REMEDIATION_PLAN, inspection, ASKED, "tu")
    [measure] = plan["measures"]
    assert (measure["measure"], measure["proof"]) == (
        "Ban hành trong tháng 9",
        ["Công văn đã ban hành"],
    )
    assert plan["letterhead"]["issuer"] == "Ủy ban nhân dân huyện Long Điền"
    assert plan["letterhead"]["symbol"] == "KH-UBND"
    assert plan["signatures"][0]["authority"] == ["TM. Ủy ban nhân dân", "Chủ tịch"]
    assert plan["recipients"]["items"][0] == "Sở Nội vụ (b/c)"


def test_the_plan_cites_what_it_carries_out():
    house = a_house()
    inspection, _all = a_followed_case(house)
    [opening] = paper(house, K.REMEDIATION_PLAN, inspection)["opening"]
    assert opening.startswith(
        "Thực hiện Thông báo số 01/TB-ĐKT ngày 30 tháng 8 năm 2019 của Đoàn kiểm tra"
        " cải cách hành chính kết luận kiểm tra"
    )
    assert "và Công văn số 01/UBND-NV ngày 05 tháng 9 năm 2019" in opening


def test_the_report_parts_what_is_done_from_what_is_open_and_says_why():
    house = a_house()
    inspection, [done, late, stopped] = a_followed_case(house, "sổ thiếu", "mạng chưa có")
    report(house, done, ASKED, "Đã ban hành")
    an_answered(house, late)
    go(house, "hanh", stopped, "suspend", ASKED, reason="Chờ Sở cấu hình hệ thống")
    written = paper(house, K.REMEDIATION_REPORT, inspection, ASKED, "tu")
    assert written["total"] == 3
    assert [each["done"] for each in written["results"]] == ["Đã ban hành"]
    assert written["results"][0]["evidence"] == ["van-ban-20092019.txt"]
    assert [each["reason"] for each in written["open"]] == [
        "đã đề nghị gia hạn: chờ phần mềm của tỉnh; đã được gia hạn đến ngày 31/10/2019",
        "Chờ Sở cấu hình hệ thống",
    ]
    assert written["addressees"] == ["Sở Nội vụ"]
    assert written["recipients"]["items"][0] == "Như trên"


def test_a_reminder_counts_calendar_days_and_working_days():
    house = a_house()
    inspection, [_deficiency] = a_followed_case(house)
    letter = paper(house, K.REMINDER_LETTER, inspection)
    [row] = letter["overdue"]
    # From Monday 30/9 to Monday 14/10/2019: two weeks, ten working days.
    assert (row["days"], row["working_days"]) == (14, 10)
    assert (letter["due_soon"], letter["rung"]) == ([], "first")
    assert letter["letterhead"]["issuer"] == "Sở Nội vụ"
    assert letter["addressees"] == ["Ủy ban nhân dân huyện Long Điền"]


def test_the_day_of_the_deadline_itself_is_in_time():
    house = a_house()
    inspection, _all = a_followed_case(house)
    letter = paper(house, K.REMINDER_LETTER, inspection, DEADLINE)
    assert (letter["overdue"], letter["due_soon"][0]["days"]) == ([], 0)
    assert "nhắc thời hạn" in letter["subject"]


def test_a_reminder_keeps_the_first_deadline_beside_the_one_in_force():
    house = a_house()
    inspection, [deficiency] = a_followed_case(house)
    an_answered(house, deficiency)
    [row] = paper(house, K.REMINDER_LETTER, inspection, date(2019, 11, 5))["overdue"]
    assert (row["original_deadline"], row["deadline"]) == ("2019-09-30", "2019-10-31")
    assert (row["days"], row["working_days"]) == (5, 3)


def test_each_letter_is_sharper_and_names_those_before():
    house = a_house()
    inspection, [deficiency] = a_followed_case(house)
    letters = [
        issue_reminder(house.by("hanh", day), inspection, [deficiency])
        for day in (date(2019, 10, 2), date(2019, 10, 9), LATE)
    ]
    told = [paper_of(each) for each in letters]
    assert [each["rung"] for each in told] == ["first", "second", "last"]
    # The notice of the visit was letter 01.
    assert [each.number for each in letters] == [2, 3, 4]
    assert "tại Công văn số 02/SNV-CCHC ngày 02 tháng 10 năm 2019" in told[1]["opening"][0]
    assert "03/SNV-CCHC ngày 09 tháng 10 năm 2019" in told[2]["opening"][0]
    assert "lần đôn đốc cuối" in told[2]["closing"][0]
    assert told[2]["recipients"]["items"] == ["Như trên", "UBND tỉnh Bà Rịa - Vũng Tàu (b/c)"]


def paper_of(document: Any) -> dict[str, Any]:
    from inspect_flow.services.documents import context_of

    return context_of(document)


def test_a_rung_issuer_and_signer_may_be_chosen():
    house = a_house()
    inspection, _all = a_followed_case(house)
    chosen = Choices(issuer="tinh", signer="minh", by_mandate=True, rung=LetterTone.LAST.value)
    letter = paper(house, K.REMINDER_LETTER, inspection, choices=chosen)
    assert letter["letterhead"]["issuer"] == "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"
    assert letter["signatures"][0]["authority"][0] == "TUQ. Chủ tịch"
    assert letter["rung"] == "last"


def test_a_letter_without_anything_late_is_refused():
    house = a_house()
    inspection, [deficiency] = a_followed_case(house)
    report(house, deficiency, ASKED)
    with pytest.raises(BadInput, match="không có nội dung nào quá hạn"):
        paper(house, K.REMINDER_LETTER, inspection)


def test_a_letter_never_tells_a_unit_of_anothers_duties():
    house = a_house()
    inspection, _all = a_followed_case(house)
    other = an_inspection(house, a_campaign(house, "CCHC-2019-2", number="785"), unit="dat_do",
                          until="following_up")  # fmt: skip
    strange = Choices(deficiencies=(f"{other.code}-TT-01",))
    with pytest.raises(BadInput, match="Không phải việc của UBND huyện Long Điền"):
        paper(house, K.REMINDER_LETTER, inspection, choices=strange)


def test_a_deficiency_that_does_not_exist_is_not_found():
    house = a_house()
    inspection, _all = a_followed_case(house)
    with pytest.raises(NotFound):
        paper(house, K.REMINDER_LETTER, inspection, choices=Choices(deficiencies=("KT-0",)))


def test_more_time_is_granted_with_the_first_deadline_beside():
    house = a_house()
    _inspection, [deficiency] = a_followed_case(house)
    answer = paper(house, K.EXTENSION_ANSWER, an_answered(house, deficiency), ASKED)
    assert answer["granted"]
    assert "đến hết ngày 31/10/2019. Thời hạn ban đầu là ngày 30/9/2019" in answer["answer"][0]
    assert answer["row"]["original_deadline"] == "2019-09-30"
    assert answer["row"]["granted_until"] == "2019-10-31"


def test_more_time_is_refused_with_the_reason():
    house = a_house()
    _inspection, [deficiency] = a_followed_case(house)
    answer = paper(house, K.EXTENSION_ANSWER, an_answered(house, deficiency, granted=False), ASKED)
    assert answer["answer"][0].endswith("lý do: chưa làm việc nào theo kế hoạch")
    assert "giữ nguyên là ngày 30/9/2019" in answer["answer"][1]
    assert answer["row"]["granted_until"] == ""


def test_the_authority_decides_on_more_time_by_decision():
    house = a_house()
    _inspection, [deficiency] = a_followed_case(house)
    request = an_answered(house, deficiency)
    decision = paper(house, K.EXTENSION_DECISION, request, ASKED)
    assert decision["letterhead"]["symbol"] == "QĐ-UBND"
    assert decision["authority"] == "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"
    assert decision["legal_grounds"][-1] == "Theo đề nghị của Sở Nội vụ"
    assert decision["recipients"]["items"] == ["Như Điều 3"]
    assert len(decision["articles"]) == 3


def test_nothing_is_answered_before_somebody_has_answered():
    house = a_house()
    _inspection, [deficiency] = a_followed_case(house)
    request_extension(house.by("tu", ASKED), deficiency, MORE_TIME, "Chờ phần mềm")
    [request] = extensions_of(house.work, deficiency)
    with pytest.raises(BadInput, match="khi đề nghị 'Đã đề nghị'"):
        paper(house, K.EXTENSION_ANSWER, request, ASKED)


def test_what_was_refused_is_no_decision():
    house = a_house()
    _inspection, [deficiency] = a_followed_case(house)
    request = an_answered(house, deficiency, granted=False)
    with pytest.raises(BadInput) as refused:
        paper(house, K.EXTENSION_DECISION, request, ASKED)
    assert "extension_answer" in refused.value.reasons[0]


def test_the_slip_says_what_was_required_reported_and_checked_by_whom():
    house = a_house()
    inspection, [done, back] = a_followed_case(house, "sổ thiếu")
    for each in (done, back):
        report(house, each, ASKED, "Đã ban hành")
    verify(house.by("minh", LATE), done, "Đã xem văn bản")
    return_report(house.by("minh", LATE), back, "Còn thiếu tháng 7", MORE_TIME)
    slip = paper(house, K.VERIFICATION_SLIP, inspection)
    assert [each["result"] for each in slip["matters"]] == ["done", "not_done"]
    assert slip["matters"][0]["checked_by"] == "ông Minh"
    assert slip["matters"][1]["checked"] == "Còn thiếu tháng 7"
    assert (slip["letterhead"]["number"], slip["letterhead"]["symbol"]) == ("", "")


def test_a_new_report_leaves_the_result_open():
    house = a_house()
    _inspection, [deficiency] = a_followed_case(house)
    report(house, deficiency, ASKED)
    return_report(house.by("minh", ASKED), deficiency, "Còn thiếu", MORE_TIME)
    report(house, deficiency, LATE, "Đã bổ sung")
    [matter] = paper(house, K.VERIFICATION_SLIP, deficiency)["matters"]
    assert (matter["result"], matter["checked"], matter["reported"]) == ("", "", "Đã bổ sung")


def test_letters_share_the_series_of_all_letters_and_reports_have_their_own():
    house = a_house()
    inspection, [deficiency] = a_followed_case(house)
    request = an_answered(house, deficiency)
    work = house.by("lan", ASKED)
    subjects = (
        (K.REMINDER_LETTER, inspection),
        (K.EXTENSION_ANSWER, request),
        (K.REMEDIATION_REPORT, inspection),
        (K.EXTENSION_DECISION, request),
        (K.VERIFICATION_SLIP, inspection),
    )
    assert [numbering(work, kind, subject).series for kind, subject in subjects] == [
        "CV", "CV", "BC-UBND", "QĐ-UBND", "",
    ]  # fmt: skip


@pytest.mark.parametrize("draft", [True, False])
def test_every_paper_has_its_shape_and_keeps_the_rules_of_form(draft: bool):
    house = a_house()
    inspection, [deficiency, _other] = a_followed_case(house, "sổ thiếu")
    request = an_answered(house, deficiency)
    subjects: dict[K, Tracked] = {K.EXTENSION_ANSWER: request, K.EXTENSION_DECISION: request}
    for kind in (K.REMEDIATION_PLAN, K.REMEDIATION_REPORT, K.REMINDER_LETTER,
                 K.EXTENSION_ANSWER, K.EXTENSION_DECISION, K.VERIFICATION_SLIP):  # fmt: skip
        number = "" if draft or not kind.is_numbered else "5"
        subject = subjects.get(kind, inspection)
        written = paper(house, kind, subject, draft=draft, number=number, on=LATE)
        assert faults(kind.value, written) == []
        assert lint(kind.value, written) == []
