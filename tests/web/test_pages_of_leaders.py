"""Figures, search and administration in a real browser: no barriers, nothing wider than a phone."""

from __future__ import annotations

import pytest
from pypdfium2 import PdfDocument

from tests.web.browser import WIDTHS, NewPage, axe, ready, too_wide
from tests.web.offices import Office
from tests.web.serving import serving

pytestmark = pytest.mark.xdist_group("browser")

LEADER = (
    "/figures", "/figures?by=area", "/figures/cases", "/figures/years", "/figures/units",
    "/figures/stuck", "/figures/orphans", "/units", "/units/long-dien", "/search?q=khieu+nai",
    "/account/tokens", "/account/calendar",
)  # fmt: skip
ADMINISTRATOR = (
    "/administration", "/administration/accounts", "/administration/accounts/thuky",
    "/administration/persons", "/administration/persons/new", "/administration/units",
    "/administration/units/new", "/administration/units/long-dien", "/administration/outbox",
    "/administration/definitions", "/administration/readings",
)  # fmt: skip


@pytest.mark.parametrize(
    ("username", "paths"),
    [("lanhdao", LEADER), ("quantri", ADMINISTRATOR)],
    ids=["leader", "admin"],
)
def test_every_page_is_open_to_all_on_every_screen(
    office: Office, new_page: NewPage, username: str, paths: tuple[str, ...]
):
    found: dict[str, list[str]] = {}
    with serving(office.app) as address:
        page = new_page()
        page.goto(f"{address}/sign-in")
        page.fill("[name=username]", username)
        page.fill("[name=password]", office.passwords[username])
        page.click("main button")
        for path in paths:
            ready(page, address + path)
            for name, width in WIDTHS.items():
                page.set_viewport_size({"width": width, "height": 900})
                found[f"{path} {name}"] = [*axe(page), *too_wide(page)]

    assert {place: faults for place, faults in found.items() if faults} == {}


def test_a_leader_follows_a_number_by_keyboard_alone(office: Office, new_page: NewPage):
    with serving(office.app) as address:
        page = new_page(javascript=False)
        page.goto(f"{address}/sign-in")
        page.fill("[name=username]", "lanhdao")
        page.fill("[name=password]", office.passwords["lanhdao"])
        page.press("[name=password]", "Enter")
        page.goto(f"{address}/figures")
        card = page.locator(".card__link").first
        number = card.locator(".card__number").inner_text()
        card.focus()
        page.keyboard.press("Enter")

        assert page.locator("[data-total]").get_attribute("data-total") == number
        page.get_by_role("link", name="Về trang số liệu").press("Enter")
        assert page.url.startswith(f"{address}/figures?")


def test_a_printed_page_holds_its_numbers_and_no_addresses(office: Office, new_page: NewPage):
    with serving(office.app) as address:
        page = new_page()
        page.goto(f"{address}/sign-in")
        page.fill("[name=username]", "lanhdao")
        page.fill("[name=password]", office.passwords["lanhdao"])
        page.click("main button")
        page.goto(f"{address}/figures")
        printed = PdfDocument(page.pdf(prefer_css_page_size=True))

    text = "".join(sheet.get_textpage().get_text_bounded() for sheet in printed)
    assert len(printed) == 1
    assert "UBND huyện Long Điền" in text
    assert "lặp lại" in text
    assert "/figures" not in text
    assert "/units" not in text
