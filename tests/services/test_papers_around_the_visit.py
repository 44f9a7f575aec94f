"""Plan, notice, dossier, blank checklist, conclusion and directive, each from the records."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from inspect_flow.documents.rendering import render_html
from inspect_flow.documents.shapes import faults
from inspect_flow.locale.translation import current_language, use_language
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import Campaign
from inspect_flow.rules.answers import GivenAnswer
from inspect_flow.services import journal
from inspect_flow.services.answering import record_answer
from inspect_flow.services.campaigns import add_quota, found_on, register_decision
from inspect_flow.services.deficiencies import deficiencies_of
from inspect_flow.services.directives import directive_of
from inspect_flow.services.papers import paper_context
from inspect_flow.services.queries.campaigns import delegations_of
from inspect_flow.services.registry import get
from inspect_flow.services.visits import DaySlot, arrange_visit
from inspect_flow.vocabulary.answers import AnswerStage, AnswerWord
from inspect_flow.vocabulary.campaigns import DecisionRole
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.units import UnitLevel
from tests.builders import (
    House,
    a_campaign,
    a_finding,
    a_house,
    an_inspection,
    bring_to,
)
from tests.house import CONCLUDED_ON, DIRECTED_ON, NOTICE_DAY, PLANNED_ON, VISIT_DAY


def paper(
    house: House, kind: DocumentKind, subject: Tracked, on: date = VISIT_DAY, **options: Any
) -> dict[str, Any]:
    return paper_context(house.by("lan", on), kind, subject, **{"draft": True, **options})


def test_a_plan_attached_to_a_decision_has_no_number_of_its_own():
    house = a_house()
    plan = paper(house, DocumentKind.PLAN, a_campaign(house))
    assert plan["attached_to"] == (
        "Quyết định số 784/QĐ-UBND ngày 19 tháng 4 năm 2019"
        " của Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"
    )
    assert (plan["letterhead"]["number"], plan["letterhead"]["symbol"]) == ("", "")
    assert plan["dated_on"] == PLANNED_ON.isoformat()


def test_a_plan_that_is_the_founding_paper_bears_its_number():
    house = a_house()
    campaign = a_campaign(house, symbol="KH-UBND", number="26")
    plan = paper(house, DocumentKind.PLAN, campaign)
    head = plan["letterhead"]
    assert (head["number"], head["symbol"], head["date"]) == ("26", "KH-UBND", "2019-04-19")
    assert plan["attached_to"] == ""


def test_an_unannounced_inspection_never_stands_in_the_plan():
    house = a_house()
    campaign = a_campaign(house)
    an_inspection(house, campaign, unit="long_dien", until="scheduled")
    an_inspection(house, campaign, unit="dat_do", is_announced=False)
    plan = paper(house, DocumentKind.PLAN, campaign)
    assert plan["subjects"] == ["UBND huyện Long Điền"]
    assert [row["unit"] for row in plan["schedule"]] == ["UBND huyện Long Điền"]


def test_the_plan_says_what_was_promised_without_names_and_what_was_amended():
    house = a_house()
    campaign = a_campaign(house)
    add_quota(house.work, campaign, UnitLevel.COMMUNE, 5, "chọn ngẫu nhiên")
    later = register_decision(
        house.work, "900", "QĐ-UBND", date(2019, 6, 3), house.unit("tinh"), title="điều chỉnh"
    )
    found_on(house.work, campaign, later, DecisionRole.AMENDING, "lùi đến tháng 11")
    plan = paper(house, DocumentKind.PLAN, campaign)
    assert plan["subjects"] == ["Ít nhất 05 đơn vị cấp xã (chọn ngẫu nhiên)"]
    assert plan["opening"][0].endswith("lùi đến tháng 11")


def test_the_notice_asks_for_the_report_and_brings_its_outline():
    house = a_house()
    notice = paper(house, DocumentKind.NOTICE, an_inspection(house, until="scheduled"), NOTICE_DAY)
    assert notice["report_due"] == {"date": "2019-08-09", "time": ""}
    assert [part["title"] for part in notice["outline"]][-1] == "Phụ lục kèm theo báo cáo"
    assert notice["addressees"] == ["Ủy ban nhân dân huyện Long Điền"]
    assert notice["signatures"][0]["authority"] == ["KT. Giám đốc", "Phó Giám đốc"]


def test_the_usual_programme_is_fitted_to_the_hours_of_the_visit():
    house = a_house()
    inspection = an_inspection(house)
    arrange_visit(house.work, [inspection], [DaySlot(VISIT_DAY, time(13, 30), time(16, 30))])
    lines = paper(house, DocumentKind.NOTICE, inspection)["programme"]
    assert (lines[0]["starts"], lines[-1]["ends"]) == ("13:30", "16:30")
    assert all(one["ends"] == other["starts"] for one, other in pairwise(lines))


def test_without_hours_the_programme_has_none():
    house = a_house()
    inspection = an_inspection(house)
    arrange_visit(house.work, [inspection], [DaySlot(VISIT_DAY)])
    lines = paper(house, DocumentKind.NOTICE, inspection)["programme"]
    assert {(line["starts"], line["ends"]) for line in lines} == {("", "")}


def test_the_dossier_tells_what_became_of_last_years_findings():
    house = a_house()
    an_inspection(house, until="following_up")
    later = an_inspection(house, a_campaign(house, "CCHC-2020", year=2020, number="5"))
    dossier = paper(house, DocumentKind.DOSSIER, later, date(2019, 10, 12))
    [past] = dossier["past_findings"]
    assert past["source"].startswith("Thông báo kết luận kiểm tra số 01/TB-ĐKT")
    [still_open] = dossier["open_deficiencies"]
    assert still_open["overdue"] == "quá hạn 12 ngày"
    assert still_open["original_deadline"] == "2019-09-30"
    assert still_open["statement"] == past["statement"]


def test_the_dossier_of_a_visit_does_not_know_what_it_will_find():
    house = a_house()
    inspection = an_inspection(house, until="following_up")
    dossier = paper(house, DocumentKind.DOSSIER, inspection)
    assert (dossier["past_findings"], dossier["open_deficiencies"]) == ([], [])


def test_the_dossier_puts_the_self_report_against_the_criteria():
    house = a_house()
    campaign = a_campaign(house, checklist="district_2019")
    inspection = an_inspection(house, campaign, until="self_reported")
    figures = {"procedures": Decimal(277), "cut": Decimal(300)}
    given = GivenAnswer("3.1.3", AnswerWord.CONFORMS, figures)
    record_answer(house.by("tu", date(2019, 8, 8)), inspection, given, AnswerStage.SELF)
    dossier = paper(house, DocumentKind.DOSSIER, inspection)
    [first, *_rest] = dossier["criteria"]
    assert first["rows"][0]["text"].startswith("13 tiêu chí: 1.1.1, 1.1.2, 1.1.3")
    assert first["rows"][0]["remark"] == "Đơn vị chưa tự chấm; đề nghị giải trình"
    assert any(said.startswith("3.1.3: ") for said in dossier["discrepancies"])
    assert dossier["report_status"] == "nhận ngày 07/8/2019"


def test_the_blank_checklist_shows_the_units_own_scores():
    house = a_house()
    campaign = a_campaign(house, checklist="district_2019")
    inspection = an_inspection(house, campaign, until="self_reported")
    given = GivenAnswer("1.1.1", score=Decimal("0.25"))
    record_answer(house.by("tu", date(2019, 8, 8)), inspection, given, AnswerStage.SELF)
    sheet = paper(house, DocumentKind.CHECKLIST, inspection)
    rows = {row["code"]: row for area in sheet["areas"] for row in area["rows"]}
    assert (rows["1.1.1"]["self_score"], rows["1.1.2"]["self_score"]) == ("0,25", "")
    assert sheet["status"] == "đề xuất, chưa được ban hành"


def test_an_inspection_without_a_checklist_has_no_blank_one():
    house = a_house()
    with pytest.raises(BadInput, match="không có bảng kiểm"):
        paper(house, DocumentKind.CHECKLIST, an_inspection(house))


def test_the_conclusion_demands_each_shortcoming_by_a_day():
    house = a_house()
    inspection = an_inspection(house, until="on_site")
    a_finding(house, inspection, "chưa cập nhật sổ", recommendation="Cập nhật sổ")
    bring_to(house, inspection, "minutes_signed")
    work = house.by("hanh", CONCLUDED_ON)
    conclusion = paper_context(work, DocumentKind.CONCLUSION, inspection, draft=False)
    [required] = conclusion["requirements"]
    assert (required["task"], required["owner"]) == ("Cập nhật sổ", "UBND huyện Long Điền")
    assert required["deadline"] == conclusion["report_due"] == "2019-09-16"
    assert conclusion["opening"][0].endswith("thông báo kết luận như sau:")


def test_a_unit_that_directs_its_own_offices_names_them():
    house = a_house()
    inspection = an_inspection(house, until="directed")
    directive = directive_of(house.work, inspection)
    assert directive is not None
    [deficiency] = deficiencies_of(house.work, inspection)
    journal.change(house.work, deficiency, {"responsible": "Phòng Nội vụ"}, "deficiency.amended")
    letter = paper(house, DocumentKind.DIRECTIVE, directive, DIRECTED_ON)
    assert letter["addressees"] == ["Các phòng, ban, đơn vị thuộc huyện", "UBND các xã, thị trấn"]
    assert letter["requirements"][0]["owner"] == "Phòng Nội vụ"
    assert letter["signatures"][0]["authority"] == ["TM. Ủy ban nhân dân", "Chủ tịch"]


def test_an_extension_does_not_change_what_the_directive_ordered():
    house = a_house()
    inspection = an_inspection(house, until="directed")
    directive = directive_of(house.work, inspection)
    assert directive is not None
    [deficiency] = deficiencies_of(house.work, inspection)
    journal.change(house.work, deficiency, {"deadline": date(2019, 12, 31)}, "deficiency.moved")
    letter = paper(house, DocumentKind.DIRECTIVE, directive, DIRECTED_ON)
    assert letter["requirements"][0]["deadline"] == letter["report_due"] == "2019-09-30"


# Those of a later day of the case have tests of their own: test_papers_of_remedy.py.
_LATER = (
    DocumentKind.REMINDER_LETTER,
    DocumentKind.EXTENSION_ANSWER,
    DocumentKind.EXTENSION_DECISION,
)


@pytest.mark.parametrize("kind", [kind for kind in DocumentKind if kind not in _LATER])
def test_every_paper_has_the_shape_that_its_template_prints(kind):
    house = a_house()
    campaign = a_campaign(house, checklist="district_2019")
    is_announced = kind is not DocumentKind.SURPRISE_MINUTES
    inspection = an_inspection(house, campaign, is_announced=is_announced)
    of_campaign = (
        DocumentKind.PLAN,
        DocumentKind.PLAN_DECISION,
        DocumentKind.SUBMISSION,
        DocumentKind.CAMPAIGN_SUMMARY,
    )
    subject = campaign if kind in of_campaign else inspection
    if kind is DocumentKind.DELEGATION_DECISION:
        [subject] = delegations_of(house.work, campaign)
    if kind is DocumentKind.DIRECTIVE:
        house = a_house()
        subject = directive_of(house.work, an_inspection(house, until="directed"))
    context = paper(house, kind, subject)
    assert faults(kind.value, context) == []
    # An annex and a news item are no papers with a letterhead of their own.
    has_letterhead = kind not in (DocumentKind.SCORE_ANNEX, DocumentKind.NEWS)
    assert ("Độc lập - Tự do - Hạnh phúc" in render_html(kind.value, context)) is has_letterhead


def test_an_official_paper_is_vietnamese_whatever_its_writer_reads():
    house = a_house()
    inspection = an_inspection(house, until="on_site")
    a_finding(house, inspection, "chưa cập nhật sổ", quantities=[{"ratio": "1/2", "percent": "9%"}])
    expected = paper(house, DocumentKind.MINUTES, inspection)
    use_language("en")
    try:
        assert paper(house, DocumentKind.MINUTES, inspection) == expected
        assert current_language() == "en"
    finally:
        use_language("vi")


def test_a_paper_for_the_wrong_record_is_refused_with_the_right_one():
    house = a_house()
    inspection = an_inspection(house)
    campaign = get(house.work, Campaign, inspection.campaign_id)
    with pytest.raises(BadInput) as refused:
        paper(house, DocumentKind.MINUTES, campaign)
    assert refused.value.reasons == ["biên bản kiểm tra lập cho cuộc kiểm tra"]
