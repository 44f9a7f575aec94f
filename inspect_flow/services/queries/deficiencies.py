"""Deficiencies as lists and pages show them; overdue is computed, never stored."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlmodel import col, not_, or_, select

from inspect_flow.records.tables import (
    Campaign,
    CoResponsible,
    Deficiency,
    Directive,
    Inspection,
    Unit,
)
from inspect_flow.services.queries.deficiency_rows import (
    DeficiencyRow,
    deficiency_lines,
    deficiency_rows,
)
from inspect_flow.services.queries.names import unit_names
from inspect_flow.services.queries.past_outcomes import outcome_unknown, with_unknown_outcome
from inspect_flow.services.queries.secrets import not_secret
from inspect_flow.services.sight_conditions import deficiencies_in_sight
from inspect_flow.services.states import OPEN_DEFICIENCY
from inspect_flow.services.unit_clock import days_left, late, running_states
from inspect_flow.services.work import Work


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
    query = deficiency_lines().where(*wanted).order_by(*order, col(Deficiency.code))
    return deficiency_rows(work, query.limit(part[1] if part else None))


def deficiency_row(work: Work, deficiency: Deficiency) -> DeficiencyRow:
    """Return one deficiency as lists show it."""
    [row] = deficiency_rows(work, deficiency_lines().where(col(Deficiency.id) == deficiency.id))
    return row


def late_conditions(work: Work) -> list[Any]:
    """Return the conditions on `Deficiency` of what is known to be overdue that day."""
    return [
        col(Deficiency.state).in_(running_states(work)),
        col(Deficiency.deadline) < work.on,
        not_(outcome_unknown()),
    ]


def _unknown(work: Work) -> list[Any]:
    return [col(Deficiency.state).in_(running_states(work)), outcome_unknown()]


def _visible(work: Work) -> list[Any]:
    visible = deficiencies_in_sight(work) if work.is_scoped else not_secret(work)
    return [] if visible is None else [visible]


def overdue_days(work: Work, deficiency: Deficiency) -> int | None:
    """Return how many days the unit is late, None when it is not."""
    if is_outcome_unknown(work, deficiency):
        return None
    return late(days_left(deficiency, running_states(work), work.on))


def is_outcome_unknown(work: Work, deficiency: Deficiency) -> bool:
    """Tell whether nobody knows what became of a deficiency of a past case."""
    is_running = deficiency.state in running_states(work)
    return is_running and bool(with_unknown_outcome(work, [deficiency]))


def sharing_units(work: Work, deficiency: Deficiency) -> dict[int, str]:
    """Return the units that share the duty, by id."""
    return unit_names(work, sharing_ids(work, [deficiency]).get(deficiency.id or 0, ()))


def sharing_ids(work: Work, deficiencies: Iterable[Deficiency]) -> dict[int, list[int]]:
    """Return the ids of the units that share each duty, by its id, with one query."""
    query = select(CoResponsible).where(
        col(CoResponsible.deficiency_id).in_([each.id for each in deficiencies])
    )
    found: dict[int, list[int]] = {}
    for shared in work.session.exec(query.order_by(col(CoResponsible.unit_id))):
        found.setdefault(shared.deficiency_id, []).append(shared.unit_id)
    return found


def concerns(unit: Unit) -> Any:
    """Return the condition for what a unit answers for, alone or not, or where it was found."""
    shared = select(CoResponsible.deficiency_id).where(CoResponsible.unit_id == unit.id)
    return or_(
        Deficiency.owner_id == unit.id,
        Inspection.unit_id == unit.id,
        col(Deficiency.id).in_(shared),
    )
