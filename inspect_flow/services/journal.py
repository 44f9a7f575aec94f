"""The one way to write a tracked record: change, version check and chained event, together.

An ORM flush of the same work costs several times as much (see `bench/`), so the two statements go
through the driver's own cursor, inside the session's transaction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session

from inspect_flow.locale.dates import DEADLINE_ZONE
from inspect_flow.locale.translation import _
from inspect_flow.records.base import Tracked
from inspect_flow.rules.chain import START, canonical, link
from inspect_flow.services.statements import Statements, statements_for
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import Conflict


def create(work: Work, record: Tracked, tag: str, details: Mapping[str, Any] | None = None) -> None:
    """Store a new record with its first event."""
    record.version = 1
    work.session.add(record)
    work.session.flush()
    fields = {
        name: value
        for name, value in record.model_dump().items()
        if name not in ("id", "version") and value not in (None, "", [], {})
    }
    _append(work, record, 1, tag, {**(details or {}), "fields": fields}, START)


def change(
    work: Work,
    record: Tracked,
    changes: Mapping[str, Any],
    tag: str,
    details: Mapping[str, Any] | None = None,
) -> None:
    """Write `changes` to the record if nobody else did since it was read; raise `Conflict` else."""
    statements = statements_for(work.session, record)
    previous = _head_hash(work.session, record)
    cursor = statements.cursor(work.session)
    columns = tuple(changes)
    values = [statements.bind(column, changes[column]) for column in columns]
    cursor.execute(statements.update(columns), (*values, record.id, record.version))
    if cursor.rowcount != 1:
        raise _conflict(work.session, record)
    body = {**(details or {}), "changes": dict(changes)} if changes else dict(details or {})
    _append(work, record, record.version + 1, tag, body, previous)
    for column in columns:
        set_committed_value(record, column, changes[column])
    set_committed_value(record, "version", record.version + 1)


def note(work: Work, record: Tracked, tag: str, details: Mapping[str, Any]) -> None:
    """Record that something happened to the record without changing its own fields."""
    change(work, record, {}, tag, details)


def change_many(
    work: Work, records: Sequence[Tracked], changes: Mapping[str, Any], tag: str
) -> None:
    """Write the same `changes` to many records of one kind at once; all or nothing."""
    if not records:
        return
    statements = statements_for(work.session, records[0])
    heads = _head_hashes(work.session, records)
    cursor = statements.cursor(work.session)
    columns = tuple(changes)
    values = tuple(statements.bind(column, changes[column]) for column in columns)
    cursor.executemany(
        statements.update(columns), [(*values, record.id, record.version) for record in records]
    )
    if cursor.rowcount != len(records):
        raise _first_conflict(work.session, records)
    rows = [
        _event_row(work, record, record.version + 1, tag, {"changes": dict(changes)}, previous)
        for record, previous in zip(records, heads, strict=True)
    ]
    cursor.executemany(statements.insert_event, rows)
    for record in records:
        for column in columns:
            set_committed_value(record, column, changes[column])
        set_committed_value(record, "version", record.version + 1)


def _append(
    work: Work, record: Tracked, version: int, tag: str, details: Mapping[str, Any], previous: str
) -> None:
    statements = statements_for(work.session, record)
    row = _event_row(work, record, version, tag, details, previous)
    statements.cursor(work.session).execute(statements.insert_event, row)


def _event_row(
    work: Work, record: Tracked, version: int, tag: str, details: Mapping[str, Any], previous: str
) -> tuple[Any, ...]:
    statements = statements_for(work.session, record)
    entity = str(record.__tablename__)
    body = canonical(
        {
            **details,
            "entity": entity,
            "id": record.id,
            "version": version,
            "tag": tag,
            "at": work.at,
            "recorded_at": work.recorded_at,
            "actor": work.actor.code,
        }
    )
    at, recorded_at = statements.moment(work.at), statements.moment(work.recorded_at)
    digest = link(previous, body)
    return (
        entity, record.id, version, tag, at, recorded_at, work.actor.code, body, previous, digest,
    )  # fmt: skip


def _head_hash(session: Session, record: Tracked) -> str:
    statements = statements_for(session, record)
    cursor = statements.cursor(session)
    cursor.execute(statements.head, (str(record.__tablename__), record.id, record.version))
    row = cursor.fetchone()
    if row is None:
        raise _conflict(session, record)
    return str(row[0])


def _head_hashes(session: Session, records: Sequence[Tracked]) -> list[str]:
    statements = statements_for(session, records[0])
    cursor = statements.cursor(session)
    entity = str(records[0].__tablename__)
    found: dict[tuple[int, int], str] = {}
    for start in range(0, len(records), 500):
        chunk = records[start : start + 500]
        cursor.execute(statements.heads(len(chunk)), (entity, *(record.id for record in chunk)))
        found |= {(row[0], row[1]): row[2] for row in cursor.fetchall()}
    missing = [record for record in records if (record.id, record.version) not in found]
    if missing:
        raise _conflict(session, missing[0])
    return [found[(record.id or 0, record.version)] for record in records]


def _first_conflict(session: Session, records: Sequence[Tracked]) -> Conflict:
    statements = statements_for(session, records[0])
    cursor = statements.cursor(session)
    for record in records:
        cursor.execute(statements.version, (record.id,))
        row = cursor.fetchone()
        if row is None or row[0] == record.version:
            return _conflict(session, record)
    return _conflict(session, records[0])


def _conflict(session: Session, record: Tracked) -> Conflict:
    from sqlmodel import select

    from inspect_flow.records.event import Event

    thing = getattr(record, "code", "") or f"{record.__tablename__} {record.id}"
    latest = session.exec(
        select(Event)
        .where(Event.entity == str(record.__tablename__), Event.entity_id == record.id)
        .order_by(Event.version.desc())  # type: ignore[attr-defined]
    ).first()
    if latest is None:
        return Conflict(_("{thing}: không còn trong cơ sở dữ liệu").format(thing=thing))
    when = latest.recorded_at.astimezone(DEADLINE_ZONE)
    return Conflict(
        _("{thing}: đã được {actor} thay đổi lúc {when}").format(
            thing=thing, actor=latest.actor, when=f"{when:%H:%M %d/%m/%Y}"
        ),
        [_("xem lại nội dung mới rồi thực hiện lại; thay đổi của bạn chưa được ghi")],
    )


__all__ = ["Statements", "change", "change_many", "create", "note"]
