"""Programs hand in evidence and comment on the draft as the unit does on its pages."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pytest

from inspect_flow.records.tables import Inspection
from inspect_flow.services import journal
from inspect_flow.services.findings import add_finding
from inspect_flow.services.moving import move
from inspect_flow.services.registry import actor_named, find
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.findings import FindingKind
from tests.web.files import a_pdf, a_picture
from tests.web.offices import Office
from tests.web.test_api import program


def test_evidence_is_handed_in_as_on_the_page_and_a_report_follows(office: Office):
    client = program(office, "donvi")
    rows = client.get("/api/v1/deficiencies", params={"state": "directed"}).json()["items"]
    path = f"/api/v1/deficiencies/{rows[0]['code']}"
    client.post(f"{path}/plan", json={"text": "Ban hành văn bản"})
    boss = office.signed_in("truongdoan")
    boss.post(f"/deficiencies/{rows[0]['code']}/accept-plan", data={"seen": "plan_submitted"})
    files = [("files", ("công văn.pdf", a_pdf())), ("files", ("anh.jpg", a_picture()))]

    given = client.post(f"{path}/evidence", files=files, data={"refers_to": "2019-09-01"})
    again = client.post(f"{path}/evidence", files=files[:1])

    assert given.status_code == 200, given.text
    assert [each["name"] for each in given.json()] == ["công văn.pdf", "anh.jpg"]
    assert given.json()[0]["refers_to"] == "2019-09-01"
    assert [each["number"] for each in again.json()] == [each["number"] for each in given.json()]
    number = given.json()[0]["number"]
    kept = client.get(f"/api/v1/files/{number}")
    assert sha256(kept.content).hexdigest() == given.json()[0]["sha256"]
    assert client.get(f"{path}/evidence").json() == given.json()
    assert client.post(f"{path}/report", json={"text": "Đã ban hành"}).status_code == 200


def test_files_go_along_with_a_self_report_and_to_nobody_else(visiting_office: Office):
    client = program(visiting_office, "donvi")
    path = "/api/v1/inspections/KT-2019-001/evidence"
    before = len(client.get(path).json())
    given = client.post(path, files={"files": ("phụ lục.pdf", a_pdf())}).json()
    assert len(given) == before + 1
    assert program(visiting_office, "thuky", "read").get(path).json()[-1]["name"] == "phụ lục.pdf"
    assert program(visiting_office, "quantri", "read").get(path).status_code == 404


@pytest.mark.parametrize(
    ("files", "data"),
    [
        ([], {}),
        ([("files", ("a.pdf", b"MZ\x90"))], {}),
        ([("files", ("a.exe", b"MZ"))], {}),
        ([("files", ("a.pdf", b""))], {}),
        ([("file", ("a.pdf", b"%PDF-1.4\n%%EOF"))], {}),
        ([("files", ("a.jpg", b"\xff\xd8\xff"))], {"refers_to": "1/9/2019"}),
    ],
)
def test_what_is_no_evidence_is_refused_and_nothing_kept(office: Office, files: Any, data: Any):
    client = program(office, "donvi")
    path = "/api/v1/deficiencies/KT-2019-001-TT-01/evidence"
    before = client.get(path).json()
    refused = client.post(path, files=files, data=data)
    assert refused.status_code == 422
    assert refused.json()["reasons"]
    assert client.get(path).json() == before


def test_files_of_a_neighbour_are_not_there(office: Office):
    client = program(office, "donvi")
    assert client.get("/api/v1/files/999999").status_code == 404
    answer = client.post(
        "/api/v1/deficiencies/KHONG-CO/evidence", files={"files": ("a.pdf", a_pdf())}
    )
    assert answer.status_code == 404
    reader = program(office, "donvi", "read")
    path = "/api/v1/deficiencies/KT-2019-001-TT-01/evidence"
    assert reader.post(path, files={"files": ("a.pdf", a_pdf())}).status_code == 403


def test_comments_on_the_draft_are_given_finding_by_finding(visiting_office: Office):
    unit = program(visiting_office, "donvi")
    path = "/api/v1/inspections/KT-2019-001/comments"
    assert unit.get(path).status_code == unit.get(f"{path[:-8]}draft.pdf").status_code == 404
    assert unit.post(path, json={}).status_code == 409
    with visiting_office.workplace.doorman().transaction() as work:
        _send_the_draft(work)

    said = unit.get(path).json()
    assert len(said) > 1
    assert {each["stance"] for each in said} == {None}
    doubted = {"finding": said[0]["finding"], "stance": "partly", "reason": "số liệu chưa đúng"}
    assert unit.post(path, json={"findings": [{**doubted, "finding": "Z9"}]}).status_code == 422
    unfinished = unit.post(path, json={"findings": [doubted], "send": True})
    assert unfinished.status_code == 422
    assert {each["stance"] for each in unit.get(path).json()} == {None}
    whole = {"findings": [doubted], "rest_agreed": True, "general": "Cảm ơn đoàn", "send": True}
    sent = unit.post(path, json=whole)

    assert (sent.status_code, sent.json()["state"]) == (200, "commented")
    assert unit.post(path, json=whole).status_code == 409
    told = {each["finding"]: each for each in program(visiting_office, "thuky").get(path).json()}
    assert told[said[0]["finding"]]["reason"] == "số liệu chưa đúng"
    assert {each["stance"] for each in told.values()} == {"partly", "agree"}


def _send_the_draft(work: Work) -> None:
    """Bring the inspection to where its draft lies with the unit."""
    secretary = work.by(actor_named(work, "thu-ky"))
    inspection = find(work, Inspection, "KT-2019-001")
    move(work.by(actor_named(work, "duc")), inspection, "start")
    for number in (1, 2):
        add_finding(secretary, inspection, FindingKind.SHORTCOMING, f"Hạn chế số {number}",
                    area="direction")  # fmt: skip
    journal.change(
        secretary, inspection, {"state": "findings_drafted"}, "inspection.draft_findings"
    )
