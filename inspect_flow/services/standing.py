"""What a person is to a record: their roles there, on that day."""

from __future__ import annotations

from datetime import date

from sqlmodel import col, select

from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import (
    Answer,
    Campaign,
    CoResponsible,
    Deficiency,
    Delegation,
    Directive,
    Document,
    Extension,
    Finding,
    Inspection,
    Member,
    Person,
    Visit,
)
from inspect_flow.services.registry import get
from inspect_flow.services.units import heirs_on
from inspect_flow.services.work import SYSTEM, Work
from inspect_flow.vocabulary.roles import Role


def roles_of(work: Work, record: Tracked) -> frozenset[Role]:
    """Return the roles of the acting person for that record."""
    if work.actor.code == SYSTEM.code:
        return frozenset({Role.SYSTEM})
    if work.actor.person_id is None:
        return frozenset()
    person = get(work, Person, work.actor.person_id)
    campaign, inspection, units = surroundings(work, record)
    roles: set[Role] = set()
    if campaign is not None:
        roles |= _delegation_roles(work, person, campaign, inspection)
        if person.leads_unit and person.unit_id in (campaign.issuer_id, campaign.lead_id):
            roles.add(Role.AUTHORITY)
    if inspection is not None and inspection.head_id == person.id:
        roles.add(Role.HEAD)
    if person.unit_id in _with_heirs(work, units):
        roles.add(Role.UNIT)
    return frozenset(roles)


def members_on(work: Work, delegation_id: int, on: date) -> list[Member]:
    """Return the members in office on that day."""
    members = work.session.exec(
        select(Member).where(Member.delegation_id == delegation_id).order_by(col(Member.id))
    )
    return [
        member
        for member in members
        if (member.from_on is None or member.from_on <= on)
        and (member.to_on is None or member.to_on >= on)
    ]


def _delegation_roles(
    work: Work, person: Person, campaign: Campaign, inspection: Inspection | None
) -> set[Role]:
    query = select(Delegation.id).where(Delegation.campaign_id == campaign.id)
    if inspection is not None and inspection.delegation_id is not None:
        query = query.where(Delegation.id == inspection.delegation_id)
    return {
        Role(member.role)
        for delegation_id in work.session.exec(query)
        for member in members_on(work, delegation_id or 0, work.on)
        if member.person_id == person.id
    }


def surroundings(
    work: Work, record: Tracked
) -> tuple[Campaign | None, Inspection | None, set[int]]:
    """Return the campaign, the inspection and the units that answer for the record."""
    match record:
        case Delegation() | Visit():
            return get(work, Campaign, record.campaign_id), None, set()
        case Finding() | Answer():
            return surroundings(work, get(work, Inspection, record.inspection_id))
        case Campaign():
            return record, None, set()
        case Inspection():
            return get(work, Campaign, record.campaign_id), record, {record.unit_id}
        case Deficiency():
            inspection = get(work, Inspection, record.inspection_id)
            units = {inspection.unit_id, *_answerable(work, record)}
            return get(work, Campaign, inspection.campaign_id), inspection, units
        case Extension():
            return surroundings(work, get(work, Deficiency, record.deficiency_id))
        case Directive():
            if record.inspection_id is not None:
                return surroundings(work, get(work, Inspection, record.inspection_id))
            return get(work, Campaign, record.campaign_id), None, set()
        case Document():
            return surroundings(work, _subject_of(work, record))
    return None, None, set()


def _subject_of(work: Work, document: Document) -> Campaign | Inspection | Directive:
    if document.subject == "campaign":
        return get(work, Campaign, document.subject_id)
    if document.subject == "inspection":
        return get(work, Inspection, document.subject_id)
    return get(work, Directive, document.subject_id)


def _answerable(work: Work, deficiency: Deficiency) -> set[int]:
    co_responsible = work.session.exec(
        select(CoResponsible.unit_id).where(CoResponsible.deficiency_id == deficiency.id)
    )
    owner = set() if deficiency.owner_id is None else {deficiency.owner_id}
    return owner | set(co_responsible)


def _with_heirs(work: Work, units: set[int]) -> set[int]:
    return units.union(*(heirs_on(work, unit, work.on) for unit in units))
