"""When something happened to a record, from its events."""

from __future__ import annotations

from datetime import date

from sqlmodel import col, select

from inspect_flow.locale.dates import local_day
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import Event
from inspect_flow.services.work import Work


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
