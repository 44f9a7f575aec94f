"""Verified copies made at an administrator's word, kept on the server beside the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.engine import make_url

from inspect_flow.bootstrap.workplace import Workplace
from inspect_flow.locale.dates import DEADLINE_ZONE
from inspect_flow.locale.translation import _, _n
from inspect_flow.storage.backup import Copy, back_up
from inspect_flow.storage.files import files_folder
from inspect_flow.vocabulary.errors import MoveRefused, StorageUnusable

_MOST = 20
_PATTERN = "sao-luu-*.db"


@dataclass(frozen=True, slots=True)
class Kept:
    """One copy that lies on the server."""

    name: str
    size: int
    made_at: datetime


def backup_folder(url: str) -> Path:
    """Return where copies are kept: beside a SQLite file, else in the folder of the process."""
    parts = make_url(url)
    if parts.get_backend_name() == "sqlite" and parts.database:
        return Path(f"{parts.database}.backups")
    return Path("inspect-flow.backups")


def make_copy(workplace: Workplace) -> Copy:
    """Make a verified copy; raise `MoveRefused` where too many lie there already."""
    folder = backup_folder(workplace.database)
    if len(kept_copies(workplace)) >= _MOST:
        raise MoveRefused(
            _n("Đã có {n} bản sao lưu trong {folder}", _MOST).format(n=_MOST, folder=folder),
            [_("chuyển bớt sang nơi khác rồi sao lưu lại")],
        )
    now = workplace.clock().astimezone(DEADLINE_ZONE)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as fault:
        raise StorageUnusable(_("Không tạo được thư mục {path}").format(path=folder)) from fault
    target = folder / f"sao-luu-{now:%Y%m%d-%H%M%S}.db"
    return back_up(workplace.engine, files_folder(workplace.database), target)


def kept_copies(workplace: Workplace) -> list[Kept]:
    """Return the copies that lie on the server, newest first."""
    folder = backup_folder(workplace.database)
    found = [
        Kept(path.name, status.st_size, datetime.fromtimestamp(status.st_mtime, UTC))
        for path in folder.glob(_PATTERN)
        for status in [path.stat()]
    ]
    return sorted(found, key=lambda each: each.name, reverse=True)
