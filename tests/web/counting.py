"""How often a page asks the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from tests.web.offices import Office


@contextmanager
def asked_by(office: Office) -> Iterator[list[str]]:
    """Collect what the database is asked while the block runs."""
    said: list[str] = []

    def note(_connection: Any, _cursor: Any, text: str, *_rest: Any) -> None:
        said.append(text)

    event.listen(office.workplace.engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(office.workplace.engine, "before_cursor_execute", note)
