"""The clerk's whole job in a real browser on a phone: report, comment, put right, prove it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.browser import WIDTHS, axe, ready, too_wide
from tests.web.commune_office import COMMENTING, COMMUNE, REPORTING, a_commune_office
from tests.web.files import a_pdf
from tests.web.offices import REMEDY_DAY, Office, an_office
from tests.web.serving import serving

pytestmark = pytest.mark.xdist_group("browser")
PHONE = WIDTHS["phone"]


@contextmanager
def _served(lent) -> Iterator[tuple[Office, str]]:
    """Serve the office; browsers say themselves that they ask from one of our pages."""
    with lent as office, serving(office.app) as address:
        yield office, address


def _sign_in(page: Page, office: Office, address: str, username: str) -> Page:
    ready(page, f"{address}/sign-in")
    page.fill("#username", username)
    page.fill("#password", office.passwords[username])
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.locator("h1")).to_have_text("Việc cần làm")
    return page


def _open_to_all(page: Page) -> None:
    """Look at the page as phones and desks show it: no barriers, nothing beyond the edge."""
    for width in WIDTHS.values():
        page.set_viewport_size({"width": width, "height": 844})
        assert axe(page) == [], (page.url, width)
        assert too_wide(page) == [], (page.url, width)
    page.set_viewport_size({"width": PHONE, "height": 844})


def test_the_self_report_is_written_and_sent_on_a_phone(new_page, tmp_path):
    with _served(a_commune_office(REPORTING, tmp_path)) as (office, address):
        page = _sign_in(new_page(PHONE), office, address, "tu")
        _open_to_all(page)
        page.get_by_role("link", name="Gửi báo cáo tự kiểm tra").click()
        _open_to_all(page)
        page.locator(".govuk-task-list__link").first.click()
        first = page.locator("article.item").first
        first.get_by_text("Đạt", exact=True).click()
        expect(first.locator(".item__said")).to_contain_text("Đã lưu: đạt")
        expect(page.locator("[data-saved-line]")).to_contain_text("Đã lưu lúc")
        first.locator("input[type=file]").set_input_files(_a_file(tmp_path, "Kế hoạch.pdf"))
        expect(first.get_by_role("link", name="Kế hoạch.pdf")).to_be_visible()
        _open_to_all(page)
        page.get_by_role("link", name="Về báo cáo").click()
        page.get_by_label("Tóm tắt kết quả tự kiểm tra").fill("Đơn vị đã tự kiểm tra đủ.")
        page.get_by_role("button", name="Gửi báo cáo tự kiểm tra").click()
        expect(page.locator(".govuk-notification-banner")).to_contain_text("Đã gửi báo cáo")


def test_the_draft_is_commented_on_finding_by_finding(new_page, tmp_path):
    with _served(a_commune_office(COMMENTING, tmp_path)) as (office, address):
        page = _sign_in(new_page(PHONE), office, address, "tu")
        page.get_by_role("link", name="Góp ý dự thảo biên bản").click()
        first = page.locator("article.matter").first
        with page.expect_response(lambda answer: answer.status == 204):
            first.get_by_text("Không nhất trí").click()
        with page.expect_response(lambda answer: answer.status == 204):
            first.get_by_label("Lý do, căn cứ").fill("Số liệu chưa đúng")
        _open_to_all(page)
        page.get_by_label("Nhất trí với mọi nhận xét chưa chọn").check()
        page.get_by_role("button", name="Gửi góp ý").click()
        expect(page.locator(".govuk-notification-banner")).to_contain_text("Đã gửi góp ý")
        ready(page, f"{address}/inspections/{COMMUNE}/comments")
        expect(page.locator("main")).to_contain_text("không nhất trí; lý do: Số liệu chưa đúng")
        _open_to_all(page)


def test_a_deficiency_is_planned_reported_and_proved(new_page, tmp_path):
    with _served(an_office(REMEDY_DAY, tmp_path)) as (office, address):
        page = _sign_in(new_page(PHONE), office, address, "donvi")
        _open_to_all(page)
        page.get_by_role("link", name=re.compile("Chưa cập nhật đầy đủ kết quả")).click()
        _open_to_all(page)
        page.get_by_role("link", name="Nộp kế hoạch khắc phục").click()
        expect(page.get_by_label("Đơn vị sẽ làm gì?")).not_to_be_empty()
        _open_to_all(page)
        page.get_by_role("button", name="Nộp kế hoạch khắc phục").click()
        page.get_by_role("link", name="Báo cáo đã khắc phục").click()
        page.get_by_label("Đơn vị đã làm gì?").fill("Đã cập nhật đủ Sổ tiếp nhận.")
        page.locator("#files").set_input_files([_a_file(tmp_path, "Sổ.pdf")])
        page.get_by_role("button", name="Báo cáo đã khắc phục").click()
        expect(page.locator(".govuk-notification-banner")).to_contain_text("Đã gửi báo cáo")
        expect(page.get_by_role("link", name="Sổ.pdf")).to_be_visible()
        for path in ("/deficiencies", "/documents", "/verification",
                     "/inspections/KT-2019-001/drafts"):  # fmt: skip
            ready(page, f"{address}{path}")
            _open_to_all(page)


def test_every_step_works_without_scripts(new_page, tmp_path):
    with _served(a_commune_office(REPORTING, tmp_path)) as (office, address):
        page = _sign_in(new_page(PHONE, javascript=False), office, address, "tu")
        page.get_by_role("link", name="Gửi báo cáo tự kiểm tra").click()
        page.locator(".govuk-task-list__link").first.click()
        first = page.locator("article.item").first
        first.get_by_text("Đạt", exact=True).click()
        first.get_by_role("button", name="Lưu mục").click()
        expect(page.locator("article.item").first).to_contain_text("Đã lưu: đạt")


def _a_file(folder: Path, name: str) -> str:
    file = folder / name
    file.write_bytes(a_pdf())
    return str(file)
