"""The minutes say what the records say, and leave to the pen what they do not know."""

from __future__ import annotations

from typing import Any

from sqlalchemy import event

from inspect_flow.records.tables import Finding, Inspection
from inspect_flow.services import journal
from inspect_flow.services.papers import paper_context
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.findings import FindingKind
from inspect_flow.vocabulary.paper_parts import assumed
from tests.builders import House, a_campaign, a_finding, a_house, an_inspection, bring_to
from tests.house import VISIT_DAY

IN_THE_ARTICLE = {"ratio": "105/277", "percent": "trên 46%"}


def minutes(house: House, inspection: Inspection, **options: Any) -> dict[str, Any]:
    work = house.by("lan", VISIT_DAY)
    return paper_context(work, DocumentKind.MINUTES, inspection, **{"draft": True, **options})


def a_case() -> tuple[House, Inspection]:
    house = a_house()
    return house, an_inspection(house, until="on_site")


def test_findings_stand_by_area_in_the_official_order():
    house, inspection = a_case()
    a_finding(house, inspection, "chưa công khai ngân sách", area="public_finance")
    a_finding(house, inspection, "chưa có sản phẩm cụ thể", area="direction")
    a_finding(house, inspection, "việc riêng của huyện", area="Giao thông nông thôn")
    titles = [area["title"] for area in minutes(house, inspection)["areas"]]
    assert titles == [
        "Công tác chỉ đạo, điều hành cải cách hành chính",
        "Cải cách tài chính công",
        "Giao thông nông thôn",
    ]


def test_areas_of_a_checklist_keep_its_order_and_titles():
    house = a_house()
    campaign = a_campaign(house, checklist="district_2019")
    inspection = an_inspection(house, campaign, until="on_site")
    a_finding(house, inspection, "chưa cung ứng dịch vụ", area="", item="7.2.1")
    a_finding(house, inspection, "chưa có sản phẩm cụ thể", area="chỉ đạo điều hành", item="1.1.2")
    checklist = house.work.office.checklists["district_2019"]
    titles = [area["title"] for area in minutes(house, inspection)["areas"]]
    assert titles == [checklist.areas[0].name, checklist.areas[6].name]


def test_numbers_run_through_the_paper_for_each_kind():
    house, inspection = a_case()
    for area in ("procedures", "direction"):
        a_finding(house, inspection, f"hạn chế {area}", area=area)
        a_finding(house, inspection, f"kết quả {area}", area=area, kind=FindingKind.STRENGTH)
    first, second = minutes(house, inspection)["areas"]
    assert first["shortcomings"][0]["number"] == first["strengths"][0]["number"] == "1"
    assert second["shortcomings"][0]["number"] == second["strengths"][0]["number"] == "2"


def test_a_figure_stands_as_written_with_the_computed_one_and_the_warning():
    house, inspection = a_case()
    a_finding(house, inspection, "cắt giảm thời gian", quantities=[IN_THE_ARTICLE])
    [area] = minutes(house, inspection)["areas"]
    [finding] = area["shortcomings"]
    assert finding["quantities"] == [{"as_written": "105/277, trên 46%", "computed": "37,9%"}]
    assert finding["warnings"][0]["text"].startswith("105/277 là 37,9%, không phải trên 46%")


def test_the_reason_for_keeping_a_wrong_figure_is_printed():
    house, inspection = a_case()
    a_finding(house, inspection, "cắt giảm thời gian", quantities=[IN_THE_ARTICLE])
    bring_to(house, inspection, "minutes_signed")
    [area] = minutes(house, inspection)["areas"]
    reason = area["shortcomings"][0]["warnings"][0]["reason"]
    assert reason == "giữ nguyên số liệu theo báo cáo của đơn vị"


def test_a_paper_never_cites_a_later_law():
    house, inspection = a_case()
    laws = ["Nghị định số 61/2018/NĐ-CP", "Nghị định số 118/2025/NĐ-CP"]
    a_finding(house, inspection, "chưa niêm yết đủ thủ tục", legal_bases=laws)
    [area] = minutes(house, inspection)["areas"]
    cited = [basis["citation"] for basis in area["shortcomings"][0]["legal_bases"]]
    assert cited == ["Nghị định số 61/2018/NĐ-CP"]


