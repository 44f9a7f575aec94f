"""What waits for somebody: as the unit that answers, and as the delegation that decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import col, func, not_, or_, select

from inspect_flow.records.tables import (
    Deficiency,
    Document,
    Extension,
    Inspection,
)
from inspect_flow.services.clocks.dues import dues_of
from inspect_flow.services.queries.deficiency_rows import (
    DeficiencyRow,
    deficiency_lines,
    deficiency_rows,
)
from inspect_flow.services.queries.inspections import days_by_inspection
from inspect_flow.services.queries.names import unit_names
from inspect_flow.services.queries.papers import DocumentRow, document_rows
from inspect_flow.services.record_sight import in_sight
from inspect_flow.services.sight import Sight, sight_of
from inspect_flow.services.sight_conditions import (
    answered_for,
    helped_with,
    known_to_the_unit,
    seen_as_inspector,
)
from inspect_flow.services.states import OPEN_DEFICIENCY
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind

MOST = 40
"""Of each kind; the lists hold the rest."""
_OWES = ("scheduled", "notified", "self_reported", "on_site", "desk_review", "findings_drafted")
_TO_DECIDE = ("plan_submitted", "reported", "disputed")
_TO_GO_ON = ("commented",)
_OF_THE_UNIT = tuple(kind.value for kind in DocumentKind if kind.is_of_the_unit)


@dataclass(frozen=True, slots=True)
class WaitingInspection:
    """An inspection of which somebody owes the next step, with the days that count."""

    code: str
    unit: str
    state: str
    state_label: str
    days: tuple[date, ...]
    self_report_due: date | None
    comment_due: date | None
    minutes_due: date | None


@dataclass(frozen=True, slots=True)
class Matters:
    """Deficiencies that wait, with how many there are in all; requests by deficiency."""

    rows: list[DeficiencyRow]
    in_all: int
    requests: dict[str, date]


def of_my_unit(work: Work) -> Sequence[WaitingInspection]:
    """Return the inspections in which the person's unit owes something or is to be visited."""
    sight = _sight(work)
    wanted = [
        col(Inspection.unit_id).in_(list(sight.units)),
        known_to_the_unit(),
        col(Inspection.state).in_(_OWES),
    ]
    return _inspections(work, wanted)


def drafts_commented(work: Work) -> Sequence[WaitingInspection]:
    """Return the inspections whose minutes wait for their signatures."""
    wanted = [seen_as_inspector(_sight(work)), col(Inspection.state).in_(_TO_GO_ON)]
    return _inspections(work, wanted)


def matters_of_my_unit(work: Work) -> Matters:
    """Return what the person's units must still put right, the nearest deadline first."""
    return _matters(
        work, [answered_for(work, _sight(work)), col(Deficiency.state).in_(OPEN_DEFICIENCY)]
    )


def matters_to_help_with(work: Work) -> Matters:
    """Return what other units must put right and the person's units share."""
    sight = _sight(work)
    own = answered_for(work, sight)
    wanted = [helped_with(sight), not_(own), col(Deficiency.state).in_(OPEN_DEFICIENCY)]
    return _matters(work, wanted)


def matters_to_decide(work: Work) -> Matters:
    """Return what units handed in and nobody has answered, requests for more time among them."""
    asked = select(col(Extension.deficiency_id)).where(Extension.state == "requested")
    waits = or_(col(Deficiency.state).in_(_TO_DECIDE), col(Deficiency.id).in_(asked))
    return _matters(work, [seen_as_inspector(_sight(work)), waits])


def papers_to_issue(work: Work, *, of_the_unit: bool) -> list[DocumentRow]:
    """Return the drafts of the person's own side that have no number yet."""
    working = [kind.value for kind in DocumentKind if not kind.is_numbered]
    own = col(Document.kind).in_(_OF_THE_UNIT)
    query = (
        select(Document)
        .where(
            in_sight(work, Document),
            col(Document.state).in_(("draft", "in_review")),
            col(Document.kind).not_in(working),
            own if of_the_unit else ~own,
        )
        .order_by(col(Document.id).desc())
        .limit(MOST)
    )
    return document_rows(work, work.session.exec(query).all())


def _sight(work: Work) -> Sight:
    return sight_of(work) or Sight(0, "", frozenset(), frozenset(), frozenset(), sees_all=True)


def _inspections(work: Work, wanted: list[Any]) -> Sequence[WaitingInspection]:
    query = select(Inspection).where(*wanted).order_by(col(Inspection.code)).limit(MOST)
    found = work.session.exec(query).all()
    dues = dues_of(work, "inspection", found)
    days = days_by_inspection(work, [each.id for each in found])
    names = unit_names(work, (each.unit_id for each in found))
    machine = work.office.machines["inspection"]
    return [
        WaitingInspection(
            code=each.code,
            unit=names.get(each.unit_id, ""),
            state=each.state,
            state_label=machine.state_label(each.state),
            days=tuple(days.get(each.id or 0, ())),
            self_report_due=dues[each.id or 0]["self_report_due"],
            comment_due=dues[each.id or 0]["comment_due"],
            minutes_due=dues[each.id or 0]["minutes_due"],
        )
        for each in found
    ]


def _matters(work: Work, wanted: list[Any]) -> Matters:
    joined = (
        select(func.count())
        .select_from(Deficiency)
        .join(Inspection, col(Inspection.id) == col(Deficiency.inspection_id))
    )
    in_all = work.session.exec(joined.where(*wanted)).one()
    if not in_all:
        return Matters([], 0, {})
    query = deficiency_lines().where(*wanted).limit(MOST)
    first = query.order_by(func.coalesce(col(Deficiency.deadline), date.max), col(Deficiency.code))
    rows = deficiency_rows(work, first)
    asked = select(Deficiency.code, col(Extension.requested_until)).join(
        Extension, col(Extension.deficiency_id) == col(Deficiency.id)
    )
    codes = [each.code for each in rows]
    waiting = asked.where(col(Deficiency.code).in_(codes), Extension.state == "requested")
    return Matters(rows, in_all, dict(work.session.exec(waiting).all()))
