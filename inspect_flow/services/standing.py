"""What a person is to a record: their roles there, on that day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from sqlalchemy.orm.util import identity_key
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
    Succession,
    Visit,
)
from inspect_flow.services.lookup import get
from inspect_flow.services.states import BEGINNINGS, DRAFTED, NOT_BEGUN
from inspect_flow.services.succession import heirs_on
from inspect_flow.services.trail import trail_of
from inspect_flow.services.units import version_on
from inspect_flow.services.work import SYSTEM, Work
from inspect_flow.vocabulary.roles import Role
from inspect_flow.vocabulary.units import PARTS_OF_A_UNIT

PaperSubject = Campaign | Delegation | Inspection | Directive | Deficiency | Extension
PAPER_SUBJECTS: Mapping[str, type[PaperSubject]] = MappingProxyType(
    {
        "campaign": Campaign,
        "delegation": Delegation,
        "inspection": Inspection,
        "directive": Directive,
        "deficiency": Deficiency,
        "extension": Extension,
    }
)
"""The records that papers are about, by the name that a paper keeps of them."""


def roles_of(work: Work, record: Tracked) -> frozenset[Role]:
    """Return the roles of the acting person for that record.

    The unit has none for an inspection that is to come as a surprise, and a member who stays away
    from an inspection has no part in it.
    """
    if work.actor.code == SYSTEM.code:
        return frozenset({Role.SYSTEM})
    if work.actor.person_id is None:
        return frozenset()
    person = get(work, Person, work.actor.person_id)
    campaign, inspection = case_of(work, record)
    roles: set[Role] = set()
    if campaign is not None:
        if inspection is None or person.code not in staying_away(inspection):
            roles |= _delegation_roles(work, person, campaign, inspection)
        if person.leads_unit and person.unit_id in (campaign.issuer_id, campaign.lead_id):
            roles.add(Role.AUTHORITY)
        if isinstance(record, Campaign | Delegation) and _prepares(person, campaign):
            roles.add(Role.PREPARER)
    if inspection is not None:
        if inspection.head_id == person.id:
            roles.add(Role.HEAD)
        own = person.unit_id
        side = side_of(work, own, record, inspection) if own is not None else None
        if side is not None:
            roles.add(side)
    return frozenset(roles)


def _prepares(person: Person, campaign: Campaign) -> bool:
    """Tell whether the person's office drafts the plan: before it is issued, any of its staff."""
    own = person.unit_id
    return campaign.state == DRAFTED and own is not None and own in (
        campaign.issuer_id, campaign.lead_id
    )  # fmt: skip


def is_secret(work: Work, inspection: Inspection) -> bool:
    """Tell whether the unit must not know of the inspection: unannounced, and not yet begun."""
    if inspection.is_announced or inspection.state not in NOT_BEGUN:
        return False
    # Put off or called off after it had begun: the unit knows of it.
    return not trail_of(work, inspection, *BEGINNINGS).latest


def staying_away(inspection: Inspection) -> Mapping[str, str]:
    """Return the codes of the members who take no part in this inspection, with the reason."""
    away: Mapping[str, str] = inspection.extra.get("staying_away") or {}
    return away


def members_on(work: Work, delegation_id: int, on: date) -> list[Member]:
    """Return the members in office on that day; whoever is substituted that day is not."""
    members = work.session.exec(
        select(Member).where(Member.delegation_id == delegation_id).order_by(col(Member.id))
    )
    return in_office(members, on)


def in_office(members: Iterable[Member], on: date) -> list[Member]:
    """Return those of one delegation's members who are in office on that day."""
    present = [
        member
        for member in members
        if (member.from_on is None or member.from_on <= on)
        and (member.to_on is None or member.to_on >= on)
    ]
    substituted = {member.substitute_for_id for member in present}
    return [member for member in present if member.id not in substituted]


def inspectors_on(work: Work, inspection: Inspection, on: date) -> list[Member]:
    """Return the members who take part in that inspection: its group, less those staying away."""
    serving = delegation_serving(work, inspection)
    if serving is None:
        return []
    group = inspection.extra.get("group")
    away = staying_away(inspection)
    members = members_on(work, serving, on)
    if away:
        query = select(Person.id).where(col(Person.code).in_(away))
        absent = set(work.session.exec(query))
        members = [member for member in members if member.person_id not in absent]
    return [member for member in members if not group or member.group in ("", group)]


def delegation_serving(work: Work, inspection: Inspection) -> int | None:
    """Return the delegation named for the inspection, else the only one that its campaign has."""
    if inspection.delegation_id is not None:
        return inspection.delegation_id
    known = delegations_of(work, inspection.campaign_id)
    return known[0].id if len(known) == 1 else None


def delegations_of(work: Work, campaign_id: int) -> Sequence[Delegation]:
    """Return the delegations of a campaign, the first appointed first."""
    return work.session.exec(
        select(Delegation).where(Delegation.campaign_id == campaign_id).order_by(col(Delegation.id))
    ).all()


