"""A real browser: Debian's Chromium, as an officer's machine or phone would show our pages."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Response, sync_playwright

from tests.project.tracked import PROJECT

WIDTHS = {"small phone": 320, "phone": 390, "desk": 1280}
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
# Chromium of Debian, run by root, without a screen and without calls to its maker.
SWITCHES = [
    "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN_AXE = """async rules => (await axe.run(document, {runOnly: rules})).violations.map(
  each => `${each.id}: ${each.help} → `
    + each.nodes.map(node => node.target.join(' ')).join(', '))"""
_TWICE = """() => {
  const ids = [...document.querySelectorAll('[id]')].map(each => each.id);
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}"""
# What lies below the edge has no true size yet: it is judged as when it is scrolled to.
_LAY_OUT_ALL = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { content-visibility: visible !important; }');
  document.adoptedStyleSheets = [sheet];
}"""
_TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  return [...document.body.querySelectorAll('*')]
    .filter(each => each.getBoundingClientRect().right > room + 1)
    .map(each => `${each.tagName.toLowerCase()}.${each.className}`);
}"""

NewPage = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start one Chromium for the tests of a module.

    Not for the session: while it runs, its event loop keeps others of this thread from starting.
    """
    with a_browser() as started:
        yield started


@contextmanager
def a_browser() -> Iterator[Browser]:
    """Start Chromium, and close it in the end."""
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    assert program, "no Chromium here; please run: sudo apt-get install chromium fonts-noto-core"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=SWITCHES)
        yield chromium
        chromium.close()


def device(width: int) -> dict[str, Any]:
    """Return what makes a phone or a desk of a window that wide, somewhere in Việt Nam."""
    is_phone = width < 600
    return {
        "viewport": {"width": width, "height": 844 if is_phone else 900},
        "is_mobile": is_phone,
        "has_touch": is_phone,
        "locale": "vi-VN",
        "timezone_id": "Asia/Ho_Chi_Minh",
        "service_workers": "block",
    }


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Open pages, each in a context of its own: `new_page(width=390, javascript=False)`.

    The test fails when a page had errors in its script, missed a file or broke its policy; say
    `may_fail=True` for one whose requests are meant to be refused or lost.
    """
    contexts = []
    faults: list[str] = []

    def open_page(
        width: int = WIDTHS["desk"], javascript: bool = True, may_fail: bool = False, **options: Any
    ) -> Page:
        given = device(width) | options
        context = browser.new_context(java_script_enabled=javascript, **given)
        contexts.append(context)
        page = context.new_page()
        _listen(page, faults, may_fail)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


def _listen(page: Page, faults: list[str], may_fail: bool) -> None:
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    if may_fail:
        return
    page.on("console", lambda said: faults.extend(_complaint(said)))
    page.on("response", lambda answer: faults.extend(_missed(answer)))


def _complaint(said: ConsoleMessage) -> list[str]:
    # What the server did not give is told by its answer, with more than this.
    loading = said.text.startswith("Failed to load resource")
    return [said.text] if said.type == "error" and not loading else []


def _missed(answer: Response) -> list[str]:
    # A page itself may refuse: 404, or 422 for a form with mistakes.
    refused = answer.status >= 400 and answer.request.resource_type != "document"
    return [f"{answer.status} {answer.url}"] if refused else []


@cache
def _axe_source() -> str:
    return (PROJECT / "tests/vendor/axe-core/axe.min.js").read_text("utf-8")


def axe(page: Page) -> list[str]:
    """Return the barriers that axe-core finds on the page, one line each, and ids told twice.

    A label leads to the first of two fields with one id; axe-core does not mind.
    """
    page.evaluate(_LAY_OUT_ALL)
    page.evaluate(_axe_source())
    found: list[str] = page.evaluate(_RUN_AXE, RULES)
    twice: list[str] = page.evaluate(_TWICE)
    return found + [f"duplicate-id: {each}" for each in twice]


def too_wide(page: Page) -> list[str]:
    """Return the elements for which the page must be moved sideways."""
    page.evaluate(_LAY_OUT_ALL)
    found: list[str] = page.evaluate(_TOO_WIDE)
    return found


def ready(page: Page, address: str) -> Page:
    """Go to `address` and wait until its typeface is there."""
    page.goto(address)
    page.evaluate("() => document.fonts.ready.then(() => true)")
    return page
