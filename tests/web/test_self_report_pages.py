"""The clerk of the commune writes the self-report on a phone, item by item, and sends it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select

from inspect_flow.records.tables import Answer, Campaign, Inspection
from tests.web.commune_office import COMMUNE, REPORTING, WARD, a_commune_office
from tests.web.files import a_pdf, a_picture
from tests.web.offices import Office

PAGE = f"/inspections/{COMMUNE}/self-report"


@pytest.fixture
def reporting(tmp_path: Path) -> Iterator[Office]:
    """Lend the campaign while the commune owes its self-report: 10/4/2026."""
    with a_commune_office(REPORTING, tmp_path) as lent:
        yield lent


def _first_item(text: str) -> tuple[str, str]:
    found = re.search(r'action="(/inspections/[^"]*/self-report/1/([\w.]+))"', text)
    assert found, text
    return found[1], found[2].replace(".", "-")


def test_the_first_page_says_what_is_owed_and_by_when(reporting: Office):
    text = reporting.signed_in("tu").get("/").text

    assert "Gửi báo cáo tự kiểm tra" in text
    assert f'href="{PAGE}"' in text
    assert re.search(r"Hạn 1\d/04/2026", text)


def test_an_answer_is_kept_with_its_figures_note_and_files(reporting: Office):
    clerk = reporting.signed_in("tu")
    place, dom = _first_item(clerk.get(f"{PAGE}/1").text)
    files = [(f"files-{dom}", ("Kế hoạch CCHC.pdf", a_pdf())),
             (f"files-{dom}", ("ảnh.jpg", a_picture()))]  # fmt: skip

    text = clerk.post(
        place, data={f"word-{dom}": "conforms", f"note-{dom}": "Ban hành sớm"}, files=files
    ).text

    assert "Đã lưu: đạt" in text
    assert "Kế hoạch CCHC.pdf" in text
    assert "Ban hành sớm</textarea>" in text
    opened = clerk.get(re.search(r'href="(/files/\d+)"', text)[1])
    assert opened.headers["content-disposition"].startswith("attachment")
    assert "1/" in clerk.get(PAGE).text


def test_htmx_is_told_what_was_kept_or_why_not(reporting: Office):
    clerk = reporting.signed_in("tu")
    place, dom = _first_item(clerk.get(f"{PAGE}/1").text)
    ours = {"hx-request": "true"}

    kept = clerk.post(place, data={f"word-{dom}": "partly"}, headers=ours)
    assert kept.status_code == 200
    assert "Đã lưu: đạt một phần" in kept.text
    assert "<html" not in kept.text
    bad = clerk.post(
        place, data={f"word-{dom}": "partly"}, headers=ours,
        files=[(f"files-{dom}", ("a.exe", b"MZ\x00"))],
    )  # fmt: skip
    assert bad.status_code == 422
    assert "loại tệp không được nhận" in bad.text


def test_an_answer_that_a_colleague_gave_is_not_written_over_unseen(reporting: Office):
    clerk = reporting.signed_in("tu")
    place, dom = _first_item(clerk.get(f"{PAGE}/1").text)
    clerk.post(place, data={f"word-{dom}": "conforms", f"version-{dom}": "0"})

    answer = clerk.post(place, data={f"word-{dom}": "partly", f"version-{dom}": "0"})

    assert answer.status_code == 409
    assert "đã trả lời mục này trước" in answer.text
    replaced = clerk.post(place, data={f"word-{dom}": "partly", "replaces": "1"})
    assert "Đã lưu: đạt một phần" in replaced.text


def test_the_report_is_sent_once_and_then_lies_with_the_delegation(reporting: Office):
    clerk, head = reporting.signed_in("tu"), reporting.signed_in("hanh")

    unfinished = clerk.post(PAGE, data={"do": "send"})
    assert unfinished.status_code == 422
    assert "Viết vài dòng" in unfinished.text

    files = [("files", ("Báo cáo đã ký.pdf", a_pdf()))]
    sent = clerk.post(PAGE, data={"do": "send", "summary": "Đã tự kiểm tra đủ"}, files=files)
    assert "Đã gửi báo cáo tự kiểm tra" in sent.text
    assert "Báo cáo đã ký.pdf" in sent.text
    assert clerk.post(PAGE, data={"do": "send", "summary": "Lại"}).status_code == 409
    assert "Đã nhận báo cáo tự kiểm tra" in head.get(f"/inspections/{COMMUNE}").text


def test_the_report_comes_as_paper_to_sign(reporting: Office):
    clerk = reporting.signed_in("tu")

    for form, start in (("pdf", b"%PDF"), ("docx", b"PK")):
        answer = clerk.get(f"/inspections/{COMMUNE}/drafts/self_report.{form}")
        assert answer.content.startswith(start)


def test_what_was_answered_last_time_is_filled_in_beforehand(reporting: Office):
    clerk = reporting.signed_in("tu")
    _place, dom = _first_item(clerk.get(f"{PAGE}/1").text)
    _answer_last_year(reporting, dom.replace("-", "."))

    text = clerk.get(f"{PAGE}/1").text

    assert "Điền sẵn theo báo cáo năm 2025" in text
    assert "Như năm trước</textarea>" in text
    assert "Chưa trả lời" in text


def test_nobody_else_reads_or_writes_the_report(reporting: Office):
    ward = reporting.signed_in("quan")

    for place in (PAGE, f"{PAGE}/1", f"/inspections/{WARD}/self-report"):
        assert ward.get(place).status_code == 404
    assert ward.post(PAGE, data={"do": "send", "summary": "a"}).status_code == 404
    assert reporting.signed_in("tu").get(f"{PAGE}/99").status_code == 404


def _answer_last_year(office: Office, item: str) -> None:
    """Put an earlier self-report of the same commune into the database."""
    with office.workplace.doorman().transaction() as work:
        now = work.session.exec(select(Inspection).where(Inspection.code == COMMUNE)).one()
        campaign = Campaign(code="CCHC-2025", state="closed", title="Năm 2025", year=2025)
        work.session.add(campaign)
        work.session.flush()
        earlier = Inspection(
            code="KT-2025-101", state="closed", campaign_id=campaign.id or 0, unit_id=now.unit_id,
            checklist=now.checklist,
        )  # fmt: skip
        work.session.add(earlier)
        work.session.flush()
        work.session.add(
            Answer(
                inspection_id=earlier.id or 0,
                item=item,
                stage="self",
                word="partly",
                note="Như năm trước",
            )
        )
