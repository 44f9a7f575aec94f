"""Triggers that lay each new event aside for the programs that are told of events.

They stand in the database because an event must not be missed by whatever writes it, and because
a statement of its own would cost each move a round trip. While no hook is on they write nothing.
"""

from __future__ import annotations

from sqlalchemy import Connection

_SQLITE = (
    """CREATE TRIGGER event_announced AFTER INSERT ON event
    WHEN EXISTS (SELECT 1 FROM event_hook WHERE is_on)
    BEGIN INSERT INTO event_waiting (event_id) VALUES (NEW.id); END""",
)
_POSTGRESQL = (
    """CREATE OR REPLACE FUNCTION announce_event() RETURNS trigger AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM event_hook WHERE is_on) THEN
        INSERT INTO event_waiting (event_id) VALUES (NEW.id);
      END IF;
      RETURN NULL;
    END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER event_announced AFTER INSERT ON event
    FOR EACH ROW EXECUTE FUNCTION announce_event()""",
)


def silence_events(connection: Connection) -> None:
    """Drop the trigger, before a migration that may rebuild the tables that it names."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("DROP TRIGGER IF EXISTS event_announced")
    elif connection.dialect.has_table(connection, "event"):
        connection.exec_driver_sql("DROP TRIGGER IF EXISTS event_announced ON event")


def announce_events(connection: Connection) -> None:
    """Create the trigger, after all migrations."""
    silence_events(connection)
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL:
        connection.exec_driver_sql(statement)
