"""A paper names whom the records name, writes to whom must act, and claims nothing more."""

from __future__ import annotations

from typing import Any

import pytest

from inspect_flow.records.tables import Campaign, Directive, Inspection, Unit
from inspect_flow.services import journal
from inspect_flow.services.campaigns import register_decision
from inspect_flow.services.deficiencies import assign, deficiencies_of
from inspect_flow.services.directives import draft_directive
from inspect_flow.services.inspections import note_extra, record_attendance
from inspect_flow.services.papers import paper_context
from inspect_flow.services.papers.base import matter
from inspect_flow.services.papers.citations import cite_decision
from inspect_flow.services.papers.kept import named_and_titled, signing_name
from inspect_flow.services.papers.opening import desk_for
from inspect_flow.services.people import register_person
from inspect_flow.services.registry import get
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.paper_parts import assumed
from inspect_flow.vocabulary.units import UnitLevel
from tests.builders import House, a_campaign, a_finding, a_house, a_unit, an_inspection, bring_to
from tests.house import DEADLINE, DIRECTED_ON, PLANNED_ON, VISIT_DAY

IN_THE_ARTICLE = {"ratio": "105/277", "percent": "trên 46%"}


def minutes(house: House, inspection: Inspection) -> dict[str, Any]:
    work = house.by("lan", VISIT_DAY)
    return paper_context(work, DocumentKind.MINUTES, inspection, draft=True)


@pytest.mark.parametrize(
    ("written", "name", "office"),
    [
        ("Trương Văn Đức - Phó Giám đốc", "Trương Văn Đức", "Phó Giám đốc"),
        ("Phó Chủ tịch UBND tỉnh", "", "Phó Chủ tịch UBND tỉnh"),
        ("Thư ký Đoàn, công chức Sở Nội vụ", "", "Thư ký Đoàn, công chức Sở Nội vụ"),
        ("Phó Đức Phương", "Phó Đức Phương", ""),
        ("bà Quyền Thị Lan", "bà Quyền Thị Lan", ""),
    ],
)
def test_an_office_is_no_name(written: str, name: str, office: str) -> None:
    assert named_and_titled(written) == (name, office)
    assert bool(signing_name(written.partition(" - ")[0])) == bool(name)


def test_a_secretary_known_by_role_alone_leaves_the_name_to_the_pen() -> None:
    house = a_house()
    inspection = an_inspection(house, until="on_site")
    work = house.by("lan", VISIT_DAY)
    record_attendance(work, inspection, "delegation", "", "Công chức Sở Nội vụ", "Thư ký")
    record_attendance(work, inspection, "delegation", "Thư ký Đoàn", "", "Thư ký", signs=True)
    paper = minutes(house, inspection)
    assert paper["secretary"] == "Công chức Sở Nội vụ"
    assert {block["name"] for block in paper["signatures"]} == {""}


def test_a_member_known_by_office_alone_has_an_office_and_no_name() -> None:
    house = a_house()
    inspection = an_inspection(house, until="scheduled")
    office = "Đại diện Sở Tư pháp"
    person = register_person(house.by(), "dd", office, title=office)
    changes = {"head_id": person.id}
    journal.change(house.work, inspection, changes, "inspection.head_named")
    paper = minutes(house, inspection)
    assert paper["chair"] == "Đại diện Sở Tư pháp, Trưởng đoàn"
    assert paper["signatures"][-1]["name"] == ""


def test_minutes_say_that_the_unit_agreed_only_where_that_was_noted() -> None:
    house = a_house()
    inspection = an_inspection(house, until="on_site")
    before = minutes(house, inspection)["unit_opinions"]
    note_extra(house.by("lan", VISIT_DAY), inspection, agreed_on_the_spot=True)
    after = minutes(house, inspection)["unit_opinions"]
    assert (before, after) == ([], ["Đơn vị được kiểm tra nhất trí với nội dung biên bản"])


def test_a_paper_states_the_contradiction_without_the_hint_for_its_writer() -> None:
    house = a_house()
    inspection = an_inspection(house, until="on_site")
    kept = {"discrepancy": "105/277 là 37,9%, không phải trên 46%; giữ nguyên như báo cáo."}
    extra = {"case": kept}
    a_finding(house, inspection, "cắt giảm", quantities=[IN_THE_ARTICLE], extra=extra)
    [area] = minutes(house, inspection)["areas"]
    assert area["shortcomings"][0]["warnings"] == [
        {"text": "105/277 là 37,9%, không phải trên 46%", "reason": "giữ nguyên như báo cáo"}
    ]


def test_a_period_taken_over_from_the_campaign_keeps_its_mark() -> None:
    house = a_house()
    campaign = a_campaign(house, extra={"assumed": ["period"]})
    paper = minutes(house, an_inspection(house, campaign))
    assert paper["data_period"]["ends"] == assumed("2019-06-30")


def test_a_plan_without_any_day_has_no_schedule() -> None:
    house = a_house()
    campaign = a_campaign(house)
    an_inspection(house, campaign)
    plan = paper_context(house.work, DocumentKind.PLAN, campaign, draft=True)
    assert (plan["subjects"], plan["schedule"]) == (["UBND huyện Long Điền"], [])


def test_themes_stand_in_the_plan_by_their_names() -> None:
    house = a_house()
    campaign = a_campaign(house, themes=["one_stop"])
    plan = paper_context(house.work, DocumentKind.PLAN, campaign, draft=True)
    assert [part["title"] for part in plan["contents"]] == [
        "Thực hiện cơ chế một cửa, một cửa liên thông"
    ]


