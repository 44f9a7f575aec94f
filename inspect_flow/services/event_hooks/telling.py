"""The JSON that tells of one event; the record itself is read through the interface."""

from __future__ import annotations

import json
from datetime import datetime
from hashlib import sha256
from typing import Any

from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import Event, EventHook, Finding
from inspect_flow.services.standing import case_of
from inspect_flow.services.work import Work

VERSION = 1
"""Of the form of the body: raised when a field changes its meaning or goes."""


def key_of(hook: EventHook, event: Event) -> str:
    """Return the number of the message, the same however often it is sent."""
    return sha256(f"event|{hook.id}|{event.hash}".encode()).hexdigest()


def body_of(work: Work, key: str, event: Event, record: Tracked) -> str:
    """Return what is told: which event of which record, and no word of its contents."""
    campaign, inspection = case_of(work, record)
    told: dict[str, Any] = {
        "version": VERSION,
        "id": key,
        "event": event.tag,
        "happened_at": _moment(event.at),
        "recorded_at": _moment(event.recorded_at),
        "record": {"kind": event.entity, "code": code_of(record, inspection)},
        "number": event.version,
        "campaign": campaign.code if campaign else None,
        "inspection": inspection.code if inspection else None,
        **_states(work, event),
    }
    return json.dumps(told, ensure_ascii=False)


def _states(work: Work, event: Event) -> dict[str, str | None]:
    """Return from which state to which a move went; other events use these words for else."""
    machine = work.office.machines.get(event.entity)
    is_move = machine is not None and event.tag.partition(".")[2] in machine.transitions
    stored = json.loads(event.body) if is_move else {}
    return {"from": stored.get("from"), "to": stored.get("to")}


def ping_body(key: str, at: datetime) -> str:
    """Return what a trial tells."""
    told = {"version": VERSION, "id": key, "event": "ping", "happened_at": _moment(at)}
    return json.dumps(told)


def code_of(record: Tracked, inspection: Any) -> str:
    """Return the code of a record; findings are numbered within their inspection."""
    code = str(getattr(record, "code", ""))
    return f"{inspection.code}/{code}" if isinstance(record, Finding) else code


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
