"""The one way to write a tracked record: change, version check and chained event, together.

An ORM flush of the same work costs several times as much (see `bench/`), so the two statements go
through the driver's own cursor, inside the session's transaction. The first one writes the change,
checks the version and answers with the hash to link to, which saves a round trip.
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
from inspect_flow.services.clocks.touched import note_touched
from inspect_flow.services.search_texts import note_words
from inspect_flow.services.statements import AT_ONCE, Statements, statements_for
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import Conflict


def create(work: Work, record: Tracked, tag: str, details: Mapping[str, Any] | None = None) -> None:
    """Store a new record with its first event."""
    create_many(work, [record], tag, [details or {}])


def create_many(
    work: Work, records: Sequence[Tracked], tag: str, details: Sequence[Mapping[str, Any]]
) -> None:
    """Store new records of one kind at once, each with its first event and its own details."""
    if not records:
        return
    for record in records:
        record.version = 1
    work.session.add_all(records)
    work.session.flush()
    statements, cursor = _opened(work, records[0])
    rows = [
        _Event(work, statements, tag, {**each, "fields": _fields(record)}).row(record.id, 1, START)
        for record, each in zip(records, details, strict=True)
    ]
    cursor.executemany(statements.insert_event, rows)
    note_words(work.session, records)
    note_touched(work.session, records, work.at)


def change(
    work: Work,
    record: Tracked,
    changes: Mapping[str, Any],
    tag: str,
    details: Mapping[str, Any] | None = None,
) -> None:
    """Write `changes` to the record if nobody else did since it was read; raise `Conflict` else."""
    statements, cursor = _opened(work, record)
    identity, version = record.id, record.version
    values = statements.bind(changes)
    cursor.execute(statements.update(tuple(changes)), (*values, identity, version))
    answer = cursor.fetchone()
    if answer is None or answer[0] is None:
        raise _conflict(work.session, record)
    event = _Event(work, statements, tag, _told(changes, details))
    cursor.execute(statements.insert_event, event.row(identity, version + 1, answer[0]))
    _remember(record, changes, version + 1)
    note_words(work.session, (record,), changes)
    note_touched(work.session, (record,), work.at)


def note(work: Work, record: Tracked, tag: str, details: Mapping[str, Any]) -> None:
    """Record that something happened to the record without changing its own fields."""
    change(work, record, {}, tag, details)


def change_many(
    work: Work, records: Sequence[Tracked], changes: Mapping[str, Any], tag: str
) -> None:
    """Write the same `changes` to many records of one kind at once; all or nothing."""
    _write_many(work, records, changes, tag, [{}] * len(records))


def note_many(
    work: Work, records: Sequence[Tracked], tag: str, details: Sequence[Mapping[str, Any]]
) -> None:
    """Record that something happened to many records of one kind, to each its own details."""
    _write_many(work, records, {}, tag, details)


def _write_many(
    work: Work,
    records: Sequence[Tracked],
    changes: Mapping[str, Any],
    tag: str,
    details: Sequence[Mapping[str, Any]],
) -> None:
    for start in range(0, len(records), AT_ONCE):
        part, own = records[start : start + AT_ONCE], details[start : start + AT_ONCE]
        statements, cursor = _opened(work, part[0])
        known = [(record.id, record.version) for record in part]
        values = [*(each for pair in known for each in pair), *statements.bind(changes)]
        cursor.execute(statements.update_many(tuple(changes), len(part)), values)
        heads = dict(cursor.fetchall())
        missed = [record for record in part if heads.get(record.id) is None]
        if missed:
            raise _conflict(work.session, missed[0])
        rows = [
            _Event(work, statements, tag, _told(changes, about)).row(
                identity, version + 1, heads[identity]
            )
            for (identity, version), about in zip(known, own, strict=True)
        ]
        cursor.executemany(statements.insert_event, rows)
        for record, (_id, version) in zip(part, known, strict=True):
            _remember(record, changes, version + 1)
    note_words(work.session, records, changes)
    note_touched(work.session, records, work.at)


class _Event:
    """What one or many events have in common, made ready once."""

    def __init__(
        self, work: Work, statements: Statements, tag: str, details: Mapping[str, Any]
    ) -> None:
        self._entity, self._tag, self._actor = statements.entity, tag, work.actor.code
        self._moments = statements.moment(work.at), statements.moment(work.recorded_at)
        self._body = {
            **details,
            "entity": statements.entity,
            "tag": tag,
            "at": work.at.isoformat(),
            "recorded_at": work.recorded_at.isoformat(),
            "actor": work.actor.code,
        }

    def row(self, identity: int | None, version: int, previous: str) -> tuple[Any, ...]:
        """Return the columns of the event that follows `previous`."""
        body = canonical({**self._body, "id": identity, "version": version})
        return (
            self._entity, identity, version, self._tag, *self._moments, self._actor, body, previous,
            link(previous, body),
        )  # fmt: skip


def _fields(record: Tracked) -> dict[str, Any]:
    """Return what a new record says, without what is empty."""
    return {
        name: value
        for name, value in record.model_dump().items()
        if name not in ("id", "version") and value not in (None, "", [], {})
    }


def _opened(work: Work, record: Tracked) -> tuple[Statements, Any]:
    connection = work.session.connection()
    driver = connection.connection.dbapi_connection
    assert driver is not None
    return statements_for(connection.dialect, type(record)), driver.cursor()


def _told(changes: Mapping[str, Any], details: Mapping[str, Any] | None) -> dict[str, Any]:
    told = dict(details or {})
    if changes:
        told["changes"] = dict(changes)
    return told


def _remember(record: Tracked, changes: Mapping[str, Any], version: int) -> None:
    for column, value in changes.items():
        set_committed_value(record, column, value)
    set_committed_value(record, "version", version)


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
