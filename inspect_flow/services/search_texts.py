"""Keep the searchable words of findings and papers beside them, in the same transaction."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from sqlmodel import Session, col, delete, insert

from inspect_flow.locale.search_words import kept_form
from inspect_flow.records.base import Tracked
from inspect_flow.records.search import SearchText

SEARCHED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "finding": ("code", "statement", "recommendation"),
        "document": ("code", "number", "symbol", "title"),
    }
)
"""The fields whose words are searched, by kind of record."""


def note_words(
    session: Session, records: Sequence[Tracked], changed: Collection[str] | None = None
) -> None:
    """Write the words of records of one kind; `changed` are the fields written, None for new ones.

    Nothing is done where no searched field was written.
    """
    if not records:
        return
    entity = str(records[0].__tablename__)
    fields = SEARCHED.get(entity)
    if fields is None or (changed is not None and not set(changed) & set(fields)):
        return
    if changed is not None:
        ids = [record.id for record in records]
        session.exec(
            delete(SearchText).where(
                col(SearchText.entity) == entity, col(SearchText.entity_id).in_(ids)
            )
        )
    rows = [
        {
            "entity": entity,
            "entity_id": record.id,
            "words": words_of(tuple(getattr(record, field) for field in fields)),
        }
        for record in records
    ]
    session.execute(insert(SearchText), rows)


def words_of(values: Sequence[object]) -> str:
    """Return what is searched of a record's fields."""
    told = " ".join(str(value) for value in values if value not in (None, ""))
    return kept_form(told)
