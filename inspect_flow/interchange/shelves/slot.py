"""Move a part's keys into a record's columns and back; nothing that was said gets lost.

A value that its column cannot hold (a month where a day is stored) stays under `extra["case"]`,
and marks of assumption under `extra["assumed"]`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from inspect_flow.interchange.case_file.parts import Part, keys_of, said
from inspect_flow.rules.partial_dates import parse_partial_date

KEPT, ASSUMED = "case", "assumed"


def same(value: Any) -> Any:
    """Take the value as it is."""
    return value


@dataclass(frozen=True, slots=True)
class Slot:
    """A key and its column; `store` returns None for what the column cannot hold."""

    key: str
    column: str
    store: Callable[[Any], Any] = same
    tell: Callable[[Any], Any] = same


def day_slot(key: str, column: str) -> Slot:
    """Return a slot for a date; the column takes full days only."""
    return Slot(key, column, full_day, iso_day)


def full_day(written: str) -> date | None:
    """Return the day when it is fully known."""
    return parse_partial_date(written).full if written else None


def iso_day(day: date) -> str:
    """Write a day as a case file does."""
    return day.isoformat()


def clock(written: str) -> time | None:
    """Return the clock time of "08:00", None for an empty text."""
    return time.fromisoformat(written) if written else None


def shown_clock(moment: time | None) -> str:
    """Write a clock time as a case file does."""
    return f"{moment:%H:%M}" if moment else ""


def slots(*same_names: str, **columns: str) -> list[Slot]:
    """Return plain slots: keys called like their column, and key=column pairs."""
    pairs = [*((name, name) for name in same_names), *columns.items()]
    return [Slot(key, column) for key, column in pairs]


def stored(part: Part, held: Sequence[Slot], elsewhere: Sequence[str] = ()) -> dict[str, Any]:
    """Return the columns that hold what `part` says; keys in `elsewhere` have other homes."""
    by_key = {slot.key: slot for slot in held}
    values: dict[str, Any] = {}
    kept: dict[str, Any] = {}
    marks: Any = False
    for key, value in said(part).items():
        if key == ASSUMED:
            marks = value
        elif key not in elsewhere:
            slot = by_key.get(key)
            column_value = slot.store(value) if slot else None
            if slot is None or column_value is None:
                kept[key] = value
            else:
                values[slot.column] = column_value
    extra = {name: each for name, each in ((KEPT, kept), (ASSUMED, marks)) if each}
    return {**values, "extra": extra} if extra else values


def told(record: Any, held: Sequence[Slot], part: type[Part]) -> dict[str, Any]:
    """Return what a record says, by the keys of its `part`.

    Services keep more beside a record than a file can say; that stays where it is.
    """
    extra: Mapping[str, Any] = getattr(record, "extra", None) or {}
    known = keys_of(part)
    said_of_record = {k: v for k, v in (extra.get(KEPT) or {}).items() if k in known}
    for slot in held:
        value = getattr(record, slot.column)
        if value not in (None, "", [], {}):
            said_of_record[slot.key] = slot.tell(value)
    if extra.get(ASSUMED):
        said_of_record[ASSUMED] = extra[ASSUMED]
    return said_of_record
