"""What a page shows at one step of a walk: its title, headings, buttons, links and fields."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

PROJECT = Path(__file__).parents[2]
GUIDE = PROJECT / "docs/guide"
FILE = GUIDE / "outline.json"
PICTURES = GUIDE / "pictures"

# By language, by step, by kind of part.
Step = dict[str, list[str]]
Outline = dict[str, dict[str, Step]]

_LOOK = """part => {
  const words = each => {
    const copy = each.cloneNode(true);
    const unseen = copy.querySelectorAll('.govuk-visually-hidden, [aria-hidden=true]');
    unseen.forEach(one => one.remove());
    return (copy.matches('input') ? copy.value : copy.textContent).replace(/\\s+/g, ' ').trim();
  };
  const all = (selector, root = document.querySelector(part)) => [...new Set([
    ...root.querySelectorAll(selector)]
    .filter(each => each.checkVisibility() && !each.closest('.govuk-visually-hidden'))
    .map(words).filter(Boolean))];
  return {
    title: [document.title],
    headings: all('h1, h2, h3, caption'),
    buttons: all('button, a.govuk-button, summary'),
    links: all('a:not(.govuk-button)'),
    fields: all('label, legend'),
    around: part === 'main' ? all('header a, header button, nav a', document.body) : [],
  };
}"""


def outline_of(page: Page, part: str) -> Step:
    """Return what stands in the part of the page, each sentence once, hidden ones left out."""
    seen: dict[str, Any] = page.evaluate(_LOOK, part)
    return {kind: words for kind, words in seen.items() if words}


class Witness:
    """Keeps, step by step, what was pressed on the way and what was then to be seen."""

    def __init__(self) -> None:
        self.steps: dict[str, Step] = {}
        self._pressed: list[str] = []

    def press(self, words: str) -> None:
        """Note what is pressed."""
        self._pressed.append(words)

    def page(self, page: Page, step: str, part: str) -> None:
        """Note what the page shows."""
        self._keep(step, outline_of(page, part))

    def paper(self, pdf: bytes, step: str) -> None:
        """Note what the paper shows."""
        self._keep(step, outline_of_paper(pdf))

    def _keep(self, step: str, seen: Step) -> None:
        self.steps[step] = {"pressed": self._pressed, **seen}
        self._pressed = []


def outline_of_paper(pdf: bytes) -> Step:
    """Return how many pages the paper has, and its lines that stand in capitals."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    lines = document[0].get_textpage().get_text_range().splitlines()
    headings = [line.strip() for line in lines if len(line.strip()) > 3 and line.isupper()]
    return {"title": [f"PDF, {len(document)}"], "headings": headings}


def recorded() -> Outline:
    """Return what the walks saw when the pictures were made; nothing before that."""
    return json.loads(FILE.read_text("utf-8")) if FILE.exists() else {}


def write(outline: Outline) -> None:
    """Keep what the walks saw beside the pictures."""
    FILE.write_text(json.dumps(outline, ensure_ascii=False, indent=1) + "\n", "utf-8")
