"""Steps of a case, taken once: what one test built on a house of its own is copied for the next.

A house follows a trail as long as nothing but kept steps was done in it. Whoever does anything else
there leaves the trail, and from then on every step is really taken.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from sqlalchemy import Engine
from sqlalchemy import inspect as state_of
from sqlmodel import Session, SQLModel

from inspect_flow.locale.translation import current_language
from inspect_flow.services.clocks.touched import note_touched, take_touched
from inspect_flow.services.work import Work
from tests.kept_schema import pour

_PLAIN = (str, int, float, date, datetime, Enum, type(None))

Given = ParamSpec("Given")
Made = TypeVar("Made")
Step = tuple[Hashable, ...]
Place = tuple[type[SQLModel], Any]
"""Where a record stands: its kind and its identity."""


class _Unknown(Exception):
    """Something was given that cannot be told from another of its kind."""


@dataclass(frozen=True)
class _Trail:
    steps: tuple[Step, ...]
    untouched: Step
    """What the connection says as long as nobody writes."""


@dataclass(frozen=True)
class _Kept:
    database: sqlite3.Connection
    touched: list[tuple[Place, datetime]]
    made: Place | None


_known: dict[tuple[Step, ...], _Kept] = {}


def start_trail(work: Work) -> None:
    """Begin to follow what is done in a house that was just made."""
    work.session.commit()
    if work.session.get_bind().dialect.name == "sqlite":
        _follow(work.session, (_surroundings(work),))


def kept(
    take: Callable[Concatenate[Any, Given], Made],
) -> Callable[Concatenate[Any, Given], Made]:
    """Take the step on the house, or copy what came of it when it was taken before."""

    @wraps(take)
    def taken(house: Any, *args: Given.args, **kwargs: Given.kwargs) -> Made:
        try:
            steps = (*_steps_so_far(house.work), _step(take.__name__, house.work, args, kwargs))
        except _Unknown:
            return take(house, *args, **kwargs)
        if steps not in _known:
            made = take(house, *args, **kwargs)
            _keep(house.work, steps, made)
            return made
        return cast(Made, _copy(house.work.session, steps))

    return taken


def _steps_so_far(work: Work) -> tuple[Step, ...]:
    session = work.session
    trail: _Trail | None = session.info.get("trail")
    if trail is None or session.new or session.dirty or session.deleted:
        raise _Unknown
    if trail.untouched != _writes(session) or not _is_shipped(work):
        session.info.pop("trail")
        raise _Unknown
    return trail.steps


def _is_shipped(work: Work) -> bool:
    from tests.house import shipped_office

    theirs, ours = vars(work.office), vars(shipped_office())
    own = {name for name in theirs if theirs[name] is not ours.get(name)}
    return own <= {"files"} and not work.overrides and not work.is_scoped


def _step(name: str, work: Work, args: Any, kwargs: dict[str, Any]) -> Step:
    told = {key: _told(each) for key, each in sorted(kwargs.items())}
    return (name, _surroundings(work), tuple(map(_told, args)), tuple(told.items()))


def _surroundings(work: Work) -> Step:
    return (work.actor.code, work.at, work.recorded_at, current_language())


def _told(value: Any) -> Hashable:
    if isinstance(value, SQLModel):
        return _place(value)
    if isinstance(value, _PLAIN):
        return (type(value), value)
    raise _Unknown


def _place(record: SQLModel) -> Place:
    return type(record), getattr(record, "id")  # noqa: B009 - every record has one


def _writes(session: Session) -> Step:
    driver = session.connection().connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    (by_others,) = driver.execute("PRAGMA data_version").fetchone()
    return (id(driver), driver.total_changes, by_others)


def _follow(session: Session, steps: tuple[Step, ...]) -> None:
    session.info["trail"] = _Trail(steps, _writes(session))


def _keep(work: Work, steps: tuple[Step, ...], made: object) -> None:
    session, touched = work.session, take_touched(work.session)
    for each in touched:
        note_touched(session, [each.record], each.at)
    session.commit()
    # A file that was stored is not in the copy.
    if not any(work.office.files._root.rglob("*")):  # type: ignore[attr-defined]
        _known[steps] = _Kept(
            _copied(session),
            [(_place(each.record), each.at) for each in touched],
            _place(made) if isinstance(made, SQLModel) else None,
        )
        _follow(session, steps)
        session.expire_all()
        _read_again(session)


def _copied(session: Session) -> sqlite3.Connection:
    lent = cast(Engine, session.get_bind()).raw_connection()
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    cast(sqlite3.Connection, lent.driver_connection).backup(copy)
    lent.close()
    return copy


def _copy(session: Session, steps: tuple[Step, ...]) -> object:
    was = _known[steps]
    take_touched(session)
    session.rollback()
    pour(was.database, cast(Engine, session.get_bind()))
    for (kind, identity), at in was.touched:
        note_touched(session, [session.get_one(kind, identity)], at)  # type: ignore[list-item]
    made = session.get_one(*was.made) if was.made else None
    _follow(session, steps)
    _read_again(session)
    return made


def _read_again(session: Session) -> None:
    # Whoever copies finds in the session what whoever built finds there: what somebody holds.
    for record in list(session.identity_map.values()):
        if state_of(record).expired:
            session.refresh(record)
