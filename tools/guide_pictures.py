"""Walk the jobs of the user guide in Chromium and make its pictures: python -m tools.guide_pictures

Writes docs/guide/pictures and, beside them, what the walks saw: a test walks again and compares.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page

from inspect_flow.locale.translation import LANGUAGES
from tests.web.browser import a_browser
from tools.guide.camera import draw, take
from tools.guide.outline import PICTURES, Witness, recorded, write
from tools.guide.story import tell
from tools.guide.walk import a_walk

# Its name stands in pictures.
_OFFICE = Path("out/guide")


class Photographer(Witness):
    """Keeps a picture of each step, too."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._folder = PICTURES / language

    def page(self, page: Page, step: str, part: str) -> None:
        """Picture a page."""
        super().page(page, step, part)
        take(page, part, self._target(step))

    def paper(self, pdf: bytes, step: str) -> None:
        """Picture a paper."""
        super().paper(pdf, step)
        draw(pdf, self._target(step))

    def forget_others(self) -> None:
        """Remove pictures of steps that are no more."""
        for stray in self._folder.glob("*.webp"):
            if stray.stem not in self.steps:
                stray.unlink()

    def _target(self, step: str) -> Path:
        print(self._folder.name, step, flush=True)
        return self._folder / f"{step}.webp"


def main(languages: list[str]) -> None:
    """Walk once in each language."""
    outline = recorded()
    for language in languages or LANGUAGES:
        eye = Photographer(language)
        folder = _OFFICE / language
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        with a_browser() as browser, a_walk(browser, folder, language, eye) as walk:
            tell(walk)
        eye.forget_others()
        outline[language] = eye.steps
        write(outline)


if __name__ == "__main__":
    main(sys.argv[1:])
