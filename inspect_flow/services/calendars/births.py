"""What a record is known by in calendars everywhere: drawn from its first event."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlmodel import col, select

from inspect_flow.records.tables import Event
from inspect_flow.services.work import Work

# Hexadecimal digits that no two records of any house share.
_ENOUGH = 32


def births_of(work: Work, entity: str, ids: Collection[int]) -> Mapping[int, str]:
    """Return by id what never changes about each record, whatever it is called or moved to."""
    rows = work.session.exec(
        select(Event.entity_id, Event.hash).where(
            Event.entity == entity, col(Event.entity_id).in_(ids), Event.version == 1
        )
    )
    return {identity: mark[:_ENOUGH] for identity, mark in rows}


def uid(*parts: object) -> str:
    """Return the name of an entry, the same in every file that speaks of it."""
    return f"{'-'.join(str(part) for part in parts)}@inspect-flow"
