"""Which unit followed which: a succession leads from units that are gone to those after them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sqlmodel import col, select

from inspect_flow.records.tables import Succession
from inspect_flow.services.units import version_on
from inspect_flow.services.work import Work


def successors(work: Work, unit_id: int) -> list[Succession]:
    """Return the arrows that lead away from the unit."""
    return _arrows(work, Succession.predecessor_id == unit_id)


def predecessors(work: Work, unit_id: int) -> list[Succession]:
    """Return the arrows that lead to the unit."""
    return _arrows(work, Succession.successor_id == unit_id)


def with_predecessors(work: Work, unit_id: int) -> set[int]:
    """Return the unit and all units that it followed, however far back."""
    reached: set[int] = set()
    waiting = {unit_id}
    while waiting:
        reached |= waiting
        arrows = work.session.exec(
            select(Succession.predecessor_id).where(col(Succession.successor_id).in_(waiting))
        )
        waiting = set(arrows) - reached
    return reached


def lines_of(work: Work, unit_ids: Iterable[int]) -> dict[int, set[int]]:
    """Return each unit with all that it followed, however far back, with one query."""
    before: dict[int, set[int]] = {}
    for arrow in work.session.exec(select(Succession)):
        before.setdefault(arrow.successor_id, set()).add(arrow.predecessor_id)
    return {each: _reached(each, before) for each in unit_ids}


def heirs_of(work: Work, unit_ids: Iterable[int], on: date) -> set[int]:
    """Return the units that followed these by that day, however far on, with one query."""
    after: dict[int, set[int]] = {}
    for arrow in work.session.exec(select(Succession).where(Succession.on <= on)):
        after.setdefault(arrow.predecessor_id, set()).add(arrow.successor_id)
    return {heir for each in unit_ids for heir in _reached(each, after)}


def _reached(start: int, arrows: Mapping[int, set[int]]) -> set[int]:
    reached: set[int] = set()
    waiting = {start}
    while waiting:
        reached |= waiting
        waiting = {end for each in waiting for end in arrows.get(each, ())} - reached
    return reached


def heirs_on(work: Work, unit_id: int, on: date) -> set[int]:
    """Return the units that exist on that day and followed the unit, directly or further on."""
    heirs: set[int] = set()
    waiting, seen = {unit_id}, {unit_id}
    while waiting:
        current = waiting.pop()
        for arrow in successors(work, current):
            if arrow.on <= on and arrow.successor_id not in seen:
                seen.add(arrow.successor_id)
                waiting.add(arrow.successor_id)
                if version_on(work, arrow.successor_id, on):
                    heirs.add(arrow.successor_id)
    return heirs


def _arrows(work: Work, condition: object) -> list[Succession]:
    rows = work.session.exec(select(Succession).where(condition)).all()  # type: ignore[arg-type]
    return sorted(rows, key=lambda arrow: (arrow.on, arrow.id or 0))
