"""Which reminders a deadline ought to have, and when: pure functions of policy, day and calendar.

A rung stands so many working days before (negative) or after the day a step is due. Nothing here
knows what was sent: a position in the ladder says how far it has been climbed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import takewhile

from inspect_flow.locale.dates import at_local
from inspect_flow.locale.translation import in_language
from inspect_flow.rules.working_calendar import WorkingCalendar
from inspect_flow.vocabulary.documents import LetterTone
from inspect_flow.vocabulary.reminders import Addressee, Channel


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a ladder: on which day, whom, by which ways, with what consequence."""

    name: str
    at: int
    to: tuple[Addressee, ...]
    by: tuple[Channel, ...] = (Channel.MAIL,)
    letter: LetterTone | None = None
    escalates: bool = False
    proposes_responsibility: bool = False


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs of one kind of duty, earliest first."""

    name: str
    rungs: tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class ClockDefinition:
    """A step of the case whose time runs: of which record, until which date, in which states."""

    name: str
    labels: Mapping[str, str]
    of: str
    due: str
    states: tuple[str, ...]
    paused_in: tuple[str, ...]
    ladder: Ladder

    @property
    def label(self) -> str:
        """Return what must be done, as this context's users read it."""
        return in_language(dict(self.labels))


@dataclass(frozen=True, slots=True)
class ReminderPolicy:
    """All clocks with their ladders, and what holds for every reminder."""

    clocks: Mapping[str, ClockDefinition]
    morning: time
    catch_up_days: int

    def climb(self, ladder: Ladder, due: date, calendar: WorkingCalendar) -> Climb:
        """Return the moments of `ladder` for a step that is due on `due`."""
        return Climb(ladder, due, calendar, self.morning)

    def of(self, entity: str) -> tuple[ClockDefinition, ...]:
        """Return the clocks of one kind of record."""
        return tuple(each for each in self.clocks.values() if each.of == entity)


def rung_day(due: date, rung: Rung, calendar: WorkingCalendar) -> date:
    """Return the working day on which `rung` is raised.

    A deadline that somebody set on a day off is reminded of on the working day before it.
    """
    if rung.at == 0:
        return calendar.previous_working_day(due)
    return calendar.nth_working_day(due, rung.at)


@dataclass(frozen=True, slots=True)
class Climb:
    """The moments of one ladder for one due day: rungs are raised in the morning of their day."""

    ladder: Ladder
    due: date
    calendar: WorkingCalendar
    morning: time

    def moment(self, rung: Rung) -> datetime:
        """Return when `rung` is raised."""
        return at_local(rung_day(self.due, rung, self.calendar), self.morning)

    def position_at(self, started_at: datetime) -> int:
        """Return the first rung whose moment had not passed when the clock started."""
        for position, rung in enumerate(self.ladder.rungs):
            if self.moment(rung) >= started_at:
                return position
        return len(self.ladder.rungs)

    def next_moment(self, position: int) -> datetime | None:
        """Return when the rung at `position` is raised, None at the end of the ladder."""
        rungs = self.ladder.rungs
        return self.moment(rungs[position]) if position < len(rungs) else None

    def passed(self, position: int, now: datetime) -> tuple[Rung, ...]:
        """Return the rungs from `position` on whose moment has come, all after an outage."""
        ahead = self.ladder.rungs[position:]
        return tuple(takewhile(lambda rung: self.moment(rung) <= now, ahead))