def _delegation_roles(
    work: Work, person: Person, campaign: Campaign, inspection: Inspection | None
) -> set[Role]:
    query = (
        select(Member)
        .join(Delegation, col(Delegation.id) == col(Member.delegation_id))
        .where(Delegation.campaign_id == campaign.id)
        .order_by(col(Member.id))
    )
    if inspection is not None and inspection.delegation_id is not None:
        query = query.where(Delegation.id == inspection.delegation_id)
    return {
        Role(member.role)
        for member in in_office(work.session.exec(query), work.on)
        if member.person_id == person.id
    }


def surroundings(
    work: Work, record: Tracked
) -> tuple[Campaign | None, Inspection | None, set[int]]:
    """Return the campaign, the inspection and the units that answer for the record."""
    campaign, inspection = case_of(work, record)
    return campaign, inspection, _units(work, record, inspection) if inspection else set()


def case_of(work: Work, record: Tracked) -> tuple[Campaign | None, Inspection | None]:
    """Return the campaign and the inspection that the record belongs to, as far as it has them."""
    match record:
        case Campaign():
            return record, None
        case Delegation() | Visit():
            return get(work, Campaign, record.campaign_id), None
        case Inspection():
            return get(work, Campaign, record.campaign_id), record
        case Deficiency() | Finding() | Answer():
            return _case(work, record.inspection_id)
        case Extension():
            return case_of(work, get(work, Deficiency, record.deficiency_id))
        case Directive() if record.inspection_id is not None:
            return _case(work, record.inspection_id)
        case Directive():
            return get(work, Campaign, record.campaign_id), None
        case Document():
            return case_of(work, subject_of(work, record))
    return None, None


def _case(work: Work, inspection_id: int) -> tuple[Campaign, Inspection]:
    """Return an inspection with its campaign; where neither is at hand, with one query."""
    known = work.session.identity_map.get(identity_key(Inspection, inspection_id))
    found = (
        None
        if known is not None
        else work.session.exec(
            select(Inspection, Campaign)
            .join(Campaign, col(Campaign.id) == col(Inspection.campaign_id))
            .where(Inspection.id == inspection_id)
        ).first()
    )
    if found is not None:
        return found[1], found[0]
    inspection = get(work, Inspection, inspection_id)
    return get(work, Campaign, inspection.campaign_id), inspection


def _units(work: Work, record: Tracked, inspection: Inspection) -> set[int]:
    """Return the units that answer for the record."""
    match record:
        case Deficiency():
            return _answerable(work, record, inspection)
        case Extension():
            return _answerable(work, get(work, Deficiency, record.deficiency_id), inspection)
        case Document():
            return _units(work, subject_of(work, record), inspection)
    return {inspection.unit_id}


def side_of(work: Work, own: int, record: Tracked, inspection: Inspection) -> Role | None:
    """Return what the unit `own` is to the record, itself or as an heir, if it knows of it.

    `UNIT` answers for it; `HELPER` shares the duty and answers for nothing.
    """
    if is_secret(work, inspection):
        return None
    if isinstance(record, Deficiency) and record.owner_id == own:
        return Role.UNIT
    units = _units(work, record, inspection)
    if own in units:
        return Role.UNIT
    every = own_units(work, own)
    if every & _with_heirs(work, units):
        return Role.UNIT
    return Role.HELPER if every & _with_heirs(work, _helping(work, record)) else None


def subject_of(work: Work, document: Document) -> PaperSubject:
    """Return the record that the paper is about."""
    return get(work, PAPER_SUBJECTS[document.subject], document.subject_id)


def _helping(work: Work, record: Tracked) -> set[int]:
    """Return the units that share the duty which the record is about."""
    match record:
        case Deficiency():
            query = select(CoResponsible.unit_id).where(CoResponsible.deficiency_id == record.id)
            return set(work.session.exec(query))
        case Extension():
            return _helping(work, get(work, Deficiency, record.deficiency_id))
        case Document():
            return _helping(work, subject_of(work, record))
    return set()


def _answerable(work: Work, deficiency: Deficiency, inspection: Inspection) -> set[int]:
    units = set() if deficiency.owner_id is None else {deficiency.owner_id}
    owner, inspected = deficiency.owner_id, inspection.unit_id
    # Once somebody chose the heir of a unit that is gone, its other heirs have no say.
    if owner in (None, inspected) or version_on(work, inspected, work.on) is not None:
        units.add(inspected)
    return units


def own_units(work: Work, unit_id: int) -> set[int]:
    """Return a person's unit, and the unit of which that one is a part."""
    version = version_on(work, unit_id, work.on)
    parent = version.parent_id if version and version.level in PARTS_OF_A_UNIT else None
    return {unit_id} if parent is None else {unit_id, parent}


def _with_heirs(work: Work, units: set[int]) -> set[int]:
    if not units:
        return set()
    followed = select(Succession.predecessor_id).where(col(Succession.predecessor_id).in_(units))
    gone = set(work.session.exec(followed))
    return units.union(*(heirs_on(work, unit, work.on) for unit in gone))
