"""One walk through the whole Long Điền case in one language, from the Decision to the figures."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext

from inspect_flow.bootstrap.mornings import Mornings
from inspect_flow.locale.dates import at_local
from tests.web.browser import WIDTHS, device
from tests.web.offices import Office, an_office
from tests.web.serving import serving
from tools.guide.hands import Eye, Hands

FOUNDED = date(2019, 4, 19)


@dataclass
class Walk:
    """The office in which the case is played by hand, and the windows that stand open in it."""

    browser: Browser
    folder: Path
    office: Office
    address: str
    language: str
    eye: Eye
    windows: dict[tuple[str, bool], Hands] = field(default_factory=dict)
    contexts: list[BrowserContext] = field(default_factory=list)

    def day(self, day: int, month: int, hour: int = 8) -> None:
        """Let the days of 2019 pass; everybody has gone home and signs in again.

        That morning reminders are swept and sent as on any other.
        """
        self.close()
        now = date(2019, month, day)
        self.office.clock.now = at_local(now, time(hour))
        with self.office.workplace.doorman().transaction() as work:
            Mornings(work, self.folder / "nhac-viec").until(now)

    def desk(self, username: str) -> Hands:
        """Return the person's window on a desk's screen."""
        return self._window(username, is_phone=False)

    def phone(self, username: str) -> Hands:
        """Return the person's phone."""
        return self._window(username, is_phone=True)

    def outside(self, *, is_phone: bool = False) -> Hands:
        """Return a window in which nobody is signed in."""
        width = WIDTHS["phone" if is_phone else "desk"]
        context = self.browser.new_context(**device(width), device_scale_factor=1 + is_phone)
        context.set_default_timeout(40_000)
        context.add_cookies([{"name": "language", "value": self.language, "url": self.address}])
        self.contexts.append(context)
        hands = Hands(context.new_page(), self.address, self.language, self.eye)
        hands.go("/sign-in")
        return hands

    def close(self) -> None:
        """Close every window."""
        for context in self.contexts:
            context.close()
        self.contexts.clear()
        self.windows.clear()

    def _window(self, username: str, *, is_phone: bool) -> Hands:
        key = (username, is_phone)
        if key not in self.windows:
            hands = self.windows[key] = self.outside(is_phone=is_phone)
            hands.fill(username=username, password=self.office.passwords[username])
            hands.press("Đăng nhập", "main")
        return self.windows[key]


@contextmanager
def a_walk(browser: Browser, folder: Path, language: str, eye: Eye) -> Iterator[Walk]:
    """Open the office on the day of the Decision, before anything of the case is in it."""
    with an_office(FOUNDED, folder) as office, serving(office.app) as address:
        walk = Walk(browser, folder, office, address, language, eye)
        yield walk
        walk.close()
