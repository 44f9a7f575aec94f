"""What the guide's walk leaves out of the clerk's job: other pages, phones without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from tests.web.browser import WIDTHS, axe, ready, too_wide
from tests.web.commune_office import REPORTING, a_commune_office
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


def test_the_clerks_other_pages_are_open_to_all(new_page, tmp_path):
    with _served(an_office(REMEDY_DAY, tmp_path)) as (office, address):
        page = _sign_in(new_page(PHONE), office, address, "donvi")
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
