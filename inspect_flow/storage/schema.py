"""Bring a database to this program's schema, and refuse one of another version."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect

from inspect_flow.locale.translation import _
from inspect_flow.storage.engine import shown
from inspect_flow.storage.session import translated_faults
from inspect_flow.vocabulary.errors import StorageUnusable

if TYPE_CHECKING:
    from alembic.config import Config

# Known here so that no command but `db upgrade` loads alembic; a test holds it to the newest step.
NEWEST_REVISION = "0011"


def upgrade(engine: Engine) -> tuple[str | None, str]:
    """Migrate to the newest schema; return the revision before and after."""
    from alembic import command

    with _scripts() as config, translated_faults(engine), engine.begin() as connection:
        before = current_revision(connection)
        _refuse_newer(before)
        _refuse_foreign(engine, connection, before)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return before, NEWEST_REVISION


def require_current(engine: Engine) -> None:
    """Raise `StorageUnusable` unless the database has exactly this program's schema."""
    reader = engine.execution_options(read_only=True)
    with translated_faults(engine), reader.connect() as connection:
        found = current_revision(connection)
    _refuse_newer(found)
    if found != NEWEST_REVISION:
        raise StorageUnusable(
            _("Cơ sở dữ liệu có cấu trúc cũ ({found})").format(found=found or _("chưa có bảng")),
            [_("nâng cấp bằng lệnh: inspect-flow db upgrade")],
        )


def current_revision(connection: Connection) -> str | None:
    """Return the schema revision that the database says it has, None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    return str(row[0]) if row else None


def _refuse_newer(found: str | None) -> None:
    if found is not None and found > NEWEST_REVISION:
        raise StorageUnusable(
            _("Cơ sở dữ liệu do phiên bản mới hơn tạo ra (cấu trúc {found})").format(found=found),
            [_("cài phiên bản inspect-flow mới nhất rồi chạy lại; dữ liệu không bị thay đổi")],
        )


def _refuse_foreign(engine: Engine, connection: Connection, found: str | None) -> None:
    """Keep out of a database that another program filled, or that lost its own mark."""
    tables = [] if found else inspect(connection).get_table_names()
    if tables and tables != ["alembic_version"]:
        place = shown(engine)
        raise StorageUnusable(
            _("Không dùng được cơ sở dữ liệu {place}").format(place=place),
            [
                _("đã có bảng của chương trình khác ({tables}); chọn cơ sở dữ liệu trống").format(
                    tables=", ".join(tables[:3])
                )
            ],
        )


@contextmanager
def _scripts() -> Iterator[Config]:
    """Yield alembic's settings with the migrations as a real folder, also from a zipped package."""
    from alembic.config import Config

    with as_file(files("inspect_flow.storage") / "migrations") as place:
        config = Config()
        config.set_main_option("script_location", str(place).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        yield config
