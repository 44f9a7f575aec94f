"""One condition per kind of record for what the acting person may look at, and how it is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, true
from sqlmodel import and_, col, or_, select

from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import (
    Answer,
    Campaign,
    Decision,
    Deficiency,
    Delegation,
    Directive,
    Document,
    Extension,
    Finding,
    Inspection,
    Person,
    Unit,
    Visit,
    VisitInspection,
)
from inspect_flow.services.sight import sight_of
from inspect_flow.services.sight_conditions import (
    campaigns_in_sight,
    deficiencies_in_sight,
    inspections_in_sight,
    seen_as_inspector,
    sits_above,
)
from inspect_flow.services.standing import case_of
from inspect_flow.services.states import BEFORE_DRAFT, OPEN_PAPER
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind

OWN_STAGES = ("self", "explanation")
"""A unit's answers as it gave them; what the delegation thinks of them stands in the minutes."""

_OF_THE_DELEGATION = (
    DocumentKind.DOSSIER.value,
    DocumentKind.CHECKLIST.value,
    DocumentKind.INSPECTION_REPORT.value,
    DocumentKind.SUBMISSION.value,
    DocumentKind.FILE_INDEX.value,
)
"""What the delegation writes for itself and for its superiors."""


def is_in_sight(work: Work, record: Tracked) -> bool:
    """Tell whether the acting person may look at the record; all may where nothing is scoped."""
    if sight_of(work) is None:
        return True
    kind = type(record)
    identity = col(kind.id)
    query = select(identity).where(identity == record.id, in_sight(work, kind))
    return work.session.exec(query).first() is not None


def in_sight(work: Work, kind: type[Tracked]) -> ColumnElement[bool]:
    """Return the condition on `kind` that holds for what the acting person may look at."""
    return true() if sight_of(work) is None else _CONDITIONS[kind](work)


def is_file_in_sight(work: Work, record: Tracked, author_id: int | None) -> bool:
    """Tell whether the acting person may open a file that hangs on `record`.

    A unit opens its own files, and those of whatever it answers for; what the delegation gathers
    at the visit is open to it once the draft of the minutes is.
    """
    if not is_in_sight(work, record):
        return False
    sight = sight_of(work)
    if sight is None or sees_from_above(work, record):
        return True
    author = work.session.get(Person, author_id) if author_id else None
    if author is not None and author.unit_id in sight.units:
        return True
    if isinstance(record, Inspection):
        return record.state not in BEFORE_DRAFT
    return isinstance(record, _SHARED_FILES)


_SHARED_FILES = (Answer, Finding, Deficiency, Extension)
"""What the unit and the delegation write on together; its own condition hides what is not shown."""


def sees_from_above(work: Work, record: Tracked) -> bool:
    """Tell whether the acting person sees the record as delegation or leadership.

    Somebody may sit on one delegation while another inspects their own unit.
    """
    sight = sight_of(work)
    if sight is None:
        return True
    campaign, inspection = case_of(work, record)
    if inspection is not None:
        return inspects_here(work, inspection.id)
    if campaign is None:
        return not sight.is_inspected
    query = select(Campaign.id).where(Campaign.id == campaign.id, sits_above(sight))
    return work.session.exec(query).first() is not None


def inspects_here(work: Work, inspection_id: int | None) -> bool:
    """Tell whether the acting person sees the inspection as delegation or leadership."""
    sight = sight_of(work)
    if sight is None:
        return True
    query = select(Inspection.id).where(Inspection.id == inspection_id, seen_as_inspector(sight))
    return work.session.exec(query).first() is not None


