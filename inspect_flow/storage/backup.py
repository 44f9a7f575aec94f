"""Verified copies: a backup is one SQLite file (also of PostgreSQL) with its files and its hash."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Engine, insert, select, text
from sqlmodel import Session

from inspect_flow.locale.system_faults import spoken_fault
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import metadata
from inspect_flow.services.auditing import broken_links, heads, root
from inspect_flow.storage.engine import open_copy, open_engine
from inspect_flow.storage.schema import require_current, upgrade
from inspect_flow.storage.session import translated_faults
from inspect_flow.vocabulary.errors import BadInput, StorageUnusable

_CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Copy:
    """What a verified copy holds."""

    path: Path
    sha256: str
    n_chains: int
    root: str


def back_up(engine: Engine, files: Path, target: Path) -> Copy:
    """Write a verified copy to `target`; nothing appears there unless it proves whole."""
    if target.exists():
        raise BadInput(
            _("{path} đã có").format(path=target), [_("chọn tên khác; bản cũ không bị ghi đè")]
        )
    with _finished_or_removed(target) as unfinished:
        if engine.dialect.name == "sqlite":
            with translated_faults(engine):
                reader = engine.connect()
            with reader as connection:
                driver = connection.connection.dbapi_connection
                assert driver is not None
                connection.rollback()
                driver.cursor().execute("VACUUM INTO ?", (str(unfinished),))
        else:
            _copy_into(engine, f"sqlite:///{unfinished}")
        copy = verify_copy(unfinished)
        if files.is_dir():
            shutil.copytree(files, _files_of(target), dirs_exist_ok=True)
        os.replace(unfinished, target)
    _hash_file(target).write_text(f"{copy.sha256}  {target.name}\n", encoding="utf-8")
    return Copy(target, copy.sha256, copy.n_chains, copy.root)


def verify_copy(path: Path) -> Copy:
    """Check a copy whole: its hash, SQLite's own checks, every chain; raise `StorageUnusable`."""
    if not path.is_file():
        raise StorageUnusable(_("Không có bản sao lưu {path}").format(path=path))
    digest = _digest(path)
    _refuse_other_hash(path, digest)
    engine = open_copy(path)
    try:
        require_current(engine)
        with translated_faults(engine), Session(engine) as session:
            faults = [*_sqlite_faults(session), *broken_links(session)]
            if faults:
                raise StorageUnusable(
                    _("Bản sao {path} không nguyên vẹn").format(path=path), faults
                )
            return Copy(path, digest, len(heads(session)), root(session))
    finally:
        engine.dispose()


def restore(source: Path, url: str, files: Path) -> Copy:
    """Put a verified copy into an empty place; what is there already is never overwritten."""
    copy = verify_copy(source)
    target = open_engine(url, must_exist=False)
    try:
        if target.dialect.name == "sqlite":
            _restore_file(source, Path(str(target.url.database)))
        else:
            _restore_server(source, target)
        if _files_of(source).is_dir():
            shutil.copytree(_files_of(source), files, dirs_exist_ok=True)
    finally:
        target.dispose()
    return copy


@contextmanager
def _finished_or_removed(target: Path) -> Iterator[Path]:
    unfinished = target.with_name(f".{target.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        yield unfinished
    except (OSError, sqlite3.Error) as fault:
        raise StorageUnusable(
            _("Không ghi được bản sao lưu {path}").format(path=target), [_remedy(fault)]
        ) from fault
    finally:
        for left in (unfinished, *(Path(f"{unfinished}{tail}") for tail in ("-wal", "-shm"))):
            left.unlink(missing_ok=True)


def _remedy(fault: OSError | sqlite3.Error) -> str:
    if isinstance(fault, OSError):
        return spoken_fault(fault)
    if "full" in str(fault):
        return _("ổ đĩa đã đầy; giải phóng chỗ rồi chạy lại")
    return _("không mở được tệp; kiểm tra đường dẫn và quyền")


def _copy_into(source: Engine, url: str) -> None:
    target = open_engine(url, must_exist=False)
    try:
        upgrade(target)
        _copy_rows(source, target)
        with target.connect() as connection:
            connection.rollback()
            driver = connection.connection.dbapi_connection
            assert driver is not None
            # One plain file, without a write-ahead log beside it.
            driver.cursor().execute("PRAGMA journal_mode=DELETE")
    finally:
        target.dispose()


def _copy_rows(source: Engine, target: Engine) -> None:
    reader = source.execution_options(read_only=True)
    with translated_faults(target), reader.connect() as rows_in, target.begin() as rows_out:
        for table in metadata.sorted_tables:
            ordered = select(table).order_by(*table.primary_key.columns)
            result = rows_in.execution_options(yield_per=_CHUNK).execute(ordered)
            for chunk in result.mappings().partitions():
                rows_out.execute(insert(table), [dict(row) for row in chunk])


def _restore_file(source: Path, target: Path) -> None:
    if target.exists():
        raise BadInput(
            _("{path} đã có dữ liệu").format(path=target),
            [_("đổi tên tệp cũ trước, hoặc khôi phục sang tên khác")],
        )
    with _finished_or_removed(target) as unfinished:
        shutil.copyfile(source, unfinished)
        os.replace(unfinished, target)


def _restore_server(source: Path, target: Engine) -> None:
    upgrade(target)
    with target.connect() as connection:
        used = connection.execute(text("SELECT count(*) FROM event")).scalar_one()
    if used:
        raise BadInput(
            _("Cơ sở dữ liệu đích đã có dữ liệu"), [_("khôi phục vào một cơ sở dữ liệu trống")]
        )
    copy = open_copy(source)
    try:
        _copy_rows(copy, target)
    finally:
        copy.dispose()
    with target.begin() as connection:
        for table in metadata.sorted_tables:
            if "id" in table.columns and table.columns["id"].autoincrement:
                connection.exec_driver_sql(
                    f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), "
                    f"(SELECT coalesce(max(id), 0) + 1 FROM {table.name}), false)"
                )


def _sqlite_faults(session: Session) -> list[str]:
    connection = session.connection()
    integrity = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return [fault for fault in integrity if fault != "ok"] + [
        _("{table}: dòng {row} trỏ tới bản ghi không có").format(table=row[0], row=row[1])
        for row in orphans
    ]


def _refuse_other_hash(path: Path, digest: str) -> None:
    if not _hash_file(path).is_file():
        return
    told = _hash_file(path).read_text(encoding="utf-8", errors="replace").split()
    if told and told[0] != digest:
        raise StorageUnusable(
            _("{path} khác mã SHA-256 ghi khi sao lưu").format(path=path),
            [_("tệp đã bị sửa hoặc chép hỏng; dùng bản sao lưu khác")],
        )


def _digest(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as content:
        while block := content.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def _hash_file(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


def _files_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.files")
