"""One tick over one database: raise what is due, hand it over, invite to visits, send."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session

from inspect_flow.bootstrap.announcing import announce_all
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
from inspect_flow.services.event_hooks.sweeping import Announced
from inspect_flow.services.reminding.addressing import AT_ONCE
from inspect_flow.services.reminding.calendar_gaps import calendar_gaps
from inspect_flow.services.reminding.digests import Composed, compose, store, waiting_piles
from inspect_flow.services.reminding.handing_over import HandedOver, address_some
from inspect_flow.services.reminding.heartbeat import beat
from inspect_flow.services.reminding.histories import Histories
from inspect_flow.services.reminding.letters import Drafted
from inspect_flow.services.reminding.sweeping import Swept, sweep_batch
from inspect_flow.services.work import SYSTEM, Office, Work
from inspect_flow.storage.engine import database_url, open_engine
from inspect_flow.storage.schema import require_current
from inspect_flow.storage.session import reading, transaction
from inspect_flow.vocabulary.reminders import Channel

SWEEP = "sweep"
"""The heartbeat of the sweep."""
# Seconds; SQLite lets a waiting writer look again after 0.1 s at the latest.
_LONGEST_TURN, _PAUSE = 0.25, 0.12
_STORED_TOGETHER = 10
"""How many digests one transaction stores: each commit waits for the disk."""


@dataclass(frozen=True, slots=True)
class Ticked:
    """What one tick did."""

    swept: Swept
    handed_over: HandedOver
    posted: Posted
    invited: Invited
    announced: Announced
    delivered: Delivered
    calendar_gaps: tuple[str, ...] = ()


def tick(
    database: str | None,
    clock: Callable[[], datetime],
    house: str | None = None,
    *,
    sends: bool = True,
    limit: int = AT_ONCE,
) -> Ticked:
    """Raise what is due, hand it over, send it; each batch that was written stays written."""
    engine = open_engine(database_url(database))
    require_current(engine)
    office = load_office(database, house)
    try:
        swept = sweep_all(engine, office, clock)
        ways = ways_of(delivery_settings(database))
        handed_over = hand_over_all(engine, office, clock, swept, ways, limit)
        access = _Access(engine, office, clock, _Turns(engine))
        posted, invited = post_letters(access), post_invitations(access)
        announced = announce_all(access, access.turns.let_others_write)
        with access.reading() as work:
            gaps = calendar_gaps(work)
    finally:
        engine.dispose()
    delivered = deliver(database, clock, house) if sends else Delivered()
    return Ticked(swept, handed_over, posted, invited, announced, delivered, gaps)


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
    limit: int = AT_ONCE,
) -> HandedOver:
    """Hand over what waits, by the channels that the office has, and leave a heartbeat.

    Each batch is a transaction of its own: whoever dies leaves the rest to the next one.
    """

    access, done = _Access(engine, office, clock, _Turns(engine)), HandedOver()
    for part in (_addressed(access, ways, limit), _written(access)):
        for batch in part:
            done += batch
            access.turns.let_others_write()
    with access.transaction() as work:
        beat(work, SWEEP, socket.gethostname(), {**asdict(swept), **asdict(done)})
    return done


def _addressed(access: _Access, ways: Collection[Channel], limit: int) -> Iterator[HandedOver]:
    """Address what waits, batch by batch."""
    drafted = Drafted()

    def once() -> tuple[HandedOver, Drafted, bool]:
        # What a batch that is done again has drafted was not stored.
        known = Drafted(drafted)
        with access.transaction() as work:
            done, goes_on = address_some(work, ways, known, limit)
        return done, known, goes_on

    goes_on = True
    while goes_on:
        done, drafted, goes_on = patiently(once)
        if goes_on:
            yield done


def _written(access: _Access) -> Iterator[HandedOver]:
    """Write the digests: composed while nothing is locked, some stored together."""
    with access.reading() as work:
        piles = waiting_piles(work)
    histories = Histories()
    for start in range(0, len(piles), _STORED_TOGETHER):
        with access.reading() as work:
            found = [compose(work, each, histories) for each in piles[start:][:_STORED_TOGETHER]]
        composed = [each for each in found if each is not None]

        def once(composed: Sequence[Composed] = composed) -> int:
            with access.transaction() as work:
                return sum(store(work, each) and each.texts is not None for each in composed)

        yield HandedOver(messages=patiently(once) if composed else 0)


class _Turns:
    """Pauses where one writer at a time is let in, so that nobody waits for the whole of it."""

    def __init__(self, engine: Engine) -> None:
        self._is_needed = engine.dialect.name == "sqlite"
        self._kept, self._ended = 0.0, time.monotonic()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Count how long others are kept from writing; a long enough gap lets them in anyhow."""
        begun = time.monotonic()
        if begun - self._ended > _PAUSE:
            self._kept = 0.0
        yield
        self._ended = time.monotonic()
        self._kept += self._ended - begun

    def let_others_write(self) -> None:
        """Pause once this node has kept others from writing for a while."""
        if self._is_needed and self._kept > _LONGEST_TURN:
            time.sleep(_PAUSE)
            self._kept, self._ended = 0.0, time.monotonic()


@dataclass(frozen=True, slots=True)
class _Access:
    """The doors to the database that printing opens one after the other."""

    engine: Engine
    office: Office
    clock: Callable[[], datetime]
    turns: _Turns

    @contextmanager
    def reading(self) -> Iterator[Work]:
        """Open a session that only reads."""
        with reading(self.engine) as session:
            yield _work(session, self.office, self.clock)

    @contextmanager
    def transaction(self) -> Iterator[Work]:
        """Open one transaction."""
        with self.turns.writing(), transaction(self.engine) as session:
            yield _work(session, self.office, self.clock)


def _work(session: Session, office: Office, clock: Callable[[], datetime]) -> Work:
    now = clock()
    return Work(session, office, SYSTEM, now, now)
