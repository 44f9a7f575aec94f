"""What somebody saw of a record before acting on it: refused when others changed it meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from inspect_flow.locale.dates import DEADLINE_ZONE, short_date
from inspect_flow.locale.translation import _
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import Event, Person
from inspect_flow.services.titles import title_of
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import Conflict


@dataclass(frozen=True, slots=True)
class LastChange:
    """Who did something to a record last, and when it was recorded."""

    tag: str
    actor: str
    at: datetime

    @property
    def in_words(self) -> str:
        """Write "ông A, 08:12 ngày 14/08/2019"."""
        when = self.at.astimezone(DEADLINE_ZONE)
        return _("{who}, {clock} ngày {day}").format(
            who=self.actor, clock=f"{when:%H:%M}", day=short_date(when.date())
        )


def last_change(work: Work, record: Tracked, *tags: str) -> LastChange | None:
    """Return the record's last event, of `tags` where they are given, with one query."""
    query = (
        select(Event, Person)
        .join(Person, col(Person.code) == col(Event.actor), isouter=True)
        .where(Event.entity == str(record.__tablename__), Event.entity_id == record.id)
        .order_by(col(Event.version).desc())
        .limit(1)
    )
    if tags:
        query = query.where(col(Event.tag).in_(tags))
    found = work.session.exec(query).first()
    if found is None:
        return None
    event, person = found
    name = (person.name or person.title or person.code) if person else event.actor
    return LastChange(event.tag, name, event.recorded_at)


def refuse_stale(work: Work, record: Tracked, seen: int) -> None:
    """Raise `Conflict` when the record is no longer the version that somebody saw."""
    if record.version == seen:
        return
    last = last_change(work, record)
    raise Conflict(
        _("{thing} đã được sửa sau khi bạn mở trang ({who})").format(
            thing=title_of(work, record), who=last.in_words if last else ""
        ),
        [_("xem nội dung mới bên cạnh nội dung của bạn rồi lưu lại")],
    )
