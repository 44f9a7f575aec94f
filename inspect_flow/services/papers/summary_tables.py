"""The tables of a campaign's summary: by level, area and unit; what is common, what is late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from inspect_flow.locale.numbers import count
from inspect_flow.locale.vietnamese_text import searchable
from inspect_flow.records.tables import Finding
from inspect_flow.rules.tallies import Handling, tally
from inspect_flow.rules.tallies import Tally as Numbers
from inspect_flow.services.papers.campaign_figures import CampaignFigures, Found
from inspect_flow.services.papers.desk import Desk, counted_as
from inspect_flow.services.papers.kept import told
from inspect_flow.services.papers.requirements import owner_name
from inspect_flow.services.papers.times import short_text, visits_of
from inspect_flow.vocabulary.overview_papers import (
    AreaTally,
    CommonShortcoming,
    LevelRow,
    OverdueItem,
    Tally,
    UnitTally,
)
from inspect_flow.vocabulary.units import UnitLevel

# So many units of a common shortcoming are named, and so many shortcomings are listed.
_NAMED, _LISTED = 5, 15


def level_rows(desk: Desk, figures: CampaignFigures) -> list[LevelRow]:
    """Return how many units of each level were planned, inspected, left, called off."""
    units: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for each in figures.inspections:
        version = desk.version(each.unit_id)
        level = version.level if version else UnitLevel.OTHER.value
        units[level][each.unit_id].add("inspected" if each in figures.inspected else each.state)
    return [
        _level_row(counted_as(level), units[level.value].values())
        for level in UnitLevel
        if level.value in units
    ]


def _level_row(title: str, states_of_units: Iterable[set[str]]) -> LevelRow:
    units = list(states_of_units)
    inspected = sum("inspected" in states for states in units)
    cancelled = sum(states == {"cancelled"} for states in units)
    waiting = len(units) - inspected - cancelled
    return LevelRow(level=title, planned=len(units), inspected=inspected, waiting=waiting,
                    cancelled=cancelled)  # fmt: skip


def levels_total(rows: Iterable[LevelRow]) -> LevelRow:
    """Return the last line of the table."""
    rows = list(rows)
    return LevelRow(
        level="",
        planned=sum(row["planned"] for row in rows),
        inspected=sum(row["inspected"] for row in rows),
        waiting=sum(row["waiting"] for row in rows),
        cancelled=sum(row["cancelled"] for row in rows),
    )


def area_rows(figures: CampaignFigures) -> list[AreaTally]:
    """Return what was found in each area."""
    found = _grouped(figures, lambda each: each.counted.area)
    return [area_row(title, found[key]) for key, title in figures.area_titles().items()]


def area_row(title: str, found: Iterable[Found]) -> AreaTally:
    """Return one line; the units are those where something was wanting."""
    found = list(found)
    units = {each.inspection.unit_id for each in found if each.is_shortcoming}
    return AreaTally(title=title, n_units=len(units), **tallied(found))


def unit_rows(desk: Desk, figures: CampaignFigures) -> list[UnitTally]:
    """Return what was found at each unit inspected, in the order of the plan."""
    found = _grouped(figures, lambda each: each.inspection.unit_id)
    days = _visited(desk, figures)
    units = dict.fromkeys(each.unit_id for each in figures.inspected)
    return [
        UnitTally(unit=desk.short(unit), visited=days.get(unit, ""), **tallied(found[unit]))
        for unit in units
    ]


def unit_row(title: str, found: Iterable[Found]) -> UnitTally:
    """Return one line of the table of units."""
    return UnitTally(unit=title, visited="", **tallied(found))


def tallied(found: Iterable[Found]) -> Tally:
    """Count findings as the papers print them."""
    numbers: Numbers = tally(each.counted for each in found)
    return Tally(
        strengths=numbers.strengths,
        shortcomings=numbers.shortcomings,
        handled=numbers.handled,
        running=numbers.running,
        overdue=numbers.overdue,
        other=numbers.other,
    )


def _visited(desk: Desk, figures: CampaignFigures) -> dict[int, str]:
    visits = visits_of(desk, figures.inspected)
    days: dict[int, list[date]] = defaultdict(list)
    for each in figures.inspected:
        times = visits.get(each.id or 0)
        days[each.unit_id] += [day.on for day in times.days] if times else []
    return {
        unit: "; ".join(dict.fromkeys(short_text(day) for day in sorted(own)))
        for unit, own in days.items()
    }


def common_shortcomings(
    desk: Desk, figures: CampaignFigures
) -> tuple[list[CommonShortcoming], int]:
    """Return the shortcomings that most units share, and how many more there are."""
    groups = _grouped(figures, same_matter, only_shortcomings=True)
    ordered = sorted(groups.values(), key=lambda group: -len(_units_of(group)))
    shown = [_common(desk, group) for group in ordered[:_LISTED]]
    return shown, len(ordered) - len(shown)


def same_matter(each: Found) -> object:
    """Return what two shortcomings share when they say the same: the item, else the words."""
    if each.finding.item:
        return each.inspection.checklist, each.finding.item
    return in_words(each.finding)


def in_words(finding: Finding) -> str:
    """Return the statement as it is compared: without case, marks and double blanks."""
    return " ".join(searchable(finding.statement).split())


def _common(desk: Desk, group: list[Found]) -> CommonShortcoming:
    units = _units_of(group)
    named = ", ".join(desk.short(unit) for unit in units[:_NAMED])
    more = len(units) - _NAMED
    first = group[0].finding
    return CommonShortcoming(
        statement=told(first).text("statement", first.statement),
        n_units=len(units),
        units=f"{named} và {count(more)} đơn vị khác" if more > 0 else named,
    )


def _units_of(group: Iterable[Found]) -> list[int]:
    return list(dict.fromkeys(each.inspection.unit_id for each in group))


def overdue_items(desk: Desk, figures: CampaignFigures) -> list[OverdueItem]:
    """Return what is late, the longest first."""
    late = [each for each in figures.found if each.counted.handling is Handling.OVERDUE]
    desk.learn(each.deficiency.owner_id for each in late if each.deficiency)
    return sorted((_overdue(desk, each) for each in late), key=lambda item: -item["days"])


def _overdue(desk: Desk, each: Found) -> OverdueItem:
    deficiency, finding = each.deficiency, each.finding
    assert deficiency is not None
    assert deficiency.deadline is not None
    return OverdueItem(
        unit=desk.short(each.inspection.unit_id),
        statement=told(finding).text("statement", finding.statement),
        owner=owner_name(desk, deficiency),
        deadline=told(deficiency).day("deadline", deficiency.deadline),
        days=(desk.on - deficiency.deadline).days,
    )


def _grouped(
    figures: CampaignFigures, key: Callable[[Found], object], only_shortcomings: bool = False
) -> Mapping[object, list[Found]]:
    groups: dict[object, list[Found]] = defaultdict(list)
    for each in figures.shortcomings() if only_shortcomings else figures.found:
        groups[key(each)].append(each)
    return groups
