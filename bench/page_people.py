"""A province whose officers are signed in: what the rows about pages look at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlmodel import col, select

from bench.databases import empty_databases
from bench.province import Scale, fill
from inspect_flow.bootstrap.signing_in import Browser, begin_first
from inspect_flow.bootstrap.workplace import Workplace, open_workplace
from inspect_flow.records.tables import Account, Person
from inspect_flow.services.accounts.opening import open_account
from inspect_flow.vocabulary.accounts import SignInMeans

# 120 communes each year with three shortcomings: a list of more than 2,000 lines.
SCALE = Scale(provinces=1, communes=120, years=6, first_year=2021, inspected_percent=100)
SECRETARY = "t01-tk"
_BROWSER = Browser("127.0.0.1", "bench")
# Nobody signs in by it: sessions are begun here without asking.
_NO_PASSWORD = "!"


@dataclass(frozen=True, slots=True)
class AtWork:
    """A filled database, and the token of each person's session by the person's code."""

    url: str
    workplace: Workplace
    tokens: dict[str, str]


@contextmanager
def a_province_at_work(kind: str) -> Iterator[AtWork]:
    """Lend a province of `SCALE` in which everybody has a session."""
    with empty_databases(kind, 1) as (url,), at_work(url, SCALE) as province:
        yield province


@contextmanager
def at_work(url: str, scale: Scale) -> Iterator[AtWork]:
    """Fill an empty database and give everybody in it a session."""
    workplace = open_workplace(url)
    fill(workplace.engine, scale)
    try:
        yield AtWork(url, workplace, _signed_in(workplace))
    finally:
        workplace.close()


def _signed_in(workplace: Workplace) -> dict[str, str]:
    with workplace.doorman().transaction() as work:
        people = work.session.exec(select(Person).order_by(col(Person.code))).all()
        accounts: dict[str, Account] = {
            each.code: open_account(work, each, each.code, _NO_PASSWORD, must_change=False)
            for each in people
        }
    return {
        code: begin_first(workplace, account, _BROWSER, SignInMeans.PASSWORD)
        for code, account in accounts.items()
    }
