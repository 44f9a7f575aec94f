"""Dates of a case that stand in an unlikely order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from inspect_flow.interchange.case_file.case import CaseFile
from inspect_flow.interchange.case_file.findings import Deficiency
from inspect_flow.interchange.case_file.inspections import Inspection, Visit
from inspect_flow.interchange.case_file.unit_names import unit_key
from inspect_flow.interchange.case_file.walking import Place, walk
from inspect_flow.locale.translation import _
from inspect_flow.rules.partial_dates import parse_partial_date

Dated = tuple[Place, str, str]


def date_remarks(case: CaseFile) -> Iterator[tuple[Place, str]]:
    """Yield dates that surely lie before something that must come first."""
    founding = [
        (("decisions", index, "date"), _("quyết định"), each.date)
        for index, each in enumerate(case.decisions)
        if each.role == "founding"
    ]
    for index, inspection in enumerate(case.inspections):
        place: Place = ("inspections", index)
        chain = [*founding[:1], *_course(case, inspection, place)]
        yield from _out_of_order(chain)
        for below, part in walk(inspection, place):
            if isinstance(part, Deficiency):
                yield from _out_of_order(_life(part, below))
    for place, part in walk(case):
        yield from _reversed_span(place, part)


def _course(case: CaseFile, inspection: Inspection, place: Place) -> list[Dated]:
    visits = [((*place, "visits", i), each) for i, each in enumerate(inspection.visits)]
    visits += [
        (("visits", i), each)
        for i, each in enumerate(case.visits)
        if unit_key(inspection.unit) in [unit_key(unit) for unit in each.units]
    ]
    days = [(where, _("buổi làm việc"), day) for where, each in visits for day in _days(each)]
    course: list[Dated] = sorted(days, key=lambda dated: dated[2])
    if inspection.minutes:
        course.append(((*place, "minutes", "date"), _("biên bản"), inspection.minutes.date))
    if inspection.conclusion:
        course.append(((*place, "conclusion", "date"), _("kết luận"), inspection.conclusion.date))
    return course


def _days(visit: Visit) -> list[str]:
    return [day.date for day in visit.all_days() if day.date]


def _life(deficiency: Deficiency, place: Place) -> list[Dated]:
    return [
        ((*place, "history", index, "date"), step.what.label, step.date)
        for index, step in enumerate(deficiency.history)
    ]


def _out_of_order(chain: list[Dated]) -> Iterator[tuple[Place, str]]:
    known = [dated for dated in chain if dated[2]]
    for before, after in pairwise(known):
        first, second = parse_partial_date(before[2]), parse_partial_date(after[2])
        if second.latest < first.earliest:
            yield (
                after[0],
                _("{what} ngày {day} sớm hơn {before} ngày {first}; kiểm tra lại").format(
                    what=after[1], day=second.label, before=before[1], first=first.label
                ),
            )


def _reversed_span(place: Place, part: object) -> Iterator[tuple[Place, str]]:
    begins, ends = getattr(part, "from_", ""), getattr(part, "to", "")
    if not begins or not ends:
        return
    if ":" in begins:
        wrong = begins > ends
    else:
        wrong = parse_partial_date(ends).latest < parse_partial_date(begins).earliest
    if wrong:
        yield (*place, "to"), _("kết thúc trước khi bắt đầu; kiểm tra lại")
