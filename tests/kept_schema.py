"""The program's schema, migrated once: most tests want an empty database, not the eleven steps.

Tests of the steps themselves call `inspect_flow.storage.schema.upgrade`.
"""

from __future__ import annotations

import sqlite3
from functools import cache
from typing import Any

import psycopg
from sqlalchemy import URL, Engine, StaticPool, create_engine, inspect

from inspect_flow.storage.engine import open_engine
from inspect_flow.storage.schema import upgrade

TEMPLATE = "with_schema"
_LOCK = 2019
"""Workers of a run share the server, and one of them makes the template."""


def a_database(url: str = "sqlite://") -> Engine:
    """Return an engine on a database with the program's schema; what is in it stays.

    On PostgreSQL the database need not exist.
    """
    engine = open_engine(url, must_exist=False)
    if engine.dialect.name == "postgresql":
        _make_from_template(engine.url)
    elif not inspect(engine).get_table_names():
        pour(_migrated(), engine)
    return engine


def pour(source: sqlite3.Connection, engine: Engine) -> None:
    """Make the SQLite database of `engine` a copy of `source`; nobody may be within it."""
    lent = engine.raw_connection()
    source.backup(lent.driver_connection)  # type: ignore[arg-type]
    lent.close()


@cache
def _migrated() -> sqlite3.Connection:
    # Threads of tests with two at once may be the first to ask.
    kept = sqlite3.connect(":memory:", check_same_thread=False)
    engine = create_engine("sqlite://", poolclass=StaticPool, creator=lambda: kept)
    upgrade(engine)
    return kept


def _make_from_template(url: URL) -> None:
    with psycopg.connect(**_server(url), autocommit=True) as server:
        server.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        if not server.execute(_IS_THERE, [TEMPLATE]).fetchone():
            _make_template(server, url)
        if server.execute(_IS_THERE, [url.database]).fetchone():
            if _has_tables(url):
                return
            server.execute(f'DROP DATABASE "{url.database}" WITH (FORCE)'.encode())
        server.execute(f'CREATE DATABASE "{url.database}" TEMPLATE {TEMPLATE}'.encode())


def _has_tables(url: URL) -> bool:
    with psycopg.connect(**{**_server(url), "dbname": url.database}) as there:
        return there.execute(_A_TABLE).fetchone() is not None


_A_TABLE = "SELECT 1 FROM pg_tables WHERE schemaname = 'public'"
_IS_THERE = "SELECT 1 FROM pg_database WHERE datname = %s"


def _make_template(server: psycopg.Connection[Any], url: URL) -> None:
    server.execute(f"CREATE DATABASE {TEMPLATE}".encode())
    engine = create_engine(url.set(database=TEMPLATE))
    upgrade(engine)
    engine.dispose()


def _server(url: URL) -> dict[str, Any]:
    return {"host": url.query["host"], "user": url.username, "dbname": "postgres"}
