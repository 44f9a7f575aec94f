"""The facts of directives and documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlmodel import col, select

from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Deficiency, Directive, Document, Person
from inspect_flow.rules.facts import DirectiveFacts, DocumentFacts
from inspect_flow.services.registry import get
from inspect_flow.services.states import OPEN_DEFICIENCY
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind


def directive_facts(work: Work, directive: Directive, changes: Mapping[str, Any]) -> DirectiveFacts:
    """Gather what may stop a directive."""
    rows = work.session.exec(
        select(Deficiency)
        .where(Deficiency.directive_id == directive.id)
        .order_by(col(Deficiency.code))
    ).all()
    waiting = [row for row in rows if row.state == "recorded"]
    return DirectiveFacts(
        on=work.on,
        code=directive.code,
        number=changes.get("number") or directive.number or None,
        takes_next_number=not directive.number,
        signer=get(work, Person, directive.signer_id).name if directive.signer_id else None,
        deficiencies=tuple(row.code for row in rows),
        deficiencies_without_owner=tuple(r.code for r in waiting if r.owner_id is None),
        deficiencies_without_deadline=tuple(r.code for r in waiting if r.deadline is None),
        open_deficiencies=tuple(r.code for r in rows if r.state in OPEN_DEFICIENCY),
        replacement=changes.get("replacement"),
    )


def document_facts(work: Work, document: Document, changes: Mapping[str, Any]) -> DocumentFacts:
    """Gather what may stop a paper."""
    number = changes.get("number", document.number)
    return DocumentFacts(
        on=work.on,
        code=document.code,
        has_context=bool(document.context),
        signer=document.signer or None,
        dated_on=changes.get("issued_on") or document.issued_on,
        is_numbered=DocumentKind(document.kind).is_numbered,
        number=str(number) if number is not None else None,
        takes_next_number=bool(document.extra.get("takes_next_number")),
        number_taken_by=_taken_by(work, document, number),
        replacement=_replacement(work, document),
    )


def _taken_by(work: Work, document: Document, number: int | None) -> str | None:
    if number is None:
        return None
    other = work.session.exec(
        select(Document).where(
            Document.issuer_id == document.issuer_id,
            Document.year == document.year,
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
