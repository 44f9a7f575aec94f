"""Count what was found and what became of it; every shortcoming is counted exactly once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from inspect_flow.vocabulary.findings import FindingKind


class Handling(StrEnum):
    """What became of a shortcoming on a given day."""

    HANDLED = "handled"
    RUNNING = "running"
    OVERDUE = "overdue"
    # Carried over, waived, withdrawn, or never tracked.
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Tally:
    """Numbers of findings; shortcomings are the sum of the four that follow."""

    strengths: int = 0
    shortcomings: int = 0
    handled: int = 0
    running: int = 0
    overdue: int = 0
    other: int = 0

    def __add__(self, more: Tally) -> Tally:
        """Add up column by column."""
        return Tally(*(getattr(self, f.name) + getattr(more, f.name) for f in fields(Tally)))


@dataclass(frozen=True, slots=True)
class Counted:
    """One finding as it is counted: of which unit and area, and what became of it."""

    kind: str
    unit_id: int
    area: str
    handling: Handling = Handling.OTHER


@dataclass(frozen=True, slots=True)
class Clock:
    """Which states of a deficiency mean what, and the day of the count."""

    on: date
    settled: Collection[str]
    still_open: Collection[str]
    running: Collection[str]

    def handling(self, state: str | None, deadline: date | None) -> Handling:
        """Return what became of a deficiency; None is a shortcoming that nobody tracks."""
        if state in self.settled:
            return Handling.HANDLED
        if state in self.running and deadline is not None and deadline < self.on:
            return Handling.OVERDUE
        return Handling.RUNNING if state in self.still_open else Handling.OTHER


def tally(findings: Iterable[Counted]) -> Tally:
    """Count the findings; what is neither good nor bad is not counted."""
    return sum((_one(each) for each in findings), Tally())


def _one(finding: Counted) -> Tally:
    if finding.kind == FindingKind.STRENGTH:
        return Tally(strengths=1)
    if finding.kind == FindingKind.SHORTCOMING:
        return Tally(shortcomings=1, **{finding.handling.value: 1})
    return Tally()
