"""The Long Điền case as it stood on one day, and people signed in to the workplace."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import gettempdir

from fastapi import FastAPI
from starlette.testclient import TestClient

from inspect_flow.bootstrap.demo_accounts import open_demo_accounts, play_until
from inspect_flow.bootstrap.signing_in import Browser, begin_first
from inspect_flow.bootstrap.workplace import Workplace, open_workplace
from inspect_flow.locale.dates import at_local
from inspect_flow.services.accounts.opening import account_named
from inspect_flow.vocabulary.accounts import SignInMeans
from inspect_flow.web.app import create_app
from inspect_flow.web.settings import WebSettings

VISIT_DAY = date(2019, 8, 14)
REMEDY_DAY = date(2019, 9, 12)
ORIGIN = "http://testserver"
Played = tuple[Path, dict[str, str]]
_RUN = "PYTEST_XDIST_TESTRUNUID"


@dataclass
class Office:
    """A node of the workplace, its accounts, and a clock that tests may put on."""

    workplace: Workplace
    app: FastAPI
    passwords: dict[str, str]
    clock: Clock

    def browser(self, language: str = "vi") -> TestClient:
        """Return a browser in which nobody is signed in."""
        client = TestClient(self.app, base_url=ORIGIN, headers={"sec-fetch-site": "same-origin"})
        client.cookies.set("language", language)
        return client

    def signed_in(self, username: str, language: str = "vi") -> TestClient:
        """Return a browser in which that person is signed in, without asking for a password.

        Hashing one takes a fifth of a second; the door itself has tests of its own.
        """
        assert username in self.passwords
        with self.workplace.doorman().reading() as work:
            account = account_named(work, username)
        seat, means = Browser("testclient", "tests"), SignInMeans.PASSWORD
        token = begin_first(self.workplace, account, seat, means)
        browser = self.browser(language)
        browser.cookies.set("session", token)
        return browser


@dataclass
class Clock:
    """The office's clock: it stands until a test puts it on."""

    now: datetime

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now

    def put_on(self, span: timedelta) -> None:
        """Let time pass."""
        self.now += span


@contextmanager
def an_office(day: date, folder: Path) -> Iterator[Office]:
    """Lend the case as it stood on that day, in a database of its own."""
    with lend(played_once(f"office-{day}", lambda file: _play(file, day)), day, folder) as lent:
        yield lent


@contextmanager
def lend(played: Played, day: date, folder: Path) -> Iterator[Office]:
    """Lend a copy of what was played."""
    master, passwords = played
    database = folder / "office.db"
    shutil.copy(master, database)
    if Path(f"{master}.files").exists():
        shutil.copytree(f"{master}.files", f"{database}.files")
    clock = Clock(at_local(day))
    workplace = open_workplace(f"sqlite:///{database}", None, clock)
    try:
        app = create_app(workplace, WebSettings(ORIGIN))
        yield Office(workplace, app, dict(passwords), clock)
    finally:
        workplace.close()


def played_once(name: str, play: Callable[[Path], dict[str, str]]) -> Played:
    """Play a case once per name and run; the workers of a run share what was played.

    `play` fills the database at the path and returns the passwords of its accounts.
    """
    folder = Path(gettempdir()) / f"web-{name}-{os.environ.get(_RUN, os.getpid())}"
    folder.mkdir(exist_ok=True)
    database, passwords = folder / "played.db", folder / "passwords.json"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not passwords.exists():
            passwords.write_text(json.dumps(play(database)))
    return database, json.loads(passwords.read_text())


def _play(database: Path, day: date) -> dict[str, str]:
    moment = at_local(day)
    url = play_until(database, day, moment)
    accounts = open_demo_accounts(url, moment)
    settle_file(url)
    return {each.username: each.password for each in accounts}


def settle_file(url: str) -> None:
    """Write everything into the one file, so that it can be copied."""
    from inspect_flow.storage.engine import open_engine

    engine = open_engine(url)
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
