"""What every use case is given: the session, who acts, when, and the house's definitions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlmodel import Session

from inspect_flow.locale.dates import local_day
from inspect_flow.records.base import Tracked

if TYPE_CHECKING:
    from inspect_flow.definitions.machines import MachineDefinition
    from inspect_flow.rules.checklist import ChecklistDefinition
    from inspect_flow.rules.intervals import IntervalTable
    from inspect_flow.rules.working_calendar import WorkingCalendar
    from inspect_flow.services.ports import FileStore

Effect = Callable[["Work", Tracked], None]
"""What follows a move, in the same transaction."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a person by code, or the operator of the command line, or the system."""

    code: str
    name: str = ""
    person_id: int | None = None

    @property
    def is_operator(self) -> bool:
        """Tell whether this is the console's operator, who keeps registers but holds no office."""
        return self.code == OPERATOR.code


OPERATOR = Actor("operator", "Người vận hành")
SYSTEM = Actor("system", "Hệ thống")


@dataclass(frozen=True, slots=True)
class Office:
    """A house's definitions, read once at start."""

    machines: Mapping[str, MachineDefinition]
    checklists: Mapping[str, ChecklistDefinition]
    legal_bases: Mapping[str, Any]
    calendar: WorkingCalendar
    intervals: IntervalTable
    effects: Mapping[str, Effect]
    files: FileStore
    template_versions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Work:
    """One use case's surroundings: `at` is when it happened, `recorded_at` when it is typed."""

    session: Session
    office: Office
    actor: Actor
    at: datetime
    recorded_at: datetime

    @property
    def on(self) -> date:
        """Return the Vietnamese day on which it happened."""
        return local_day(self.at)

    def by(self, actor: Actor) -> Work:
        """Return the same surroundings with another actor."""
        return replace(self, actor=actor)

    def moved_to(self, at: datetime) -> Work:
        """Return the same surroundings at another moment."""
        return replace(self, at=at)
