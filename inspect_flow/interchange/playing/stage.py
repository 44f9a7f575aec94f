"""Where a case is played: its file, its books, its people, and the papers it leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from inspect_flow.interchange.case_file.case import CaseFile
from inspect_flow.interchange.case_file.people import Who
from inspect_flow.interchange.loading.people_book import PeopleBook
from inspect_flow.interchange.loading.unit_book import UnitBook
from inspect_flow.locale.dates import at_local
from inspect_flow.locale.translation import _
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import Person, Unit
from inspect_flow.rules.partial_dates import parse_partial_date
from inspect_flow.services.papers import paper_context
from inspect_flow.services.registry import get
from inspect_flow.services.work import OPERATOR, Actor, Work
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.errors import BadInput


@dataclass(frozen=True, slots=True)
class WorkingPaper:
    """A paper that is printed but not issued: the dossier, the blank checklist, a draft."""

    kind: DocumentKind
    about: str
    context: dict[str, Any]


@dataclass
class Cast:
    """Who acts; whoever the file does not name stays the operator and may then not move."""

    head: Actor = OPERATOR
    secretary: Actor = OPERATOR
    unit: Actor = OPERATOR


@dataclass
class Stage:
    """Everything that the acts of a play share."""

    work: Work
    case: CaseFile
    units: UnitBook
    people: PeopleBook
    year: int
    cast: Cast = field(default_factory=Cast)
    working_papers: list[WorkingPaper] = field(default_factory=list)
    # What passes by itself before the next day on which somebody acts: nothing, unless told.
    pass_until: Callable[[date], None] = lambda _day: None
    _busy_until: dict[date, int] = field(default_factory=dict)

    def at(self, day: date, actor: Actor, clock: time | None = None) -> Work:
        """Return the surroundings for the next thing that `actor` does on that day."""
        self.pass_until(day)
        minute = self._busy_until.get(day, -5) + 5
        self._busy_until[day] = minute
        moment = at_local(day, clock) if clock else at_local(day) + timedelta(minutes=minute)
        return self.work.moved_to(moment).by(actor)

    @property
    def last_day(self) -> date:
        """Return the last day on which anybody did anything."""
        return max(self._busy_until, default=self.work.on)

    def person(self, who: Who | str | None) -> Person | None:
        """Return the person that the file means."""
        identity = self.people.identity(who)
        return get(self.work, Person, identity) if identity is not None else None

    def leader_of(self, unit_id: int | None) -> Person | None:
        """Return the person of the file who leads that unit."""
        people = (self.person(entry) for entry in self.case.people)
        return next((each for each in people if each and each.leads_unit
                     and each.unit_id == unit_id), None)  # fmt: skip

    def unit(self, written: str) -> Unit:
        """Return the unit that the file means."""
        return get(self.work, Unit, self.units.identity(written))

    def keep_paper(self, work: Work, kind: DocumentKind, about: str, subject: Tracked) -> None:
        """Keep what a paper would say now, as a draft where it takes a number; printed later."""
        context = paper_context(work, kind, subject, draft=not kind.is_working_paper)
        self.working_papers.append(WorkingPaper(kind, about, context))


def day_of(written: str, what: str) -> date:
    """Return the full day; a play cannot go on without it."""
    day = parse_partial_date(written).full if written else None
    if day is None:
        raise BadInput(
            _("Chưa diễn lại được vụ việc"),
            [_("cần ngày đầy đủ của {what}; ghi dạng 2019-08-14").format(what=what)],
        )
    return day


def clock_of(written: str) -> time | None:
    """Return the clock time, None where the file has none."""
    return time.fromisoformat(written) if written else None
