"""People, exchange with the unit, dossier, papers and duties: each kept once, faults in words."""

from __future__ import annotations

import re

import pytest

from inspect_flow.records.tables import Inspection
from inspect_flow.services.inspections import attendance_of
from inspect_flow.services.registry import find
from tests.web.cases import CODE, PATH, begun, drafted, state_of, take
from tests.web.counting import asked_by
from tests.web.offices import Office


def attending(office: Office, side: str) -> list[tuple[str, bool]]:
    with office.workplace.doorman().reading() as work:
        rows = attendance_of(work, find(work, Inspection, CODE), side)
        return [(each.name or each.title, each.signs) for each in rows]


def test_the_whole_delegation_is_noted_once_and_its_head_signs(visiting_office: Office):
    begun(visiting_office)
    secretary = visiting_office.signed_in("thuky")

    for _click in range(2):
        secretary.post(f"{PATH}/people/delegation")

    noted = attending(visiting_office, "delegation")
    assert len(noted) == 6
    assert [name for name, signs in noted if signs] == ["ông Trương Văn Đức"]


def test_somebody_noted_by_mistake_is_taken_out(visiting_office: Office):
    secretary = visiting_office.signed_in("thuky")
    told = {"side": "unit", "name": "<b>Tú</b>", "title": "Chuyên viên"}
    page = secretary.post(f"{PATH}/people", data=told).text
    assert "&lt;b&gt;Tú" in page
    number = page.split("/strike")[0].rsplit("/", 1)[1]

    assert "Đã bỏ" in secretary.post(f"{PATH}/people/{number}/strike").text
    assert secretary.post(f"{PATH}/people/{number}/strike").status_code == 404
    assert attending(visiting_office, "unit") == []


@pytest.mark.parametrize("told", [
    {"side": "unit"}, {"side": "moon", "name": "Tú"}, {"name": "Tú"},
])  # fmt: skip
def test_nobody_in_particular_is_not_noted(visiting_office: Office, told: dict[str, str]):
    assert visiting_office.signed_in("thuky").post(f"{PATH}/people", data=told).status_code == 422


def test_a_member_may_not_note_who_attends(visiting_office: Office):
    told = {"side": "unit", "name": "Tú"}

    answer = visiting_office.signed_in("thanhvien").post(f"{PATH}/people", data=told)

    assert answer.status_code == 409
    assert attending(visiting_office, "unit") == []


def test_the_dossier_is_read_on_the_screen_and_as_pdf(visiting_office: Office):
    member = visiting_office.signed_in("thanhvien")

    page = member.get(f"{PATH}/dossier").text
    paper = member.get(f"{PATH}/papers/dossier.pdf")

    assert "Văn phòng huyện Long Điền" in page
    assert "Phân công kiểm tra" in page
    assert paper.headers["content-type"] == "application/pdf"
    assert paper.headers["content-disposition"].startswith("inline")
    assert paper.content.startswith(b"%PDF")


@pytest.mark.parametrize("kind", ["decision", "../dossier", "plan", "minutes"])
def test_only_papers_of_an_inspection_are_previewed(visiting_office: Office, kind: str):
    answer = visiting_office.signed_in("thuky").get(f"{PATH}/papers/{kind}.pdf")

    assert answer.status_code == (200 if kind == "minutes" else 404)


def test_the_unit_reads_the_draft_only_once_it_is_sent(visiting_office: Office):
    begun(visiting_office)
    secretary = visiting_office.signed_in("thuky")
    assert "chưa ký" in secretary.post(f"{PATH}/draft-minutes").text
    assert "Dự thảo biên bản lấy ý kiến" not in visiting_office.signed_in("donvi").get(PATH).text


def test_comments_on_paper_lead_on_and_are_noted_once(visiting_office: Office):
    secretary = drafted(visiting_office)
    empty = secretary.post(f"{PATH}/received-comments", data={"comments": " "})
    assert empty.status_code == 422

    for _click in range(2):
        told = {"comments": "Nhất trí", "agreed": "yes"}
        answer = secretary.post(f"{PATH}/received-comments", data=told)

    assert answer.status_code == 200
    assert state_of(visiting_office) == "commented"
    assert "thống nhất tại chỗ" in secretary.get(f"{PATH}/exchange").text


