"""The journal's SQL, made once per database kind and table, for the driver's own cursor."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Table
from sqlalchemy.engine import Dialect
from sqlmodel import Session

from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import metadata

_EVENT_COLUMNS = (
    "entity", "entity_id", "version", "tag", "at", "recorded_at", "actor", "body", "previous",
    "hash",
)  # fmt: skip


class Statements:
    """SQL texts and value converters for one table on one database kind."""

    def __init__(self, dialect: Dialect, table: Table) -> None:
        self._dialect = dialect
        self._table = table
        self._quote = dialect.identifier_preparer.quote
        self._mark = "?" if dialect.paramstyle == "qmark" else "%s"
        self._updates: dict[tuple[str, ...], str] = {}
        self._heads: dict[int, str] = {}
        self._binders: dict[str, Callable[[Any], Any]] = {
            column.name: self._binder(column.type) for column in table.columns
        }
        self.moment: Callable[[datetime], Any] = self._binder(metadata.tables["event"].c.at.type)
        marks = ", ".join([self._mark] * len(_EVENT_COLUMNS))
        names = ", ".join(self._quote(column) for column in _EVENT_COLUMNS)
        self.insert_event = f"INSERT INTO event ({names}) VALUES ({marks})"
        self.head = (
            f"SELECT hash FROM event WHERE entity = {self._mark} AND entity_id = {self._mark} "
            f"AND version = {self._mark}"
        )
        self.version = f"SELECT version FROM {self._quote(table.name)} WHERE id = {self._mark}"

    def _binder(self, column_type: Any) -> Callable[[Any], Any]:
        processor = column_type.dialect_impl(self._dialect).bind_processor(self._dialect)
        return processor if processor is not None else _unchanged

    def bind(self, column: str, value: Any) -> Any:
        """Return `value` as the driver wants it for `column`."""
        return self._binders[column](value)

    def update(self, columns: tuple[str, ...]) -> str:
        """Return the UPDATE that writes `columns` only where the version is still the one read."""
        if columns not in self._updates:
            sets = "".join(f"{self._quote(column)} = {self._mark}, " for column in columns)
            self._updates[columns] = (
                f"UPDATE {self._quote(self._table.name)} SET {sets}version = version + 1 "
                f"WHERE id = {self._mark} AND version = {self._mark}"
            )
        return self._updates[columns]

    def heads(self, number: int) -> str:
        """Return the SELECT of (id, version, hash) of the newest events of `number` records."""
        if number not in self._heads:
            marks = ", ".join([self._mark] * number)
            self._heads[number] = (
                f"SELECT e.entity_id, e.version, e.hash FROM event e "
                f"JOIN {self._quote(self._table.name)} r ON r.id = e.entity_id "
                f"AND r.version = e.version "
                f"WHERE e.entity = {self._mark} AND e.entity_id IN ({marks})"
            )
        return self._heads[number]

    @staticmethod
    def cursor(session: Session) -> Any:
        """Return a driver cursor inside the session's transaction."""
        connection = session.connection().connection.dbapi_connection
        assert connection is not None
        return connection.cursor()


def _unchanged(value: Any) -> Any:
    return value


@cache
def _statements(dialect_name: str, paramstyle: str, table_name: str) -> dict[str, Statements]:
    return {}


def statements_for(session: Session, record: Tracked) -> Statements:
    """Return the statements for the record's table on the session's database."""
    dialect = session.get_bind().dialect
    table_name = str(record.__tablename__)
    kept = _statements(dialect.name, dialect.paramstyle, table_name)
    if "made" not in kept:
        kept["made"] = Statements(dialect, metadata.tables[table_name])
    return kept["made"]
