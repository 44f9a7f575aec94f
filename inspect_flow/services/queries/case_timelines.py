"""The timelines of many deficiencies at once, each as `case_timeline` tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlmodel import and_, col, or_, select

from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import (
    Deficiency,
    Document,
    Event,
    Extension,
    Finding,
    Inspection,
)
from inspect_flow.services.queries.timeline import TimelineEntry, entries_of
from inspect_flow.services.record_sight import in_sight
from inspect_flow.services.work import Work

_Key = tuple[str, int]


def timelines_of(work: Work, deficiencies: Sequence[Deficiency]) -> dict[int, list[TimelineEntry]]:
    """Return the events of each deficiency and of what hangs on it, with a fixed number of queries.

    Some hundred at a time: each record below them becomes a parameter.
    """
    homes: dict[_Key, set[int]] = {}
    codes: dict[_Key, str] = {}
    for key, home, code in _below(work, [each.id or 0 for each in deficiencies]):
        homes.setdefault(key, set()).add(home)
        codes[key] = code
    found: dict[int, list[TimelineEntry]] = {each.id or 0: [] for each in deficiencies}
    if homes:
        events = work.session.exec(
            select(Event).where(_of(homes)).order_by(col(Event.at), col(Event.id))
        ).all()
        for event, entry in zip(events, entries_of(work, events, codes), strict=True):
            for home in homes[event.entity, event.entity_id]:
                found[home].append(entry)
    return found


def _below(work: Work, ids: Sequence[int]) -> Iterator[tuple[_Key, int, str]]:
    """Yield each record that hangs on one of them, on which, and the code it is known by."""
    asked = col(Extension.deficiency_id).in_(ids)
    own = (Document.subject == "deficiency", col(Document.subject_id).in_(ids))
    statements: list[tuple[type[Tracked], Any]] = [
        (Finding, _findings(ids)),
        (Deficiency, _coded(Deficiency, Deficiency.id).where(col(Deficiency.id).in_(ids))),
        (Extension, _coded(Extension, Extension.deficiency_id).where(asked)),
        (Document, _coded(Document, Document.subject_id).where(*own)),
        (
            Document,
            _coded(Document, Extension.deficiency_id)
            .join(Extension, col(Extension.id) == col(Document.subject_id))
            .where(Document.subject == "extension", asked),
        ),
    ]
    for kind, statement in statements:
        for identity, home, code in work.session.exec(statement.where(in_sight(work, kind))):
            yield (str(kind.__tablename__), identity), home, code


def _coded(kind: Any, home: Any) -> Any:
    return select(kind.id, home, kind.code)


def _findings(ids: Sequence[int]) -> Any:
    # "H1" alone would mean one finding in each inspection.
    full = col(Inspection.code) + " " + col(Finding.code)
    return (
        select(Finding.id, Deficiency.id, full)
        .join(Deficiency, col(Deficiency.finding_id) == col(Finding.id))
        .join(Inspection, col(Inspection.id) == col(Finding.inspection_id))
        .where(col(Deficiency.id).in_(ids))
    )


def _of(homes: dict[_Key, set[int]]) -> Any:
    ids: dict[str, list[int]] = {}
    for entity, identity in homes:
        ids.setdefault(entity, []).append(identity)
    return or_(
        *(
            and_(Event.entity == entity, col(Event.entity_id).in_(below))
            for entity, below in ids.items()
        )
    )
