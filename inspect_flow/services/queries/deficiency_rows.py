"""The lines of lists of deficiencies: only the columns that a line shows are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import col

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Campaign, Deficiency, Finding, Inspection, Unit
from inspect_flow.services.queries.names import unit_names
from inspect_flow.services.queries.past_outcomes import with_unknown_outcome
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


_OWNER = aliased(Unit)
_COLUMNS: tuple[Any, ...] = (
    col(Deficiency.id), col(Deficiency.code), col(Deficiency.state), col(Deficiency.owner_id),
    col(Deficiency.deadline), col(Deficiency.original_deadline), col(Deficiency.extra),
    col(Finding.statement), col(Finding.area), col(Inspection.code).label("inspection"),
    col(Inspection.unit_id), col(Campaign.code).label("campaign"),
    col(_OWNER.code).label("owner_code"),
)  # fmt: skip


def deficiency_lines() -> Select[Any]:
    """Return the query for the lines of all deficiencies, their `Inspection` joined."""
    return (
        select_columns(*_COLUMNS)
        .join(Finding, col(Finding.id) == col(Deficiency.finding_id))
        .join(Inspection, col(Inspection.id) == col(Deficiency.inspection_id))
        .join(Campaign, col(Campaign.id) == col(Inspection.campaign_id))
        .outerjoin(_OWNER, col(_OWNER.id) == col(Deficiency.owner_id))
    )


def deficiency_rows(work: Work, lines: Select[Any]) -> list[DeficiencyRow]:
    """Return the lines that a narrowed `deficiency_lines` finds, with at most four queries."""
    found = work.session.execute(lines).all()
    units = {each.owner_id for each in found} | {each.unit_id for each in found}
    names, running = unit_names(work, units), running_states(work)
    unknown = with_unknown_outcome(work, (each for each in found if each.state in running))
    return [
        _row(
            work, each, names,
            late=None if each.id in unknown else days_late(each, running, work.on),
            is_unknown=each.id in unknown,
        )
        for each in found
    ]  # fmt: skip


def _row(
    work: Work, line: Row[Any], names: dict[int, str], *, late: int | None, is_unknown: bool
) -> DeficiencyRow:
    state = work.office.machines["deficiency"].state_label(line.state)
    return DeficiencyRow(
        code=line.code,
        statement=line.statement,
        area=line.area,
        campaign=line.campaign,
        inspection=line.inspection,
        unit=names.get(line.unit_id, ""),
        owner_code=line.owner_code or "",
        owner=names.get(line.owner_id or 0, ""),
        state=line.state,
        state_label=_("{state}, chưa rõ kết quả").format(state=state) if is_unknown else state,
        original_deadline=line.original_deadline,
        deadline=line.deadline,
        overdue_days=late,
        outcome_unknown=is_unknown,
    )


def running_states(work: Work) -> tuple[str, ...]:
    """Return the states in which the unit's deadline runs, as the workflow file says."""
    states = work.office.machines["deficiency"].states.values()
    return tuple(each.name for each in states if each.due and each.due.field == "deadline")


def days_late(deficiency: Any, running: Sequence[str], on: date) -> int | None:
    """Return how many days a deficiency or its line is late, None when it is not."""
    if deficiency.deadline is None or deficiency.state not in running:
        return None
    late = (on - deficiency.deadline).days
    return late if late > 0 else None
