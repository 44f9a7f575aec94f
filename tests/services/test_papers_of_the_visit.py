"""Surprise minutes, the draft for comments and the report to the founder, from the records."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from inspect_flow.records.base import Tracked
from inspect_flow.rules.answers import GivenAnswer
from inspect_flow.services import journal
from inspect_flow.services.answering import record_answer
from inspect_flow.services.documents import documents_of, issue_for
from inspect_flow.services.moving import move
from inspect_flow.services.papers import paper_context
from inspect_flow.services.papers.announced import MINUTES_KINDS, minutes_kind
from inspect_flow.vocabulary.answers import AnswerStage, AnswerWord
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.findings import FindingKind
from tests.builders import House, a_campaign, a_finding, a_house, an_inspection, bring_to
from tests.house import VISIT_DAY


def paper(
    house: House, kind: DocumentKind, subject: Tracked, on: date = VISIT_DAY, **options: Any
) -> dict[str, Any]:
    return paper_context(house.by("lan", on), kind, subject, **{"draft": True, **options})


def test_minutes_of_a_surprise_say_why_nobody_was_told():
    house = a_house()
    campaign = a_campaign(house, kind="surprise", is_announced=False)
    inspection = an_inspection(house, campaign)
    minutes = paper(house, DocumentKind.SURPRISE_MINUTES, inspection)
    assert minutes["subject"].startswith("kiểm tra đột xuất công tác cải cách hành chính tại")
    assert "không thông báo trước lịch kiểm tra" in minutes["circumstances"][0]
    assert minutes["letterhead"]["symbol"] == "BB-ĐKT"


def test_an_announced_visit_has_no_surprise_minutes():
    house = a_house()
    with pytest.raises(BadInput, match="cuộc kiểm tra có báo trước"):
        paper(house, DocumentKind.SURPRISE_MINUTES, an_inspection(house))


def test_the_move_issues_the_minutes_that_fit_the_visit():
    for announced in (True, False):
        house = a_house()
        campaign = a_campaign(house, is_announced=announced)
        inspection = an_inspection(house, campaign, until="scheduled")
        if not announced:
            move(house.by("hanh", VISIT_DAY), inspection, "start_unannounced")
        bring_to(house, inspection, "minutes_signed")
        issued = [each.kind for each in documents_of(house.work, inspection)]
        assert [kind for kind in issued if kind in MINUTES_KINDS] == [minutes_kind(inspection)]


def test_the_draft_numbers_every_statement_once_and_asks_until_a_day():
    house = a_house()
    inspection = an_inspection(house, until="on_site")
    a_finding(house, inspection, "niêm yết đủ thủ tục", kind=FindingKind.STRENGTH)
    a_finding(house, inspection, "chưa cập nhật sổ", recommendation="cập nhật sổ")
    draft = paper(house, DocumentKind.DRAFT_MINUTES, inspection, draft=False)
    listed = [
        each["number"]
        for area in draft["areas"]
        for each in (*area["context"], *area["strengths"], *area["shortcomings"])
    ]
    listed += [each["number"] for each in draft["requirements"]]
    assert sorted(listed, key=int) == ["1", "2", "3"]
    assert draft["comments_due"]["date"] == "2019-08-19"
    assert draft["send_to"] == "Sở Nội vụ"


def test_a_contradiction_is_shown_beside_the_statement_of_the_draft():
    house = a_house()
    inspection = an_inspection(house, until="on_site")
    a_finding(house, inspection, "1/2, đạt 9%", quantities=[{"ratio": "1/2", "percent": "9%"}])
    draft = paper(house, DocumentKind.DRAFT_MINUTES, inspection, draft=False)
    [statement] = [each for area in draft["areas"] for each in area["shortcomings"]]
    assert statement["note"].startswith("1/2 là 50%")


def test_the_report_goes_to_the_founder_with_causes_and_both_scores():
    house = a_house()
    campaign = a_campaign(house, checklist="district_2019")
    inspection = an_inspection(house, campaign, until="on_site")
    finding = a_finding(house, inspection, "chưa cập nhật sổ")
    journal.change(house.work, finding, {"cause": "thiếu người"}, "finding.amended")
    figures = {"days_late": Decimal(0)}
    for who, stage in (("lan", AnswerStage.SELF), ("lan", AnswerStage.DELEGATION)):
        given = GivenAnswer("1.1.1", AnswerWord.CONFORMS, figures)
        record_answer(house.by(who, VISIT_DAY), inspection, given, stage)
    report = paper(house, DocumentKind.INSPECTION_REPORT, inspection)
    assert report["addressees"] == ["Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"]
    assert report["letterhead"]["symbol"] == "BC-ĐKT"
    assert report["causes"] == ["thiếu người"]
    assert report["scores"][-1] == "Điểm từng tiêu chí tại Phụ lục điểm kèm theo"
    issue_for(house.by("lan", VISIT_DAY), DocumentKind.SCORE_ANNEX, inspection)
    beside = paper(house, DocumentKind.INSPECTION_REPORT, inspection)["scores"][-1]
    assert beside == "Điểm từng tiêu chí tại Phụ lục điểm kèm theo Biên bản kiểm tra"
    assert report["signatures"][0]["authority"] == ["Trưởng đoàn"]


def test_short_forms_are_explained_as_far_as_they_are_used():
    house = a_house()
    inspection = an_inspection(house, until="on_site")
    a_finding(house, inspection, "niêm yết chưa đủ TTHC; hội đồng nhân dân (HĐND) đã nhắc HĐND")
    report = paper(house, DocumentKind.INSPECTION_REPORT, inspection)
    assert "TTHC: thủ tục hành chính" in report["abbreviations"]
    assert not any(each.startswith(("HĐND", "CCHC")) for each in report["abbreviations"])


def test_a_report_without_scores_mentions_no_annex():
    house = a_house()
    report = paper(house, DocumentKind.INSPECTION_REPORT, an_inspection(house, until="on_site"))
    assert report["scores"] == report["causes"] == []
