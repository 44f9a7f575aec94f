"""Backups prove themselves, whatever the database; a copy that does not is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlmodel import select

from inspect_flow.records.tables import Campaign
from inspect_flow.services.auditing import root
from inspect_flow.storage.backup import back_up, restore, verify_copy
from inspect_flow.storage.engine import open_engine
from inspect_flow.vocabulary.errors import BadInput, StorageUnusable
from tests.desks import a_desk, a_stored_campaign
from tests.kept_schema import a_database


def test_a_backup_holds_the_same_root_as_the_database(database_url: str, tmp_path: Path) -> None:
    engine = a_database(database_url)
    a_stored_campaign(engine, n_events=5)
    copy = back_up(engine, tmp_path / "không có", tmp_path / "sao lưu.db")
    with a_desk(engine) as work:
        assert (copy.root, copy.n_chains) == (root(work.session), 1)
    assert verify_copy(copy.path).sha256 == copy.sha256


def test_a_restored_database_goes_on_where_the_backup_stood(
    database_url: str, tmp_path: Path
) -> None:
    source = a_database(f"sqlite:///{tmp_path / 'nguồn.db'}")
    a_stored_campaign(source, n_events=3)
    copy = back_up(source, tmp_path / "none", tmp_path / "sao-luu.db")
    restore(copy.path, database_url, tmp_path / "tệp")
    target = open_engine(database_url)
    a_stored_campaign(target, "KT-2020")
    with a_desk(target) as work:
        assert len(work.session.exec(select(Campaign)).all()) == 2


def test_evidence_files_travel_with_the_backup(sqlite_url: str, tmp_path: Path) -> None:
    engine = a_database(sqlite_url)
    files = tmp_path / "tệp"
    files.mkdir()
    (files / "minh-chứng.pdf").write_bytes(b"%PDF-1.7")
    copy = back_up(engine, files, tmp_path / "sao-luu.db")
    restore(copy.path, f"sqlite:///{tmp_path / 'mới.db'}", tmp_path / "tệp mới")
    assert (tmp_path / "tệp mới" / "minh-chứng.pdf").read_bytes() == b"%PDF-1.7"


def test_a_copy_with_one_changed_byte_is_refused(sqlite_url: str, tmp_path: Path) -> None:
    engine = a_database(sqlite_url)
    a_stored_campaign(engine)
    copy = back_up(engine, tmp_path / "none", tmp_path / "sao-luu.db")
    content = bytearray(copy.path.read_bytes())
    content[-100] ^= 1
    copy.path.write_bytes(content)
    with pytest.raises(StorageUnusable, match="khác mã SHA-256"):
        verify_copy(copy.path)


def test_a_truncated_copy_is_refused(sqlite_url: str, tmp_path: Path) -> None:
    engine = a_database(sqlite_url)
    a_stored_campaign(engine, n_events=50)
    copy = back_up(engine, tmp_path / "none", tmp_path / "sao-luu.db")
    copy.path.write_bytes(copy.path.read_bytes()[:20000])
    with pytest.raises(StorageUnusable):
        restore(copy.path, f"sqlite:///{tmp_path / 'mới.db'}", tmp_path)
    assert not (tmp_path / "mới.db").exists()


def test_neither_backup_nor_restore_writes_over_what_is_there(
    sqlite_url: str, tmp_path: Path
) -> None:
    engine = a_database(sqlite_url)
    copy = back_up(engine, tmp_path / "none", tmp_path / "sao-luu.db")
    with pytest.raises(BadInput, match="đã có"):
        back_up(engine, tmp_path / "none", copy.path)
    with pytest.raises(BadInput, match="đã có dữ liệu"):
        restore(copy.path, sqlite_url, tmp_path)


def test_a_backup_that_cannot_be_written_leaves_nothing(sqlite_url: str, tmp_path: Path) -> None:
    engine = a_database(sqlite_url)
    with pytest.raises(StorageUnusable):
        back_up(engine, tmp_path / "none", tmp_path / "không có" / "sao-luu.db")
    assert not (tmp_path / "không có").exists()
