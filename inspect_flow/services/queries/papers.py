"""Directives and documents as lists and pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import and_, col, func, not_, or_, select

from inspect_flow.records.tables import (
    Campaign,
    Deficiency,
    Delegation,
    Directive,
    Document,
    Extension,
    Inspection,
)
from inspect_flow.services.facts.papers import PASSED_ON
from inspect_flow.services.queries.names import called, people, unit_names
from inspect_flow.services.queries.secrets import hidden_ids
from inspect_flow.services.record_sight import in_sight
from inspect_flow.services.standing import PAPER_SUBJECTS
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.paper_parts import ASSUMED_MARK


@dataclass(frozen=True, slots=True)
class DirectiveRow:
    """One line of the list of directives."""

    code: str
    number: str
    issued_on: date | None
    campaign: str
    inspection: str
    issuer: str
    signer: str
    state: str
    state_label: str
    n_deficiencies: int


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One line of the list of papers."""

    code: str
    kind: str
    number: str
    issued_on: date | None
    subject: str
    subject_code: str
    title: str
    signer: str
    state: str
    state_label: str


def list_directives(
    work: Work,
    *,
    campaign: Campaign | None = None,
    directive: Directive | None = None,
    state: str | None = None,
) -> list[DirectiveRow]:
    """Return the directives by code, with a fixed number of queries."""
    query = (
        select(Directive, Campaign.code, Inspection.code)
        .join(Campaign, col(Campaign.id) == col(Directive.campaign_id))
        .join(Inspection, col(Inspection.id) == col(Directive.inspection_id), isouter=True)
        .where(in_sight(work, Directive))
        .order_by(col(Directive.code))
    )
    wanted = [
        *([Directive.campaign_id == campaign.id] if campaign else []),
        *([Directive.id == directive.id] if directive else []),
        *([Directive.state == state] if state else []),
    ]
    found = work.session.exec(query.where(*wanted)).all()
    units = unit_names(work, (each.issuer_id for each, _c, _i in found))
    signers = people(work, (each.signer_id for each, _c, _i in found))
    counts = _deficiency_counts(work)
    machine = work.office.machines["directive"]
    return [
        DirectiveRow(
            code=each.code,
            number=written_number(each.number, each.symbol),
            issued_on=each.issued_on,
            campaign=campaign_code,
            inspection=inspection_code or "",
            issuer=units.get(each.issuer_id or 0, ""),
            signer=called(signers.get(each.signer_id or 0)),
            state=each.state,
            state_label=machine.state_label(each.state),
            n_deficiencies=counts.get(each.id or 0, 0) + len(each.extra.get(PASSED_ON) or ()),
        )
        for each, campaign_code, inspection_code in found
    ]


def list_documents(
    work: Work,
    *,
    campaign: Campaign | None = None,
    inspection: Inspection | None = None,
    kind: str | None = None,
    state: str | None = None,
) -> list[DocumentRow]:
    """Return the papers in the order they were drafted, with a fixed number of queries.

    Those of a campaign take in the papers of its inspections and directives.
    """
    query = select(Document).order_by(col(Document.id))
    hidden = hidden_ids(work)
    if hidden is not None:
        secret = and_(Document.subject == "inspection", col(Document.subject_id).in_(hidden))
        query = query.where(not_(secret))
    query = query.where(in_sight(work, Document))
    if campaign is not None:
        query = query.where(of_campaign(campaign))
    if inspection is not None:
        query = query.where(of_inspection(inspection))
    if kind is not None:
        query = query.where(Document.kind == kind)
    if state is not None:
        query = query.where(Document.state == state)
    return document_rows(work, work.session.exec(query).all())


def written_number(number: str | int | None, symbol: str) -> str:
    """Write "512/UBND-NV", either part alone where the other is missing."""
    return "/".join(part for part in (str(number or ""), symbol) if part) if number else ""


def plain(text: str) -> str:
    """Return words of a paper without the marks that only its template reads."""
    return text.replace(ASSUMED_MARK, "")


def document_rows(work: Work, documents: Sequence[Document]) -> list[DocumentRow]:
    """Return the lines of a list of papers with a fixed number of queries."""
    codes = _subject_codes(work, documents)
    machine = work.office.machines["document"]
    return [
        DocumentRow(
            code=each.code,
            kind=each.kind,
            number=written_number(each.number, each.symbol),
            issued_on=each.issued_on,
            subject=each.subject,
            subject_code=codes.get((each.subject, each.subject_id), ""),
            title=plain(each.title),
            signer=plain(each.signer),
            state=each.state,
            state_label=machine.state_label(each.state),
        )
        for each in documents
    ]


def _subject_codes(work: Work, documents: Sequence[Document]) -> dict[tuple[str, int], str]:
    found: dict[tuple[str, int], str] = {}
    for subject, kind in PAPER_SUBJECTS.items():
        ids = {each.subject_id for each in documents if each.subject == subject}
        rows = work.session.exec(select(kind.id, kind.code).where(col(kind.id).in_(ids)))
        found |= {(subject, identity or 0): code for identity, code in rows}
    return found


def of_campaign(campaign: Campaign) -> Any:
    """Return the condition for the papers of a campaign, its inspections and directives."""
    inspections = select(col(Inspection.id)).where(Inspection.campaign_id == campaign.id)
    directives = select(col(Directive.id)).where(Directive.campaign_id == campaign.id)
    delegations = select(col(Delegation.id)).where(Delegation.campaign_id == campaign.id)
    return or_(
        and_(Document.subject == "delegation", col(Document.subject_id).in_(delegations)),
        and_(Document.subject == "campaign", Document.subject_id == campaign.id),
        and_(Document.subject == "inspection", col(Document.subject_id).in_(inspections)),
        and_(Document.subject == "directive", col(Document.subject_id).in_(directives)),
        *papers_of_deficiencies(inspections),
    )


def of_inspection(inspection: Inspection) -> Any:
    """Return the condition for the papers of an inspection and of what came of it."""
    directives = select(col(Directive.id)).where(Directive.inspection_id == inspection.id)
    return or_(
        and_(Document.subject == "inspection", Document.subject_id == inspection.id),
        and_(Document.subject == "directive", col(Document.subject_id).in_(directives)),
        *papers_of_deficiencies([inspection.id]),
    )


def papers_of_deficiencies(inspections: Any) -> tuple[Any, Any]:
    """Return the conditions for papers about the deficiencies of those inspections."""
    deficiencies = select(col(Deficiency.id)).where(col(Deficiency.inspection_id).in_(inspections))
    extensions = select(col(Extension.id)).where(col(Extension.deficiency_id).in_(deficiencies))
    return (
        and_(Document.subject == "deficiency", col(Document.subject_id).in_(deficiencies)),
        and_(Document.subject == "extension", col(Document.subject_id).in_(extensions)),
    )


def _deficiency_counts(work: Work) -> dict[int | None, int]:
    rows = work.session.exec(
        select(Deficiency.directive_id, func.count())
        .where(col(Deficiency.directive_id).is_not(None))
        .group_by(col(Deficiency.directive_id))
    )
    return dict(rows.all())
