"""Columns of campaigns, decisions, quotas, visits and inspections."""

from __future__ import annotations

from typing import Any

from inspect_flow.interchange.case_file.inspections import Day, Period, Visit
from inspect_flow.interchange.case_file.parts import plain, said
from inspect_flow.interchange.shelves.slot import (
    KEPT,
    clock,
    day_slot,
    full_day,
    iso_day,
    shown_clock,
    slots,
)

MENTIONS = "mentions"
"""People and units that a case file explained, though no record may refer to them."""
CAMPAIGN = [
    *slots("code", "title", "year", "kind", "method", "checklist"),
    day_slot("starts", "starts_on"),
    day_slot("ends", "ends_on"),
    *slots("themes", "intervals", "legal_bases", "note"),
]
DECISION = [*slots("number", "symbol", "signer", "title", "note"), day_slot("date", "issued_on")]
INSPECTION = slots("code", "contact", "checklist", "note", overrides="override_reasons")
VISIT = slots("code", "place", "group", "programme", "note")
# Keys that are told by references, rows or records of their own.
CAMPAIGN_ELSEWHERE = ("issuer", "lead", "previous", "announced", "period", "quotas", "state")
DECISION_ELSEWHERE = ("issuer", "role", "change")
INSPECTION_ELSEWHERE = (
    "unit", "head", "delegation", "method", "announced", "period", "visits", "attendance",
    "notice", "self_report", "answers", "strengths", "shortcomings", "comments", "minutes",
    "conclusion", "directives", "reinspection_of", "state",
)  # fmt: skip
VISIT_ELSEWHERE = ("date", "from", "to", "days", "units")


def period_values(period: Period | None) -> dict[str, Any]:
    """Return the columns of a period of figures; what they cannot hold is kept beside them."""
    if period is None:
        return {}
    first, last = full_day(period.from_), full_day(period.to)
    values: dict[str, Any] = {}
    if first:
        values["figures_from"] = first
    if last:
        values["figures_to"] = last
    kept = said(period)
    kept = {k: v for k, v in kept.items() if not ((k == "from" and first) or (k == "to" and last))}
    return {**values, "extra": {KEPT: {"period": kept}}} if kept else values


def told_period(record: Any) -> dict[str, Any]:
    """Return the period that a record holds, by the keys of its part."""
    period = dict((record.extra or {}).get(KEPT, {}).get("period", {}))
    if record.figures_from:
        period["from"] = iso_day(record.figures_from)
    if record.figures_to:
        period["to"] = iso_day(record.figures_to)
    return period


def day_rows(visit: Visit) -> tuple[list[dict[str, Any]], list[Any]]:
    """Return the rows of a visit's days; all days as plain values when one is not full."""
    days = visit.all_days()
    if any(full_day(day.date) is None or set(said(day)) - {"date", "from", "to"} for day in days):
        return [], [plain(day) for day in days]
    return [_day_row(day) for day in days], []


def _day_row(day: Day) -> dict[str, Any]:
    return {
        "on": full_day(day.date),
        "starts_at": clock(day.from_),
        "ends_at": clock(day.to),
    }


def told_days(rows: list[Any]) -> dict[str, Any]:
    """Return a visit's days: inline when there was one."""
    days = [
        {
            "date": iso_day(row.on),
            "from": shown_clock(row.starts_at),
            "to": shown_clock(row.ends_at),
        }
        for row in sorted(rows, key=lambda row: (row.on, shown_clock(row.starts_at), row.id))
    ]
    return days[0] if len(days) == 1 else {"days": days} if days else {}


def merged(*values: dict[str, Any]) -> dict[str, Any]:
    """Return the columns of several shelves as one, their `extra` put together."""
    together: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for each in values:
        together |= each
        kept = {**extra.get(KEPT, {}), **each.get("extra", {}).get(KEPT, {})}
        extra |= each.get("extra", {})
        if kept:
            extra[KEPT] = kept
    return {**together, "extra": extra} if extra else together
