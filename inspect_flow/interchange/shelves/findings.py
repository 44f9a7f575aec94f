"""Columns of findings, deficiencies and what happened to them."""

from __future__ import annotations

from inspect_flow.interchange.shelves.slot import day_slot, slots

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
