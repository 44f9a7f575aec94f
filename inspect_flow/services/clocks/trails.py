"""The latest events of many records of one kind, with one query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime

from sqlmodel import col, select

from inspect_flow.records.tables import Event
from inspect_flow.services.trail import Trail
from inspect_flow.services.work import Work


def trails_of(
    work: Work, entity: str, ids: Collection[int], tags: Collection[str]
) -> Mapping[int, Trail]:
    """Return the trail of each record; those without such an event have an empty one."""
    latest: dict[int, dict[str, tuple[int, datetime]]] = defaultdict(dict)
    rows = work.session.exec(
        select(Event.entity_id, Event.tag, Event.version, Event.at)
        .where(Event.entity == entity, col(Event.entity_id).in_(ids), col(Event.tag).in_(tags))
        .order_by(col(Event.version))
    )
    for identity, tag, version, at in rows:
        latest[identity][tag] = (version, at)
    return {identity: Trail(latest.get(identity, {})) for identity in ids}
