"""When a case took place, as far as its file shows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from inspect_flow.interchange.case_file.case import CaseFile
from inspect_flow.rules.partial_dates import PartialDate, parse_partial_date
from inspect_flow.vocabulary.campaigns import DecisionRole


def year_of(case: CaseFile) -> int | None:
    """Return the campaign's year: as given, else that of the visits, else of any paper."""
    if case.campaign and case.campaign.year:
        return case.campaign.year
    first = next(_dates(case), None)
    return first.year if first else None


def reference_day(case: CaseFile) -> date:
    """Return a day on which the units bore the names that the file uses."""
    for found in _dates(case):
        return found.earliest
    return date(year_of(case) or 2000, 12, 31)


def _dates(case: CaseFile) -> Iterator[PartialDate]:
    for written in _written(case):
        if written:
            yield parse_partial_date(written)


def _written(case: CaseFile) -> Iterator[str]:
    visits = [*case.visits, *(visit for each in case.inspections for visit in each.visits)]
    yield from sorted(day.date for visit in visits for day in visit.all_days() if day.date)
    founding = [each for each in case.decisions if each.role is DecisionRole.FOUNDING]
    yield from (each.date for each in (*founding, *case.decisions))
    if case.campaign:
        yield from (case.campaign.starts, case.campaign.ends)
    for inspection in case.inspections:
        papers = (
            inspection.notice,
            inspection.minutes,
            inspection.conclusion,
            *inspection.directives,
        )
        yield from (paper.date for paper in papers if paper)
    yield from (source.date for source in case.sources)
