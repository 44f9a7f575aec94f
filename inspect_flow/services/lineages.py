"""Units with all that they followed, for many units at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlmodel import col, select

from inspect_flow.records.tables import Succession
from inspect_flow.services.work import Work


def lineages(work: Work, unit_ids: Iterable[int]) -> dict[int, set[int]]:
    """Return for each unit itself and all it followed; one query per generation, however many."""
    units = set(unit_ids)
    before: dict[int, set[int]] = defaultdict(set)
    waiting, seen = set(units), set(units)
    while waiting:
        arrows = work.session.exec(
            select(Succession.successor_id, Succession.predecessor_id).where(
                col(Succession.successor_id).in_(waiting)
            )
        ).all()
        for successor, predecessor in arrows:
            before[successor].add(predecessor)
        waiting = {predecessor for _successor, predecessor in arrows} - seen
        seen |= waiting
    return {unit: _reached(unit, before) for unit in units}


def _reached(unit: int, before: Mapping[int, set[int]]) -> set[int]:
    reached: set[int] = set()
    waiting = {unit}
    while waiting:
        reached |= waiting
        waiting = {each for unit in waiting for each in before.get(unit, ())} - reached
    return reached
