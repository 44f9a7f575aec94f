"""The delegation at work in real browsers: two phones at once, without scripts, every width."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from sqlmodel import select

from inspect_flow.records.tables import Event, Inspection
from inspect_flow.services.queries.sheets import sheet
from inspect_flow.services.registry import find
from inspect_flow.vocabulary.answers import AnswerStage
from tests.web.browser import WIDTHS, NewPage, axe, ready, too_wide
from tests.web.cases import CODE, PATH, begun, drafted
from tests.web.offices import Office
from tests.web.serving import serving

pytestmark = pytest.mark.xdist_group("browser")

PAGES = (
    "", "/checklist", "/checklist?show=open", "/findings", "/findings/new", "/findings/H1",
    "/findings/H1/remove", "/people", "/delegation", "/exchange", "/remedy", "/dossier", "/visit",
    "/moves/reopen_checklist", "/moves/sign_without_comments",
)  # fmt: skip


@pytest.fixture
def address(visiting_office: Office) -> Iterator[str]:
    """Serve the office on the loopback."""
    with serving(visiting_office.app) as address:
        yield address


def enter(page: Page, address: str, office: Office, username: str, path: str = PATH) -> Page:
    """Sign in and open a page."""
    ready(page, f"{address}/sign-in?next={path}")
    page.fill("#username", username)
    page.fill("#password", office.passwords[username])
    page.click("main button[type=submit]")
    expect(page.locator("h1")).to_be_visible()
    return page


def tap(page: Page, item: str, word: str) -> None:
    """Choose the answer to an item."""
    page.locator(f"#form-{item.replace('.', '-')} input[value={word}]").check()


def given(office: Office, item: str) -> str:
    """Return the word that is stored."""
    with office.workplace.doorman().reading() as work:
        stored = sheet(work, find(work, Inspection, CODE)).stored
    return stored[(item, AnswerStage.DELEGATION)][0].word if stored else ""


def a_phone(browser: Browser) -> Page:
    """Return a phone that may be told of conflicts; its console notes each as an error."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True, locale="vi-VN"
    )
    return context.new_page()


def _session_ends(page: Page) -> None:
    """Answer after the session has ended, and again after signing in."""
    signed_in = page.context.cookies()
    page.context.clear_cookies()
    tap(page, "1.2.1", "partly")
    expect(page.locator("[data-saved-line]")).to_contain_text("Phiên làm việc đã hết, còn 1 mục")
    page.context.add_cookies(signed_in)
    tap(page, "1.2.1", "conforms")
    expect(page.locator("[data-saved-line]")).to_contain_text("Đã lưu")


def test_two_phones_lose_no_answer_to_each_other_or_to_a_session_that_ends(
    visiting_office: Office, address: str, browser: Browser
):
    office = visiting_office
    begun(office)
    one = enter(a_phone(browser), address, office, "thanhvien", f"{PATH}/checklist")
    two = enter(a_phone(browser), address, office, "thuky", f"{PATH}/checklist")

    for mine, theirs in (("1.1.1", "1.1.3"), ("1.2.1", "1.2.2"), ("1.3.1", "1.3.3")):
        tap(one, mine, "conforms")
        tap(two, theirs, "does_not_conform")
    tap(one, "1.1.2", "partly")
    expect(one.locator("[data-saved-line]")).to_contain_text("Đã lưu")
    tap(two, "1.1.2", "does_not_conform")
    conflict = two.locator("#item-1-1-2 .item__conflict")
    expect(conflict).to_contain_text("Đại diện Sở Tư pháp đã trả lời mục này trước")
    expect(two.locator("[data-saved-line]")).to_contain_text("Còn 1 mục chưa lưu được")
    assert given(office, "1.1.2") == "partly"

    conflict.get_by_role("button", name="Giữ câu của").click()
    expect(two.locator("#form-1-1-2 input[value=partly]")).to_be_checked()
    expect(two.locator("[data-saved-line]")).to_contain_text("Đã lưu")
    tap(two, "1.1.1", "partly")
    two.locator("#item-1-1-1").get_by_role("button", name="Dùng câu của tôi").click()
    expect(two.locator("#item-1-1-1 .item__said")).to_contain_text("đạt một phần")

    _session_ends(one)
    words = {item: given(office, item) for item in ("1.1.1", "1.2.1", "1.3.1", "1.1.3", "1.2.2")}
    assert words == {
        "1.1.1": "partly", "1.2.1": "conforms", "1.3.1": "conforms",
        "1.1.3": "does_not_conform", "1.2.2": "does_not_conform",
    }  # fmt: skip
    for page in (one, two):
        page.context.close()


