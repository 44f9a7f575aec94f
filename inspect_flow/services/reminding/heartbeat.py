"""A sign of life of the program's recurring duties, and how long ago the last one was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from inspect_flow.records.tables import Heartbeat
from inspect_flow.services.turns import take_turn
from inspect_flow.services.work import Work

# Nodes may differ by so much; a beat from further ahead was a wrong clock's and is written over.
_SKEW = timedelta(days=1)


def beat(work: Work, name: str, node: str, details: Mapping[str, Any]) -> None:
    """Note that the duty `name` has just been done by `node`; the latest beat stays."""
    take_turn(work, "heartbeat", name)
    known = work.session.get(Heartbeat, name)
    if known is None:
        known = Heartbeat(name=name, at=work.at)
    elif timedelta() < known.at - work.at < _SKEW:
        return
    known.at, known.node, known.details = work.at, node, dict(details)
    work.session.add(known)


@dataclass(frozen=True, slots=True)
class Pulse:
    """When a duty was last done, where and what it did; `at` is None when it never was."""

    at: datetime | None
    silence: timedelta | None
    node: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)

    def is_within(self, span: timedelta) -> bool:
        """Tell whether the duty was done within `span`; one far ahead was a wrong clock's."""
        return self.silence is not None and abs(self.silence) <= span


def pulse(work: Work, name: str) -> Pulse:
    """Return the last beat of the duty `name`."""
    known = work.session.get(Heartbeat, name)
    if known is None:
        return Pulse(None, None)
    return Pulse(known.at, work.at - known.at, known.node, known.details)
