"""The three jobs from the Decision to the figures, walked in a browser as the user guide tells."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.web.browser import WIDTHS, axe, too_wide
from tools.guide.outline import Step, outline_of, recorded
from tools.guide.story import tell
from tools.guide.walk import a_walk

pytestmark = pytest.mark.xdist_group("browser")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_jobs_are_done_as_the_guide_tells(browser: Browser, tmp_path: Path, language: str):
    seen: dict[str, Step] = {}
    barriers: dict[str, list[str]] = {}

    def look(page: Page, step: str, part: str) -> None:
        seen[step] = outline_of(page, part)
        barriers[step] = axe(page) + _beyond_the_edge(page)

    with a_walk(browser, tmp_path, language, look) as walk:
        tell(walk)

    assert {step: found for step, found in barriers.items() if found} == {}
    assert list(seen) == list(recorded()[language])
    for step, parts in recorded()[language].items():
        assert seen[step] == parts, f"{step}: the page has changed; run `make guide` and look at it"


def _beyond_the_edge(page: Page) -> list[str]:
    room = page.viewport_size
    assert room is not None
    found = []
    for width in {*WIDTHS.values()} if room["width"] < 600 else {WIDTHS["desk"]}:
        page.set_viewport_size({"width": width, "height": room["height"]})
        found += too_wide(page)
    page.set_viewport_size(room)
    return found
