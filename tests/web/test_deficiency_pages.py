"""The clerk of the unit puts a deficiency right, and the delegation follows it, page by page."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from starlette.testclient import TestClient

from tests.web.files import a_pdf, a_picture
from tests.web.offices import Office

CODE = "KT-2019-001-TT-02"
PAGE = f"/deficiencies/{CODE}"


def _do(browser: TestClient, deed: str, code: str = CODE, **sent):
    """Open the question page, answer it, and return where that leads."""
    place = f"/deficiencies/{code}/{deed}"
    seen = re.search(r'name="seen" value="(\w+)"', browser.get(place).text)
    assert seen, browser.get(place).text
    files = [("files", each) for each in sent.pop("files", [])]
    return browser.post(place, data={"seen": seen[1], **sent}, files=files or None)


def test_a_list_shows_what_is_open_with_deadline_and_state(office: Office):
    text = office.signed_in("donvi").get("/deficiencies").text

    assert "Có 6 tồn tại" in text
    assert "còn 7 ngày" in text
    assert "Đã yêu cầu khắc phục" in text
    assert text.index("TT-01") < text.index("TT-06")


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("show=overdue", 0),
        ("show=all", 6),
        ("state=disputed", 1),
        ("show=all&inspection=KT-2019-001", 6),
    ],
)
def test_a_list_is_narrowed_by_its_address(office: Office, query, number):
    text = office.signed_in("truongdoan").get(f"/deficiencies?{query}").text

    assert text.count('class="matter"') == number


def test_once_the_deadline_has_passed_the_list_of_the_late_fills(office: Office):
    browser = office.signed_in("truongdoan")
    office.clock.put_on(timedelta(days=9))
    browser = office.signed_in("truongdoan")

    text = browser.get("/deficiencies?show=overdue").text

    assert "quá hạn 2 ngày" in text


def test_a_page_tells_what_was_found_what_to_do_and_by_when(office: Office):
    text = office.signed_in("donvi").get("/deficiencies/KT-2019-001-TT-01").text

    assert "Việc của đơn vị" in text
    assert "Báo cáo đã khắc phục" in text
    assert "Chấp thuận kế hoạch" not in text
    assert "Nghị quyết số 30c/NQ-CP" in text
    assert "Rà soát 42 nhiệm vụ" in text


def test_the_case_goes_from_plan_to_verification_in_both_browsers(office: Office):
    clerk, head = office.signed_in("donvi"), office.signed_in("truongdoan")

    planned = _do(clerk, "plan", text="Cập nhật trong tháng 9", proof="Sổ\nẢnh chụp")
    assert "Đã nộp kế hoạch khắc phục" in planned.text
    assert "Ảnh chụp" in planned.text

    assert "Đã chấp thuận kế hoạch" in _do(head, "accept-plan").text

    reported = _do(
        clerk, "report", text="Đã cập nhật đủ", refers_to="10/9/2019",
        files=[("Sổ tiếp nhận.pdf", a_pdf()), ("ảnh.jpg", a_picture())],
    )  # fmt: skip
    assert "Đã gửi báo cáo khắc phục" in reported.text
    assert "Sổ tiếp nhận.pdf" in reported.text

    verified = _do(head, "verify", text="Đã xem sổ và ảnh")
    assert "Đã xác nhận khắc phục xong" in verified.text
    assert "Đã xem sổ và ảnh" in clerk.get(PAGE).text


def test_files_of_the_thread_open_for_both_sides_only_to_be_saved(office: Office):
    clerk, head = office.signed_in("donvi"), office.signed_in("truongdoan")
    answer = _do(clerk, "report", text="Đã làm", files=[("Kế hoạch điều chỉnh.pdf", a_pdf())])
    place = re.search(r'href="(/files/\d+)"', answer.text)[1]

    for browser in (clerk, head):
        file = browser.get(place)
        assert file.headers["content-disposition"].startswith("attachment")
        assert file.content.startswith(b"%PDF")
    assert clerk.get("/files/999999").status_code == 404


def test_more_time_is_asked_for_granted_and_the_first_deadline_stays(office: Office):
    clerk, head = office.signed_in("donvi"), office.signed_in("truongdoan")

    asked = _do(clerk, "more-time", until="30/9/2019", reason="Chờ phần mềm")
    assert "Đề nghị gia hạn đang chờ trả lời" in asked.text
    assert "Rút đề nghị gia hạn" in asked.text

    assert 'value="30/09/2019"' in head.get(f"{PAGE}/grant-time").text
    granted = _do(head, "grant-time", until="27/9/2019", reason="Đồng ý")
    assert "được đến 27/09/2019" in granted.text
    assert "(ban đầu 19/09/2019)" in clerk.get(PAGE).text


def test_a_report_is_sent_back_with_a_reason_and_a_new_day(office: Office):
    clerk, head = office.signed_in("donvi"), office.signed_in("truongdoan")
    _do(clerk, "report", text="Đã làm", files=[("a.pdf", a_pdf())])

    answer = _do(head, "return-report", reason="Thiếu tháng 8", deadline="15/10/2019")

    assert "Đã trả lại báo cáo" in answer.text
    assert "Báo cáo bị trả lại" in clerk.get(PAGE).text
    assert "15/10/2019" in clerk.get(PAGE).text


def test_a_dispute_is_decided_with_its_reason(office: Office):
    clerk, head = office.signed_in("donvi"), office.signed_in("truongdoan")
    _do(clerk, "dispute", reason="Sổ đã đủ từ đầu năm")

    assert "Sổ đã đủ từ đầu năm" in head.get(PAGE).text
    _do(head, "withdraw", reason="Đúng là đã đủ")

    assert "Việc này đã kết thúc" in clerk.get(PAGE).text


def test_what_was_typed_stays_when_something_is_missing(office: Office):
    answer = _do(office.signed_in("donvi"), "more-time", until="hôm nào đó", reason="Chờ kinh phí")

    assert answer.status_code == 422
    assert "không đọc được" in answer.text
    assert "Chờ kinh phí</textarea>" in answer.text


def test_a_report_without_evidence_says_that_it_lacks_it(office: Office):
    answer = _do(office.signed_in("donvi"), "report", text="Đã làm xong cả")

    assert answer.status_code == 422
    assert "Chưa chọn: Tệp minh chứng" in answer.text
    assert "Đã làm xong cả</textarea>" in answer.text


def test_a_bad_file_keeps_the_report_back_and_the_words_in_the_form(office: Office):
    files = [("báo cáo.pdf", a_pdf()[:-200]), ("virus.exe", b"MZ\x00\x01")]

    answer = _do(office.signed_in("donvi"), "report", text="Đã làm", files=files)

    assert answer.status_code == 422
    assert "chưa trọn" in answer.text
    assert "loại tệp không được nhận" in answer.text
    assert "Đã làm</textarea>" in answer.text
    assert "Đã yêu cầu khắc phục" in office.signed_in("donvi").get(PAGE).text


def test_a_second_click_and_a_page_of_before_do_nothing_twice(office: Office):
    clerk = office.signed_in("donvi")
    sent = {"seen": "directed", "text": "Sẽ làm ngay"}
    clerk.post(f"{PAGE}/plan", data=sent)

    again = clerk.post(f"{PAGE}/plan", data=sent)

    assert again.status_code == 409
    assert "đã được làm" in again.text
    assert clerk.get(PAGE).text.count("Sẽ làm ngay") == 2  # as the latest plan, and in the thread
    assert "đã được làm" in clerk.get(f"{PAGE}/plan").text


def test_the_unit_tells_how_far_it_has_come(office: Office):
    clerk, head = office.signed_in("donvi"), office.signed_in("truongdoan")
    files = [("files", ("so theo doi.pdf", a_pdf(), "application/pdf"))]
    for _click in range(2):
        told = {"text": "Đã cập nhật 30/42 kiến nghị"}
        clerk.post(f"{PAGE}/progress", data=told, files=files)

    page = head.get(PAGE).text
    assert page.count("Tiến độ: Đã cập nhật 30/42 kiến nghị") == 1
    assert "so theo doi.pdf" in page
    assert "Báo tiến độ" not in page
    assert head.post(f"{PAGE}/progress", data=told).status_code == 409


def test_a_remark_that_is_sent_twice_stands_once(office: Office):
    clerk = office.signed_in("donvi")
    for _click in range(2):
        clerk.post(f"{PAGE}/remark", data={"text": "Đề nghị đoàn hướng dẫn thêm"})

    assert clerk.get(PAGE).text.count("Đề nghị đoàn hướng dẫn thêm") == 1


@pytest.mark.parametrize("text", ["x" * 10_001, "ệ" * 500_000])
def test_a_huge_text_is_refused_in_words(office: Office, text):
    answer = office.signed_in("donvi").post(f"{PAGE}/plan", data={"seen": "directed", "text": text})

    assert answer.status_code == 422
    assert "rút gọn" in answer.text


def test_text_typed_in_another_unicode_form_is_kept_composed(office: Office):
    clerk = office.signed_in("donvi")

    clerk.post(f"{PAGE}/remark", data={"text": "So\u0302\u0309 sa\u0301ch <b>đủ</b>"})

    text = clerk.get(PAGE).text
    assert "Sổ sách &lt;b&gt;đủ&lt;/b&gt;" in text


def test_each_side_is_offered_and_allowed_only_what_is_its_own(office: Office):
    clerk, head = office.signed_in("donvi"), office.signed_in("truongdoan")

    assert clerk.post(f"{PAGE}/waive", data={"reason": "a"}).status_code == 409
    assert head.post(f"{PAGE}/plan", data={"seen": "directed", "text": "a"}).status_code == 409
    assert clerk.get(f"{PAGE}/nothing").status_code == 404


def test_a_session_that_ended_keeps_what_was_typed_and_names_the_files(office: Office):
    clerk = office.signed_in("donvi")
    clerk.cookies.delete("session")

    answer = clerk.post(
        f"{PAGE}/report", data={"seen": "directed", "text": "Đã gõ rất lâu"},
        files=[("files", ("Sổ.pdf", a_pdf()))],
    )  # fmt: skip

    assert answer.status_code == 401
    assert "Đã gõ rất lâu" in answer.text
    assert "Sổ.pdf" in answer.text


@pytest.mark.parametrize(
    ("deed", "sent", "state"),
    [
        ("suspend", {"reason": "Chờ hướng dẫn của Bộ"}, "Tạm dừng tính thời hạn"),
        ("waive", {"reason": "Không còn đối tượng"}, "Không yêu cầu khắc phục"),
    ],
)
def test_the_head_of_the_delegation_stops_the_clock_or_the_matter(
    office: Office, deed, sent, state
):
    head, clerk = office.signed_in("truongdoan"), office.signed_in("donvi")

    assert _do(head, deed, **sent).status_code == 200

    text = clerk.get(PAGE).text
    assert state in text
    assert sent["reason"] in text
    assert "Nộp kế hoạch khắc phục" not in text


def test_a_stopped_clock_runs_on_and_a_closed_matter_is_opened_again(office: Office):
    head, clerk = office.signed_in("truongdoan"), office.signed_in("donvi")
    _do(head, "suspend", reason="Chờ")
    assert "Thời hạn lại được tính tiếp" in _do(head, "resume").text
    _do(clerk, "report", text="Đã làm", files=[("a.pdf", a_pdf())])
    _do(head, "verify", text="Đã xem")

    reopened = _do(head, "reopen", reason="Văn bản bị thu hồi", deadline="30/11/2019")

    assert "Đã mở lại" in reopened.text
    assert "30/11/2019" in clerk.get(PAGE).text


def test_a_matter_of_a_dissolved_unit_goes_to_the_heir_that_is_chosen(office: Office):
    office.clock.now = datetime(2025, 8, 1, 2, tzinfo=UTC)
    head = office.signed_in("truongdoan")
    code = "KT-2019-001-TT-03"
    heir = re.search(
        r'<option value="(xa-[\w-]+)"', head.get(f"/deficiencies/{code}/transfer").text
    )
    assert heir

    answer = _do(head, "transfer", code, heir=heir[1], document="Nghị quyết 1662/NQ-UBTVQH15")

    assert "Đã chuyển cho đơn vị kế thừa" in answer.text
    assert "Nghị quyết 1662/NQ-UBTVQH15" in answer.text


def test_numbers_beyond_every_row_are_simply_not_there(office: Office):
    clerk = office.signed_in("donvi")

    for path in (
        f"/files/{10**30}",
        "/files/-1",
        f"/documents?before={10**18}",
        "/deficiencies?after=x",
    ):
        assert clerk.get(path).status_code in (200, 404), path
