"""Rows: pages of the workplace in process, and how long those wait who really use it."""

from __future__ import annotations

import asyncio
from functools import partial

from bench.asking import Asked
from bench.bare_page import Standing, bare_app
from bench.databases import KINDS, overheard
from bench.measuring import Comparison, Figure, Findings, each_of, side_by_side
from bench.page_people import SECRETARY, AtWork, a_province_at_work
from bench.thinking_users import wait_of_users
from inspect_flow.bootstrap.signing_in import visitor_with
from inspect_flow.records.tables import Campaign
from inspect_flow.services.record_sight import in_sight
from inspect_flow.services.sight import deficiencies_in_sight
from inspect_flow.services.unit_clock import running_states
from inspect_flow.web.app import create_app
from inspect_flow.web.forms import Told
from inspect_flow.web.frame import Frame, SignedIn, language_links
from inspect_flow.web.navigation import links_for
from inspect_flow.web.settings import WebSettings

_LIST = "/deficiencies"
_REACH = 1.5
_USERS = ((50, 0.15), (200, 0.3))


def measure(found: Findings, quick: bool) -> None:
    """Add the rows of this module."""
    for kind in KINDS:
        with a_province_at_work(kind) as province:
            found.comparisons.append(_against_bare(kind, province, 3 if quick else 12))
            if kind == KINDS[0]:
                for users, reach in _USERS:
                    found.figures.append(_waits(province, users, reach, 10 if quick else 30))


def _against_bare(kind: str, province: AtWork, rounds: int) -> Comparison:
    app = create_app(province.workplace, WebSettings())
    ask_ours = Asked(app, _LIST, province.tokens[SECRETARY])
    bare = bare_app(province.workplace.engine, _standing(province))
    ask_bare = Asked(bare, _LIST)
    with asyncio.Runner() as runner:
        ours, theirs = (partial(_round, runner, each) for each in (ask_ours, ask_bare))
        assert runner.run(ask_ours.once()) == runner.run(ask_bare.once()), "two different pages"
        timings = side_by_side(ours, theirs, rounds)
    what = f"{kind}: the list of deficiencies, 50 lines of 360 open ones"
    return Comparison(what, "bare FastAPI and Core, same template", *timings, _REACH)


def _standing(province: AtWork) -> Standing:
    with overheard(province.workplace.engine) as asked:
        visitor = visitor_with(province.workplace, province.tokens[SECRETARY])
    assert visitor is not None
    person = visitor.person
    frame = Frame(
        languages=language_links("vi", _LIST),
        person=SignedIn(person.name, person.title, visitor.unit_name),
        navigation=links_for(visitor, _LIST),
        account="/account",
        sign_out="/sign-out",
        search="/search",
    )
    with province.workplace.desk_of(visitor.actor).reading() as work:
        states = work.office.machines["deficiency"].states.values()
        named = [(each.name, each.label) for each in states]
        return Standing(
            asked, deficiencies_in_sight(work), in_sight(work, Campaign), frame, Told(), named,
            running_states(work), work.on,
        )  # fmt: skip


def _round(runner: asyncio.Runner, asked: Asked) -> float:
    return each_of([lambda: runner.run(asked.once())] * 20)


def _waits(province: AtWork, users: int, reach: float, seconds: float) -> Figure:
    waited = wait_of_users(province, users, seconds)
    verdict = "reached" if waited.p95 <= reach else "**not reached**"
    note = f"to reach: ≤ {reach * 1e3:g} ms, {verdict}; {waited.answers} pages in {seconds:g} s"
    return Figure(
        f"{users} users who think 2 to 8 s: 95 of 100 pages come within",
        f"{waited.p95 * 1e3:.0f} ms (median {waited.middle * 1e3:.0f})",
        note,
    )
