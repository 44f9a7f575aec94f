"""What can be wrong with a database file is said in a sentence, and nothing is lost."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from inspect_flow.storage.backup import verify_copy
from inspect_flow.storage.engine import open_engine
from inspect_flow.storage.schema import require_current
from inspect_flow.storage.session import transaction
from inspect_flow.vocabulary.errors import BadInput, StorageUnusable
from tests.desks import a_stored_campaign
from tests.kept_schema import a_database


def test_a_missing_file_says_how_to_create_it(tmp_path: Path) -> None:
    with pytest.raises(StorageUnusable, match="Chưa có cơ sở dữ liệu"):
        open_engine(f"sqlite:///{tmp_path / 'không-có.db'}")


def test_a_text_file_is_not_taken_for_a_database(tmp_path: Path) -> None:
    file = tmp_path / "ghi-chú.db"
    file.write_text("Biên bản kiểm tra" * 100, encoding="utf-8")
    with pytest.raises(StorageUnusable) as refused:
        require_current(open_engine(f"sqlite:///{file}"))
    assert "không phải cơ sở dữ liệu SQLite" in refused.value.reasons[0]


def test_a_damaged_file_sends_to_the_backup(sqlite_url: str) -> None:
    engine = a_database(sqlite_url)
    a_stored_campaign(engine, n_events=200)
    engine.dispose()
    file = Path(str(engine.url.database))
    content = bytearray(file.read_bytes())
    content[4096 * 3 :] = b"\xff" * (len(content) - 4096 * 3)
    file.write_bytes(content)
    with pytest.raises(StorageUnusable) as refused:
        a_stored_campaign(open_engine(sqlite_url), "KT-2020")
    assert "khôi phục" in refused.value.reasons[0]


def test_a_locked_database_asks_to_wait(sqlite_url: str) -> None:
    engine = a_database(sqlite_url)
    holder = sqlite3.connect(str(engine.url.database), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    engine.dispose()
    event.listen(engine, "connect", lambda one, _record: one.execute("PRAGMA busy_timeout=1"))
    with pytest.raises(StorageUnusable) as refused, transaction(engine) as session:
        session.connection()
    holder.close()
    assert "đang bị một chương trình khác khóa" in refused.value.reasons[0]


def test_a_copy_that_is_no_database_is_named_by_its_path(tmp_path: Path) -> None:
    file = tmp_path / "bản sao.db"
    file.write_bytes(b"\x00" * 4096)
    with pytest.raises(StorageUnusable) as refused:
        verify_copy(file)
    assert str(file) in refused.value.thing
    assert "%" not in refused.value.thing


@pytest.fixture
def read_only_folder(tmp_path: Path) -> Iterator[Path]:
    """Lend a folder with a database in it, on a place that cannot be written."""
    folder = tmp_path / "dvd"
    folder.mkdir()
    if os.geteuid() != 0:
        a_database(f"sqlite:///{folder / 'a.db'}").dispose()
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)
        return
    # Root may write wherever a file system lets anybody write.
    mounting = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if subprocess.run(mounting, capture_output=True).returncode != 0:
        pytest.skip("no file system may be mounted here")
    try:
        a_database(f"sqlite:///{folder / 'a.db'}").dispose()
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_place_that_only_lets_read_is_named_as_such(read_only_folder: Path) -> None:
    with pytest.raises(StorageUnusable) as refused:
        open_engine(f"sqlite:///{read_only_folder / 'a.db'}")
    assert "chỉ cho đọc" in refused.value.reasons[0]


@pytest.mark.parametrize("url", ["mysql://máy/tên", "không phải địa chỉ"])
def test_other_addresses_are_refused_with_the_two_that_work(url: str) -> None:
    with pytest.raises(BadInput) as refused:
        open_engine(url)
    assert "sqlite:///" in refused.value.reasons[0]
