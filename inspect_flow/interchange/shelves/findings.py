"""Columns of findings, deficiencies and what happened to them."""

from __future__ import annotations

from typing import Any

from inspect_flow.interchange.case_file.findings import Finding
from inspect_flow.interchange.shelves.campaign import merged
from inspect_flow.interchange.shelves.slot import KEPT, day_slot, slots, stored

FINDING = slots(
    "code", "statement", "criteria", "condition", "cause", "effect", "recommendation", "severity",
    "item", "quantities", "legal_bases", "note",
)  # fmt: skip
DEFICIENCY = [
    *slots("code", "responsible", "task", "note"),
    day_slot("deadline", "deadline"),
    day_slot("original_deadline", "original_deadline"),
]
DIRECTIVE = [
    *slots("code", "number", "symbol", "text", "note"),
    day_slot("date", "issued_on"),
]
# Keys that are told by references, rows or records of their own.
DEFICIENCY_ELSEWHERE = ("owner", "co_responsible", "directive", "carried_from", "history", "state")
DIRECTIVE_ELSEWHERE = ("issuer", "signer", "state")
_FINDING_ELSEWHERE = ("area", "context", "author", "repeats", "deficiency")


def finding_values(part: Finding) -> dict[str, Any]:
    """Return the columns of a finding that refer to nothing, and what stands beside them."""
    values = stored(part, FINDING, _FINDING_ELSEWHERE)
    values["quantities"] = [each.said() for each in part.quantities]
    if not any(each.note or each.assumed for each in part.quantities):
        return values
    marks = [{"note": each.note, "assumed": each.assumed} for each in part.quantities]
    return merged(values, {"extra": {KEPT: {"quantity_marks": marks}}})
