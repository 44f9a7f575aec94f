"""Deficiencies as lists and pages show them; overdue is computed, never stored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import col, not_, or_, select

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import (
    Campaign,
    CoResponsible,
    Deficiency,
    Directive,
    Finding,
    Inspection,
    Unit,
)
from inspect_flow.services.queries.names import unit_codes, unit_names
from inspect_flow.services.queries.past_outcomes import outcome_unknown, with_unknown_outcome
from inspect_flow.services.queries.secrets import not_secret
from inspect_flow.services.sight import deficiencies_in_sight
from inspect_flow.services.states import OPEN_DEFICIENCY
from inspect_flow.services.work import Work


@dataclass(frozen=True, slots=True)
class DeficiencyRow:
    """One line of the list; `overdue_days` is None unless it is known to be late."""

    code: str
    statement: str
    area: str
    campaign: str
    inspection: str
    unit: str
    owner_code: str
    owner: str
    state: str
    state_label: str
    original_deadline: date | None
    deadline: date | None
    overdue_days: int | None
    outcome_unknown: bool  # of a past case: nobody knows what became of it


def list_deficiencies(
    work: Work,
    *,
    campaign: Campaign | None = None,
    inspection: Inspection | None = None,
    directive: Directive | None = None,
    unit: Unit | None = None,
    state: str | None = None,
    only_open: bool = False,
    only_overdue: bool = False,
    only_unknown: bool = False,
    part: tuple[str, int] | None = None,
) -> list[DeficiencyRow]:
    """Return the deficiencies with at most four queries; the longest overdue first if asked for.

    `unit` answers for it, or was inspected. `part`: the code after which to begin, and how many.
    """
    query = (
        select(Deficiency, Finding, Inspection, Campaign)
        .join(Finding, col(Finding.id) == col(Deficiency.finding_id))
        .join(Inspection, col(Inspection.id) == col(Deficiency.inspection_id))
        .join(Campaign, col(Campaign.id) == col(Inspection.campaign_id))
    )
    wanted = [
        *([Inspection.campaign_id == campaign.id] if campaign else []),
        *([Deficiency.inspection_id == inspection.id] if inspection else []),
        *([Deficiency.directive_id == directive.id] if directive else []),
        *([concerns(unit)] if unit else []),
        *([Deficiency.state == state] if state else []),
        *([col(Deficiency.state).in_(OPEN_DEFICIENCY)] if only_open else []),
        *(late_conditions(work) if only_overdue else []),
        *(_unknown(work) if only_unknown else []),
        *_visible(work),
        *([col(Deficiency.code) > part[0]] if part else []),
    ]
    order = [col(Deficiency.deadline)] if (only_overdue or only_unknown) and not part else []
    query = query.where(*wanted).order_by(*order, col(Deficiency.code))
    return deficiency_rows(work, work.session.exec(query.limit(part[1] if part else None)).all())


def late_conditions(work: Work) -> list[Any]:
    """Return the conditions on `Deficiency` of what is known to be overdue that day."""
    return [
        col(Deficiency.state).in_(running_states(work)),
        col(Deficiency.deadline) < work.on,
        not_(outcome_unknown()),
    ]


def _unknown(work: Work) -> list[Any]:
    return [col(Deficiency.state).in_(running_states(work)), outcome_unknown()]


def running_states(work: Work) -> tuple[str, ...]:
    """Return the states in which the unit's deadline runs, as the workflow file says."""
    states = work.office.machines["deficiency"].states.values()
    return tuple(each.name for each in states if each.due and each.due.field == "deadline")


def _visible(work: Work) -> list[Any]:
    visible = deficiencies_in_sight(work) if work.is_scoped else not_secret(work)
    return [] if visible is None else [visible]


def overdue_days(work: Work, deficiency: Deficiency) -> int | None:
    """Return how many days the unit is late, None when it is not."""
    if is_outcome_unknown(work, deficiency):
        return None
    return _days_late(deficiency, running_states(work), work.on)


def is_outcome_unknown(work: Work, deficiency: Deficiency) -> bool:
    """Tell whether nobody knows what became of a deficiency of a past case."""
    is_running = deficiency.state in running_states(work)
    return is_running and bool(with_unknown_outcome(work, [deficiency]))


def _days_late(deficiency: Deficiency, running: Sequence[str], on: date) -> int | None:
    if deficiency.deadline is None or deficiency.state not in running:
        return None
    late = (on - deficiency.deadline).days
    return late if late > 0 else None


def sharing_units(work: Work, deficiency: Deficiency) -> dict[int, str]:
    """Return the units that share the duty, by id."""
    ids = work.session.exec(
        select(CoResponsible.unit_id).where(CoResponsible.deficiency_id == deficiency.id)
    ).all()
    return unit_names(work, ids)


def deficiency_rows(
    work: Work, found: Iterable[tuple[Deficiency, Finding, Inspection, Campaign]]
) -> list[DeficiencyRow]:
    """Return the lines of a list with a fixed number of queries."""
    rows: Sequence[tuple[Deficiency, Finding, Inspection, Campaign]] = list(found)
    units = {d.owner_id for d, _f, _i, _c in rows} | {i.unit_id for _d, _f, i, _c in rows}
    names, codes = unit_names(work, units), unit_codes(work, units)
    machine, running = work.office.machines["deficiency"], running_states(work)
    unknown = with_unknown_outcome(work, (d for d, _f, _i, _c in rows if d.state in running))
    return [
        DeficiencyRow(
            code=deficiency.code,
            statement=finding.statement,
            area=finding.area,
            campaign=campaign.code,
            inspection=inspection.code,
            unit=names.get(inspection.unit_id, ""),
            owner_code=codes.get(deficiency.owner_id or 0, ""),
            owner=names.get(deficiency.owner_id or 0, ""),
            state=deficiency.state,
            state_label=_label(machine.state_label(deficiency.state), deficiency.id in unknown),
            original_deadline=deficiency.original_deadline,
            deadline=deficiency.deadline,
            overdue_days=None
            if deficiency.id in unknown
            else _days_late(deficiency, running, work.on),
            outcome_unknown=deficiency.id in unknown,
        )
        for deficiency, finding, inspection, campaign in rows
    ]


def _label(state: str, is_unknown: bool) -> str:
    return _("{state}, chưa rõ kết quả").format(state=state) if is_unknown else state


def concerns(unit: Unit) -> Any:
    """Return the condition for what a unit answers for, alone or not, or where it was found."""
    shared = select(CoResponsible.deficiency_id).where(CoResponsible.unit_id == unit.id)
    return or_(
        Deficiency.owner_id == unit.id,
        Inspection.unit_id == unit.id,
        col(Deficiency.id).in_(shared),
    )
