"""Which records a transaction has changed: noted by the journal, asked for at its end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from inspect_flow.records.base import Tracked

_KEY = "touched"


@dataclass(frozen=True, slots=True)
class Touched:
    """A record that was changed, and when the last change happened."""

    record: Tracked
    at: datetime


def note_touched(session: Session, records: Iterable[Tracked], at: datetime) -> None:
    """Note that `records` were changed at `at`."""
    noted: dict[tuple[str, int | None], Touched] = session.info.setdefault(_KEY, {})
    for record in records:
        noted[str(record.__tablename__), record.id] = Touched(record, at)


def take_touched(session: Session) -> list[Touched]:
    """Return what was changed since the last time somebody asked, and forget it."""
    noted: dict[tuple[str, int | None], Touched] = session.info.pop(_KEY, {})
    return list(noted.values())
