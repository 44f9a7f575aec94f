"""What leaves the process: files. Rendering and mail happen after commit, outside use cases."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class FileStore(Protocol):
    """Keeps files by their SHA-256."""

    def put(self, content: bytes) -> str:
        """Store `content` and return its SHA-256; storing the same bytes again changes nothing."""

    def get(self, sha256: str) -> bytes:
        """Return the bytes; raise `NotFound` when they are gone, `StorageUnusable` when altered."""

    def path_of(self, sha256: str) -> Path:
        """Return where the bytes lie."""
