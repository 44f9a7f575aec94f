"""What every use case is given: the session, who acts, when, and the house's definitions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from sqlmodel import Session

from inspect_flow.definitions.calendars import load_calendar
from inspect_flow.definitions.checklists import load_checklists, load_legal_bases
from inspect_flow.definitions.intervals import load_intervals
from inspect_flow.definitions.machines import MachineDefinition, load_machines
from inspect_flow.definitions.reminder_policy import load_reminder_policy
from inspect_flow.locale.dates import local_day
from inspect_flow.records.base import Tracked
from inspect_flow.rules.checklist import ChecklistDefinition
from inspect_flow.rules.guards import guard_names
from inspect_flow.rules.intervals import IntervalTable
from inspect_flow.rules.legal_bases import LegalBases
from inspect_flow.rules.reminders import ReminderPolicy
from inspect_flow.rules.working_calendar import WorkingCalendar
from inspect_flow.services.ports import FileStore, FormJudge
from inspect_flow.vocabulary.appointments import CalendarSheet
from inspect_flow.vocabulary.mails import DigestMail, InvitationMail, LetterMail, MailTexts

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


class Office:
    """A house's definitions; each kind is read at its first use and then kept."""

    def __init__(
        self,
        effects: Mapping[str, Effect],
        files: FileStore,
        template_version: Callable[[str], str],
        write_digest: Callable[[DigestMail], MailTexts],
        write_letter: Callable[[LetterMail], MailTexts],
        write_invitation: Callable[[InvitationMail], MailTexts],
        write_calendar: Callable[[CalendarSheet], bytes],
        house: str | None = None,
        form: FormJudge | None = None,
        count_pages: Callable[[str, Mapping[str, Any]], int] | None = None,
    ) -> None:
        self.effects = effects
        self.files = files
        self.template_version = template_version
        self.write_digest = write_digest
        self.write_letter = write_letter
        self.write_invitation = write_invitation
        self.write_calendar = write_calendar
        self._count_pages = count_pages
        self.house = house
        self.form = form

    def pages_of(self, kind: str, context: Mapping[str, Any]) -> int:
        """Return how many pages a paper has; 0 where nobody here can print it."""
        return self._count_pages(kind, context) if self._count_pages else 0

    @cached_property
    def machines(self) -> Mapping[str, MachineDefinition]:
        """Return the workflows by the record they move."""
        return load_machines(guard_names(), self.effects, self.house)

    @cached_property
    def checklists(self) -> Mapping[str, ChecklistDefinition]:
        """Return the checklists by code."""
        return load_checklists(self.house)

    @cached_property
    def legal_bases(self) -> LegalBases:
        """Return the legal texts that checklists cite."""
        return load_legal_bases(self.house)

    @cached_property
    def calendar(self) -> WorkingCalendar:
        """Return the working calendar."""
        return load_calendar(self.house)

    @cached_property
    def intervals(self) -> IntervalTable:
        """Return the house's time limits."""
        return load_intervals(self.house)

    @cached_property
    def reminders(self) -> ReminderPolicy:
        """Return the house's clocks and ladders of reminders."""
        return load_reminder_policy(self.machines, self.house)


@dataclass(frozen=True, slots=True)
class Work:
    """One use case's surroundings: `at` is when it happened, `recorded_at` when it is typed."""

    session: Session
    office: Office
    actor: Actor
    at: datetime
    recorded_at: datetime
    # Written reasons that also hold for the moves that follow from a move.
    overrides: Mapping[str, str] = field(default_factory=dict)
    # Where others than the office's own staff may ask, nothing is found beyond their sight.
    is_scoped: bool = False

    @property
    def on(self) -> date:
        """Return the Vietnamese day on which it happened."""
        return local_day(self.at)

    def by(self, actor: Actor) -> Work:
        """Return the same surroundings with another actor."""
        return replace(self, actor=actor)

    def excusing(self, overrides: Mapping[str, str]) -> Work:
        """Return the same surroundings with reasons given for conditions that do not hold."""
        return replace(self, overrides={**self.overrides, **overrides}) if overrides else self

    def moved_to(self, at: datetime) -> Work:
        """Return the same surroundings at another moment."""
        return replace(self, at=at)
