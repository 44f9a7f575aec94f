"""Send what the outbox holds: claim, hand over, settle, each in a transaction of its own."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Engine
from sqlalchemy.engine import make_url
from sqlmodel import Session

from inspect_flow.bootstrap.opening import load_office
from inspect_flow.delivery.addresses import Inside
from inspect_flow.delivery.event_address import EventAddress
from inspect_flow.delivery.folder import SpoolFolder
from inspect_flow.delivery.gateway import Gateway
from inspect_flow.delivery.mail import MailServer
from inspect_flow.delivery.settings import DeliverySettings, read_settings
from inspect_flow.records.tables import Message
from inspect_flow.services.event_hooks.sending import claim_for, hooks_to_tell
from inspect_flow.services.ports import DeliveryChannel, DeliveryFault
from inspect_flow.services.reminding.outbox import (
    claim,
    outgoing,
    settle_failed,
    settle_sent,
)
from inspect_flow.services.work import SYSTEM, Office, Work
from inspect_flow.storage.engine import database_url, open_engine
from inspect_flow.storage.schema import require_current
from inspect_flow.storage.session import reading, transaction
from inspect_flow.vocabulary.errors import Conflict
from inspect_flow.vocabulary.reminders import TO_PEOPLE, Channel

Done = TypeVar("Done")
Claim = Callable[[Work, int], list[Message]]
"""Claims at most so many messages that may leave by one way."""

_AT_ONCE = 20
# Seconds that one program, however slow, may keep the others and the next sweep waiting.
_LONGEST_TELLING = 120.0
# How often a case that others are writing to is tried again.
_PATIENCE = 20


@dataclass(frozen=True, slots=True)
class Delivered:
    """What one round of sending did."""

    sent: int = 0
    failed: int = 0

    def __add__(self, other: Delivered) -> Delivered:
        return Delivered(self.sent + other.sent, self.failed + other.failed)


def patiently(once: Callable[[], Done]) -> Done:
    """Do it again while somebody else writes to the same case at the same moment."""
    for _attempt in range(_PATIENCE):
        try:
            return once()
        except Conflict:
            continue
    return once()


def spool_folder(url: str) -> Path:
    """Return where mail is left when no server is configured: beside the SQLite file."""
    database = make_url(url).database
    if make_url(url).get_backend_name() == "sqlite" and database and database != ":memory:":
        return Path(f"{database}.outbox")
    return Path("inspect-flow.outbox")


def delivery_settings(database: str | None) -> DeliverySettings:
    """Return how messages leave, as the environment says."""
    return read_settings(os.environ, spool_folder(database_url(database)))


def deliver(
    database: str | None, clock: Callable[[], datetime], house: str | None = None
) -> Delivered:
    """Send everything that may be sent now; a way that is closed is left for the next round."""
    settings = delivery_settings(database)
    engine = open_engine(database_url(database))
    require_current(engine)
    try:
        with ExitStack() as stack:
            ways = {
                channel: stack.enter_context(closing(way))
                for channel, way in channels_of(settings).items()
            }
            office = load_office(database, house)
            sent = deliver_by(engine, office, ways, clock)
            return sent + deliver_events(engine, office, settings.inside, clock)
    finally:
        engine.dispose()


def ways_of(settings: DeliverySettings) -> frozenset[Channel]:
    """Return the channels that are configured; mail always has a way out."""
    return frozenset(TO_PEOPLE if settings.gateway else {Channel.MAIL})


def channels_of(settings: DeliverySettings) -> Mapping[Channel, DeliveryChannel]:
    """Return the ways out that are configured; mail always has one."""
    mail: DeliveryChannel = (
        MailServer(settings.mail) if settings.mail else SpoolFolder(settings.spool, settings.sender)
    )
    ways: dict[Channel, DeliveryChannel] = {Channel.MAIL: mail}
    if settings.gateway:
        ways[Channel.WEBHOOK] = Gateway(settings.gateway)
    return ways


def deliver_by(
    engine: Engine,
    office: Office,
    ways: Mapping[Channel, DeliveryChannel],
    clock: Callable[[], datetime],
) -> Delivered:
    """Send by each of these ways all that may be sent now."""
    rounds = _Rounds(engine, office, clock)
    return sum(
        (rounds.deliver_by(way, partial(claim, channel=channel)) for channel, way in ways.items()),
        Delivered(),
    )


def deliver_events(
    engine: Engine, office: Office, inside: Inside, clock: Callable[[], datetime]
) -> Delivered:
    """Tell each program what waits for it; one that is away keeps nothing from the others."""
    rounds, done = _Rounds(engine, office, clock), Delivered()
    with rounds.reading() as work:
        hooks = hooks_to_tell(work)
    for number, url, secret in hooks:
        way, claimed = EventAddress(url, secret, inside), partial(claim_for, hook_id=number)
        done += rounds.deliver_by(way, claimed, _LONGEST_TELLING)
    return done


class _Rounds:
    """The transactions around sending; nothing is held open while a server is spoken to."""

    def __init__(self, engine: Engine, office: Office, clock: Callable[[], datetime]) -> None:
        self._engine, self._office, self._clock = engine, office, clock

    def _work(self, session: Session) -> Work:
        now = self._clock()
        return Work(session, self._office, SYSTEM, now, now)

    @contextmanager
    def reading(self) -> Iterator[Work]:
        """Open a session that only reads."""
        with reading(self._engine) as session:
            yield self._work(session)

    def deliver_by(
        self, way: DeliveryChannel, claimed: Claim, longest: float = math.inf
    ) -> Delivered:
        """Send what may leave by one way, until nothing is left, it is closed or its time is up."""
        done, until = Delivered(), time.monotonic() + longest
        while time.monotonic() < until and (messages := self._claimed(claimed)):
            for position, message in enumerate(messages):
                fault = self._send(way, message)
                done += Delivered(sent=fault is None, failed=fault is not None)
                if fault is not None and fault.is_of_the_way:
                    self._put_back(messages[position + 1 :], fault)
                    return done
        return done

    def _claimed(self, claimed: Claim) -> list[Message]:
        with transaction(self._engine) as session:
            return claimed(self._work(session), _AT_ONCE)

    def _send(self, way: DeliveryChannel, message: Message) -> DeliveryFault | None:
        """Send one message and settle it; return what went wrong."""
        with transaction(self._engine) as session:
            ready = outgoing(self._work(session), message)
        try:
            reference = way.send(ready)
        except DeliveryFault as fault:
            with transaction(self._engine) as session:
                settle_failed(self._work(session), message, fault)
            return fault
        self._settle_sent(message, reference)
        return None

    def _settle_sent(self, message: Message, reference: str) -> None:
        def once() -> None:
            with transaction(self._engine) as session:
                settle_sent(self._work(session), message, reference)

        patiently(once)  # the message has left, so it must be noted

    def _put_back(self, messages: list[Message], fault: DeliveryFault) -> None:
        with transaction(self._engine) as session:
            for each in messages:
                settle_failed(self._work(session), each, fault)
