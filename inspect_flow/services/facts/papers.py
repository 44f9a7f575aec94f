"""The facts of directives and documents."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import col, or_, select

from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import (
    Campaign,
    Deficiency,
    Directive,
    Document,
    Extension,
    Inspection,
    Person,
)
from inspect_flow.rules.facts import DirectiveFacts, DocumentFacts
from inspect_flow.services.deadlines import counts_from_directive
from inspect_flow.services.queries.names import called
from inspect_flow.services.registry import get
from inspect_flow.services.standing import roles_of
from inspect_flow.services.states import ANSWERED_DEFICIENCY, OPEN_DEFICIENCY
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.roles import OF_UNITS, Role

PASSED_ON = "passes_on"


def directive_facts(work: Work, directive: Directive, changes: Mapping[str, Any]) -> DirectiveFacts:
    """Gather what may stop a directive."""
    rows = deficiencies_under(work, directive)
    waiting = [row for row in rows if row.state == "recorded"]
    campaign = get(work, Campaign, directive.campaign_id)
    without_deadline = (
        ()
        if counts_from_directive(work, campaign)
        else tuple(row.code for row in waiting if row.deadline is None)
    )
    extra = changes.get("extra", directive.extra)
    return DirectiveFacts(
        on=work.on,
        code=directive.code,
        number=changes.get("number") or directive.number or None,
        takes_next_number=not directive.number,
        signer=called(get(work, Person, directive.signer_id)) if directive.signer_id else None,
        deficiencies=tuple(row.code for row in rows),
        deficiencies_without_owner=tuple(r.code for r in waiting if r.owner_id is None),
        deficiencies_without_deadline=without_deadline,
        open_deficiencies=tuple(r.code for r in rows if r.state in OPEN_DEFICIENCY),
        answered_deficiencies=_answered(work, directive, rows),
        replacement=extra.get("replaced_by"),
        actor_speaks_for_issuer=_may_issue(work, directive),
    )


def _answered(work: Work, directive: Directive, rows: Sequence[Deficiency]) -> tuple[str, ...]:
    """Return what units have acted on: planned, reported, disputed, done, or asked time for."""
    if directive.issued_on is None:
        return ()
    asked = set(
        work.session.exec(
            select(Extension.deficiency_id)
            .join(Deficiency, col(Deficiency.id) == col(Extension.deficiency_id))
            .where(Deficiency.directive_id == directive.id, Extension.state == "requested")
        )
    )
    own = [row for row in rows if row.directive_id == directive.id]
    return tuple(row.code for row in own if row.state in ANSWERED_DEFICIENCY or row.id in asked)


def deficiencies_under(work: Work, directive: Directive) -> Sequence[Deficiency]:
    """Return what the directive orders put right, or what a unit passes on to its own offices."""
    passed_on = directive.extra.get(PASSED_ON) or []
    return work.session.exec(
        select(Deficiency)
        .where(or_(Deficiency.directive_id == directive.id, col(Deficiency.code).in_(passed_on)))
        .order_by(col(Deficiency.code))
    ).all()


def is_own(work: Work, directive: Directive) -> bool:
    """Tell whether the inspected unit itself directs its own offices."""
    if directive.inspection_id is None:
        return False
    return directive.issuer_id == get(work, Inspection, directive.inspection_id).unit_id


def _may_issue(work: Work, directive: Directive) -> bool | None:
    roles = roles_of(work, directive)
    if not roles:
        return None
    return bool(roles - OF_UNITS) or (Role.UNIT in roles and is_own(work, directive))


def document_facts(work: Work, document: Document, changes: Mapping[str, Any]) -> DocumentFacts:
    """Gather what may stop a paper."""
    number = changes.get("number", document.number)
    year = changes.get("year", document.year)
    return DocumentFacts(
        on=work.on,
        code=document.code,
        has_context=bool(document.context),
        signer=document.signer or None,
        actor_speaks_for_issuer=_speaks_for_issuer(work, document),
        dated_on=changes.get("issued_on") or document.issued_on,
        is_numbered=DocumentKind(document.kind).is_numbered,
        number=str(number) if number is not None else None,
        takes_next_number=bool(document.extra.get("takes_next_number")),
        number_taken_by=_taken_by(work, document, year, number),
        replacement=_replacement(work, document),
        directives_in_force=_directives_in_force(work, document),
        form_breaches=_form_breaches(work, document, changes),
    )


def _form_breaches(
    work: Work, document: Document, changes: Mapping[str, Any]
) -> tuple[str, ...] | None:
    """Return what breaks a rule of form: in the draft, or in the very paper that is issued now."""
    judge = work.office.form
    if judge is None or not document.context:
        return None
    issued_on = changes.get("issued_on")
    if issued_on is None:
        return judge.context_breaches(document.kind, json.loads(document.context))
    context = judge.final_context(work, document, changes.get("number"), issued_on)
    told = judge.context_breaches(document.kind, context)
    # What its contents break is said first, and without waiting for a printer.
    return told or judge.page_breaches(document.kind, context)


def _speaks_for_issuer(work: Work, document: Document) -> bool | None:
    """Tell whether the actor belongs to the side that writes such papers; None for nobody there."""
    roles = roles_of(work, document)
    if not roles or Role.SYSTEM in roles:
        return True if roles else None
    if DocumentKind(document.kind).is_of_the_unit:
        return Role.UNIT in roles
    return bool(roles - OF_UNITS)


def directive_of(
    work: Work,
    inspection: Inspection,
    states: Sequence[str] = ("drafted", "issued", "fulfilled"),
) -> Directive | None:
    """Return the directive that covers the inspection: its own, or one of the whole campaign."""
    attached = select(Deficiency.directive_id).where(Deficiency.inspection_id == inspection.id)
    found = work.session.exec(
        select(Directive)
        .where(
            or_(Directive.inspection_id == inspection.id, col(Directive.id).in_(attached)),
            col(Directive.state).in_(states),
        )
        .order_by(col(Directive.id).desc())
    )
    # One that passes on what another has ordered lays no duty on the unit.
    return next((each for each in found if PASSED_ON not in each.extra), None)


def _taken_by(work: Work, document: Document, year: int | None, number: int | None) -> str | None:
    if number is None:
        return None
    other = work.session.exec(
        select(Document).where(
            Document.issuer_id == document.issuer_id,
            Document.year == year,
            Document.series == document.series,
            Document.number == number,
            Document.id != document.id,
        )
    ).first()
    if other is None:
        return None
    day = short_date(other.issued_on) if other.issued_on else "?"
    return _("{number}/{symbol} ngày {day}").format(
        number=other.number, symbol=other.symbol, day=day
    )


def _replacement(work: Work, document: Document) -> str | None:
    return work.session.exec(
        select(Document.code).where(Document.supersedes_id == document.id)
    ).first()


def _directives_in_force(work: Work, document: Document) -> tuple[str, ...]:
    if document.subject != str(Directive.__tablename__):
        return ()
    directive = get(work, Directive, document.subject_id)
    return (directive.code,) if directive.state in ("issued", "fulfilled") else ()
