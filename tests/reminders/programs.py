"""A stored case with programs that are told of it, each with the sight of one person."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from inspect_flow.bootstrap.announcing import announce_all
from inspect_flow.bootstrap.delivering import deliver_events
from inspect_flow.delivery.addresses import INSIDE_VARIABLE, inside_of
from inspect_flow.locale.dates import at_local
from inspect_flow.records.tables import Account, EventHook, Inspection, Message, Person
from inspect_flow.services import journal
from inspect_flow.services.accounts.opening import open_account
from inspect_flow.services.event_hooks.registering import HookAsked, make_hook
from inspect_flow.services.work import SYSTEM, Work
from inspect_flow.storage.engine import open_engine
from inspect_flow.storage.session import reading, transaction
from tests.builders import House, a_house, an_inspection
from tests.delivery.receivers import Receiver, a_receiver
from tests.desks import a_desk
from tests.house import PLANNED_ON, shipped_office

NOW = at_local(PLANNED_ON)
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


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    """Lend a program that is told, on this machine, which is let in."""
    for name, value in INSIDE.items():
        monkeypatch.setenv(name, value)
    with a_receiver() as one:
        yield one


@pytest.fixture
def house(new_url: str) -> Iterator[House]:
    """Lend a stored house."""
    lent = a_house(url=new_url)
    yield lent
    lent.work.session.close()
    lent.work.session.get_bind().dispose()  # type: ignore[union-attr]


def planned(
    house: House, *whom: tuple[str, Receiver, tuple[str, ...]], unit: str = "long_dien"
) -> Inspection:
    """Plan an announced inspection, then register the programs: they hear of the rest."""
    inspection = an_inspection(house, unit=unit)
    for who, receiver, kinds in whom:
        a_hook(house.work, who, receiver, kinds)
    house.work.session.commit()
    return inspection


def write_notes(house: House, inspection: Inspection, count: int) -> None:
    """Note something of the inspection so many times, each in a transaction of its own."""
    for number in range(count):
        journal.note(house.by("lan"), inspection, "inspection.noted", {"number": number})
        house.work.session.commit()


def number_of(taken: tuple[dict[str, str], bytes]) -> int:
    """Return the number of the event that was told."""
    return int(json.loads(taken[1])["number"])


__all__ = [
    "INSIDE",
    "NOW",
    "a_hook",
    "a_receiver",
    "at_work",
    "house",
    "messages",
    "number_of",
    "planned",
    "receiver",
    "the_hook",
    "ticked",
    "told",
    "write_notes",
]
