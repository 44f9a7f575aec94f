"""Campaigns in the browser: found, opened from a decision, filled with units, led by somebody."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from inspect_flow.records.tables import Inspection
from inspect_flow.services.registry import find
from tests.web.offices import Office

PLAN = {
    "number": "784/QĐ-UBND", "issued_on": "20/4/2020", "code": "CCHC-2020", "year": "2020",
    "title": "Kiểm tra cải cách hành chính năm 2020", "issuer": "brvt", "lead": "snv-brvt",
    "kind": "scheduled", "method": "on_the_spot", "announced": "yes",
    "starts_on": "1/6/2020", "ends_on": "30/9/2020", "themes": "Dịch vụ công\nMột cửa",
}  # fmt: skip


@pytest.fixture
def secretary(office: Office) -> TestClient:
    """Return the browser of the delegation's secretary, who is of Sở Nội vụ."""
    return office.signed_in("thuky")


def test_a_delegation_finds_its_campaign_in_three_views(secretary: TestClient):
    assert "Kiểm tra công tác cải cách hành chính" in secretary.get("/campaigns").text
    assert "UBND huyện Long Điền" in secretary.get("/campaigns/board").text
    august = secretary.get("/campaigns/calendar?month=2019-08").text
    assert "14/08/2019" in august
    assert "Tháng này không có" in secretary.get("/campaigns/calendar?month=2019-05").text


@pytest.mark.parametrize("month", ["", "2019-13", "x-y", "99999-1", "2019-08-01", "０１-02"])
def test_a_month_that_is_none_shows_this_month(secretary: TestClient, month: str):
    assert "Tháng 9/2019" in secretary.get("/campaigns/calendar", params={"month": month}).text


def test_a_campaign_is_opened_from_its_decision_step_by_step(secretary: TestClient):
    opened = secretary.post("/campaigns/new", data=PLAN)
    assert opened.url.path == "/campaigns/CCHC-2020/units"

    planned = secretary.post(opened.url.path, data={"units": ["long-dien", "stp-brvt"]})
    assert "Đã đưa 2 đơn vị vào kế hoạch." in planned.text

    name = {"code": "CCHC-2020-D01", "name": "Đoàn kiểm tra số 1"}
    appointed = secretary.post("/campaigns/CCHC-2020/delegations/new", data=name)
    assert appointed.url.path == "/delegations/CCHC-2020-D01"
    seated = secretary.post(
        "/delegations/CCHC-2020-D01/members", data={"person": "duc", "role": "head"}
    )
    assert "trưởng đoàn" in seated.text

    page = secretary.get("/campaigns/CCHC-2020").text
    assert "784/QĐ-UBND" in page
    assert "Sở Tư pháp" in page
    assert "Trương Văn Đức" in page


def test_every_fault_of_the_form_is_told_at_its_field_and_nothing_is_lost(secretary: TestClient):
    wrong = {**PLAN, "number": "784", "issued_on": "31/2/2020", "issuer": "", "title": " ",
             "code": "CCHC 2020", "ends_on": "1/5/2020"}  # fmt: skip

    answer = secretary.post("/campaigns/new", data=wrong)

    assert answer.status_code == 422
    for field in ("number", "issued_on", "issuer", "title", "code", "ends_on"):
        assert f'href="#{field}"' in answer.text
    assert 'value="31/2/2020"' in answer.text
    assert secretary.get("/campaigns/CCHC-2020").status_code == 404


def test_what_was_chosen_for_a_plan_can_be_taken_back(secretary: TestClient):
    secretary.post("/campaigns/new", data={**PLAN, "checklist": "commune_2019"})

    bare = {**PLAN, "checklist": "", "themes": "", "starts_on": ""}
    assert "Đã điều chỉnh" in secretary.post("/campaigns/CCHC-2020/amend", data=bare).text

    page = secretary.get("/campaigns/CCHC-2020").text
    assert "Bảng kiểm" not in page
    assert "Một cửa" not in page


def test_units_of_another_level_are_planned_with_a_checklist_of_their_own(office: Office):
    secretary = office.signed_in("thuky")
    own = {"checklist": "commune_2019", "method": "both"}
    secretary.post("/campaigns/new", data={**PLAN, **own})
    chosen = {"units": "long-dien", "own_announced": "no", "own_method": "by_report"}

    refused = secretary.post("/campaigns/CCHC-2020/units", data=chosen)
    assert refused.status_code == 422
    assert "--checklist" not in refused.text
    assert '<option value="by_report" selected>' in refused.text
    chosen["own_checklist"] = "district_2019"
    assert "Đã đưa 1 đơn vị" in secretary.post("/campaigns/CCHC-2020/units", data=chosen).text

    page = secretary.get("/inspections/KT-2020-001").text
    assert "kiểm tra qua báo cáo, không báo trước" in page
    with office.workplace.doorman().reading() as work:
        assert find(work, Inspection, "KT-2020-001").checklist == "district_2019"


def test_a_promised_number_stands_once_and_can_be_taken_back(secretary: TestClient):
    secretary.post("/campaigns/new", data=PLAN)
    for _click in range(2):
        told = {"quota_level": "commune", "minimum": "5"}
        secretary.post("/campaigns/CCHC-2020/quotas", data=told)

    page = secretary.get("/campaigns/CCHC-2020/units").text
    [drop] = re.findall(r'action="(/campaigns/CCHC-2020/quotas/\d+/drop)"', page)
    for _click in range(2):
        assert "Đã bỏ chỉ tiêu." in secretary.post(drop).text

    assert "/drop" not in secretary.get("/campaigns/CCHC-2020/units").text


