"""Every part of the pages in a real browser: readable by all, on a phone and at a desk."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from inspect_flow.locale.dates import DEADLINE_ZONE
from tests.web.browser import WIDTHS, axe, ready, too_wide
from tests.web.parts_server import PartsServer
from tests.web.serving import serving
from tools.web_parts import NAMES

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def server():
    """Serve the pages of parts."""
    parts = PartsServer()
    with serving(parts.application) as address:
        parts.address = address
        yield parts


@pytest.mark.parametrize("width", WIDTHS.values(), ids=list(WIDTHS))
@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_no_barrier_and_fits_its_screen(server, new_page, name, width):
    page = ready(new_page(width), f"{server.address}/{name}.html")

    assert axe(page) == []
    assert too_wide(page) == []


def test_the_search_for_barriers_sees_them(server, new_page):
    page = ready(new_page(), f"{server.address}/question.html")
    page.evaluate("() => document.querySelector('label[for=due]').remove()")

    assert "label" in [each.split(":")[0] for each in axe(page)]


def test_what_needs_moving_sideways_is_named(server, new_page):
    page = ready(new_page(320), f"{server.address}/words.html")
    page.evaluate("() => { document.querySelector('h1').style.width = '600px' }")

    assert "h1.govuk-heading-l" in too_wide(page)


def test_texts_stand_in_the_vendored_typeface(server, new_page):
    page = new_page()
    asked_for = []
    page.on("request", lambda request: asked_for.append(request.url))
    ready(page, f"{server.address}/inspection.html")

    assert page.evaluate("() => document.fonts.check('700 16px \"Be Vietnam Pro\"', 'ộ')")
    assert sum(".woff2" in each for each in asked_for) == 4
    assert [each for each in asked_for if not each.startswith(server.address)] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_keyboard_reaches_everything_and_shows_where_it_is(server, new_page, name):
    page = ready(new_page(390), f"{server.address}/{name}.html")
    wanted = page.locator("a[href]:visible, button:visible, summary:visible").count()
    unmarked, reached = set(), set()
    for _step in range(wanted + 40):
        page.keyboard.press("Tab")
        where, marked = page.evaluate(FOCUSED)
        reached.add(where)
        unmarked |= set() if marked else {where}

    assert unmarked == set()
    assert len(reached) >= wanted


FOCUSED = """() => {
  const each = document.activeElement;
  if (each === document.body) return ['', true];
  const box = each.closest('.answer') ?? each;
  const looks = [box, each].map(one => getComputedStyle(one));
  // govuk-frontend marks the label's own box of a radio, and the words of a summary.
  if (each.nextElementSibling) looks.push(getComputedStyle(each.nextElementSibling, '::before'));
  if (each.querySelector('span')) looks.push(getComputedStyle(each.querySelector('span')));
  const marked = looks.some(look => look.boxShadow !== 'none'
    || (look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0));
  const place = [...document.querySelectorAll('*')].indexOf(each);
  return [`${place} ${each.tagName} ${each.className}`, marked];
}"""


def test_the_saved_line_never_covers_what_has_the_focus(server, new_page):
    page = ready(new_page(390), f"{server.address}/checklist.html")
    covered = []
    for _step in range(30):
        page.keyboard.press("Tab")
        covered.append(page.evaluate(COVERED))

    assert not any(covered)


COVERED = """() => {
  const box = document.activeElement.getBoundingClientRect();
  const bar = document.querySelector('[data-saved-line]').getBoundingClientRect();
  const inForm = document.activeElement.closest('main');
  return Boolean(inForm) && box.top < bar.bottom && box.bottom > bar.top + 1;
}"""


def test_an_answer_is_as_big_as_a_thumb(server, new_page):
    page = ready(new_page(320), f"{server.address}/checklist.html")
    heights = [each.bounding_box()["height"] for each in page.locator(".answer").all()]

    assert len(heights) == 20
    assert min(heights) >= 48


def test_the_word_of_a_state_stays_on_one_line(server, new_page):
    page = ready(new_page(320), f"{server.address}/words.html")
    heights = {round(each.bounding_box()["height"]) for each in page.locator(".govuk-tag").all()}

    assert len(heights) == 1


def test_a_double_click_sends_a_form_once(server, new_page):
    page = ready(new_page(), f"{server.address}/question.html")
    before = server.received
    page.get_by_role("button", name="Nộp kế hoạch").dblclick()
    page.wait_for_timeout(300)

    assert server.received - before == 1


def test_a_form_reaches_the_server_without_javascript(server, new_page):
    page = new_page(javascript=False)
    page.goto(f"{server.address}/question.html")
    before = server.received
    page.get_by_role("button", name="Nộp kế hoạch").click()
    page.wait_for_timeout(300)

    assert server.received - before == 1


def test_the_characters_left_are_counted_as_people_count_them(server, new_page):
    page = ready(new_page(), f"{server.address}/checklist.html")
    # The same letter in parts, as some keyboards type it.
    page.get_by_label("Ghi chú của 2.1.2").fill("o\u0323\u0302" * 2)
    expect(page.locator("#note-limit")).to_have_text("Còn 198 ký tự")

    page.get_by_label("Ghi chú của 2.1.2").fill("ă" * 201)
    expect(page.locator("#note-limit")).to_have_text("Thừa 1 ký tự, hãy viết gọn lại")


def test_a_refused_form_begins_with_what_is_wrong(server, new_page):
    page = ready(new_page(390), f"{server.address}/question.html")
    expect(page.locator("[data-error-summary]")).to_be_focused()
    page.get_by_role("link", name="Hãy viết kế hoạch khắc phục").click()

    expect(page.locator("#plan")).to_be_focused()
    expect(page).to_have_title("Lỗi: Nộp kế hoạch khắc phục – Kiểm tra cải cách hành chính")


def test_an_answer_is_saved_at_once_and_the_page_says_so(server, new_page):
    page = ready(new_page(390), f"{server.address}/checklist.html")
    before = server.received
    page.locator("[name=a1]").nth(2).check()

    expect(page.locator("[data-saved-line]")).to_have_text(re.compile(r"Đã lưu lúc \d\d:\d\d"))
    assert server.received - before == 1


def test_the_time_of_saving_is_the_servers_and_not_the_phones(server, new_page):
    page = new_page(390)
    page.clock.set_fixed_time(datetime.now(UTC) + timedelta(hours=5))
    ready(page, f"{server.address}/checklist.html")
    page.locator("[name=a1]").nth(2).check()
    expect(page.locator("[data-saved-line]")).to_contain_text("Đã lưu lúc")

    now = datetime.now(DEADLINE_ZONE)
    near = {f"Đã lưu lúc {now - timedelta(minutes=ago):%H:%M}" for ago in (0, 1)}
    assert page.locator("[data-saved-line]").inner_text() in near


def test_one_answer_that_was_not_saved_stays_told_until_it_is(server, new_page):
    page = new_page(390, may_fail=True)
    ready(page, f"{server.address}/checklist.html")
    line = page.locator("[data-saved-line]")
    page.context.set_offline(True)
    page.locator("[name=a1]").nth(2).check()
    expect(line).to_contain_text("Còn 1 mục chưa lưu được")
    page.context.set_offline(False)
    page.locator("[name=a4]").nth(2).check()
    expect(line).to_contain_text("Còn 1 mục chưa lưu được")
    page.locator("[name=a1]").nth(1).check()

    expect(line).to_contain_text("Đã lưu lúc")


def test_an_answer_that_the_server_refused_is_not_called_saved(server, new_page):
    page = new_page(390, may_fail=True)
    ready(page, f"{server.address}/checklist.html")
    server.refuses = True
    page.locator("[name=a1]").nth(2).check()
    expect(page.locator("[data-saved-line]")).to_contain_text("Còn 1 mục chưa lưu được")
    server.refuses = False


def test_twice_as_large_letters_need_no_moving_sideways(server, new_page):
    for name in NAMES:
        page = ready(new_page(640), f"{server.address}/{name}.html")
        page.evaluate("() => { document.documentElement.style.fontSize = '200%' }")
        assert too_wide(page) == [], name
