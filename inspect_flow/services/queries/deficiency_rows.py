"""The lines of lists of deficiencies: only the columns that a line shows are read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Row, Select
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import col

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Campaign, Deficiency, Finding, Inspection, Unit
from inspect_flow.services.queries.names import unit_names
from inspect_flow.services.queries.past_outcomes import with_unknown_outcome
from inspect_flow.services.unit_clock import days_left, late, running_states
from inspect_flow.services.work import Work


@dataclass(frozen=True, slots=True)
class DeficiencyRow:
    """One line of the list.

    `days_left` is None while no clock of the unit runs, `overdue_days` unless it is late.
    """

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
    days_left: int | None
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


@cache
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
            left=None if each.id in unknown else days_left(each, running, work.on),
            is_unknown=each.id in unknown,
        )
        for each in found
    ]  # fmt: skip


def _row(
    work: Work, line: Row[Any], names: dict[int, str], *, left: int | None, is_unknown: bool
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
        days_left=left,
        overdue_days=late(left),
        outcome_unknown=is_unknown,
    )
