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
    """Looks at each step for barriers, too.

    Barriers lie in the structure, which is the same in each language: one is searched for them.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._searches = language == "vi"
        self.barriers: dict[str, list[str]] = {}

    def page(self, page: Page, step: str, part: str) -> None:
        """Look at a page."""
        super().page(page, step, part)
        found = (axe(page) if self._searches else []) + _beyond_the_edge(page)
        if found:
            self.barriers[step] = found


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_jobs_are_done_as_the_guide_tells(browser: Browser, tmp_path: Path, language: str):
    eye = Examiner(language)

    with a_walk(browser, tmp_path, language, eye) as walk:
        tell(walk)

    assert eye.barriers == {}
    told = recorded()[language]
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
