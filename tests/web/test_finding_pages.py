"""The findings editor: from failed items, written, changed, ordered, removed, nothing twice."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from inspect_flow.records.tables import Inspection
from inspect_flow.services.findings import findings_of
from inspect_flow.services.registry import find
from tests.web.cases import CODE, PATH, begun
from tests.web.counting import asked_by
from tests.web.offices import Office

LIST = f"{PATH}/findings"


@pytest.fixture
def secretary(visiting_office: Office) -> TestClient:
    """Lend the secretary's browser on the morning of the visit, which has begun."""
    begun(visiting_office)
    return visiting_office.signed_in("thuky")


def write(browser: TestClient, statement: str, **more: str):
    told = {"kind": "shortcoming", "statement": statement, "area": "procedures", **more}
    return browser.post(f"{LIST}/new", data=told)


def stored(office: Office) -> list[str]:
    with office.workplace.doorman().reading() as work:
        return [each.statement for each in findings_of(work, find(work, Inspection, CODE))]


def version(page: str) -> str:
    return page.split('name="version" value="')[1].split('"')[0]


def test_a_failed_item_is_proposed_and_taken_over_once(
    visiting_office: Office, secretary: TestClient
):
    form = {"stage": "delegation", "word-1-3-2": "does_not_conform", "version-1-3-2": "0"}
    secretary.post(f"{PATH}/checklist/1.3.2", data=form)
    assert "Đề xuất từ bảng kiểm (1)" in secretary.get(LIST).text

    for _click in range(2):
        secretary.post(f"{LIST}/accept", data={"items": "1.3.2"})

    assert len(stored(visiting_office)) == 1
    assert "Đề xuất từ bảng kiểm" not in secretary.get(LIST).text


def test_nothing_ticked_is_told(secretary: TestClient):
    answer = secretary.post(f"{LIST}/accept")

    assert answer.status_code == 422
    assert "Đánh dấu ít nhất một đề xuất" in answer.text


def test_figures_are_kept_as_written_with_what_they_amount_to(secretary: TestClient):
    figures = "105/277 TTHC, đạt trên 46%"
    page = write(secretary, "Cắt giảm thời gian giải quyết", quantities=figures).text

    assert "Số liệu: 105/277 TTHC, đạt trên 46%" in page
    assert "Tính ra: 37,9%" in page
    assert "không phải" in page


def test_a_figure_left_alone_stays_as_it_was(visiting_office: Office, secretary: TestClient):
    write(secretary, "Cắt giảm", quantities="105/277 TTHC, đạt trên 46%")
    page = secretary.get(f"{LIST}/H1").text
    changed = {"version": version(page), "statement": "Cắt giảm thời gian", "area": "procedures",
               "quantities": "105/277 TTHC, đạt trên 46%", "severity": "serious"}  # fmt: skip

    saved = secretary.post(f"{LIST}/H1", data=changed)

    assert "Đã lưu H1" in saved.text
    assert "nghiêm trọng" in saved.text
    assert stored(visiting_office) == ["Cắt giảm thời gian"]


def test_a_form_sent_twice_writes_one_finding(visiting_office: Office, secretary: TestClient):
    for _click in range(2):
        write(secretary, "Sổ theo dõi bỏ trống")

    assert stored(visiting_office) == ["Sổ theo dõi bỏ trống"]


def test_two_who_change_one_finding_see_both_texts(visiting_office: Office, secretary: TestClient):
    write(secretary, "Sổ theo dõi bỏ trống")
    member = visiting_office.signed_in("thanhvien")
    seen = version(member.get(f"{LIST}/H1").text)
    first = {"version": seen, "statement": "Sổ theo dõi bỏ trống từ tháng 3", "area": "procedures"}
    assert "Đã lưu H1" in secretary.post(f"{LIST}/H1", data=first).text

    late = member.post(f"{LIST}/H1", data={**first, "statement": "Sổ bỏ trống từ tháng 5"})

    assert late.status_code == 409
    assert "Sổ theo dõi bỏ trống từ tháng 3" in late.text
    assert "Sổ bỏ trống từ tháng 5" in late.text
    again = {**first, "version": version(late.text), "statement": "Sổ bỏ trống từ tháng 5"}
    assert "Đã lưu H1" in member.post(f"{LIST}/H1", data=again).text
    assert stored(visiting_office) == ["Sổ bỏ trống từ tháng 5"]