def test_an_item_is_answered_without_scripts(
    visiting_office: Office, address: str, new_page: NewPage
):
    begun(visiting_office)
    page = new_page(WIDTHS["phone"], javascript=False)
    enter(page, address, visiting_office, "thanhvien", f"{PATH}/checklist")

    tap(page, "1.1.1", "conforms")
    page.get_by_role("button", name="Lưu mục 1.1.1", exact=True).click()

    expect(page.locator(".govuk-notification-banner")).to_contain_text("Đã lưu mục 1.1.1")
    assert given(visiting_office, "1.1.1") == "conforms"


def test_what_is_chosen_before_the_scripts_are_there_is_saved_when_they_are(
    visiting_office: Office, address: str, new_page: NewPage
):
    begun(visiting_office)
    page = enter(new_page(WIDTHS["phone"]), address, visiting_office, "thanhvien")
    held: list[Route] = []
    page.route("**/htmx.min.js", lambda route: held.append(route))

    with page.expect_event("requestfinished", lambda request: "/early.js" in request.url):
        page.goto(f"{address}{PATH}/checklist", wait_until="commit")
    tap(page, "1.1.2", "conforms")
    assert given(visiting_office, "1.1.2") == ""
    held[0].continue_()

    expect(page.locator("[data-saved-line]")).to_contain_text("Đã lưu")
    assert given(visiting_office, "1.1.2") == "conforms"


def test_a_double_click_and_the_way_back_take_a_step_once(
    visiting_office: Office, address: str, new_page: NewPage
):
    start = f"{PATH}/moves/start"
    page = new_page(WIDTHS["phone"])
    enter(page, address, visiting_office, "truongdoan", start)
    said = page.locator(".govuk-notification-banner")

    page.get_by_role("button", name="Bắt đầu kiểm tra tại đơn vị").dblclick()
    expect(said).to_contain_text("Đã làm: Bắt đầu kiểm tra tại đơn vị")
    page.go_back()
    # The browser shows the question as it was kept, or asks anew and is told at once.
    button = page.get_by_role("button", name="Bắt đầu kiểm tra tại đơn vị")
    told = page.get_by_text("đã được làm trước đó")
    expect(button.or_(told)).to_be_visible()
    if button.is_visible():
        button.click()

    expect(told).to_be_visible()
    with visiting_office.workplace.doorman().reading() as work:
        begun_at = select(Event).where(Event.tag == "inspection.start")
        assert len(work.session.exec(begun_at).all()) == 1


def test_a_photograph_proves_an_answer(visiting_office: Office, address: str, new_page: NewPage):
    from io import BytesIO

    from PIL import Image

    begun(visiting_office)
    phone = new_page(WIDTHS["phone"], may_fail=True)
    page = enter(phone, address, visiting_office, "thanhvien", f"{PATH}/checklist")
    tap(page, "1.1.1", "conforms")
    expect(page.locator("[data-saved-line]")).to_contain_text("Đã lưu")
    page.locator("#files-1-1-1 summary").click()
    wrong = {
        "name": "cài đặt.exe",
        "mimeType": "application/x-msdownload",
        "buffer": b"MZ\x90\x00" * 9,
    }
    page.set_input_files("#photo-1-1-1", wrong)
    expect(page.locator("#files-1-1-1")).to_contain_text("loại tệp không được nhận")
    expect(page.locator("[data-saved-line]")).to_contain_text("Tệp chưa được nhận")
    kept = BytesIO()
    Image.new("RGB", (40, 30), "green").save(kept, "JPEG")
    photo = {"name": "bảng niêm yết.jpg", "mimeType": "image/jpeg", "buffer": kept.getvalue()}
    page.set_input_files("#photo-1-1-1", photo)

    expect(page.locator("#files-1-1-1")).to_contain_text("Đã lưu 1 tệp")
    expect(page.locator("#files-1-1-1")).to_contain_text("bảng niêm yết.jpg")
    expect(page.locator("[data-saved-line]")).to_contain_text("Đã lưu lúc")


@pytest.mark.parametrize("width", WIDTHS.values(), ids=list(WIDTHS))
def test_no_page_has_barriers_or_must_be_moved_sideways(
    visiting_office: Office, address: str, new_page: NewPage, width: int
):
    drafted(visiting_office)
    page = enter(new_page(width), address, visiting_office, "truongdoan")

    for path in PAGES:
        ready(page, f"{address}{PATH}{path}")
        assert axe(page) == [], path
        assert too_wide(page) == [], path
    ready(page, f"{address}/inspections")
    assert axe(page) + too_wide(page) == []
