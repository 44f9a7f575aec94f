"""Rows: pages of the workplace in process, and how long those wait who really use it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from functools import partial

from bench.asking import Asked
from bench.bare_page import PATH, bare_app, standing_of
from bench.databases import KINDS
from bench.measuring import Comparison, Figure, Findings, each_of, side_by_side
from bench.page_people import SECRETARY, AtWork, a_province_at_work
from bench.thinking_users import Waited, bare_serve, serve, wait_of_users
from inspect_flow.web.app import create_app
from inspect_flow.web.settings import WebSettings

_REACH = 1.5
_USERS = ((50, 0.15), (200, 0.3))


def measure(found: Findings, quick: bool) -> None:
    """Add the rows of this module."""
    for kind in KINDS:
        with a_province_at_work(kind) as province:
            found.comparisons.append(_against_bare(kind, province, 3 if quick else 12))
            if kind == KINDS[0]:
                for users, reach in _USERS:
                    found.figures += _waits(province, users, reach, 10 if quick else 30)


def _against_bare(kind: str, province: AtWork, rounds: int) -> Comparison:
    app = create_app(province.workplace, WebSettings())
    ask_ours = Asked(app, PATH, province.tokens[SECRETARY])
    bare = bare_app(
        province.workplace.engine, standing_of(province.workplace, province.tokens[SECRETARY])
    )
    ask_bare = Asked(bare, PATH)
    with asyncio.Runner() as runner:
        ours, theirs = (partial(_round, runner, each) for each in (ask_ours, ask_bare))
        assert runner.run(ask_ours.once()) == runner.run(ask_bare.once()), "two different pages"
        timings = side_by_side(ours, theirs, rounds)
    what = f"{kind}: the list of deficiencies, 50 lines of 360 open ones"
    return Comparison(what, "bare FastAPI and Core, same template", *timings, _REACH)


def _round(runner: asyncio.Runner, asked: Asked) -> float:
    return each_of([lambda: runner.run(asked.once())] * 20)


def _waits(province: AtWork, users: int, reach: float, seconds: float) -> Iterator[Figure]:
    ours, bare = (wait_of_users(each, province, users, seconds) for each in (serve, bare_serve))
    verdict = "reached" if ours.p95 <= reach else "**not reached**"
    what = f"{users} users who think 2 to 8 s: 95 of 100 pages come within"
    yield Figure(what, _told(ours), f"to reach: ≤ {reach * 1e3:g} ms, {verdict}; {_asked(ours)}")
    yield Figure(f"{what}, on bare FastAPI and Core, the list alone", _told(bare), _asked(bare))


def _told(waited: Waited) -> str:
    return f"{waited.p95 * 1e3:.0f} ms (median {waited.middle * 1e3:.0f})"


def _asked(waited: Waited) -> str:
    return f"{waited.answers} pages in {waited.seconds:g} s"
