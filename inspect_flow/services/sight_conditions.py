"""What the acting person may look at, as conditions for queries: one rule per kind of record.

The same rules as `standing.roles_of`, as SQL; a test holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import ColumnElement, exists, false, true
from sqlmodel import and_, col, or_, select

from inspect_flow.records.tables import (
    Campaign,
    CoResponsible,
    Deficiency,
    Delegation,
    Event,
    Inspection,
    UnitVersion,
)
from inspect_flow.services.sight import Sight, sight_of
from inspect_flow.services.states import BEGINNINGS, DRAFTED, NOT_BEGUN
from inspect_flow.services.units import valid_on
from inspect_flow.services.work import Work


# A page asks for the same conditions dozens of times; putting one together costs more than to ask.
@lru_cache(maxsize=256)
def seen_as_inspector(sight: Sight) -> ColumnElement[bool]:
    """Return the condition on `Inspection` for delegation, head of the visit and leadership."""
    led = select(col(Campaign.id)).where(or_(_led(sight), _drafted(sight)))
    own = sight.delegations
    theirs = select(col(Delegation.campaign_id)).where(_among(Delegation.id, own))
    away = col(Inspection.extra)[("staying_away", sight.code)].as_string()
    as_member = or_(
        _among(Inspection.delegation_id, own),
        and_(col(Inspection.delegation_id).is_(None), col(Inspection.campaign_id).in_(theirs)),
    )
    return or_(
        col(Inspection.campaign_id).in_(led),
        col(Inspection.head_id) == sight.person_id,
        and_(as_member, away.is_(None)),
    )


def _led(sight: Sight) -> ColumnElement[bool]:
    if sight.sees_all:
        return true()
    return or_(*(_among(side, sight.led_for) for side in _SIDES))


def _drafted(sight: Sight) -> ColumnElement[bool]:
    """Return the condition on `Campaign`: its plan is being written in the person's office."""
    theirs = or_(*(_among(side, sight.prepares_for) for side in _SIDES))
    return and_(col(Campaign.state) == DRAFTED, theirs)


# Whoever issues a campaign and whoever leads it.
_SIDES = (Campaign.issuer_id, Campaign.lead_id)


def _among(column: Any, known: Collection[int]) -> ColumnElement[bool]:
    """Return that the column holds one of these; nothing is asked about none."""
    condition: ColumnElement[bool] = col(column).in_(sorted(known)) if known else false()
    return condition


@cache
def known_to_the_unit() -> ColumnElement[bool]:
    """Return the condition on `Inspection`: announced, or begun."""
    begun = select(col(Event.entity_id)).where(
        Event.entity == "inspection", col(Event.tag).in_(BEGINNINGS)
    )
    return or_(
        col(Inspection.is_announced).is_(True),
        col(Inspection.state).not_in(NOT_BEGUN),
        col(Inspection.id).in_(begun),
    )


def inspections_in_sight(work: Work) -> ColumnElement[bool]:
    """Return the condition on `Inspection` for what the acting person may know of."""
    sight = sight_of(work)
    return true() if sight is None else _inspections_of(sight)


@lru_cache(maxsize=256)
def _inspections_of(sight: Sight) -> ColumnElement[bool]:
    own = and_(_among(Inspection.unit_id, sight.units), known_to_the_unit())
    return or_(seen_as_inspector(sight), own)


def deficiencies_in_sight(work: Work) -> ColumnElement[bool]:
    """Return the condition on `Deficiency`, in a query that joins its `Inspection`."""
    sight = sight_of(work)
    if sight is None:
        return true()
    return or_(seen_as_inspector(sight), answered_for(work, sight), helped_with(sight))


def answered_for(work: Work, sight: Sight) -> ColumnElement[bool]:
    """Return the condition, in such a query, for what the person's units must put right."""
    return _answered_on(sight, work.on)


@lru_cache(maxsize=256)
def helped_with(sight: Sight) -> ColumnElement[bool]:
    """Return the condition, in such a query, for what the person's units share as helpers."""
    sharing = select(col(CoResponsible.deficiency_id)).where(
        _among(CoResponsible.unit_id, sight.units)
    )
    return and_(col(Deficiency.id).in_(sharing), known_to_the_unit())


@lru_cache(maxsize=256)
def _answered_on(sight: Sight, on: date) -> ColumnElement[bool]:
    units = sight.units
    still_there = exists().where(col(UnitVersion.unit_id) == col(Inspection.unit_id), *valid_on(on))
    owner = col(Deficiency.owner_id)
    # Once somebody chose the heir of a unit that is gone, its other heirs have no say.
    of_the_inspected = and_(
        _among(Inspection.unit_id, units),
        or_(owner.is_(None), owner == col(Inspection.unit_id), still_there),
    )
    # Never unknown, so that its opposite can be asked for, too.
    owned = and_(owner.is_not(None), _among(owner, units))
    return and_(or_(owned, of_the_inspected), known_to_the_unit())


@lru_cache(maxsize=256)
def sits_above(sight: Sight) -> ColumnElement[bool]:
    """Return the condition on `Campaign`: its leadership, or its delegation."""
    served = select(col(Delegation.campaign_id)).where(_among(Delegation.id, sight.delegations))
    return or_(_led(sight), col(Campaign.id).in_(served), _drafted(sight))


def campaigns_in_sight(work: Work) -> ColumnElement[bool]:
    """Return the condition on `Campaign`: led, served on, or with an inspection in sight."""
    sight = sight_of(work)
    return true() if sight is None else _campaigns_of(sight)


@lru_cache(maxsize=256)
def _campaigns_of(sight: Sight) -> ColumnElement[bool]:
    inspected = select(col(Inspection.campaign_id)).where(_inspections_of(sight))
    return or_(sits_above(sight), col(Campaign.id).in_(inspected))
