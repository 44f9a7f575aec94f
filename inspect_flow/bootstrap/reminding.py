"""One tick over one database: raise what is due, hand it over, invite to visits, send."""

from __future__ import annotations

import socket
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session

from inspect_flow.bootstrap.calendars import Invited, post_invitations
from inspect_flow.bootstrap.delivering import (
    Delivered,
    deliver,
    delivery_settings,
    patiently,
    ways_of,
)
from inspect_flow.bootstrap.opening import load_office
from inspect_flow.bootstrap.posting import Posted, post_letters
from inspect_flow.services.reminding.handing_over import HandedOver, hand_over
from inspect_flow.services.reminding.heartbeat import beat
from inspect_flow.services.reminding.sweeping import Swept, sweep_batch
from inspect_flow.services.work import SYSTEM, Office, Work
from inspect_flow.storage.engine import database_url, open_engine
from inspect_flow.storage.schema import require_current
from inspect_flow.storage.session import reading, transaction
from inspect_flow.vocabulary.reminders import Channel

SWEEP = "sweep"
"""The heartbeat of the sweep."""


@dataclass(frozen=True, slots=True)
class Ticked:
    """What one tick did."""

    swept: Swept
    handed_over: HandedOver
    posted: Posted
    invited: Invited
    delivered: Delivered


def tick(
    database: str | None,
    clock: Callable[[], datetime],
    house: str | None = None,
    *,
    sends: bool = True,
) -> Ticked:
    """Raise what is due, hand it over, send it; each batch that was written stays written."""
    engine = open_engine(database_url(database))
    require_current(engine)
    office = load_office(database, house)
    try:
        swept = sweep_all(engine, office, clock)
        ways = ways_of(delivery_settings(database))
        handed_over = hand_over_all(engine, office, clock, swept, ways)
        access = _Access(engine, office, clock)
        posted, invited = post_letters(access), post_invitations(access)
    finally:
        engine.dispose()
    delivered = deliver(database, clock, house) if sends else Delivered()
    return Ticked(swept, handed_over, posted, invited, delivered)


def sweep_all(engine: Engine, office: Office, clock: Callable[[], datetime]) -> Swept:
    """Raise what is due, batch by batch, each in a transaction of its own."""
    done = Swept()
    while True:
        with transaction(engine) as session:
            batch = sweep_batch(_work(session, office, clock))
        if not batch.clocks:
            return done
        done += batch


def hand_over_all(
    engine: Engine,
    office: Office,
    clock: Callable[[], datetime],
    swept: Swept,
    ways: Collection[Channel],
) -> HandedOver:
    """Hand over what waits, by the channels that the office has, and leave a heartbeat."""

    def once() -> HandedOver:
        with transaction(engine) as session:
            work = _work(session, office, clock)
            done = hand_over(work, ways)
            beat(work, SWEEP, socket.gethostname(), {**asdict(swept), **asdict(done)})
        return done

    return patiently(once)


@dataclass(frozen=True, slots=True)
class _Access:
    """The doors to the database that printing opens one after the other."""

    engine: Engine
    office: Office
    clock: Callable[[], datetime]

    @contextmanager
    def reading(self) -> Iterator[Work]:
        """Open a session that only reads."""
        with reading(self.engine) as session:
            yield _work(session, self.office, self.clock)

    @contextmanager
    def transaction(self) -> Iterator[Work]:
        """Open one transaction."""
        with transaction(self.engine) as session:
            yield _work(session, self.office, self.clock)


def _work(session: Session, office: Office, clock: Callable[[], datetime]) -> Work:
    now = clock()
    return Work(session, office, SYSTEM, now, now)
