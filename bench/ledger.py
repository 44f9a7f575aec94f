"""Insert many records at once, each tracked one with the whole chain of its events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, func, insert, select

from inspect_flow.records.base import Record, Tracked
from inspect_flow.records.tables import Event, metadata
from inspect_flow.rules.chain import START, canonical, link

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of a record: what it is called, when, by whom, and what it changed."""

    tag: str
    at: datetime
    actor: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    details: Mapping[str, Any] = field(default_factory=dict)


class Ledger:
    """Rows that wait for one bulk insert; identities are given here, from the highest one on."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting: dict[str, list[Row]] = {}
        self._last: dict[str, int] = {}
        self.written: dict[str, int] = {}

    def add(self, kind: type[Record], **fields: Any) -> int:
        """Take a record without history and return its identity, 0 where it has none."""
        row = {**_blank(kind), **fields}
        if "id" in row:
            row["id"] = self._next_identity(str(kind.__tablename__))
        self._wait(str(kind.__tablename__), row)
        return int(row.get("id", 0))

    def open(self, kind: type[Tracked], fields: Row, history: Sequence[Happening]) -> int:
        """Take a tracked record; the first happening is its creation, with `fields`."""
        name = str(kind.__tablename__)
        row = {**_blank(kind), **fields, "id": self._next_identity(name), "version": len(history)}
        previous = START
        for version, happening in enumerate(history, start=1):
            told = _told(happening, row if version == 1 else None)
            event = _event(name, row["id"], version, happening, told, previous)
            self._wait("event", event)
            previous = event["hash"]
            row |= happening.changes
        self._wait(name, row)
        return int(row["id"])

    def flush(self) -> None:
        """Insert what waits, in an order that the foreign keys allow."""
        for table in metadata.sorted_tables:
            rows = self._waiting.pop(table.name, [])
            if rows:
                self._connection.execute(insert(table), rows)
                self.written[table.name] = self.written.get(table.name, 0) + len(rows)

    def close(self) -> None:
        """Insert what waits and let the database count on from the identities given here."""
        self.flush()
        if self._connection.dialect.name != "postgresql":
            return
        for name, last in self._last.items():
            self._connection.exec_driver_sql(
                f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), {last})"
            )

    def _wait(self, name: str, row: Row) -> None:
        self._waiting.setdefault(name, []).append(row)

    def _next_identity(self, name: str) -> int:
        if name not in self._last:
            highest = select(func.max(metadata.tables[name].c.id))
            self._last[name] = self._connection.execute(highest).scalar() or 0
        self._last[name] += 1
        return self._last[name]


@cache
def _blank(kind: type[Record]) -> Row:
    return {
        name: None
        if each.is_required()
        else each.get_default(call_default_factory=True, validated_data={})
        for name, each in kind.model_fields.items()
    }


def _told(happening: Happening, created: Row | None) -> Row:
    if created is None:
        changes = {"changes": dict(happening.changes)} if happening.changes else {}
        return {**happening.details, **changes}
    fields = {
        name: value
        for name, value in created.items()
        if name not in ("id", "version") and value not in (None, "", [], {})
    }
    return {**happening.details, "fields": fields}


def _event(
    entity: str, identity: int, version: int, happening: Happening, told: Row, previous: str
) -> Row:
    columns = {"entity": entity, "version": version, "tag": happening.tag, "actor": happening.actor}
    moments = {"at": happening.at, "recorded_at": happening.at}
    body = canonical({**told, **columns, **moments, "id": identity})
    known = {"body": body, "previous": previous, "hash": link(previous, body)}
    assert Event.model_fields.keys() == {"id", "entity_id", *columns, *moments, *known}
    return {**columns, **moments, **known, "entity_id": identity}
