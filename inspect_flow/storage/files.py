"""Evidence and issued papers by their SHA-256, in a folder beside the database."""

from __future__ import annotations

import os
import tempfile
from hashlib import sha256
from pathlib import Path

from sqlalchemy.engine import make_url

from inspect_flow.locale.system_faults import spoken_fault
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import NotFound, StorageUnusable

FILES_VARIABLE = "INSPECT_FLOW_FILES"


class FolderStore:
    """Files under `root`, two levels deep so that no folder grows without bound."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, content: bytes) -> str:
        """Store `content` atomically: a file is either there whole or not at all."""
        digest = sha256(content).hexdigest()
        target = self.path_of(digest)
        if target.is_file() and target.stat().st_size == len(content):
            return digest
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as written:
                written.write(content)
                written.flush()
                os.fsync(written.fileno())
            Path(written.name).replace(target)
        except OSError as fault:
            raise StorageUnusable(
                _("Không ghi được tệp vào {folder}").format(folder=self._root),
                [_("{fault}; kiểm tra quyền ghi và chỗ trống").format(fault=spoken_fault(fault))],
            ) from fault
        return digest

    def get(self, digest: str) -> bytes:
        """Return the bytes and check that they still are what they were."""
        path = self.path_of(digest)
        if not path.is_file():
            raise NotFound(
                _("Không còn tệp {digest} trong kho").format(digest=digest[:12]),
                [_("khôi phục thư mục {folder} từ bản sao lưu").format(folder=self._root)],
            )
        content = path.read_bytes()
        if sha256(content).hexdigest() != digest:
            raise StorageUnusable(
                _("Tệp {digest} trong kho đã bị thay đổi").format(digest=digest[:12]),
                [_("khôi phục tệp {path} từ bản sao lưu").format(path=path)],
            )
        return content

    def path_of(self, digest: str) -> Path:
        """Return where the bytes of that digest lie."""
        return self._root / digest[:2] / digest[2:4] / digest


def files_folder(url: str) -> Path:
    """Return the folder for files: the environment's, or one beside the SQLite file."""
    given = os.environ.get(FILES_VARIABLE)
    if given:
        return Path(given)
    database = make_url(url).database
    if make_url(url).get_backend_name() == "sqlite" and database and database != ":memory:":
        return Path(f"{database}.files")
    return Path("inspect-flow.files")
