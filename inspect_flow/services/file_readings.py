"""The list of files handed out: written as they leave, read by the administrator."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import col, select

from inspect_flow.records.tables import FileReading, Person
from inspect_flow.services.work import Work


def note_reading(work: Work, name: str, place: str, address: str) -> None:
    """Note that a file is handed out to the acting person; `place` is where they asked for it."""
    work.session.add(
        FileReading(
            at=work.recorded_at,
            actor=work.actor.code,
            name=name[:200],
            place=place[:200],
            address=address[:64],
        )
    )
    work.session.flush()


def list_readings(
    work: Work, limit: int, before: int | None = None
) -> Sequence[tuple[FileReading, str]]:
    """Return what was handed out, newest first, each with the reader's name."""
    query = (
        select(FileReading, Person.name)
        .join(Person, col(Person.code) == col(FileReading.actor), isouter=True)
        .order_by(col(FileReading.id).desc())
        .limit(limit)
    )
    if before is not None:
        query = query.where(col(FileReading.id) < before)
    return [(reading, name or reading.actor) for reading, name in work.session.exec(query)]
