"""Walk the jobs of the user guide in Chromium and make its pictures: python -m tools.guide_pictures

Writes docs/guide/pictures and, beside them, what the walks saw: a test walks again and compares.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page

from inspect_flow.locale.translation import LANGUAGES
from tests.web.browser import a_browser
from tools.guide.camera import take
from tools.guide.outline import PICTURES, Step, outline_of, recorded, write
from tools.guide.story import tell
from tools.guide.walk import a_walk


def main(languages: list[str]) -> None:
    """Walk once in each language."""
    outline = recorded()
    for language in languages or LANGUAGES:
        outline[language] = _pictured(language)
        write(outline)


def _pictured(language: str) -> dict[str, Step]:
    steps: dict[str, Step] = {}
    folder = PICTURES / language

    def look(page: Page, step: str, part: str) -> None:
        steps[step] = outline_of(page, part)
        take(page, part, folder / f"{step}.webp")
        print(language, step)

    with (
        a_browser() as browser,
        tempfile.TemporaryDirectory() as place,
        a_walk(browser, Path(place), language, look) as walk,
    ):
        tell(walk)
    for stray in folder.glob("*.webp"):
        if stray.stem not in steps:
            stray.unlink()
    return steps


if __name__ == "__main__":
    main(sys.argv[1:])
