"""A sign of life of the program's recurring duties, and how long ago the last one was."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from inspect_flow.records.tables import Heartbeat
from inspect_flow.services.turns import take_turn
from inspect_flow.services.work import Work


def beat(work: Work, name: str, node: str, details: Mapping[str, Any]) -> None:
    """Note that the duty `name` has just been done by `node`; the latest beat stays."""
    take_turn(work, "heartbeat", name)
    known = work.session.get(Heartbeat, name)
    if known is None:
        known = Heartbeat(name=name, at=work.at)
    elif known.at > work.at:
        return
    known.at, known.node, known.details = work.at, node, dict(details)
    work.session.add(known)


def silence(work: Work, name: str) -> timedelta | None:
    """Return how long ago the duty was last done, None when it never was."""
    known = work.session.get(Heartbeat, name)
    return None if known is None else work.at - known.at