def directed_by_the_province(house: House, owner: Unit) -> tuple[Directive, Inspection]:
    """Draft the province's directive on two shortcomings, one of them owned by `owner`."""
    inspection = an_inspection(house, until="on_site")
    a_finding(house, inspection, "chưa công khai")
    a_finding(house, inspection, "chưa cập nhật")
    bring_to(house, inspection, "concluded")
    work = house.by("lan", DIRECTED_ON)
    first, second = deficiencies_of(work, inspection)
    assign(work, first, owner=owner, deadline=DEADLINE, responsible=f"Trưởng {owner.code}")
    assign(work, second, deadline=DEADLINE)
    province = house.unit("tinh")
    return draft_directive(work, inspection, province, house.person("hanh")), inspection


def letter(house: House, directive: Directive) -> dict[str, Any]:
    work = house.by("lan", DIRECTED_ON)
    return paper_context(work, DocumentKind.DIRECTIVE, directive, draft=True)


def test_offices_of_the_inspected_unit_are_reached_through_it() -> None:
    house = a_house()
    parent = house.unit("long_dien")
    office = a_unit(house, "pnv", "Phòng Nội vụ", UnitLevel.DIVISION, parent=parent)
    directive, _inspection = directed_by_the_province(house, office)
    paper = letter(house, directive)
    assert paper["addressees"] == ["Ủy ban nhân dân huyện Long Điền"]
    assert paper["recipients"]["items"] == ["Như trên", "Sở Nội vụ"]
    assert paper["requirements"][0]["owner"] == "Phòng Nội vụ (Trưởng pnv)"


def test_a_department_that_must_act_is_written_to_as_well() -> None:
    house = a_house()
    parent = house.unit("tinh")
    department = a_unit(house, "stttt", "Sở Thông tin", UnitLevel.DEPARTMENT, parent=parent)
    directive, _inspection = directed_by_the_province(house, department)
    assert letter(house, directive)["addressees"] == [
        "Ủy ban nhân dân huyện Long Điền",
        "Sở Thông tin",
    ]


def test_an_office_in_charge_that_names_its_unit_is_not_said_twice() -> None:
    house = a_house()
    directive, inspection = directed_by_the_province(house, house.unit("long_dien"))
    [first, _second] = deficiencies_of(house.work, inspection)
    changes = {"responsible": "Chủ tịch UBND huyện Long Điền"}
    journal.change(house.work, first, changes, "deficiency.amended")
    owners = [each["owner"] for each in letter(house, directive)["requirements"]]
    assert owners == ["Chủ tịch UBND huyện Long Điền", "UBND huyện Long Điền"]
    assert get(house.work, Campaign, inspection.campaign_id).issuer_id == directive.issuer_id


@pytest.mark.parametrize(
    ("symbol", "title", "cited"),
    [
        ("QĐ-UBND", "về việc ban hành Kế hoạch kiểm tra", " về việc ban hành Kế hoạch kiểm tra"),
        ("QĐ-UBND", "Kế hoạch kiểm tra năm 2019", " về việc ban hành Kế hoạch kiểm tra năm 2019"),
        ("KH-UBND", "Kế hoạch kiểm tra năm 2019", " về việc kiểm tra năm 2019"),
        ("QĐ-UBND", "Thành lập Đoàn kiểm tra", " về việc thành lập Đoàn kiểm tra"),
        ("QĐ-UBND", "V/v ban hành Kế hoạch", " về việc ban hành Kế hoạch"),
        ("QĐ-UBND", "Về việc: Ban hành Kế hoạch", " về việc ban hành Kế hoạch"),
        ("QĐ-UBND", "Quyết định về việc lập đoàn", " về việc lập đoàn"),
        ("CT-TTg", "Về tăng cường kỷ luật", " về tăng cường kỷ luật"),
        ("QĐ-UBND", "Về việc", ""),
        ("QĐ-UBND", "", ""),
    ],
)
def test_a_citation_says_its_type_and_subject_once(symbol: str, title: str, cited: str) -> None:
    house = a_house()
    issuer = house.unit("tinh")
    decision = register_decision(house.work, "9", symbol, PLANNED_ON, issuer, title=title)
    desk = desk_for(house.work, DocumentKind.PLAN, a_campaign(house), draft=True)
    written = cite_decision(desk, decision)
    assert written.endswith(f"của Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu{cited}")


def test_a_paper_known_by_its_title_alone_is_cited_by_the_type_in_it() -> None:
    house = a_house()
    issuer, title = house.unit("tinh"), "Kế hoạch kiểm tra năm 2022"
    decision = register_decision(house.work, "", "", None, issuer, title=title, year=2022)
    desk = desk_for(house.work, DocumentKind.PLAN, a_campaign(house), draft=True)
    assert cite_decision(desk, decision) == (
        "Kế hoạch của Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu về việc kiểm tra năm 2022"
    )


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Kiểm tra công tác CCHC tỉnh Đồng Nai năm 2025", "kiểm tra công tác CCHC"),
        ("Kiểm tra công vụ tỉnh Bà Rịa - Vũng Tàu", "kiểm tra công vụ"),
        ("Kiểm tra CCHC cấp huyện, cấp xã năm 2020", "kiểm tra CCHC cấp huyện, cấp xã"),
    ],
)
def test_a_subject_leaves_out_whose_campaign_it_is(title: str, said: str) -> None:
    assert matter(Campaign(code="c", state="", title=title, year=2025)) == said
