"""Read the events of a record: when something happened, and the timeline of a case."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import and_, col, or_, select

from inspect_flow.locale.dates import local_day
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import Event
from inspect_flow.services.work import Work


@dataclass(frozen=True, slots=True)
class Happening:
    """One event as people read it."""

    at: datetime
    entity: str
    entity_id: int
    tag: str
    actor: str
    body: dict[str, Any]


def day_of(work: Work, record: Tracked, *tags: str) -> date | None:
    """Return the day of the latest event with one of `tags`, None when there was none."""
    event = work.session.exec(
        select(Event)
        .where(
            Event.entity == str(record.__tablename__),
            Event.entity_id == record.id,
            col(Event.tag).in_(tags),
        )
        .order_by(col(Event.version).desc())
    ).first()
    return local_day(event.at) if event else None


def timeline(work: Work, subjects: Iterable[tuple[str, Iterable[int]]]) -> list[Happening]:
    """Return the events of the records named as (entity, ids), in the order they happened."""
    wanted = [
        and_(col(Event.entity) == entity, col(Event.entity_id).in_(list(ids)))
        for entity, ids in subjects
    ]
    if not wanted:
        return []
    events = work.session.exec(select(Event).where(or_(*wanted))).all()
    ordered = sorted(events, key=lambda event: (event.at, event.id or 0))
    return [
        Happening(e.at, e.entity, e.entity_id, e.tag, e.actor, json.loads(e.body)) for e in ordered
    ]
