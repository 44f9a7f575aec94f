"""The two writes of a sweep, for thousands of rows at once on either database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from sqlmodel import Session

from inspect_flow.records.tables import metadata
from inspect_flow.services.statements import binder

_INSERT = MappingProxyType(
    {
        "sqlite": """INSERT INTO reminder (clock_id, rung, due, "on", state, raised_at, outcome)
            VALUES (?, ?, ?, ?, ?, ?, '') ON CONFLICT DO NOTHING""",
        # One array per column: a single statement, whatever the number of rows.
        "postgresql": """INSERT INTO reminder (clock_id, rung, due, "on", state, raised_at, outcome)
            SELECT clock_id, rung, due, "on", state, raised_at, '' FROM unnest(
                %s::int[], %s::text[], %s::date[], %s::date[], %s::text[], %s::timestamptz[]
            ) AS raised (clock_id, rung, due, "on", state, raised_at) ON CONFLICT DO NOTHING""",
    }
)
_UPDATE = MappingProxyType(
    {
        "sqlite": "UPDATE clock SET rung = ?, next_at = ? WHERE id = ? AND next_at = ?",
        "postgresql": """UPDATE clock SET rung = claimed.rung, next_at = claimed.next_at
            FROM unnest(%s::int[], %s::timestamptz[], %s::int[], %s::timestamptz[])
            AS claimed (rung, next_at, id, seen_at)
            WHERE clock.id = claimed.id AND clock.next_at = claimed.seen_at""",
    }
)


@dataclass(frozen=True, slots=True)
class ClaimedClock:
    """A clock as it was read, and where it stands from now on."""

    id: int
    seen_at: datetime
    rung: int
    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class RaisedRung:
    """A line of the ledger."""

    clock_id: int
    rung: str
    due: date
    on: date
    state: str


def write_sweep(
    session: Session,
    claimed: Sequence[ClaimedClock],
    raised: Sequence[RaisedRung],
    now: datetime,
) -> int:
    """Write ledger and clocks; return how many reminders are new in the ledger."""
    if not claimed:
        return 0
    connection = session.connection()
    driver: Any = connection.connection.dbapi_connection
    dialect = connection.dialect
    columns = metadata.tables["reminder"].c
    day, moment = binder(dialect, columns.due.type), binder(dialect, columns.raised_at.type)
    rows = [
        (each.clock_id, each.rung, day(each.due), day(each.on), each.state, moment(now))
        for each in raised
    ]
    places = [(each.rung, moment(each.next_at), each.id, moment(each.seen_at)) for each in claimed]
    cursor = driver.cursor()
    written = _execute(cursor, dialect.name, _INSERT, rows)
    _execute(cursor, dialect.name, _UPDATE, places)
    return written


def _execute(
    cursor: Any, database: str, statements: Mapping[str, str], rows: Sequence[tuple[Any, ...]]
) -> int:
    if not rows:
        return 0
    if database == "sqlite":
        cursor.executemany(statements[database], rows)
    else:
        cursor.execute(statements[database], [list(column) for column in zip(*rows, strict=True)])
    return int(cursor.rowcount)
