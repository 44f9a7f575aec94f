"""Decisions, submission, invitation, outline and self-report, each from the records."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlmodel import select

from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import Decision, Delegation
from inspect_flow.rules.answers import GivenAnswer
from inspect_flow.services import journal
from inspect_flow.services.answering import record_answer
from inspect_flow.services.campaigns import found_on, register_decision
from inspect_flow.services.documents import context_of, draft_for, issue, issue_for, supersede
from inspect_flow.services.papers import paper_context
from inspect_flow.services.queries.campaigns import delegations_of
from inspect_flow.services.standing import subject_of
from inspect_flow.vocabulary.answers import AnswerStage, AnswerWord
from inspect_flow.vocabulary.campaigns import DecisionRole
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.errors import BadInput, MoveRefused
from tests.builders import House, a_campaign, a_house, an_inspection
from tests.house import NOTICE_DAY, PLANNED_ON, REPORT_DAY, VISIT_DAY


def paper(
    house: House, kind: DocumentKind, subject: Tracked, on: date = PLANNED_ON, **options: Any
) -> dict[str, Any]:
    return paper_context(house.by("lan", on), kind, subject, **{"draft": True, **options})


def a_delegation_of(house: House, campaign: Any) -> Delegation:
    [delegation] = delegations_of(house.work, campaign)
    return delegation


def test_the_plan_decision_is_the_registered_one_and_brings_the_plan():
    house = a_house()
    decision = paper(house, DocumentKind.PLAN_DECISION, a_campaign(house))
    head = decision["letterhead"]
    assert (head["number"], head["symbol"], head["date"]) == ("784", "QĐ-UBND", "2019-04-19")
    assert decision["competence"] == "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"
    assert decision["signatures"][0]["authority"][0] == "TM. Ủy ban nhân dân"
    assert decision["plan"]["attached_to"].startswith("Quyết định số 784/QĐ-UBND ngày 19 tháng 4")
    assert decision["plan"]["signatures"] == []


def test_a_plan_that_is_issued_by_itself_has_no_decision():
    house = a_house()
    campaign = a_campaign(house, symbol="KH-UBND", number="26")
    with pytest.raises(BadInput, match="kế hoạch được ban hành trực tiếp"):
        paper(house, DocumentKind.PLAN_DECISION, campaign)


def test_grounds_are_those_in_force_on_the_day_and_end_with_the_proposer():
    house = a_house()
    grounds = paper(house, DocumentKind.PLAN_DECISION, a_campaign(house))["legal_grounds"]
    assert grounds[0] == "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015"
    assert not any("2021" in each or "2025" in each for each in grounds)
    assert grounds[-1] == "Theo đề nghị của Giám đốc Sở Nội vụ"


def test_an_issued_submission_is_cited_by_the_decision_that_follows_it():
    house = a_house()
    campaign = a_campaign(house)
    issue_for(house.by("hanh", PLANNED_ON), DocumentKind.SUBMISSION, campaign)
    grounds = paper(house, DocumentKind.PLAN_DECISION, campaign)["legal_grounds"]
    assert grounds[-1] == (
        "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 01/TTr-SNV ngày 19 tháng 4 năm 2019"
    )


def test_the_chair_who_sets_up_the_delegation_signs_without_tm():
    house = a_house()
    campaign = a_campaign(house)
    decision = paper(house, DocumentKind.DELEGATION_DECISION, a_delegation_of(house, campaign))
    assert decision["competence"] == "Chủ tịch Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"
    assert decision["signatures"][0]["authority"] == ["Chủ tịch"]
    first, duties, last = decision["articles"]
    assert [who["role"] for who in first["members"]] == ["Trưởng đoàn", "Thành viên", "Thư ký"]
    assert duties["clauses"][-1] == "Đoàn kiểm tra tự giải thể sau khi hoàn thành nhiệm vụ"
    assert last["text"].startswith("Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng")
    assert any("784/QĐ-UBND" in each for each in decision["legal_grounds"])


def test_a_registered_decision_on_the_delegation_is_that_paper():
    house = a_house()
    campaign = a_campaign(house)
    founding = register_decision(
        house.work, "785", "QĐ-UBND", PLANNED_ON, house.unit("tinh"), title="thành lập Đoàn"
    )
    found_on(house.work, campaign, founding, DecisionRole.DELEGATION)
    own = paper(house, DocumentKind.DELEGATION_DECISION, a_delegation_of(house, campaign))
    assert (own["letterhead"]["number"], own["subject"]) == ("785", "về việc thành lập Đoàn")


def test_a_decision_that_does_both_prints_the_members_with_the_plan():
    house = a_house()
    campaign = a_campaign(house)
    [founding] = house.work.session.exec(select(Decision)).all()
    found_on(house.work, campaign, founding, DecisionRole.DELEGATION)
    articles = paper(house, DocumentKind.PLAN_DECISION, campaign)["articles"]
    assert [len(each["members"]) for each in articles] == [0, 3, 0, 0]
    with pytest.raises(BadInput, match="Đoàn được thành lập ngay tại quyết định"):
        paper(house, DocumentKind.DELEGATION_DECISION, a_delegation_of(house, campaign))


def test_issuing_a_registered_decision_takes_its_own_number_once():
    house = a_house()
    campaign = a_campaign(house)
    drafted = draft_for(house.by("lan", NOTICE_DAY), DocumentKind.PLAN_DECISION, campaign)
    issue(house.by("hanh", NOTICE_DAY), drafted)
    assert (drafted.number, drafted.issued_on) == (784, PLANNED_ON)
    again = supersede(house.by("hanh", NOTICE_DAY), drafted, "sai số liệu")
    head = context_of(again)["letterhead"]
    assert (again.number, head["number"], head["date"]) == (785, "785", "2019-08-01")


def test_a_paper_about_a_delegation_is_found_again():
    house = a_house()
    delegation = a_delegation_of(house, a_campaign(house))
    drafted = draft_for(house.by("lan", PLANNED_ON), DocumentKind.DELEGATION_DECISION, delegation)
    assert subject_of(house.work, drafted).code == delegation.code


def test_the_submission_goes_up_to_the_founder():
    house = a_house()
    submission = paper(house, DocumentKind.SUBMISSION, a_campaign(house))
    assert submission["addressees"] == ["Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"]
    assert submission["letterhead"]["symbol"] == "TTr-SNV"
    assert submission["recipients"]["items"] == ["Như trên"]
    assert submission["contents"][-1]["items"][-1].startswith("Tổng số 03 người")


def test_nobody_submits_to_itself():
    house = a_house()
    campaign = a_campaign(house)
    journal.change(house.work, campaign, {"lead_id": campaign.issuer_id}, "campaign.changed")
    with pytest.raises(BadInput, match="không có cơ quan cấp trên để trình"):
        paper(house, DocumentKind.SUBMISSION, campaign)


def test_the_invitation_says_who_when_and_where():
    house = a_house()
    inspection = an_inspection(house, until="scheduled")
    invitation = paper(house, DocumentKind.INVITATION, inspection, NOTICE_DAY)
    assert invitation["letterhead"]["symbol"] == "GM-SNV"
    assert invitation["invited"][0] == "Lãnh đạo Ủy ban nhân dân huyện Long Điền"
    assert invitation["starts"]["date"] == "2019-08-14"
    assert invitation["chair"].endswith("Trưởng đoàn")


@pytest.mark.parametrize(
    "kind", [DocumentKind.INVITATION, DocumentKind.OUTLINE, DocumentKind.SELF_REPORT]
)
def test_a_surprise_has_no_paper_that_would_tell_of_it(kind: DocumentKind):
    house = a_house()
    inspection = an_inspection(house, is_announced=False)
    with pytest.raises(BadInput, match="kiểm tra không báo trước, không lập"):
        paper(house, kind, inspection, NOTICE_DAY)


def test_the_outline_belongs_to_the_notice_that_brought_it():
    house = a_house()
    inspection = an_inspection(house, until="notified")
    outline = paper(house, DocumentKind.OUTLINE, inspection, REPORT_DAY, draft=False)
    assert outline["attached_to"].startswith("Công văn số 01/SNV-CCHC ngày 01 tháng 8 năm 2019")
    assert outline["letterhead"]["symbol"] == ""


def a_reporting_house() -> tuple[House, Any]:
    house = a_house()
    campaign = a_campaign(house, checklist="district_2019")
    inspection = an_inspection(house, campaign, until="self_reported")
    given = GivenAnswer("1.1.1", AnswerWord.CONFORMS, {"days_late": Decimal(0)}, note="KH 04")
    record_answer(house.by("tu", REPORT_DAY), inspection, given, AnswerStage.SELF)
    return house, inspection


def test_the_self_report_says_what_was_answered_and_leaves_the_rest_to_the_pen():
    house, inspection = a_reporting_house()
    report = paper(house, DocumentKind.SELF_REPORT, inspection, VISIT_DAY)
    first, second = report["areas"][:2]
    assert first["results"][0].endswith("; KH 04")
    assert "1.1.2" in first["unanswered"]
    assert second["results"] == []
    rows = report["scores"][0]["rows"]
    assert rows[0]["self_score"] != ""
    assert rows[1]["self_score"] == rows[1]["explanation"] == ""
    assert report["scores"][1]["self_score"] == ""
    assert "tiêu chí chưa tự chấm" in report["total"]


def test_the_self_report_is_the_units_own_paper():
    house, inspection = a_reporting_house()
    report = paper(house, DocumentKind.SELF_REPORT, inspection, VISIT_DAY)
    assert report["letterhead"]["issuer"] == "Ủy ban nhân dân huyện Long Điền"
    assert report["letterhead"]["symbol"] == "BC-UBND"
    assert report["addressees"][0] == "Sở Nội vụ"
    draft_for(house.by("tu", REPORT_DAY), DocumentKind.SELF_REPORT, inspection)
    with pytest.raises(MoveRefused):
        draft_for(house.by("quan", REPORT_DAY), DocumentKind.SELF_REPORT, inspection)


def test_an_issued_self_report_keeps_its_number_and_day():
    house, inspection = a_reporting_house()
    issued = issue_for(house.by("tu", REPORT_DAY), DocumentKind.SELF_REPORT, inspection)
    head = context_of(issued)["letterhead"]
    assert (head["number"], head["date"]) == ("1", "2019-08-07")