def test_a_repeated_shortcoming_names_the_paper_that_said_it_first():
    house = a_house()
    earlier = an_inspection(house, until="on_site")
    first = a_finding(house, earlier, "chưa cập nhật sổ theo dõi phản ánh")
    bring_to(house, earlier, "concluded")
    later = an_inspection(house, a_campaign(house, "CCHC-2019-B", number="785"))
    again = {"statement": "chưa cập nhật sổ", "kind": "shortcoming", "repeats_id": first.id}
    journal.create(house.work, Finding(inspection_id=later.id, **again), "finding.written")
    [area] = minutes(house, later)["areas"]
    assert area["shortcomings"][0]["repeated"] == (
        "nội dung này đã nêu tại Thông báo kết luận kiểm tra số 01/TB-ĐKT ngày 30 tháng 8 năm 2019"
    )


def test_before_anybody_is_noted_the_paper_leaves_room_for_the_pen():
    house, inspection = a_case()
    paper = minutes(house, inspection)
    unit, _secretary, delegation = paper["signatures"]
    assert paper["unit_side"][0]["name"] == "…" * 20
    assert (unit["name"], delegation["name"]) == ("", "Hạnh")
    assert paper["letterhead"]["number"] == ""


def test_whoever_was_there_is_listed_and_signs():
    house, inspection = a_case()
    bring_to(house, inspection, "commented")
    paper = minutes(house, inspection)
    unit = paper["signatures"][0]
    assert [who["name"] for who in paper["unit_side"]] == ["ông Tú"]
    assert unit["authority"] == ["Đại diện đơn vị được kiểm tra", "Chủ tịch"]
    assert (unit["name"], paper["secretary"]) == ("Tú", "bà Lan")
    assert paper["unit_opinions"] == ["UBND huyện nhất trí với dự thảo biên bản"]


def test_a_refusal_to_sign_is_told_beside_the_opinion():
    house, inspection = a_case()
    extra = {"refusal_to_sign": "không đồng ý với mục 2"}
    journal.change(house.work, inspection, {"extra": extra}, "inspection.noted")
    said = minutes(house, inspection)["unit_opinions"]
    assert said == ["Đại diện đơn vị không ký biên bản: không đồng ý với mục 2"]


def test_what_was_assumed_is_marked():
    house, inspection = a_case()
    past = {"opened": "08:05", "place": "Hội trường", "assumed": ["place"]}
    extra = {"papers": {"minutes": past}}
    journal.change(house.work, inspection, {"extra": extra}, "inspection.noted")
    paper = minutes(house, inspection)
    assert paper["place"] == assumed("Hội trường")
    assert paper["opened"] == {"date": "2019-08-14", "time": "08:05"}


def test_shortcomings_that_the_source_does_not_list_are_not_denied():
    house, inspection = a_case()
    extra = {"case": {"shortcomings": {"listed": False}}}
    journal.change(house.work, inspection, {"extra": extra}, "inspection.noted")
    [area] = minutes(house, inspection)["areas"]
    assert area["shortcomings"][0]["statement"] == (
        "có tồn tại, hạn chế nhưng tài liệu nguồn không liệt kê"
    )


def test_the_number_of_queries_does_not_grow_with_the_findings():
    house, inspection = a_case()
    counts = []
    asked: list[str] = []
    engine = house.work.session.get_bind()
    event.listen(engine, "before_cursor_execute", lambda _c, _u, text, *_rest: asked.append(text))
    for _round in range(2):
        for number in range(10):
            a_finding(house, inspection, f"tồn tại {_round}-{number}", quantities=[IN_THE_ARTICLE])
        asked.clear()
        minutes(house, inspection)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 20


def test_the_one_stop_shop_stands_with_the_procedures_where_the_checklist_puts_it_there():
    house = a_house()
    campaign = a_campaign(house, checklist="district_2019")
    inspection = an_inspection(house, campaign, until="on_site")
    a_finding(house, inspection, "chưa xin lỗi khi trễ hẹn", area="một cửa", item="3.2.1")
    a_finding(house, inspection, "chưa niêm yết đủ", area="procedures")
    [area] = minutes(house, inspection)["areas"]
    assert area["title"] == house.work.office.checklists["district_2019"].areas[2].name
    assert len(area["shortcomings"]) == 2
