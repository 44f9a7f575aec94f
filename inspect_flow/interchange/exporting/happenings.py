"""Steps of a deficiency that only its events tell: disputes, suspensions, rulings."""

from __future__ import annotations

import json

from sqlmodel import col, select

from inspect_flow.interchange.case_file.findings import Step, StepKind
from inspect_flow.locale.dates import local_day
from inspect_flow.records.tables import Deficiency, Event
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


def steps_since(work: Work, deficiency: Deficiency) -> list[Step]:
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
