"""Files in the store, known to the database by their SHA-256."""

from __future__ import annotations

from inspect_flow.records.tables import StoredFile
from inspect_flow.services.work import Work


def store_file(work: Work, content: bytes, media_type: str) -> str:
    """Put the bytes into the store, note them in the database and return their SHA-256."""
    digest = work.office.files.put(content)
    if work.session.get(StoredFile, digest) is None:
        work.session.add(StoredFile(sha256=digest, size=len(content), media_type=media_type))
        work.session.flush()
    return digest
