"""Open a database by URL: SQLite that survives power loss, or PostgreSQL."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector
from typing import Any
from urllib.parse import quote, unquote

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DisconnectionError, NoSuchModuleError

from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import BadInput, StorageUnusable

DEFAULT_URL = "sqlite:///inspect-flow.db"
URL_VARIABLE = "INSPECT_FLOW_DATABASE"
# How SQLite is told that an address is a URI.
_COPY = "file:"
# Seconds; firewalls forget idle connections without telling either end.
_RECYCLED_AFTER = 600


def database_url(given: str | None) -> str:
    """Return the URL given, else the environment's, else a file in the current folder."""
    return given or os.environ.get(URL_VARIABLE) or DEFAULT_URL


def open_engine(url: str, *, must_exist: bool = True) -> Engine:
    """Return an engine for `url`; raise `BadInput` for a bad URL, `StorageUnusable` for no file."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        # What stands before an @ may be a password.
        shown = f"…@{url.rpartition('@')[2]}" if "@" in url else url
        raise BadInput(
            _("Địa chỉ cơ sở dữ liệu '{url}' không đọc được").format(url=shown),
            [_("viết sqlite:///tệp.db hoặc postgresql+psycopg://người@máy/tên")],
        ) from None
    if parsed.drivername in ("sqlite", "sqlite+pysqlite"):
        return _sqlite_engine(url, parsed.database, must_exist)
    if parsed.get_backend_name() == "postgresql":
        return _postgresql_engine(url)
    raise BadInput(
        _("Không hỗ trợ cơ sở dữ liệu '{name}'").format(name=parsed.drivername),
        [_("chỉ dùng được SQLite (sqlite:///tệp.db) và PostgreSQL (postgresql+psycopg://…)")],
    )


def shown(engine: Engine) -> str:
    """Return the address without what may be a secret: the password, and all behind the "?"."""
    bare = engine.url.set(query={})
    if str(bare.database or "").startswith(_COPY):
        return unquote(str(bare.database).removeprefix(_COPY))
    return bare.render_as_string(hide_password=True)


def open_copy(path: Path) -> Engine:
    """Return an engine that reads an SQLite file without changing one byte of it."""
    place = quote(str(path.resolve()))
    return create_engine(f"sqlite:///{_COPY}{place}?mode=ro&immutable=1&uri=true")


def _postgresql_engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.drivername == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
    try:
        engine = create_engine(parsed, pool_recycle=_RECYCLED_AFTER)
    except NoSuchModuleError:
        raise BadInput(
            _("Trình điều khiển '{name}' không dùng được").format(name=parsed.drivername),
            [_("viết postgresql+psycopg://…")],
        ) from None
    event.listen(engine, "checkout", _refuse_dropped)
    return engine


def _refuse_dropped(connection: Any, _record: Any, _proxy: Any) -> None:
    # On an idle connection only its end can be waiting to be read. Looking costs microseconds; a
    # ping would cost each transaction a round trip. The pool then opens a new connection.
    if not connection.closed:
        with DefaultSelector() as selector:
            selector.register(connection, EVENT_READ)
            if not selector.select(timeout=0):
                return
    raise DisconnectionError


def _sqlite_engine(url: str, database: str | None, must_exist: bool) -> Engine:
    in_memory = not database or database == ":memory:"
    if make_url(url).query:
        raise BadInput(
            _("Địa chỉ cơ sở dữ liệu '{url}' không đọc được").format(url=url),
            [_("viết sqlite:///tệp.db hoặc postgresql+psycopg://người@máy/tên")],
        )
    if database and Path(database).is_dir():
        raise StorageUnusable(
            _("Không dùng được cơ sở dữ liệu {place}").format(place=url),
            [_("đây là thư mục, không phải tệp")],
        )
    if must_exist and not in_memory and not Path(str(database)).is_file():
        raise StorageUnusable(
            _("Chưa có cơ sở dữ liệu '{path}'").format(path=database),
            [_("tạo bằng lệnh: inspect-flow init --database {url}").format(url=url)],
        )
    if not in_memory and not os.access(Path(str(database)).resolve().parent, os.W_OK):
        raise StorageUnusable(
            _("Không dùng được cơ sở dữ liệu {place}").format(place=url),
            [
                _(
                    "thư mục không có hoặc chỉ cho đọc, mà SQLite phải ghi tệp phụ cạnh cơ sở "
                    "dữ liệu; kiểm tra đường dẫn và quyền, hoặc chép tệp sang thư mục ghi được"
                )
            ],
        )
    engine = create_engine(url)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # SQLAlchemy's own BEGIN is replaced by _begin_sqlite, so the driver must not start one.
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        # An official record must survive power loss, hence FULL.
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=15000",
        "cache_size=-65536",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Any) -> None:
    # A deferred BEGIN that later writes fails at once with "locked"; IMMEDIATE waits its turn.
    read_only = connection.get_execution_options().get("read_only", False)
    connection.connection.dbapi_connection.execute("BEGIN" if read_only else "BEGIN IMMEDIATE")
