"""The two databases that a run measures on: an SQLite file and a real PostgreSQL."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Engine, event
from sqlalchemy.engine import make_url

from bench.province import Scale, fill
from inspect_flow.storage.engine import open_engine
from inspect_flow.storage.schema import upgrade
from tests import postgres

Statement = tuple[str, Any]

KINDS = ("SQLite", "PostgreSQL")
# As installed, so that each commit reaches the disk, as it does on SQLite with synchronous=FULL.
_SERVER = "-c listen_addresses="
_PRAGMAS = (
    "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000",
    "cache_size=-65536",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bench:
    """A database for us and one with the same content for the bare driver."""

    kind: str
    ours: Engine
    bare: Any
    mark: str

    def begin(self) -> None:
        """Begin a transaction of the bare driver as we do; psycopg begins by itself."""
        if self.kind == "SQLite":
            self.bare.execute("BEGIN IMMEDIATE")


@contextmanager
def overheard(engine: Engine) -> Iterator[list[Statement]]:
    """Collect what is asked meanwhile; what goes past the ORM and Core is not among it."""
    heard: list[Statement] = []

    def listen(_connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        heard.append((statement, values))

    event.listen(engine, "before_cursor_execute", listen)
    yield heard
    event.remove(engine, "before_cursor_execute", listen)


@contextmanager
def benches(scale: Scale) -> Iterator[list[Bench]]:
    """Lend both databases, filled to `scale`, and remove them afterwards."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="inspect-flow-")))
        server_folder = postgres.new_folder()
        stack.callback(postgres.stop, server_folder)
        server = postgres.start(server_folder, _SERVER)
        pairs = [(f"sqlite:///{folder / name}.db") for name in ("ours", "bare")]
        lent = [stack.enter_context(server.database()) for _ in range(2)]
        yield [
            stack.enter_context(_bench(kind, urls, scale))
            for kind, urls in zip(KINDS, (pairs, lent), strict=True)
        ]


@contextmanager
def empty_databases(kind: str, number: int) -> Iterator[list[str]]:
    """Lend so many databases of one kind, with the program's tables and nothing in them."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="inspect-flow-")))
        urls = [f"sqlite:///{folder / str(each)}.db" for each in range(number)]
        if kind == "PostgreSQL":
            server_folder = postgres.new_folder()
            stack.callback(postgres.stop, server_folder)
            server = postgres.start(server_folder, _SERVER)
            urls = [stack.enter_context(server.database()) for _ in range(number)]
        for url in urls:
            engine = open_engine(url, must_exist=False)
            upgrade(engine)
            engine.dispose()
        yield urls


@contextmanager
def _bench(kind: str, urls: list[str], scale: Scale) -> Iterator[Bench]:
    for url in urls:
        _filled(url, scale)
    engine = open_engine(urls[0])
    bare = _bare_connection(urls[1])
    yield Bench(kind, engine, bare, "?" if kind == "SQLite" else "%s")
    bare.close()
    engine.dispose()


def _filled(url: str, scale: Scale) -> None:
    engine = open_engine(url, must_exist=False)
    upgrade(engine)
    fill(engine, scale)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")
    engine.dispose()


def _bare_connection(url: str) -> Any:
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        connection = sqlite3.connect(str(parsed.database), isolation_level=None)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        return connection
    return psycopg.connect(url.replace("+psycopg", ""))
