"""A person at work in a browser: goes, presses and types by the words on the page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import Any, Protocol

from playwright.sync_api import Locator, Page

from tools.guide.words import spoken


class Eye(Protocol):
    """What becomes of each step of the guide: a picture, or a comparison."""

    def press(self, words: str) -> None:
        """Note what is pressed on the way to the next step."""

    def page(self, page: Page, step: str, part: str) -> None:
        """See the page, or that part of it."""

    def paper(self, pdf: bytes, step: str) -> None:
        """See a paper as it is printed."""


@dataclass(frozen=True, slots=True)
class Hands:
    """One person's window; `eye` sees each step of the guide."""

    page: Page
    address: str
    language: str
    eye: Eye

    def go(self, path: str) -> None:
        """Open the page at `path`."""
        self.page.goto(f"{self.address}{path}")

    def press(self, vietnamese: str, within: str = "body") -> None:
        """Press the button or link that bears these words, and wait for the page it leads to."""
        place = self.page.locator(within)
        fitting = [
            place.get_by_role(role, name=words, exact=True)
            for words in spoken(vietnamese, self.language)
            for role in _PRESSED
        ]
        self._leave_by(reduce(Locator.or_, fitting).first)

    def follow(self, selector: str) -> None:
        """Press the first link that fits and bears the words of the case, not of the program."""
        self._leave_by(self.page.locator(selector).first)

    def _leave_by(self, place: Locator) -> None:
        self.eye.press(" ".join((place.text_content() or "").split()))
        with self.page.expect_navigation():
            place.click()

    def confirm(self, vietnamese: str) -> None:
        """Press the one button of the box, then the same button where the page asks again."""
        self.press(vietnamese, ".next-step")
        self.press(vietnamese, "main form")

    def fill(self, **fields: str) -> None:
        """Type into fields by their names, `__` for a hyphen."""
        for name, value in fields.items():
            self.field(name).fill(value)

    def choose(self, **fields: str) -> None:
        """Choose in lists and of options by the stored word."""
        for name, value in fields.items():
            field = self.field(name)
            if field.evaluate("each => each.tagName") == "SELECT":
                field.select_option(value)
            else:
                self.page.locator(f'[name="{_name(name)}"][value="{value}"]').check()

    def field(self, name: str) -> Locator:
        """Return the field of that name."""
        return self.page.locator(f'[id="{_name(name)}"]')

    def look(self, step: str, part: str = "main") -> None:
        """Show this step of the guide: the whole page, or a part of it."""
        self.page.evaluate("() => document.fonts.ready.then(() => true)")
        self.eye.page(self.page, step, part)

    def read(self, step: str, link: Locator) -> None:
        """Show the paper to which the link leads."""
        path = link.get_attribute("href")
        answer = self.page.request.get(f"{self.address}{path}/pdf")
        self.eye.paper(answer.body(), step)


_PRESSED: tuple[Any, ...] = ("button", "link")


def _name(keyword: str) -> str:
    return keyword.replace("__", "-")
