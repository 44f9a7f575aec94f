"""Row: the checklist of 95 items on a slow phone, on the morning of the visit."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import BrowserContext

from bench.measuring import Figure, Findings, Timing
from tests.web.browser import a_browser, device
from tests.web.cases import PATH, begun
from tests.web.offices import VISIT_DAY, an_office
from tests.web.serving import serving

# What browsers' own tools call "Slow 4G", on a phone four times slower than this machine.
_NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
_SLOWER = 4
_REACH = 1.0
_TIMES = """() => [performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd,
  performance.getEntriesByName("first-contentful-paint")[0].startTime]"""


def measure(found: Findings, quick: bool) -> None:
    """Add the row of this module."""
    with (
        tempfile.TemporaryDirectory(prefix="inspect-flow-") as folder,
        an_office(VISIT_DAY, Path(folder)) as office,
        serving(office.app) as address,
        a_browser() as browser,
    ):
        begun(office)
        token = office.signed_in("thanhvien").cookies["session"]
        context = browser.new_context(**device(390))
        context.add_cookies([{"name": "session", "value": token, "url": address}])
        found.figures += _opened(context, address, 3 if quick else 7)


def _opened(context: BrowserContext, address: str, rounds: int) -> list[Figure]:
    ready, painted = zip(*(_once(context, address) for _ in range(rounds)), strict=True)
    verdict = "reached" if Timing(ready).middle <= _REACH else "**not reached**"
    note = f"to reach: ≤ {_REACH:g} s, {verdict} by the median; 150 ms, 1.6 Mbit/s, CPU 4x slower"
    what = "a checklist of 95 items on a slow phone, after the first page:"
    return [
        Figure(f"{what} its answers can be chosen", _told(Timing(ready)), note),
        Figure(f"{what} its beginning is seen", _told(Timing(painted))),
    ]


def _told(taken: Timing) -> str:
    return f"{taken.least:.2f} s (median {taken.middle:.2f})"


def _once(context: BrowserContext, address: str) -> tuple[float, float]:
    """Return the seconds until the checklist's answers can be chosen, and until it is seen."""
    page = context.new_page()
    page.goto(address)
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", _NETWORK)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    page.goto(f"{address}{PATH}/checklist")
    ready, painted = page.evaluate(_TIMES)
    page.close()
    return ready / 1000, painted / 1000
