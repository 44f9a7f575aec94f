"""What leadership asks of the follow-up: numbers, and the lists that make them, from one query."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from inspect_flow.locale.vietnamese_text import sort_key
from inspect_flow.records.tables import Campaign, Unit
from inspect_flow.services.queries.campaigns import campaigns_by_year
from inspect_flow.services.queries.cases_then import CaseThen, cases_then
from inspect_flow.services.queries.names import unit_codes, unit_names
from inspect_flow.services.queries.stuck import StuckRow, stuck_inspections
from inspect_flow.services.registry import find
from inspect_flow.services.succession import heirs_of, lines_of, with_predecessors
from inspect_flow.services.units import bodies_of, versions_on
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.areas import area_label
from inspect_flow.vocabulary.figures import Counted, GroupedBy


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked for: a day, and conditions that all hold.

    `unit` means a body with its divisions, `line` takes in what it followed; `owner` means just
    the division or body that must put right.
    """

    on: date
    campaign: str = ""
    unit: str = ""
    line: bool = False
    owner: str = ""
    area: str = ""
    year: int | None = None
    counted: Counted = Counted.FOUND


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One deficiency of a list, with names; `late` are days after the deadline."""

    case: CaseThen
    unit_code: str
    unit: str
    area: str
    state: str
    late: int | None


@dataclass(frozen=True, slots=True)
class Group:
    """The numbers of one unit, field, campaign or year."""

    key: str
    label: str
    numbers: Mapping[Counted, int]


@dataclass(frozen=True, slots=True)
class UnitYears:
    """One unit of the day, with what it followed: numbers by year."""

    code: str
    unit: str
    before: tuple[str, ...]
    years: Mapping[int, Mapping[Counted, int]]


def chosen_cases(work: Work, choice: Choice) -> list[CaseThen]:
    """Return the deficiencies that fit the choice: their number is the figure."""
    campaign = find(work, Campaign, choice.campaign) if choice.campaign else None
    owner = find(work, Unit, choice.owner).id if choice.owner else None
    units = _units_meant(work, choice)
    return [
        each
        for each in _with_bodies(work, choice, campaign)
        if is_counted(each, choice.counted)
        and (units is None or each.body_id in units or each.owner_id in units)
        and owner in (None, each.owner_id)
        and choice.area in ("", each.area)
        and choice.year in (None, each.year)
    ]


def _with_bodies(work: Work, choice: Choice, campaign: Campaign | None) -> list[CaseThen]:
    cases = [each for each in cases_then(work, choice.on, campaign) if each.field]
    bodies = bodies_of(work, {each.owner_id for each in cases}, choice.on)
    return [replace(each, body_id=bodies[each.owner_id]) for each in cases]


def _units_meant(work: Work, choice: Choice) -> Collection[int] | None:
    if not choice.unit:
        return None
    unit = find(work, Unit, choice.unit).id or 0
    return with_predecessors(work, unit) if choice.line else {unit}


def is_counted(case: CaseThen, number: Counted) -> bool:
    """Tell whether a deficiency counts in that number."""
    match number:
        case Counted.FOUND:
            return bool(case.field)
        case Counted.OVERDUE:
            return case.field.startswith("overdue")
        case Counted.REPEATED:
            return bool(case.field) and case.repeats
    return case.field == number.value


def numbers_of(cases: Iterable[CaseThen]) -> Mapping[Counted, int]:
    """Return every number of the cases."""
    known = Counter(each for case in cases for each in Counted if is_counted(case, each))
    return MappingProxyType({each: known[each] for each in Counted})


def grouped(work: Work, cases: Sequence[CaseThen], by: GroupedBy, on: date) -> list[Group]:
    """Return the numbers by unit, field, campaign or year, the most found first."""
    groups: dict[str, list[CaseThen]] = defaultdict(list)
    key = _keys(work, cases, by)
    for case in cases:
        groups[key(case)].append(case)
    label = _labels(work, cases, by, on)
    rows = [Group(each, label(found[0]), numbers_of(found)) for each, found in groups.items()]
    if by is GroupedBy.YEAR:
        return sorted(rows, key=lambda row: row.key, reverse=True)
    return sorted(rows, key=lambda row: (-row.numbers[Counted.FOUND], sort_key(row.label)))


def _units_in(cases: Iterable[CaseThen], by: GroupedBy = GroupedBy.OWNER) -> set[int]:
    match by:
        case GroupedBy.UNIT:
            return {each.body_id for each in cases}
        case GroupedBy.OWNER:
            return {each.owner_id for each in cases}
    return set()


def _keys(work: Work, cases: Sequence[CaseThen], by: GroupedBy) -> Callable[[CaseThen], str]:
    codes = unit_codes(work, _units_in(cases, by))
    return {
        GroupedBy.UNIT: lambda case: codes.get(case.body_id, ""),
        GroupedBy.OWNER: lambda case: codes.get(case.owner_id, ""),
        GroupedBy.AREA: lambda case: case.area,
        GroupedBy.CAMPAIGN: lambda case: case.campaign,
        GroupedBy.YEAR: lambda case: str(case.year),
    }[by]


def _labels(
    work: Work, cases: Sequence[CaseThen], by: GroupedBy, on: date
) -> Callable[[CaseThen], str]:
    names = unit_names(work, _units_in(cases, by), on)
    areas = _areas(cases)
    return {
        GroupedBy.UNIT: lambda case: names.get(case.body_id, ""),
        GroupedBy.OWNER: lambda case: names.get(case.owner_id, ""),
        GroupedBy.AREA: lambda case: areas[case.area, case.year],
        GroupedBy.CAMPAIGN: lambda case: case.campaign_title or case.campaign,
        GroupedBy.YEAR: lambda case: str(case.year),
    }[by]


def case_lines(work: Work, cases: Sequence[CaseThen], on: date) -> list[CaseLine]:
    """Return the list of the cases with names, the longest overdue first."""
    owners = _units_in(cases)
    names, codes = unit_names(work, owners, on), unit_codes(work, owners)
    machine, areas = work.office.machines["deficiency"], _areas(cases)
    lines = [
        CaseLine(
            case=each,
            unit_code=codes.get(each.owner_id, ""),
            unit=names.get(each.owner_id, ""),
            area=areas[each.area, each.year],
            state=machine.state_label(each.then.state),
            late=_late(each, on),
        )
        for each in cases
    ]
    return sorted(lines, key=lambda line: (-(line.late or 0), line.case.code))


def _areas(cases: Iterable[CaseThen]) -> dict[tuple[str, int], str]:
    """Return the name of each field in each year; a name is looked for once, which is slow."""
    return {each: area_label(*each) for each in {(case.area, case.year) for case in cases}}


def _late(case: CaseThen, on: date) -> int | None:
    deadline = case.then.deadline
    return (on - deadline).days if deadline and is_counted(case, Counted.OVERDUE) else None


def stuck_chosen(work: Work, choice: Choice) -> list[StuckRow]:
    """Return the inspections that stand still today in the campaign, unit and year chosen."""
    campaign = find(work, Campaign, choice.campaign) if choice.campaign else None
    unit = find(work, Unit, choice.unit) if choice.unit else None
    rows = stuck_inspections(work, campaign=campaign, unit=unit)
    if choice.year is None:
        return rows
    meant = {code for year, code, _title in campaigns_by_year(work) if year == choice.year}
    return [row for row in rows if row.campaign in meant]


def compared(work: Work, choice: Choice) -> list[UnitYears]:
    """Return the numbers by year for each unit of the day, with all that it followed.

    What several units followed counts for each of them; a unit that is gone without an heir
    stands for itself.
    """
    cases = chosen_cases(work, replace(choice, year=None))
    owners = _units_in(cases, GroupedBy.UNIT)
    around = owners | heirs_of(work, owners, choice.on)
    versions = versions_on(work, around, choice.on)
    living = {each for each in around if each in versions and _lives(versions[each], choice.on)}
    lines = lines_of(work, around)
    headless = {each for each in owners - living if not any(each in lines[one] for one in living)}
    shown = {each for each in living | headless if lines[each] & owners}
    named = {unit for each in shown for unit in lines[each]}
    names, codes = unit_names(work, named, choice.on), unit_codes(work, shown)
    rows = []
    for unit in shown:
        theirs = [case for case in cases if case.body_id in lines[unit]]
        years = {year: numbers_of([c for c in theirs if c.year == year]) for year in _years(theirs)}
        before = tuple(sorted(names[each] for each in lines[unit] - {unit} if each in names))
        rows.append(UnitYears(codes.get(unit, ""), names.get(unit, ""), before, years))
    return sorted(rows, key=lambda row: sort_key(row.unit))


def _years(cases: Iterable[CaseThen]) -> list[int]:
    return sorted({each.year for each in cases})


def _lives(version: object, on: date) -> bool:
    first, last = getattr(version, "valid_from", None), getattr(version, "valid_to", None)
    return (first is None or first <= on) and (last is None or last >= on)
