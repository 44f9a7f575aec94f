"""Conclusions and directives: which of them still demand something, of whom and by when."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import and_, col, func, or_, select

from inspect_flow.records.tables import Deficiency, Directive, Document, Finding, Inspection
from inspect_flow.services.facts.papers import PASSED_ON
from inspect_flow.services.queries.deficiency_rows import (
    DeficiencyRow,
    deficiency_lines,
    deficiency_rows,
)
from inspect_flow.services.queries.papers import plain, written_number
from inspect_flow.services.record_sight import in_sight
from inspect_flow.services.sight import sight_of
from inspect_flow.services.sight_conditions import answered_for, deficiencies_in_sight, helped_with
from inspect_flow.services.states import OPEN_DEFICIENCY
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind

ORDERING = (DocumentKind.CONCLUSION.value, DocumentKind.DIRECTIVE.value)
MOST_DEMANDS = 100
_MOST = 20


@dataclass(frozen=True, slots=True)
class OrderingPaper:
    """An issued conclusion or directive; `n_left` and `nearest` are of what is still open."""

    code: str
    kind: DocumentKind
    number: str
    issued_on: date | None
    n_left: int = 0
    nearest: date | None = None


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing that a paper demands; `task` is "" where nothing in particular was said."""

    row: DeficiencyRow
    task: str


@dataclass(frozen=True, slots=True)
class Orders:
    """What one paper demands of those whom the reader sees, and to whom the result goes."""

    demands: Sequence[Demand]
    report_to: str
    report_due: date | None
    is_cut: bool = False  # a directive of a whole campaign may order more than a page holds


def orders_to_my_units(work: Work) -> list[OrderingPaper]:
    """Return the papers of which the person's units still owe something, the latest first."""
    sight = sight_of(work)
    if sight is None or not sight.units:
        return []
    query = (
        select(*_HEAD, func.count(), func.min(col(Deficiency.deadline)))  # type: ignore[call-overload]
        .join(Deficiency, _orders())
        .join(Inspection, col(Inspection.id) == col(Deficiency.inspection_id))
        .where(
            *_in_force(work),
            or_(answered_for(work, sight), helped_with(sight)),
            col(Deficiency.state).in_(OPEN_DEFICIENCY),
        )
        .group_by(*_HEAD)
        .order_by(col(Document.issued_on).desc(), col(Document.code).desc())
        .limit(_MOST)
    )
    return [_paper(*found) for found in work.session.exec(query)]


def papers_ordering(work: Work, deficiency: Deficiency) -> list[OrderingPaper]:
    """Return the conclusion and the directive that demand it, as far as the reader sees them."""
    query = (
        select(*_HEAD)
        .join(Deficiency, _orders())
        .where(*_in_force(work), Deficiency.id == deficiency.id)
        .order_by(col(Document.issued_on), col(Document.code))
    )
    return [_paper(*found) for found in work.session.exec(query)]


def orders_of(work: Work, document: Document) -> Orders | None:
    """Return what the paper demands; None for one that orders nothing by its kind."""
    if document.kind not in ORDERING:
        return None
    wanted = deficiency_lines().where(deficiencies_in_sight(work), _ordered(work, document))
    found = deficiency_rows(work, wanted.order_by(col(Deficiency.code)).limit(MOST_DEMANDS + 1))
    rows = found[:MOST_DEMANDS]
    told = json.loads(document.context) if document.context else {}
    return Orders(
        [Demand(row, task) for row, task in _with_tasks(work, rows)],
        plain(str(told.get("report_to") or "")),
        _whole_day(plain(str(told.get("report_due") or ""))),
        is_cut=len(found) > len(rows),
    )


def _whole_day(written: str) -> date | None:
    """Return the day; None where a paper of the past names a month or a quarter."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


_HEAD: tuple[Any, ...] = (
    col(Document.code), col(Document.kind), col(Document.number), col(Document.symbol),
    col(Document.issued_on),
)  # fmt: skip


def _in_force(work: Work) -> tuple[Any, ...]:
    return (
        col(Document.kind).in_(ORDERING),
        Document.state == "issued",
        in_sight(work, Document),
    )


def _orders() -> Any:
    """Return the condition that joins a paper with each deficiency that it demands."""
    return or_(
        and_(Document.subject == "directive", Document.subject_id == Deficiency.directive_id),
        and_(
            Document.kind == DocumentKind.CONCLUSION.value,
            Document.subject_id == Deficiency.inspection_id,
        ),
    )


def _ordered(work: Work, document: Document) -> Any:
    if document.subject != "directive":
        return Deficiency.inspection_id == document.subject_id
    directive = work.session.get(Directive, document.subject_id)
    passed_on = directive.extra.get(PASSED_ON) if directive is not None else None
    own = col(Deficiency.directive_id) == document.subject_id
    return or_(own, col(Deficiency.code).in_(passed_on or ()))


def _with_tasks(work: Work, rows: Sequence[DeficiencyRow]) -> Sequence[tuple[DeficiencyRow, str]]:
    said = work.session.exec(
        select(Deficiency.code, Deficiency.task, Finding.recommendation)
        .join(Finding, col(Finding.id) == col(Deficiency.finding_id))
        .where(col(Deficiency.code).in_([each.code for each in rows]))
    )
    tasks = {code: task or recommendation for code, task, recommendation in said}
    return [(each, tasks.get(each.code, "")) for each in rows]


def _paper(
    code: str, kind: str, number: int | None, symbol: str, issued_on: date | None,
    n_left: int = 0, nearest: date | None = None,
) -> OrderingPaper:  # fmt: skip
    written = written_number(number, symbol)
    return OrderingPaper(code, DocumentKind(kind), written, issued_on, n_left, nearest)
