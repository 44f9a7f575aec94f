"""Whose calendar a feed is: what that person or unit may know of, and where to look for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import ColumnElement
from sqlmodel import col, or_, select

from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import (
    Campaign,
    CoResponsible,
    Deficiency,
    Delegation,
    Inspection,
    Member,
    Person,
    Unit,
)
from inspect_flow.services.lookup import get
from inspect_flow.services.standing import (
    case_of,
    is_secret,
    own_units,
    roles_of,
    side_of,
)
from inspect_flow.services.succession import with_predecessors
from inspect_flow.services.units import authority_on
from inspect_flow.services.work import Actor, Work
from inspect_flow.vocabulary.roles import OF_UNITS, Role


class Reader(Protocol):
    """Whoever reads a calendar."""

    @property
    def name(self) -> str:
        """Return what the calendar is called after."""

    def may_know(self, record: Tracked) -> bool:
        """Tell whether the reader may know of the record."""

    def knows_whole(self, inspection: Inspection) -> bool:
        """Tell whether the reader may know of everything in the inspection."""

    def concerned(self) -> ColumnElement[bool]:
        """Return the condition on inspections that may hold something for the reader."""


@dataclass(frozen=True, slots=True)
class PersonReader:
    """A person knows what their roles let them see, as everywhere else."""

    work: Work
    person: Person

    @property
    def name(self) -> str:
        """Return the person's name."""
        return self.person.name

    def may_know(self, record: Tracked) -> bool:
        """Tell whether the person has any role there."""
        return bool(self._roles(record))

    def knows_whole(self, inspection: Inspection) -> bool:
        """Tell whether the person inspects or leads; a unit answers for single records."""
        return bool(self._roles(inspection) - OF_UNITS)

    def _roles(self, record: Tracked) -> frozenset[Role]:
        person = self.person
        return roles_of(self.work.by(Actor(person.code, person.name, person.id)), record)

    def concerned(self) -> ColumnElement[bool]:
        """Look at the person's delegations, visits, campaigns and unit."""
        person = self.person
        places = [
            col(Inspection.head_id) == person.id,
            col(Inspection.campaign_id).in_(
                select(Delegation.campaign_id)
                .join(Member, col(Member.delegation_id) == col(Delegation.id))
                .where(Member.person_id == person.id)
            ),
        ]
        if person.unit_id is not None:
            places.append(_answered_by(self.work, own_units(self.work, person.unit_id)))
            if person.leads_unit:
                places.append(_led_by(person.unit_id))
        return or_(*places)


@dataclass(frozen=True, slots=True)
class UnitReader:
    """A unit knows what it answers for and what it runs; never of a surprise that is to come."""

    work: Work
    unit: Unit

    @property
    def name(self) -> str:
        """Return the unit's name of today."""
        return authority_on(self.work, self.unit.id, self.work.on)

    def may_know(self, record: Tracked) -> bool:
        """Tell whether the unit answers for the record or runs its campaign."""
        work, own = self.work, self.unit.id or 0
        campaign, inspection = case_of(work, record)
        if inspection is None or campaign is None:
            return False
        return self.knows_whole(inspection) or side_of(work, own, record, inspection) is not None

    def knows_whole(self, inspection: Inspection) -> bool:
        """Tell whether the unit runs the campaign, and the inspection is no secret."""
        campaign = get(self.work, Campaign, inspection.campaign_id)
        leads = self.unit.id in (campaign.issuer_id, campaign.lead_id)
        return leads and not is_secret(self.work, inspection)

    def concerned(self) -> ColumnElement[bool]:
        """Look at what the unit answers for and at the campaigns that it runs."""
        own = self.unit.id or 0
        return or_(_answered_by(self.work, own_units(self.work, own)), _led_by(own))


def reader_of(work: Work, person_id: int | None, unit_id: int | None) -> Reader:
    """Return the reader that a feed names."""
    if person_id is not None:
        return PersonReader(work, get(work, Person, person_id))
    return UnitReader(work, get(work, Unit, unit_id))


def _led_by(unit_id: int) -> ColumnElement[bool]:
    campaigns = select(Campaign.id).where(
        or_(col(Campaign.issuer_id) == unit_id, col(Campaign.lead_id) == unit_id)
    )
    return col(Inspection.campaign_id).in_(campaigns)


def _answered_by(work: Work, units: Iterable[int]) -> ColumnElement[bool]:
    every = set().union(*(with_predecessors(work, each) for each in units))
    owned = select(Deficiency.inspection_id).where(col(Deficiency.owner_id).in_(every))
    shared = (
        select(Deficiency.inspection_id)
        .join(CoResponsible, col(CoResponsible.deficiency_id) == col(Deficiency.id))
        .where(col(CoResponsible.unit_id).in_(every))
    )
    return or_(
        col(Inspection.unit_id).in_(every),
        col(Inspection.id).in_(owned),
        col(Inspection.id).in_(shared),
    )