def test_the_papers_of_a_campaign_and_its_delegation_are_written_on_the_web(office: Office):
    secretary = office.signed_in("thuky")
    campaign, team = "/campaigns/CCHC-2019-BRVT", "/delegations/CCHC-2019-BRVT-D01"

    listed = secretary.get(f"{campaign}/drafts").text
    assert "Tờ trình kế hoạch kiểm tra" in listed
    assert "Biên bản kiểm tra" not in listed
    for path in (f"{campaign}/drafts/plan.pdf", f"{team}/drafts/delegation_decision.pdf"):
        assert secretary.get(path).content.startswith(b"%PDF"), path
    drafted = secretary.post(f"{team}/drafts/delegation_decision")
    assert drafted.url.path.startswith("/documents/")
    assert "Đã lập dự thảo" in drafted.text

    assert secretary.get(f"{campaign}/drafts/minutes.pdf").status_code == 404
    clerk = office.signed_in("donvi")
    assert "Tờ trình" not in clerk.get(f"{campaign}/drafts").text
    assert clerk.get(f"{campaign}/drafts/plan.pdf").status_code == 409
    assert "Lập dự thảo" not in clerk.get(f"{team}/drafts").text


def test_a_second_click_opens_no_second_campaign(secretary: TestClient):
    secretary.post("/campaigns/new", data=PLAN)

    again = secretary.post("/campaigns/new", data=PLAN)

    assert again.status_code == 422
    assert secretary.get("/campaigns").text.count("Kiểm tra cải cách hành chính năm 2020") == 1


def _unpacked(book: bytes) -> bytes:
    """Return the same workbook with nothing packed, as some programs write it."""
    written = BytesIO()
    with ZipFile(BytesIO(book)) as packed, ZipFile(written, "w") as plain:
        for name in packed.namelist():
            plain.writestr(name, packed.read(name))
    return written.getvalue()


def test_a_plan_is_sent_back_by_excel_looked_at_and_then_written(office: Office):
    secretary = office.signed_in("thuky")
    secretary.post("/campaigns/new", data=PLAN)
    sheet = secretary.get("/campaigns/CCHC-2020/plan.xlsx?level=department")
    assert sheet.headers["content-disposition"].startswith("attachment")
    # A unit is renamed while the sheet is out: its code is still its own.
    renamed = {"name": "Sở Pháp chế", "from_on": "12/9/2019"}
    office.signed_in("quantri").post("/administration/units/stp-brvt/amendments", data=renamed)
    book = load_workbook(BytesIO(sheet.content))
    filled = BytesIO()
    book.save(filled)

    large = _unpacked(filled.getvalue())
    assert len(large) > 20_000, "longer than any text that is typed"
    files = {"sheet": ("kế hoạch.xlsx", large)}
    shown = secretary.post("/campaigns/CCHC-2020/sheet", files=files)
    assert "Sở Pháp chế (stp-brvt)" in shown.text, shown.text
    assert "đơn vị mới" in shown.text
    form = dict(_hidden(shown.text))
    written = secretary.post("/campaigns/CCHC-2020/sheet/apply", data=form)

    assert "đơn vị mới, 0 đơn vị thay đổi" in written.text
    assert secretary.get("/inspections?campaign=CCHC-2020").text.count("/inspections/KT-2020") >= 4
    # What was shown no longer stands: it is not written a second time.
    assert secretary.post("/campaigns/CCHC-2020/sheet/apply", data=form).status_code == 409


def test_who_may_not_arrange_visits_is_told_before_a_sheet_is_agreed_to(secretary: TestClient):
    secretary.post("/campaigns/new", data=PLAN)
    secretary.post("/campaigns/CCHC-2020/units", data={"units": "stp-brvt"})
    book = load_workbook(BytesIO(secretary.get("/campaigns/CCHC-2020/plan.xlsx").content))
    book.worksheets[0]["D5"] = date(2020, 7, 1)
    filled = BytesIO()
    book.save(filled)

    files = {"sheet": ("kế hoạch.xlsx", filled.getvalue())}
    shown = secretary.post("/campaigns/CCHC-2020/sheet", files=files)

    assert shown.status_code == 409
    assert "không có quyền làm việc này" in shown.text


def test_a_file_that_is_no_sheet_changes_nothing(secretary: TestClient):
    secretary.post("/campaigns/new", data=PLAN)

    answer = secretary.post(
        "/campaigns/CCHC-2020/sheet", files={"sheet": ("a.xlsx", b"MZ rubbish")}
    )

    assert answer.status_code == 422


def test_the_inspected_unit_sees_its_campaign_and_no_button(office: Office):
    clerk = office.signed_in("donvi")

    page = clerk.get("/campaigns/CCHC-2019-BRVT")

    assert page.status_code == 200
    assert "/moves/" not in page.text
    assert "Đoàn kiểm tra" not in page.text
    for place in ("units", "amend", "delegations/new"):
        assert clerk.post(f"/campaigns/CCHC-2019-BRVT/{place}", data=PLAN).status_code >= 400


def test_on_the_morning_of_the_visit_the_first_page_leads_to_it(visiting_office: Office):
    page = visiting_office.signed_in("thuky").get("/").text

    assert "Buổi kiểm tra hôm nay và sắp tới" in page
    assert 'href="/inspections/KT-2019-001">UBND huyện Long Điền</a>' in page


def test_a_stranger_opens_no_campaign_for_another_body(office: Office):
    answer = office.signed_in("donvi").post("/campaigns/new", data=PLAN)

    led_by_itself = office.signed_in("donvi").post(
        "/campaigns/new", data={**PLAN, "lead": "long-dien"}
    )

    assert answer.status_code in (409, 422)
    assert led_by_itself.status_code in (409, 422)
    assert office.signed_in("thuky").get("/campaigns/CCHC-2020").status_code == 404


def _hidden(html: str) -> list[tuple[str, str]]:
    import re

    return re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', html)
