"""Several people at work at the same time, each in a transaction of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from threading import Barrier
from typing import Any, TypeVar

from sqlalchemy import Engine

from inspect_flow.locale.dates import at_local
from inspect_flow.records.base import Tracked
from inspect_flow.services.registry import actor_named
from inspect_flow.services.work import Work
from inspect_flow.storage.session import transaction
from tests.builders import House

Kind = TypeVar("Kind", bound=Tracked)


@contextmanager
def desk_of(house: House, who: str, on: date | None = None) -> Iterator[Work]:
    """Lend somebody a transaction of their own; the house's must be committed before."""
    engine = house.work.session.get_bind()
    assert isinstance(engine, Engine)
    with transaction(engine) as session:
        work = replace(house.work, session=session)
        work = work.moved_to(at_local(on)) if on else work
        yield replace(work, actor=actor_named(work, who))


def mine(work: Work, record: Kind) -> Kind:
    """Return the record as this transaction sees it."""
    return work.session.get_one(type(record), record.id)


def at_once(house: House, acts: Sequence[tuple[str, Callable[[Work], Any]]]) -> list[Any]:
    """Let everybody act at the same moment; return what each got, or the error each was told."""
    house.work.session.commit()
    start = Barrier(len(acts))

    def act(who: str, what: Callable[[Work], Any]) -> Any:
        start.wait(timeout=30)
        with desk_of(house, who) as work:
            return what(work)

    with ThreadPoolExecutor(len(acts)) as people:
        told: list[Future[Any]] = [people.submit(act, who, what) for who, what in acts]
    return [each.exception() or each.result() for each in told]
