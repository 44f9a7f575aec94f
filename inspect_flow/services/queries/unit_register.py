"""Units as a register: those of a day, one of them, and how it changed."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import exists
from sqlmodel import col, select

from inspect_flow.locale.vietnamese_text import searchable, sort_key
from inspect_flow.records.tables import Succession, Unit, UnitVersion
from inspect_flow.services.queries.names import unit_names
from inspect_flow.services.record_sight import in_sight
from inspect_flow.services.succession import predecessors, successors
from inspect_flow.services.units import history, valid_on, versions_on
from inspect_flow.services.work import Work


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit as it was on a day; `exists` tells whether it was there at all."""

    code: str
    name: str
    authority: str
    level: str
    parent: str
    place: str
    symbol: str
    head: str
    head_title: str
    contact: str
    valid_from: date | None
    valid_to: date | None
    source: str
    is_verified: bool
    exists: bool
    note: str = ""

    def plain(self) -> dict[str, Any]:
        """Return the row as a mapping."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Arrow:
    """One step of succession between two units, by their codes and names."""

    on: date
    kind: str
    predecessor: str
    successor: str
    document: str
    share: str
    is_verified: bool


@dataclass(frozen=True, slots=True)
class UnitPast:
    """A unit through time: what came before, its versions, what followed."""

    code: str
    before: list[Arrow]
    versions: list[UnitRow]
    after: list[Arrow]

    def plain(self) -> dict[str, Any]:
        """Return the whole as a mapping."""
        return asdict(self)


def list_units(
    work: Work, *, level: str | None = None, under: Unit | None = None, text: str = ""
) -> list[UnitRow]:
    """Return the units that existed on the day of the work, in the order of their names."""
    units = {unit.id or 0: unit for unit in work.session.exec(_seen(work))}
    versions = versions_on(work, units, work.on)
    names = unit_names(work, {version.parent_id for version in versions.values()})
    rows = [
        _row(units[identity], version, names, work.on)
        for identity, version in versions.items()
        if _is_on(version, work.on)
        and level in (None, version.level)
        and (under is None or version.parent_id == under.id)
    ]
    wanted = searchable(text)
    found = [row for row in rows if wanted in searchable(f"{row.name} {row.authority} {row.code}")]
    return sorted(found, key=lambda row: sort_key(row.name))


def units_after(work: Work, after: str, most: int, level: str | None = None) -> list[UnitRow]:
    """Return at most so many units that exist on the day of the work, by code, after that one."""
    existing = exists().where(
        col(UnitVersion.unit_id) == col(Unit.id),
        *valid_on(work.on),
        *([col(UnitVersion.level) == level] if level else []),
    )
    query = _seen(work).where(existing, col(Unit.code) > after).order_by(col(Unit.code)).limit(most)
    units = work.session.exec(query).all()
    versions = versions_on(work, [unit.id or 0 for unit in units], work.on)
    names = unit_names(work, {version.parent_id for version in versions.values()})
    return [_row(unit, versions.get(unit.id or 0), names, work.on) for unit in units]


def _seen(work: Work) -> Any:
    return select(Unit).where(in_sight(work, Unit))


def unit_on(work: Work, unit: Unit) -> UnitRow:
    """Return the unit as it was on the day of the work, or as it was last."""
    version = versions_on(work, [unit.id or 0], work.on).get(unit.id or 0)
    names = unit_names(work, [version.parent_id]) if version else {}
    return _row(unit, version, names, work.on)


def past_of(work: Work, unit: Unit) -> UnitPast:
    """Return everything known of the unit's past and of what followed it."""
    before, after = predecessors(work, unit.id or 0), successors(work, unit.id or 0)
    versions = history(work, unit.id or 0)
    rows = []
    for version in versions:
        on = version.valid_to or version.valid_from or work.on
        names = unit_names(work, [version.parent_id], on)
        rows.append(_row(unit, version, names, on))
    return UnitPast(
        unit.code,
        [_arrow(work, each) for each in before],
        rows,
        [_arrow(work, each) for each in after],
    )


def _row(unit: Unit, version: UnitVersion | None, names: dict[int, str], on: date) -> UnitRow:
    known = version or UnitVersion(unit_id=unit.id or 0, name=unit.code, level="")
    return UnitRow(
        code=unit.code,
        name=known.name,
        authority=known.authority_name,
        level=known.level,
        parent=names.get(known.parent_id or 0, ""),
        place=known.place,
        symbol=known.symbol,
        head=known.head_name,
        head_title=known.head_title,
        contact=unit.contact,
        valid_from=known.valid_from,
        valid_to=known.valid_to,
        source=known.source,
        is_verified=known.is_verified,
        exists=version is not None and _is_on(known, on),
        note=unit.note,
    )


def _arrow(work: Work, arrow: Succession) -> Arrow:
    names = unit_names(work, [arrow.predecessor_id, arrow.successor_id], arrow.on)
    return Arrow(
        on=arrow.on,
        kind=arrow.kind,
        predecessor=names.get(arrow.predecessor_id, ""),
        successor=names.get(arrow.successor_id, ""),
        document=arrow.document,
        share=arrow.share,
        is_verified=arrow.is_verified,
    )


def _is_on(version: UnitVersion, on: date) -> bool:
    began = version.valid_from is None or version.valid_from <= on
    return began and (version.valid_to is None or version.valid_to >= on)
