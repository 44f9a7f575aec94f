"""The whole play: opening, visits, follow-up, in the order of the case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from inspect_flow.interchange.case_file.case import CaseFile
from inspect_flow.interchange.case_file.inspections import Inspection as InspectionPart
from inspect_flow.interchange.case_file.timing import reference_day, year_of
from inspect_flow.interchange.loading.ledger import Ledger
from inspect_flow.interchange.loading.mentions import remember_mentions
from inspect_flow.interchange.loading.people_book import PeopleBook
from inspect_flow.interchange.loading.unit_book import UnitBook
from inspect_flow.interchange.playing.follow_up import play_follow_up
from inspect_flow.interchange.playing.opening import play_opening
from inspect_flow.interchange.playing.readiness import refuse_unready
from inspect_flow.interchange.playing.stage import Stage, WorkingPaper
from inspect_flow.interchange.playing.visit import play_visit
from inspect_flow.records.tables import Campaign, Inspection, Person
from inspect_flow.services.work import OPERATOR, Actor, Work
from inspect_flow.vocabulary.documents import DocumentKind


@dataclass(frozen=True, slots=True)
class Played:
    """What a play leaves behind."""

    campaign: Campaign
    inspections: Sequence[Inspection]
    working_papers: Sequence[WorkingPaper]


def play_case(
    work: Work,
    case: CaseFile,
    source: str,
    tell: Callable[[str], None] = lambda _code: None,
    pass_until: Callable[[date], None] = lambda _day: None,
) -> Played:
    """Drive the case through every state on the days its file names, guards and all.

    Unlike loading, which stores what is known to have happened, a play needs full dates and people
    and is refused like any other work. `pass_until` is told each day before anybody acts on it.
    """
    refuse_unready(case)
    ledger = Ledger(work, source, update=True)
    units = UnitBook(ledger, reference_day(case), list(case.units))
    people = PeopleBook(ledger, units)
    stage = Stage(work, case, units, people, year_of(case) or work.on.year,
                  pass_until=pass_until)  # fmt: skip
    for entry in case.units:
        units.identity(entry.code or entry.name)
    for person in case.people:
        people.declare(person)
    campaign, inspections = play_opening(stage)
    tell(campaign.code)
    for inspection, part in zip(inspections, case.inspections, strict=True):
        stage.cast.unit = _unit_side(stage, inspection, part)
        play_visit(stage, campaign, inspection, part)
        play_follow_up(stage, inspection, part)
        tell(inspection.code)
    summing = stage.at(stage.last_day, OPERATOR)
    stage.keep_paper(summing, DocumentKind.CAMPAIGN_SUMMARY, campaign.code, campaign)
    for inspection in inspections:
        indexing = stage.at(stage.last_day, OPERATOR)
        stage.keep_paper(indexing, DocumentKind.FILE_INDEX, inspection.code, inspection)
    remember_mentions(stage.at(stage.last_day, OPERATOR), campaign, people, units, source)
    ledger.close()
    return Played(campaign, inspections, stage.working_papers)


def _unit_side(stage: Stage, inspection: Inspection, part: InspectionPart) -> Actor:
    """Return who answers for the unit: its head, or the first of its people at the table."""
    attendants = list(part.attendance.unit) if part.attendance else []
    candidates = [stage.person(who) for who in (*attendants, *stage.case.people)]
    own = [each for each in candidates if each and each.unit_id == inspection.unit_id]
    for person in (*(each for each in own if each.leads_unit), *own):
        return _acting(person)
    return OPERATOR


def _acting(person: Person) -> Actor:
    return Actor(person.code, person.name, person.id)
