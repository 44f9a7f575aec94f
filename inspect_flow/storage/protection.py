"""Triggers that keep the event table append-only, on both databases."""

from __future__ import annotations

from sqlalchemy import Connection

_SQLITE = (
    """CREATE TRIGGER IF NOT EXISTS event_no_update BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'event is append-only'); END""",
    """CREATE TRIGGER IF NOT EXISTS event_no_delete BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'event is append-only'); END""",
)
_POSTGRESQL = (
    """CREATE OR REPLACE FUNCTION refuse_event_change() RETURNS trigger AS $$
    BEGIN RAISE EXCEPTION 'event is append-only'; END $$ LANGUAGE plpgsql""",
    "DROP TRIGGER IF EXISTS event_append_only ON event",
    """CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_event_change()""",
)


def protect_events(connection: Connection) -> None:
    """Create the append-only triggers; run after every migration that rebuilds the table."""
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL:
        connection.exec_driver_sql(statement)
