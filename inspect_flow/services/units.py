"""Units as they were on a day: their names, how long they lived, what they are a part of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import BindParameter, ColumnElement
from sqlalchemy import select as select_columns
from sqlmodel import col, or_, select

from inspect_flow.records.tables import Unit, UnitVersion
from inspect_flow.services.lookup import get
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.units import PARTS_OF_A_UNIT

_Version = TypeVar("_Version", bound=Any)
"""A version, or the line of one that holds nothing but its unit, its days and its names."""


def version_on(work: Work, unit_id: int, on: date) -> UnitVersion | None:
    """Return the unit as it was on that day; None when it did not exist."""
    return work.session.exec(
        select(UnitVersion)
        .where(UnitVersion.unit_id == unit_id, *valid_on(on))
        .order_by(col(UnitVersion.valid_from).desc())
    ).first()


def versions_on(work: Work, unit_ids: Iterable[int], on: date) -> dict[int, UnitVersion]:
    """Return the versions of many units with one query; the nearest earlier one when gone."""
    wanted = col(UnitVersion.unit_id).in_(set(unit_ids))
    rows = work.session.exec(select(UnitVersion).where(wanted).order_by(col(UnitVersion.id)))
    return _nearest(rows, on)


def _nearest(versions: Iterable[_Version], on: date) -> dict[int, _Version]:
    """Return each unit's version of that day, the nearest earlier one when it is gone."""
    found: dict[int, _Version] = {}
    for version in versions:
        known = found.get(version.unit_id)
        if known is None or _nearness(version, on) > _nearness(known, on):
            found[version.unit_id] = version
    return found


def name_on(work: Work, unit_id: int | None, on: date) -> str:
    """Return what the unit was called on that day, its code when nothing is known."""
    if unit_id is None:
        return ""
    version = versions_on(work, [unit_id], on).get(unit_id)
    return version.name if version else get(work, Unit, unit_id).code


def authority_on(work: Work, unit_id: int | None, on: date) -> str:
    """Return the body that signs for the unit: "UBND huyện Long Điền" for "huyện Long Điền"."""
    return authorities_on(work, [unit_id], on)[unit_id] if unit_id is not None else ""


def authorities_on(work: Work, unit_ids: Iterable[int], on: date) -> dict[int, str]:
    """Return the bodies that sign for many units; one query, and one for units without a name."""
    wanted = set(unit_ids)
    if not wanted:
        return {}
    # Nearly every page names units: of a version only what decides and what is shown is read.
    named = _NAMED.where(col(UnitVersion.unit_id).in_(wanted))
    versions = _nearest(work.session.execute(named), on)
    names = {each: version.authority_name or version.name for each, version in versions.items()}
    nameless = wanted - names.keys()
    if nameless:
        known = select(Unit.id, Unit.code).where(col(Unit.id).in_(nameless))
        names |= {identity or 0: code for identity, code in work.session.exec(known)}
    return names


_NAMED = select_columns(
    col(UnitVersion.unit_id), col(UnitVersion.valid_from), col(UnitVersion.valid_to),
    col(UnitVersion.name), col(UnitVersion.authority_name),
).order_by(col(UnitVersion.id))  # fmt: skip


def was_there(version: UnitVersion, on: date) -> bool:
    """Tell whether the unit existed on that day, of which this is the nearest version."""
    return _nearness(version, on)[0]


def lifetime(work: Work, unit_id: int) -> tuple[date | None, date | None]:
    """Return the unit's first and last day; None where open or unknown."""
    return _lifetime(history(work, unit_id))


def lifetimes(work: Work, unit_ids: Iterable[int]) -> dict[int, tuple[date | None, date | None]]:
    """Return first and last day of many units with one query."""
    wanted = set(unit_ids)
    versions: dict[int, list[UnitVersion]] = {each: [] for each in wanted}
    for version in work.session.exec(
        select(UnitVersion).where(col(UnitVersion.unit_id).in_(wanted))
    ):
        versions[version.unit_id].append(version)
    return {unit: _lifetime(_in_order(known)) for unit, known in versions.items()}


def _lifetime(versions: Sequence[UnitVersion]) -> tuple[date | None, date | None]:
    if not versions:
        return None, None
    ends = [version.valid_to for version in versions]
    last = None if None in ends else max(end for end in ends if end is not None)
    return versions[0].valid_from, last


def history(work: Work, unit_id: int) -> list[UnitVersion]:
    """Return all versions of the unit, oldest first."""
    rows = work.session.exec(select(UnitVersion).where(UnitVersion.unit_id == unit_id)).all()
    return _in_order(rows)


def _in_order(versions: Iterable[UnitVersion]) -> list[UnitVersion]:
    return sorted(versions, key=lambda version: version.valid_from or date.min)


def bodies_of(work: Work, unit_ids: Iterable[int], on: date) -> dict[int, int]:
    """Return for each unit the body it is a part of that day: a division's district, else itself.

    One query for each step upwards.
    """
    bodies = {each: each for each in unit_ids}
    waiting = set(bodies)
    for _step in range(DEEPEST):
        versions = versions_on(work, waiting, on)
        above = {
            unit: version.parent_id
            for unit, version in versions.items()
            if version.level in PARTS_OF_A_UNIT and version.parent_id
        }
        if not above:
            break
        bodies = {each: above.get(body, body) for each, body in bodies.items()}
        waiting = set(above.values())
    return bodies


# Divisions of divisions: nobody goes deeper, and a circle typed by mistake ends here.
DEEPEST = 4


def parts_of(work: Work, unit_ids: Iterable[int]) -> set[int]:
    """Return the divisions and services below the units, however deep, at whatever time."""
    reached: set[int] = set()
    waiting = set(unit_ids)
    while waiting:
        below = work.session.exec(
            select(UnitVersion.unit_id).where(
                col(UnitVersion.parent_id).in_(waiting),
                col(UnitVersion.level).in_([level.value for level in PARTS_OF_A_UNIT]),
            )
        )
        waiting = set(below) - reached
        reached |= waiting
    return reached


@lru_cache(maxsize=256)
def valid_on(on: date | BindParameter[date]) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions on `UnitVersion` for what a unit was on that day."""
    return (
        or_(col(UnitVersion.valid_from).is_(None), col(UnitVersion.valid_from) <= on),
        or_(col(UnitVersion.valid_to).is_(None), col(UnitVersion.valid_to) >= on),
    )


def _nearness(version: Any, on: date) -> tuple[bool, bool, date]:
    started = version.valid_from is None or version.valid_from <= on
    running = version.valid_to is None or version.valid_to >= on
    return started and running, started, version.valid_from or date.min
