"""A stored case with programs that are told of it, each with the sight of one person."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session, select

from inspect_flow.bootstrap.announcing import announce_all
from inspect_flow.bootstrap.delivering import deliver_events
from inspect_flow.delivery.addresses import INSIDE_VARIABLE, inside_of
from inspect_flow.records.tables import Account, EventHook, Message, Person
from inspect_flow.services.accounts.opening import open_account
from inspect_flow.services.event_hooks.registering import HookAsked, make_hook
from inspect_flow.services.work import SYSTEM, Work
from inspect_flow.storage.engine import open_engine
from inspect_flow.storage.session import reading, transaction
from tests.delivery.receivers import Receiver, a_receiver
from tests.desks import a_desk
from tests.house import shipped_office

INSIDE = {INSIDE_VARIABLE: "127.0.0.1"}


@contextmanager
def at_work(url: str, at: datetime) -> Iterator[Work]:
    """Lend one transaction on the database."""
    engine = open_engine(url)
    try:
        with a_desk(engine, at) as work:
            yield work
    finally:
        engine.dispose()


def a_hook(
    work: Work, who: str, receiver: Receiver, kinds: tuple[str, ...], secret: str = "bí mật"
) -> int:
    """Register a program with the sight of a person; return its number."""
    person = work.session.exec(select(Person).where(Person.code == who)).one()
    known = work.session.exec(select(Account).where(Account.person_id == person.id)).first()
    account = known or open_account(work, person, f"tk-{who}", "")
    asked = HookAsked(f"Kho dữ liệu {who}", receiver.url, kinds, account.username)
    return make_hook(work, asked, secret).id or 0


def told(receiver: Receiver) -> list[str]:
    """Return "event code" of what arrived, in its order."""
    bodies = [json.loads(body) for _headers, body in receiver.taken]
    return [f"{each['event']} {each['record']['code']}" for each in bodies]


def ticked(url: str, at: datetime) -> tuple[int, int]:
    """Let a node tell what waits; return how many messages left, and how many did not."""
    engine = open_engine(url)
    try:
        announce_all(_Access(engine, at))
        inside = inside_of(INSIDE)
        done = deliver_events(engine, shipped_office(), inside, lambda: at)
        return done.sent, done.failed
    finally:
        engine.dispose()


@dataclass(frozen=True)
class _Access:
    engine: Engine
    at: datetime

    @contextmanager
    def reading(self) -> Iterator[Work]:
        with reading(self.engine) as session:
            yield Work(session, shipped_office(), SYSTEM, self.at, self.at)

    @contextmanager
    def transaction(self) -> Iterator[Work]:
        with transaction(self.engine) as session:
            yield Work(session, shipped_office(), SYSTEM, self.at, self.at)


def messages(url: str) -> list[Message]:
    """Return what programs are told."""
    engine = open_engine(url)
    with Session(engine) as session:
        query = select(Message).where(Message.channel == "events").order_by(Message.id)  # type: ignore[arg-type]
        found = list(session.exec(query))
    engine.dispose()
    return found


def the_hook(url: str) -> EventHook:
    """Return the only program."""
    engine = open_engine(url)
    with Session(engine) as session:
        found = session.exec(select(EventHook)).one()
    engine.dispose()
    return found


__all__ = ["INSIDE", "a_hook", "a_receiver", "at_work", "messages", "the_hook", "ticked", "told"]