def _within(column: Any, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return that the inspection which `column` names fulfils the conditions."""
    found: ColumnElement[bool] = column.in_(select(col(Inspection.id)).where(*conditions))
    return found


def _inspected(work: Work, column: Any) -> ColumnElement[bool]:
    """Return that the acting person sees the inspection as delegation or leadership."""
    sight = sight_of(work)
    return true() if sight is None else _within(column, seen_as_inspector(sight))


def _deficiency(work: Work) -> ColumnElement[bool]:
    joined = select(col(Deficiency.id)).join(
        Inspection, col(Inspection.id) == col(Deficiency.inspection_id)
    )
    return col(Deficiency.id).in_(joined.where(deficiencies_in_sight(work)))


def _finding(work: Work) -> ColumnElement[bool]:
    shown = _within(
        col(Finding.inspection_id),
        inspections_in_sight(work),
        col(Inspection.state).not_in(BEFORE_DRAFT),
    )
    followed = select(col(Deficiency.finding_id)).where(_deficiency(work))
    return or_(
        _inspected(work, col(Finding.inspection_id)),
        and_(or_(shown, col(Finding.id).in_(followed)), col(Finding.is_removed).is_(False)),
    )


def _answer(work: Work) -> ColumnElement[bool]:
    own = and_(
        col(Answer.stage).in_(OWN_STAGES),
        _within(col(Answer.inspection_id), inspections_in_sight(work)),
    )
    return or_(_inspected(work, col(Answer.inspection_id)), own)


def _extension(work: Work) -> ColumnElement[bool]:
    return col(Extension.deficiency_id).in_(select(col(Deficiency.id)).where(_deficiency(work)))


def _directive(work: Work) -> ColumnElement[bool]:
    ordered = select(col(Deficiency.directive_id)).where(
        _deficiency(work), col(Deficiency.directive_id).is_not(None)
    )
    outside = and_(col(Directive.state).not_in(OPEN_PAPER), col(Directive.id).in_(ordered))
    return or_(
        _inspected(work, col(Directive.inspection_id)),
        col(Directive.campaign_id).in_(_campaigns_from_above(work)),
        col(Directive.issuer_id).in_(_own_units(work)),
        outside,
    )


def _document(work: Work) -> ColumnElement[bool]:
    """A unit sees its own papers, the draft sent for comments, and what was issued to it."""
    draft_sent = and_(
        Document.kind == DocumentKind.DRAFT_MINUTES.value,
        Document.subject == "inspection",
        _within(col(Document.subject_id), col(Inspection.state).not_in(BEFORE_DRAFT)),
    )
    handed_out = and_(
        col(Document.state).not_in(OPEN_PAPER), col(Document.kind).not_in(_OF_THE_DELEGATION)
    )
    given = or_(col(Document.issuer_id).in_(_own_units(work)), draft_sent, handed_out)
    above = _campaigns_from_above(work)
    served = select(col(Delegation.id)).where(col(Delegation.campaign_id).in_(above))
    sides = [
        and_(
            Document.subject == subject,
            or_(
                col(Document.subject_id).in_(_seen_from_above(work, kind)),
                and_(given, col(Document.subject_id).in_(_ids(work, kind))),
            ),
        )
        for subject, kind in _SUBJECTS.items()
    ]
    return or_(
        and_(Document.subject == "campaign", col(Document.subject_id).in_(above)),
        and_(Document.subject == "delegation", col(Document.subject_id).in_(served)),
        *sides,
    )


_SUBJECTS: Mapping[str, type[Tracked]] = {
    "inspection": Inspection,
    "directive": Directive,
    "deficiency": Deficiency,
    "extension": Extension,
}


def _ids(work: Work, kind: type[Tracked]) -> Any:
    return select(col(kind.id)).where(_CONDITIONS[kind](work))


def _seen_from_above(work: Work, kind: type[Tracked]) -> Any:
    """Return the ids of what belongs to inspections that the acting person inspects or leads."""
    match kind.__name__:
        case "Inspection":
            return select(col(Inspection.id)).where(_inspected(work, col(Inspection.id)))
        case "Directive":
            return select(col(Directive.id)).where(
                or_(
                    _inspected(work, col(Directive.inspection_id)),
                    col(Directive.campaign_id).in_(_campaigns_from_above(work)),
                )
            )
        case "Deficiency":
            return select(col(Deficiency.id)).where(_inspected(work, col(Deficiency.inspection_id)))
    above = select(col(Deficiency.id)).where(_inspected(work, col(Deficiency.inspection_id)))
    return select(col(Extension.id)).where(col(Extension.deficiency_id).in_(above))


def _campaigns_from_above(work: Work) -> Any:
    sight = sight_of(work)
    query = select(col(Campaign.id))
    return query if sight is None else query.where(sits_above(sight))


def _visit(work: Work) -> ColumnElement[bool]:
    seen = select(col(Inspection.id)).where(inspections_in_sight(work))
    served = select(col(VisitInspection.visit_id)).where(
        col(VisitInspection.inspection_id).in_(seen)
    )
    return or_(col(Visit.id).in_(served), col(Visit.campaign_id).in_(_campaigns_from_above(work)))


def _delegation(work: Work) -> ColumnElement[bool]:
    seen = select(col(Campaign.id)).where(campaigns_in_sight(work))
    return col(Delegation.campaign_id).in_(seen)


def _register(column: Any) -> Callable[[Work], ColumnElement[bool]]:
    """Registers are open to delegations and leadership; a unit reads what is its own."""

    def condition(work: Work) -> ColumnElement[bool]:
        sight = sight_of(work)
        if sight is None or not sight.is_inspected:
            return true()
        own: ColumnElement[bool] = column.in_(list(sight.units))
        return own

    return condition


def _own_units(work: Work) -> list[int]:
    sight = sight_of(work)
    return list(sight.units) if sight else []


_CONDITIONS: Mapping[type[Tracked], Callable[[Work], ColumnElement[bool]]] = {
    Campaign: campaigns_in_sight,
    Inspection: inspections_in_sight,
    Delegation: _delegation,
    Visit: _visit,
    Answer: _answer,
    Finding: _finding,
    Deficiency: _deficiency,
    Extension: _extension,
    Directive: _directive,
    Document: _document,
    Person: _register(Person.unit_id),
    Unit: _register(Unit.id),
    Decision: _register(Decision.issuer_id),
}
"""Every tracked kind; a test holds it against the list of all tables."""
