"""Persons as lists and pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from inspect_flow.locale.vietnamese_text import searchable, sort_key
from inspect_flow.records.tables import Campaign, Delegation, Member, Person, Post, Unit
from inspect_flow.services.queries.delegations import in_office
from inspect_flow.services.queries.names import unit_codes, unit_names
from inspect_flow.services.record_sight import in_sight
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.roles import Role


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the list of persons."""

    code: str
    name: str
    title: str
    unit_code: str
    unit: str
    leads_unit: bool
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class PostRow:
    """An office held elsewhere or before."""

    unit: str
    title: str
    from_on: date | None
    to_on: date | None


@dataclass(frozen=True, slots=True)
class MembershipRow:
    """A delegation that the person is or was in."""

    delegation: str
    campaign: str
    role: Role
    in_office: bool


def list_persons(work: Work, *, unit: Unit | None = None, text: str = "") -> list[PersonRow]:
    """Return the persons by given name as Vietnamese lists do, with three queries.

    `text` is looked for in name, title and code, accents left aside.
    """
    query = select(Person).where(in_sight(work, Person))
    if unit is not None:
        query = query.where(Person.unit_id == unit.id)
    persons = [
        person
        for person in work.session.exec(query)
        if searchable(text) in searchable(f"{person.name} {person.title} {person.code}")
    ]
    # Vietnamese lists go by the given name, which stands last.
    persons.sort(key=lambda each: (sort_key(each.name.rpartition(" ")[2]), sort_key(each.name)))
    names = unit_names(work, (each.unit_id for each in persons))
    codes = unit_codes(work, (each.unit_id for each in persons))
    return [
        PersonRow(
            code=each.code,
            name=each.name,
            title=each.title,
            unit_code=codes.get(each.unit_id or 0, ""),
            unit=names.get(each.unit_id or 0, ""),
            leads_unit=each.leads_unit,
            email=each.email,
            phone=each.phone,
        )
        for each in persons
    ]


def posts_of(work: Work, person: Person) -> list[PostRow]:
    """Return the person's other offices, oldest first."""
    posts = work.session.exec(
        select(Post).where(Post.person_id == person.id).order_by(col(Post.from_on), col(Post.id))
    ).all()
    names = unit_names(work, (post.unit_id for post in posts))
    return [
        PostRow(names.get(post.unit_id, ""), post.title, post.from_on, post.to_on) for post in posts
    ]


def memberships_of(work: Work, person: Person) -> list[MembershipRow]:
    """Return the delegations of the person, newest first."""
    rows = work.session.exec(
        select(Member, Delegation.code, Campaign.code)
        .join(Delegation, col(Delegation.id) == col(Member.delegation_id))
        .join(Campaign, col(Campaign.id) == col(Delegation.campaign_id))
        .where(Member.person_id == person.id)
        .order_by(col(Member.id).desc())
    )
    return [
        MembershipRow(delegation, campaign, Role(member.role), in_office(member, work.on))
        for member, delegation, campaign in rows
    ]