def test_faults_are_told_and_what_was_typed_stays(secretary: TestClient):
    answer = write(secretary, " ", item="99.9", severity="dire", note="Điều tôi gõ")

    assert answer.status_code == 422
    for words in ("chưa có nội dung", "không có tiêu chí", "Mức độ không có", "Điều tôi gõ"):
        assert words in answer.text


@pytest.mark.parametrize(
    "field",
    ["statement", "recommendation", "legal_bases", "criteria", "condition", "cause", "note"],
)
def test_hostile_text_is_shown_as_text(secretary: TestClient, field: str):
    hostile = "</textarea><script>alert(1)</script> {{ 7*7 }} \u202eđảo"

    write(secretary, **{"statement": "Một nhận xét", field: hostile})

    for page in (secretary.get(LIST).text, secretary.get(f"{LIST}/H1").text):
        assert "<script>alert" not in page
        assert "{{ 7*7 }}" in page or field not in ("statement", "recommendation", "legal_bases")


def test_ten_thousand_characters_are_a_finding_and_a_book_is_not(
    visiting_office: Office, secretary: TestClient
):
    assert "ạ" * 10_000 in write(secretary, "ạ" * 10_000).text
    assert write(secretary, "ạ" * 20_001).status_code == 422
    assert len(stored(visiting_office)) == 1


def test_findings_of_a_field_change_places(visiting_office: Office, secretary: TestClient):
    for statement in ("thứ nhất đây", "thứ hai đây", "thứ ba đây"):
        write(secretary, statement)
    page = secretary.get(LIST).text
    seen = page.split('action="/inspections/KT-2019-001/findings/H3/order"')[1]

    moved = {"to": "up", "version": version(seen)}
    secretary.post(f"{LIST}/H3/order", data=moved)
    again = secretary.post(f"{LIST}/H3/order", data=moved)

    assert "đã được sửa" in again.text
    assert stored(visiting_office) == ["thứ nhất đây", "thứ ba đây", "thứ hai đây"]


def test_a_removal_needs_its_reason(visiting_office: Office, secretary: TestClient):
    write(secretary, "Sổ theo dõi bỏ trống")

    refused = secretary.post(f"{LIST}/H1/remove", data={"reason": ""})
    assert refused.status_code == 422
    member = visiting_office.signed_in("thanhvien")
    assert member.post(f"{LIST}/H1/remove", data={"reason": "trùng"}).status_code == 409
    assert len(stored(visiting_office)) == 1
    secretary.post(f"{LIST}/H1/remove", data={"reason": "trùng với H2"})
    assert stored(visiting_office) == []


def test_after_the_unit_commented_nothing_is_changed(
    visiting_office: Office, secretary: TestClient
):
    write(secretary, "Sổ theo dõi bỏ trống")
    with visiting_office.workplace.doorman().transaction() as work:
        inspection = find(work, Inspection, CODE)
        inspection.state = "commented"
        work.session.add(inspection)

    assert write(secretary, "Thêm sau").status_code == 409
    assert "Viết tồn tại" not in secretary.get(LIST).text


def test_the_editor_asks_the_same_for_two_findings_and_for_eight(
    visiting_office: Office, secretary: TestClient
):
    write(secretary, "thứ nhất đây")
    write(secretary, "thứ hai đây")
    with asked_by(visiting_office) as few:
        secretary.get(LIST)
    for number in range(6):
        write(secretary, f"nhận xét số {number} khác hẳn")

    with asked_by(visiting_office) as many:
        secretary.get(LIST)

    assert len(few) == len(many)
