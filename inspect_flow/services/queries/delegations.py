"""Delegations and their members as lists and pages show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from inspect_flow.records.tables import Campaign, Delegation, Member, Person
from inspect_flow.services.queries.names import called, unit_names
from inspect_flow.services.record_sight import in_sight
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.roles import Role


@dataclass(frozen=True, slots=True)
class DelegationRow:
    """One line of the list; members are those in office on the day of the work."""

    code: str
    name: str
    symbol: str
    campaign: str
    head: str
    n_members: int


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One person's place in a delegation."""

    person: str
    name: str
    title: str
    unit: str
    role: Role
    group: str
    areas: str
    from_on: date | None
    to_on: date | None
    in_office: bool
    substitute_for: str
    paper: str


def list_delegations(work: Work, *, campaign: Campaign | None = None) -> list[DelegationRow]:
    """Return the delegations by code, with two queries."""
    query = (
        select(Delegation, Campaign.code)
        .join(Campaign, col(Campaign.id) == col(Delegation.campaign_id))
        .where(in_sight(work, Delegation))
        .order_by(col(Delegation.code))
    )
    if campaign is not None:
        query = query.where(Delegation.campaign_id == campaign.id)
    found = work.session.exec(query).all()
    members = _members_in_office(work, [delegation.id or 0 for delegation, _code in found])
    return [
        DelegationRow(
            code=delegation.code,
            name=delegation.name,
            symbol=delegation.symbol,
            campaign=campaign_code,
            head=_head(members[delegation.id or 0]),
            n_members=len(members[delegation.id or 0]),
        )
        for delegation, campaign_code in found
    ]


def members_of(work: Work, delegation: Delegation) -> list[MemberRow]:
    """Return everybody who is or was in the delegation, with two queries."""
    rows = work.session.exec(
        select(Member, Person)
        .join(Person, col(Person.id) == col(Member.person_id))
        .where(Member.delegation_id == delegation.id)
        .order_by(col(Member.id))
    ).all()
    units = unit_names(work, (person.unit_id for _member, person in rows))
    names = {member.id: called(person) for member, person in rows}
    return [
        MemberRow(
            person=person.code,
            name=person.name,
            title=person.title,
            unit=units.get(person.unit_id or 0, ""),
            role=Role(member.role),
            group=member.group,
            areas=member.areas,
            from_on=member.from_on,
            to_on=member.to_on,
            in_office=in_office(member, work.on),
            substitute_for=names.get(member.substitute_for_id, ""),
            paper=member.paper,
        )
        for member, person in rows
    ]


def in_office(member: Member, on: date) -> bool:
    """Tell whether the membership runs on that day."""
    started = member.from_on is None or member.from_on <= on
    return started and (member.to_on is None or member.to_on >= on)


def _members_in_office(
    work: Work, ids: Sequence[int]
) -> defaultdict[int, list[tuple[Member, Person]]]:
    rows = work.session.exec(
        select(Member, Person)
        .join(Person, col(Person.id) == col(Member.person_id))
        .where(col(Member.delegation_id).in_(ids))
        .order_by(col(Member.id))
    )
    found: defaultdict[int, list[tuple[Member, Person]]] = defaultdict(list)
    for member, person in rows:
        if in_office(member, work.on):
            found[member.delegation_id].append((member, person))
    return found


def _head(members: Sequence[tuple[Member, Person]]) -> str:
    return next((called(person) for member, person in members if member.role == "head"), "")
