"""The journal's SQL, made once per database and table, for the driver's own cursor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy.engine import Dialect

from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import metadata

_EVENT_COLUMNS = (
    "entity", "entity_id", "version", "tag", "at", "recorded_at", "actor", "body", "previous",
    "hash",
)  # fmt: skip

AT_ONCE = 500
"""How many records one statement may name; two parameters each stay below every driver's limit."""


class Statements:
    """SQL texts and value converters for one table on one database."""

    def __init__(self, dialect: Dialect, kind: type[Tracked]) -> None:
        self.entity = str(kind.__tablename__)
        self._quote = dialect.identifier_preparer.quote
        self._mark = "?" if dialect.paramstyle == "qmark" else "%s"
        self._binders = {
            column.name: binder(dialect, column.type) for column in metadata.tables[self.entity].c
        }
        self.moment: Callable[[datetime], Any] = binder(dialect, metadata.tables["event"].c.at.type)
        names = ", ".join(self._quote(column) for column in _EVENT_COLUMNS)
        self.insert_event = f"INSERT INTO event ({names}) VALUES ({self._marks(_EVENT_COLUMNS)})"
        self._updates: dict[tuple[str, ...], str] = {}
        self._updates_of_many: dict[tuple[tuple[str, ...], int], str] = {}

    def bind(self, changes: Mapping[str, Any]) -> list[Any]:
        """Return the values of `changes` as the driver wants them for their columns."""
        return [self._binders[column](value) for column, value in changes.items()]

    def update(self, columns: tuple[str, ...]) -> str:
        """Return the UPDATE of one record that is still at the version that was read.

        It takes the values, the id and the version, and answers with the record's last hash.
        """
        if columns not in self._updates:
            table = self._quote(self.entity)
            self._updates[columns] = (
                f"UPDATE {table} SET {self._sets(columns)} "
                f"WHERE id = {self._mark} AND version = {self._mark} RETURNING {self._head()}"
            )
        return self._updates[columns]

    def update_many(self, columns: tuple[str, ...], number: int) -> str:
        """Return the UPDATE of `number` records that are still at the versions that were read.

        It takes all ids and versions, then the values, and answers with rows of (id, last hash).
        """
        made = self._updates_of_many
        if (columns, number) not in made:
            table = self._quote(self.entity)
            pairs = ", ".join([f"({self._mark}, {self._mark})"] * number)
            made[columns, number] = (
                f"WITH wanted(id, version) AS (VALUES {pairs}) "
                f"UPDATE {table} SET {self._sets(columns)} FROM wanted "
                f"WHERE {table}.id = wanted.id AND {table}.version = wanted.version "
                f"RETURNING {table}.id, {self._head()}"
            )
        return made[columns, number]

    def _sets(self, columns: tuple[str, ...]) -> str:
        sets = [f"{self._quote(column)} = {self._mark}" for column in columns]
        return ", ".join([*sets, f"version = {self._quote(self.entity)}.version + 1"])

    def _head(self) -> str:
        # RETURNING sees the row as it is after the update, hence the version before it.
        table = self._quote(self.entity)
        return (
            f"(SELECT hash FROM event WHERE event.entity = '{self.entity}' "
            f"AND event.entity_id = {table}.id AND event.version = {table}.version - 1)"
        )

    def _marks(self, columns: tuple[str, ...]) -> str:
        return ", ".join([self._mark] * len(columns))


def binder(dialect: Dialect, column_type: Any) -> Callable[[Any], Any]:
    """Return what turns a value into a parameter of the driver for a column of that type."""
    processor: Callable[[Any], Any] | None = column_type.dialect_impl(dialect).bind_processor(
        dialect
    )
    return processor if processor is not None else _unchanged


def _unchanged(value: Any) -> Any:
    return value


@lru_cache(maxsize=256)
def statements_for(dialect: Dialect, kind: type[Tracked]) -> Statements:
    """Return the statements for the table of `kind` on the database of `dialect`."""
    return Statements(dialect, kind)
