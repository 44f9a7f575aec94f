"""Papers are found, read, issued and verified in the browser by those whom they concern."""

from __future__ import annotations

import re

import pytest

from tests.web.offices import Office

INSPECTION = "KT-2019-001"


def _code_of(browser, kind: str) -> str:
    text = browser.get(f"/documents?kind={kind}").text
    found = re.search(r'href="/documents/(VB-2019-\d+)"', text)
    assert found, text
    return found[1]


def test_the_unit_sees_what_was_handed_to_it_and_nothing_of_the_delegation(office: Office):
    clerk, head = office.signed_in("donvi"), office.signed_in("truongdoan")

    assert "Biên bản kiểm tra" in clerk.get("/documents").text
    assert clerk.get("/documents?kind=plan_decision").text.count('class="matter"') == 0
    code = _code_of(head, "plan_decision")
    for path in ("", "/view", "/pdf", "/word", "/attach-signed", "/do/withdraw"):
        assert clerk.get(f"/documents/{code}{path}").status_code == 404, path


def test_an_issued_paper_is_printed_once_kept_and_recognised(office: Office):
    clerk = office.signed_in("donvi")
    code = _code_of(clerk, "minutes")

    first = clerk.get(f"/documents/{code}/pdf")
    again = clerk.get(f"/documents/{code}/pdf")
    shown = clerk.get(f"/documents/{code}/view")

    assert first.content == again.content == shown.content
    assert shown.headers["content-disposition"].startswith("inline; ")
    assert f'href="/documents/{code}/view"' in clerk.get(f"/documents/{code}").text
    assert "Bi%C3%AAn%20b%E1%BA%A3n" in first.headers["content-disposition"]
    answer = clerk.post("/verification", files=[("files", ("biên bản.pdf", first.content))])
    assert "đúng là bản đã ban hành" in answer.text
    assert f"/documents/{code}" in answer.text


def test_a_paper_out_of_sight_is_recognised_by_its_bytes_and_nothing_more_is_told(office: Office):
    clerk, head = office.signed_in("donvi"), office.signed_in("truongdoan")
    code = _code_of(head, "plan_decision")
    printed = head.get(f"/documents/{code}/pdf").content
    touched = printed.replace(b"%%EOF", b"%% changed\n%%EOF")

    whole = clerk.post("/verification", files=[("files", ("qd.pdf", printed))]).text
    altered = clerk.post("/verification", files=[("files", ("qd.pdf", touched))]).text

    assert "đúng là bản đã ban hành" in whole
    assert code not in whole + altered
    assert "bản ban hành in" not in altered


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Chọn một tệp PDF"),
        ({"code": "IF9;what"}, "Dạng đúng: IF1"),
    ],
)
def test_what_cannot_be_verified_is_said_at_its_field(office: Office, sent, said):
    answer = office.signed_in("donvi").post("/verification", data=sent)

    assert answer.status_code == 422
    assert said in answer.text


def test_a_paper_comes_as_word_too(office: Office):
    clerk = office.signed_in("donvi")

    answer = clerk.get(f"/documents/{_code_of(clerk, 'directive')}/word")

    assert answer.content.startswith(b"PK")
    assert "wordprocessingml" in answer.headers["content-type"]


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_the_unit_looks_at_its_own_papers_before_they_are_drafted(office: Office, form):
    clerk = office.signed_in("donvi")

    answer = clerk.get(f"/inspections/{INSPECTION}/drafts/remediation_plan.{form}")

    assert answer.status_code == 200
    assert answer.content[:4] in (b"%PDF", b"PK\x03\x04")
    refused = clerk.get(f"/inspections/{INSPECTION}/drafts/dossier.{form}")
    assert refused.status_code == 409
    assert clerk.get(f"/inspections/{INSPECTION}/drafts/secret.{form}").status_code == 404


def test_the_unit_drafts_issues_and_withdraws_a_paper_of_its_own(office: Office):
    clerk = office.signed_in("chutich")
    shown = clerk.post(f"/inspections/{INSPECTION}/drafts/remediation_plan")
    place = shown.url.path
    assert "Dự thảo" in shown.text

    issued = clerk.post(f"{place}/do/issue", data={"seen": "draft", "number": "417"})
    assert "Đã ban hành" in issued.text, issued.text
    assert "417/" in issued.text

    again = clerk.post(f"{place}/do/issue", data={"seen": "draft", "number": "418"})
    assert again.status_code == 409
    withdrawn = clerk.post(f"{place}/do/withdraw", data={"seen": "issued", "reason": "Nhầm số"})
    assert "Nhầm số" in withdrawn.text


def test_a_number_that_is_none_is_refused_before_anything_is_issued(office: Office):
    clerk = office.signed_in("chutich")
    place = clerk.post(f"/inspections/{INSPECTION}/drafts/remediation_plan").url.path

    answer = clerk.post(f"{place}/do/issue", data={"seen": "draft", "number": "mười"})

    assert answer.status_code == 422
    assert "Dự thảo" in clerk.get(place).text


def test_a_file_that_nobody_signed_is_not_kept_as_signed(office: Office):
    clerk = office.signed_in("chutich")
    code = _code_of(clerk, "minutes")
    printed = clerk.get(f"/documents/{code}/pdf").content

    answer = clerk.post(f"/documents/{code}/attach-signed", files=[("files", ("bb.pdf", printed))])

    assert answer.status_code == 409
    assert "chưa có chữ ký số" in answer.text
