"""Leave beside played records what loading leaves: words without a column, marks of assumption."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inspect_flow.interchange.case_file.case import CaseFile
from inspect_flow.interchange.case_file.parts import said
from inspect_flow.interchange.shelves.campaign import merged
from inspect_flow.interchange.shelves.slot import KEPT
from inspect_flow.records.base import Record, Tracked
from inspect_flow.services import journal
from inspect_flow.services.work import Work

_OF_THE_FILE = ("sources", "assumptions", "discrepancies", "note", "assumed")


def beside(*values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the `extra` of what shelves hold, put together."""
    extra: dict[str, Any] = merged(*(dict(each) for each in values)).get("extra", {})
    return extra


def of_the_file(case: CaseFile) -> dict[str, Any]:
    """Return what the file says of itself; its campaign keeps it."""
    whole = said(case)
    kept = {key: whole[key] for key in _OF_THE_FILE if key in whole}
    return {"extra": {KEPT: {"file": kept}}} if kept else {}


def keep(work: Work, record: Tracked, values: Mapping[str, Any]) -> None:
    """Add the note and the `extra` of shelf values to what the record says."""
    before = dict(getattr(record, "extra", {}))
    wanted = {"extra": beside({"extra": before}, values), "note": values.get("note", "")}
    changes = {
        name: value for name, value in wanted.items() if value and value != getattr(record, name)
    }
    if changes:
        journal.change(work, record, changes, f"{record.__tablename__}.noted")


def keep_in_row(work: Work, row: Record, values: Mapping[str, Any]) -> None:
    """Write marks into a row that has no events of its own."""
    for name, value in values.items():
        setattr(row, name, value)
    work.session.add(row)
    work.session.flush()
