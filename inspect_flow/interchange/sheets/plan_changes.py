"""What a plan sheet changes: units that come new, days, places, heads and notes that differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlmodel import select

from inspect_flow.interchange.sheets.grid import read_book
from inspect_flow.interchange.sheets.plan_additions import addition_faults
from inspect_flow.interchange.sheets.plan_reading import FilledLine, FilledPlan, read_plan
from inspect_flow.interchange.sheets.plan_record import Planned, planned_units
from inspect_flow.interchange.sheets.plan_rows import PlanLine
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Campaign, Inspection, Person
from inspect_flow.services.inspections import name_head_of_visit, write_note
from inspect_flow.services.permissions import require
from inspect_flow.services.planning_many import NewUnit, plan_many
from inspect_flow.services.visits import ARRANGEABLE, DaySlot, arrange_visit
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput, InspectFlowError


@dataclass(frozen=True, slots=True)
class PlanChange:
    """One unit that comes new (`planned` is None), or whose line differs from the record."""

    filled: FilledLine
    column: str
    before: PlanLine
    planned: Planned | None = None

    @property
    def cell(self) -> str:
        """Return the address of the unit's cell."""
        return f"{self.column}{self.filled.row}"


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """All that a sheet changes, and the units of the plan that it does not name."""

    items: tuple[PlanChange, ...]
    unnamed: tuple[str, ...] = ()

    def same_as(self, other: PlanChanges) -> bool:
        """Tell whether the record still stands as it did when the changes were shown."""

        def plain(changes: PlanChanges) -> list[tuple[int, PlanLine, PlanLine]]:
            return [(each.filled.row, each.filled.line, each.before) for each in changes.items]

        return plain(self) == plain(other)


def plan_changes(
    work: Work, campaign: Campaign, content: bytes, name: str, basis: str = "", **fields: Any
) -> PlanChanges:
    """Return what the sheet would change; raise `BadInput` with every fault by its cell.

    `basis` and `fields` are those that new units would be planned with.
    """
    require(work, campaign, "campaign.amend")
    filled = read_plan(work, campaign, read_book(content, name), name)
    known = planned_units(work, campaign)
    items = tuple(_changes(filled, known))
    new = {each.cell: each.filled for each in items if each.planned is None}
    filled.faults += addition_faults(work, campaign, new, basis, fields)
    if filled.faults:
        raise BadInput(_("Bảng {file}").format(file=name), filled.faults)
    named = {each.unit.id for each in filled.lines}
    unnamed = [each.inspection.code for unit, each in known.items() if unit not in named]
    return PlanChanges(items, tuple(unnamed))


def apply_plan(
    work: Work, campaign: Campaign, changes: PlanChanges, basis: str, **fields: Any
) -> list[Inspection]:
    """Write every change through the planning services; return the new inspections."""
    heads = {each.code: each for each in work.session.exec(select(Person))}
    faults = []
    for each in changes.items:
        try:
            if each.planned is not None:
                _amend(work, each, each.planned, heads)
        except InspectFlowError as refusal:
            told = "; ".join(refusal.reasons)
            faults.append(f"{each.cell}: {refusal.thing}" + (f": {told}" if told else ""))
    if faults:
        raise BadInput(_("Chưa ghi được gì vào kế hoạch {code}").format(code=campaign.code), faults)
    wanted = {
        each.cell: _new_unit(each.filled, heads, fields)
        for each in changes.items
        if each.planned is None
    }
    return plan_many(work, campaign, wanted, basis)


def _changes(filled: FilledPlan, known: Mapping[int, Planned]) -> Iterator[PlanChange]:
    column = filled.columns.get("code") or filled.columns["name"]
    for each in filled.lines:
        planned = known.get(each.unit.id or 0)
        if planned is None:
            yield PlanChange(each, column, PlanLine())
            continue
        # A column that the file does not have says nothing; one without its cell says "none".
        told = {
            key: getattr(planned.line, key)
            for key in ("first", "last", "place", "head", "note")
            if key not in filled.columns
        }
        if "last" in told and "first" not in told:
            told["last"] = each.line.last
        line = replace(each.line, **told)
        if line != planned.line:
            filled.faults += _refused(filled, each.row, line, planned)
            yield PlanChange(replace(each, line=line), column, planned.line, planned)


def _refused(filled: FilledPlan, row: int, line: PlanLine, planned: Planned) -> Iterator[str]:
    """Tell what a sheet cannot take back, and what has gone too far to be planned anew."""
    before, code = planned.line, planned.inspection.code
    moved = (line.first, line.last, line.place) != (before.first, before.last, before.place)
    if moved and planned.inspection.state not in ARRANGEABLE:
        cell = f"{filled.columns.get('first', 'A')}{row}"
        told = _("{cell}: {code} đã báo cho đơn vị hoặc đã xong; hãy hoãn rồi xếp lại")
        yield told.format(cell=cell, code=code)
    if before.first and not line.first:
        cell = f"{filled.columns.get('first', 'A')}{row}"
        yield _("{cell}: không bỏ ngày của {code} bằng bảng được; ghi ngày khác").format(
            cell=cell, code=code
        )
    if before.head and not line.head:
        cell = f"{filled.columns.get('head', 'A')}{row}"
        yield _("{cell}: không bỏ người phụ trách của {code} được; ghi người khác").format(
            cell=cell, code=code
        )


def _new_unit(
    filled: FilledLine, heads: Mapping[str, Person], fields: Mapping[str, Any]
) -> NewUnit:
    line = filled.line
    own: dict[str, Any] = dict(fields)
    if line.note:
        own["note"] = line.note
    if line.head:
        own["head_id"] = heads[line.head].id
    slots = _window(line.first, line.last) if line.first and line.last else ()
    return NewUnit(filled.unit, own, slots, line.place)


def _amend(work: Work, change: PlanChange, planned: Planned, heads: Mapping[str, Person]) -> None:
    line, before, inspection = change.filled.line, change.before, planned.inspection
    if (line.first, line.last, line.place) != (before.first, before.last, before.place):
        visit = planned.visit
        arrange_visit(
            work,
            [inspection],
            _slots(line, before, planned),
            place=line.place,
            group=visit.group if visit else "",
            programme=visit.programme if visit else (),
        )
    if line.head != before.head:
        name_head_of_visit(work, inspection, heads[line.head])
    if line.note != before.note:
        write_note(work, inspection, line.note)


def _slots(line: PlanLine, before: PlanLine, planned: Planned) -> Sequence[DaySlot]:
    if (line.first, line.last) == (before.first, before.last):
        return [DaySlot(each.on, each.starts_at, each.ends_at) for each in planned.days]
    # `_refused` has seen to it that a day stays.
    return _window(line.first, line.last)


def _window(*days: date | None) -> Sequence[DaySlot]:
    """Return the days that bound the window; `inspection visit` puts the exact ones in place."""
    return [DaySlot(each) for each in sorted({day for day in days if day})]
