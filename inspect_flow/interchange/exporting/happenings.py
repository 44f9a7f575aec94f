"""The history of a deficiency: as typed, as recorded in rows, and as only its events tell."""

from __future__ import annotations

import json

from sqlmodel import col, select

from inspect_flow.interchange.case_file.findings import Step, StepKind
from inspect_flow.interchange.shelves.history import told_history
from inspect_flow.interchange.shelves.slot import KEPT
from inspect_flow.locale.dates import local_day
from inspect_flow.records.tables import Deficiency, Event, Extension, Remediation
from inspect_flow.services.work import Work

_TAGS = {
    "deficiency.accept_plan": StepKind.PLAN_ACCEPTED,
    "deficiency.return_plan": StepKind.PLAN_RETURNED,
    "deficiency.dispute": StepKind.DISPUTED,
    "deficiency.uphold": StepKind.UPHELD,
    "deficiency.withdraw": StepKind.WITHDRAWN,
    "deficiency.suspend": StepKind.SUSPENDED,
    "deficiency.resume": StepKind.RESUMED,
    "deficiency.waive": StepKind.WAIVED,
    "deficiency.carry_over": StepKind.CARRIED_OVER,
    "deficiency.transferred": StepKind.TRANSFERRED,
    "deficiency.reopen": StepKind.REOPENED,
    "deficiency.close": StepKind.CLOSED,
}


def history_of(work: Work, deficiency: Deficiency) -> list[Step]:
    """Return everything that happened to the deficiency, what was typed first."""
    remediations = work.session.exec(
        select(Remediation)
        .where(Remediation.deficiency_id == deficiency.id)
        .order_by(col(Remediation.id))
    ).all()
    extensions = work.session.exec(
        select(Extension)
        .where(Extension.deficiency_id == deficiency.id)
        .order_by(col(Extension.code))
    ).all()
    typed = (deficiency.extra.get(KEPT) or {}).get("history", [])
    return told_history(typed, remediations, extensions, _steps_since(work, deficiency))


def _steps_since(work: Work, deficiency: Deficiency) -> list[Step]:
    """Return what was recorded about the deficiency by moving it, in the order it happened."""
    events = work.session.exec(
        select(Event)
        .where(
            Event.entity == "deficiency",
            Event.entity_id == deficiency.id,
            col(Event.tag).in_(_TAGS),
        )
        .order_by(col(Event.version))
    )
    return [_step(event) for event in events]


def _step(event: Event) -> Step:
    kind = _TAGS[event.tag]
    body = json.loads(event.body)
    return Step(
        date=local_day(event.at).isoformat(),
        what=kind,
        text=str(body.get("reason") or body.get("document") or ""),
        unit=str(body.get("to", "")) if kind is StepKind.TRANSFERRED else "",
    )