def test_a_unit_that_does_not_sign_needs_a_reason(visiting_office: Office):
    secretary = drafted(visiting_office)

    assert secretary.post(f"{PATH}/refused-to-sign", data={}).status_code == 422
    told = {"refusal": "Đề nghị xem lại mục 3"}
    assert "Đề nghị xem lại mục 3" in secretary.post(f"{PATH}/refused-to-sign", data=told).text


def test_a_visit_is_arranged_again_after_it_was_put_off(visiting_office: Office):
    head = visiting_office.signed_in("truongdoan")
    take(head, "postpone", "self_reported", reason="Đơn vị họp đột xuất")
    day = {"head": "duc", "contact": "Văn phòng huyện", "place": "Trụ sở UBND huyện"}
    wrong = {**day, "on-1": "31/2/2019", "from-1": "25h"}

    refused = head.post(f"{PATH}/visit", data=wrong)
    assert refused.status_code == 422
    assert "31/2/2019" in refused.text
    assert "25h" in refused.text
    right = {**day, "on-1": "20/8/2019", "from-1": "8h", "to-1": "11:30"}
    saved = head.post(f"{PATH}/visit", data=right)

    assert "Đã lưu buổi làm việc" in saved.text
    assert "20/08/2019, 08:00" in saved.text
    take(head, "schedule", "postponed")


def test_wrong_days_are_told_at_their_row_and_nothing_is_assigned(visiting_office: Office):
    secretary = drafted(visiting_office)
    secretary.post(f"{PATH}/received-comments", data={"comments": "Nhất trí"})
    head = visiting_office.signed_in("truongdoan")
    take(head, "sign_minutes", "commented")
    head.post(f"{PATH}/people/signer", data={"signer": "duc"})
    take(head, "conclude", "minutes_signed")
    first, second = f"{CODE}-TT-01", f"{CODE}-TT-02"
    rows = {f"owner-{first}": "pnv-long-dien", f"deadline-{first}": "ngày mai",
            f"owner-{second}": "pnv-long-dien", f"deadline-{second}": "1/1/2019",
            f"sharing-{second}": "Sở Không Có\nPhòng Nội vụ (pnv-long-dien)"}  # fmt: skip

    refused = head.post(f"{PATH}/remedy", data=rows)

    assert refused.status_code == 422
    assert "ngày mai" in refused.text
    assert "đã qua" in refused.text
    assert refused.text.count("Không có đơn vị") == 2  # in the summary and at its field
    version = re.search(rf'name="version-{first}" value="(\d+)"', refused.text)
    own = {f"owner-{first}": "pnv-long-dien", f"sharing-{first}": "pnv-long-dien",
           f"task-{first}": "Tôi vừa gõ", f"version-{first}": version[1]}  # fmt: skip
    told = head.post(f"{PATH}/remedy", data=own).text
    assert "đang chủ trì việc này" in told
    assert "Tôi vừa gõ" in told
    stale = {f"owner-{first}": "pnv-long-dien", f"deadline-{first}": "19/9/2019",
             f"version-{first}": "1"}  # fmt: skip
    assert head.post(f"{PATH}/remedy", data=stale).status_code == 409
    assert head.post(f"{PATH}/directive", data={"issuer": "brvt"}).status_code == 422


def test_the_page_asks_the_same_for_three_findings_as_for_nine(visiting_office: Office):
    begun(visiting_office)
    secretary = visiting_office.signed_in("thuky")
    counts = []
    for number in range(9):
        told = {"kind": "shortcoming", "statement": f"tồn tại số {number} khác hẳn"}
        secretary.post(f"{PATH}/findings/new", data=told)
        secretary.post(f"{PATH}/people", data={"side": "unit", "name": f"Tú {number}"})
        if number in (2, 8):
            with asked_by(visiting_office) as asked:
                secretary.get(PATH)
            counts.append(len(asked))

    assert counts[0] == counts[1] < 100
