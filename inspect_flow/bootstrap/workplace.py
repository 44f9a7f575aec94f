"""The web workplace's way in: one engine and one set of definitions for all requests of a node."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from sqlalchemy import Engine
from sqlmodel import Session

from inspect_flow.bootstrap.form import Measured, measure
from inspect_flow.bootstrap.opening import load_office
from inspect_flow.services.clocks.settling import settle
from inspect_flow.services.sight import Sight, keep_sight
from inspect_flow.services.stored_states import refuse_unknown_states
from inspect_flow.services.work import SYSTEM, Actor, Office, Work
from inspect_flow.storage.engine import database_url, open_engine
from inspect_flow.storage.schema import require_current
from inspect_flow.storage.session import reading, transaction
from inspect_flow.vocabulary.errors import PagesNotMeasured

Done = TypeVar("Done")

# Measured papers are small; beyond so many the oldest is measured again when it is needed.
_MOST_MEASURED = 2000


@dataclass
class Workplace:
    """What all requests share; it is opened once, and closed with the node."""

    engine: Engine
    office: Office
    measured: Measured
    clock: Callable[[], datetime]
    database: str
    house: str | None
    behind: timedelta = timedelta(0)

    def phones_time(self, at: datetime) -> datetime:
        """Return what a phone shows at that moment: a demonstration's clock lags behind it."""
        return at + self.behind

    def desk_of(self, actor: Actor, sight: Sight | None = None) -> Desk:
        """Return a desk for one person's request: it finds nothing beyond their sight.

        `sight` is what was already looked up for this very request.
        """
        return Desk(self, actor, is_scoped=True, sight=sight)

    def doorman(self) -> Desk:
        """Return the desk that looks accounts and sessions up, before anybody is known."""
        return Desk(self, SYSTEM, is_scoped=False)

    def close(self) -> None:
        """Let the database go."""
        self.engine.dispose()


@dataclass
class Desk:
    """The way to the database for one request; it meets the needs of whatever prints."""

    workplace: Workplace
    actor: Actor
    is_scoped: bool
    at: datetime | None = None
    sight: Sight | None = None

    @contextmanager
    def reading(self) -> Iterator[Work]:
        """Open a session that only reads."""
        with reading(self.workplace.engine) as session:
            yield self._work(session)

    @contextmanager
    def transaction(self) -> Iterator[Work]:
        """Open one transaction in which everything or nothing is written."""
        with transaction(self.workplace.engine) as session:
            work = self._work(session)
            yield work
            settle(work)

    def carry_out(self, deed: Callable[[Work], Done]) -> Done:
        """Do it in one transaction; papers that it issues are measured first, and it begins again.

        `deed` may therefore run several times, each time on a transaction of its own.
        """
        while True:
            try:
                with self.transaction() as work:
                    return deed(work)
            except PagesNotMeasured as unknown:
                self._measure(unknown)

    def _measure(self, unknown: PagesNotMeasured) -> None:
        measured = self.workplace.measured
        while len(measured) >= _MOST_MEASURED:
            measured.pop(next(iter(measured)), None)
        measure(unknown, self.workplace.house, measured)

    def _work(self, session: Session) -> Work:
        now = self.workplace.clock()
        office, at = self.workplace.office, self.at or now
        work = Work(session, office, self.actor, at, now, is_scoped=self.is_scoped)
        if self.sight is not None:
            keep_sight(work, self.sight)
        return work


def open_workplace(
    database: str | None = None,
    house: str | None = None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    behind: timedelta = timedelta(0),
) -> Workplace:
    """Open the database and the house's definitions for a node of the web workplace.

    `behind` is how far `clock` lags behind the world's.

    Raises `DefinitionError` when a stored record is in a state that its workflow does not know.
    """
    url = database_url(database)
    engine = open_engine(url)
    require_current(engine)
    measured: Measured = {}
    office = load_office(url, house, measured)
    workplace = Workplace(engine, office, measured, clock, url, house, behind)
    with workplace.doorman().reading() as work:
        refuse_unknown_states(work)
    return workplace
