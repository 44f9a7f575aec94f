"""Deficiencies of past cases of which nobody knows what became: open on paper, but not overdue."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlmodel import and_, col, exists, select

from inspect_flow.records.tables import Deficiency, Event
from inspect_flow.services.work import Work

UNKNOWN = "outcome_unknown"
"""The key in `extra` that the loading of a case file leaves."""
LOADED = ("deficiency.imported", "deficiency.import_updated")
"""The events of loading a case file."""


def outcome_unknown() -> Any:
    """Return the condition: loaded without an outcome, and nothing was recorded about it since."""
    nothing_since = exists().where(
        col(Event.entity) == "deficiency",
        col(Event.entity_id) == col(Deficiency.id),
        col(Event.version) == col(Deficiency.version),
        col(Event.tag).in_(LOADED),
    )
    return and_(col(Deficiency.extra)[UNKNOWN].as_boolean().is_(True), nothing_since)


def with_unknown_outcome(work: Work, deficiencies: Iterable[Any]) -> set[int]:
    """Return the ids of those (or their lines) whose outcome is unknown; at most one query."""
    marked = [each.id for each in deficiencies if each.extra.get(UNKNOWN)]
    if not marked:
        return set()
    query = select(Deficiency.id).where(col(Deficiency.id).in_(marked), outcome_unknown())
    return {identity for identity in work.session.exec(query) if identity is not None}
