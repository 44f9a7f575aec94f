"""The three jobs from the Decision to the figures, walked in a browser as the user guide tells."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.web.browser import WIDTHS, axe, too_wide
from tools.guide.outline import Witness, recorded
from tools.guide.story import tell
from tools.guide.walk import a_walk

pytestmark = pytest.mark.xdist_group("browser")


class Examiner(Witness):
    """Looks at each step for barriers, too."""

    def __init__(self) -> None:
        super().__init__()
        self.barriers: dict[str, list[str]] = {}

    def page(self, page: Page, step: str, part: str) -> None:
        """Look at a page."""
        super().page(page, step, part)
        if found := axe(page) + _beyond_the_edge(page):
            self.barriers[step] = found


def test_the_jobs_are_done_as_the_guide_tells(browser: Browser, tmp_path: Path):
    eye = Examiner()

    with a_walk(browser, tmp_path, "vi", eye) as walk:
        tell(walk)

    assert eye.barriers == {}
    told = recorded()["vi"]
    assert list(eye.steps) == list(told)
    for step, parts in told.items():
        assert eye.steps[step] == parts, f"{step} has changed: run `make guide` and look at it"


def _beyond_the_edge(page: Page) -> list[str]:
    room = page.viewport_size
    assert room is not None
    found = []
    for width in WIDTHS.values() if room["width"] == WIDTHS["phone"] else (room["width"],):
        page.set_viewport_size({"width": width, "height": room["height"]})
        found += too_wide(page)
    page.set_viewport_size(room)
    return found
