"""What the acting person may look at, as conditions for queries: one rule per kind of record.

The same rules as `standing.roles_of`, as SQL; a test holds the two against each other. They bind
where work is scoped, as all of the web's is; the console's operator owns the database anyway.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, bindparam, exists, false, true
from sqlmodel import and_, col, or_, select

from inspect_flow.records.tables import (
    Campaign,
    CoResponsible,
    Deficiency,
    Delegation,
    Event,
    Inspection,
    Member,
    Person,
    RoleGrant,
    Succession,
    UnitVersion,
)
from inspect_flow.services.accounts.opening import account_of, grants_of
from inspect_flow.services.states import BEGINNINGS, DRAFTED, NOT_BEGUN
from inspect_flow.services.units import valid_on
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.accounts import GrantedRole
from inspect_flow.vocabulary.units import PARTS_OF_A_UNIT


@dataclass(frozen=True, slots=True)
class Sight:
    """What decides: the units somebody answers for, the delegations they sit on, what they lead."""

    person_id: int
    code: str
    units: frozenset[int]
    delegations: frozenset[int]
    led_for: frozenset[int]  # units whose campaigns they see as leadership
    sees_all: bool
    prepares_for: frozenset[int] = frozenset()  # their office, where it runs campaigns

    @property
    def is_inspected(self) -> bool:
        """Tell whether nothing but a unit's own matters can be in sight."""
        return not (self.delegations or self.led_for or self.sees_all or self.prepares_for)


def sight_of(work: Work) -> Sight | None:
    """Return what bounds the acting person; None where nothing does. Asked once per session."""
    if not work.is_scoped:
        return None
    kept, key = _kept(work)
    if key not in kept:
        kept[key] = look(work)
    return kept[key]


def keep_sight(work: Work, sight: Sight) -> None:
    """Take what was already looked up for the same person and day."""
    kept, key = _kept(work)
    kept[key] = sight


def _kept(work: Work) -> tuple[dict[tuple[str, date], Sight], tuple[str, date]]:
    return work.session.info.setdefault("sight", {}), (work.actor.code, work.on)


def look(work: Work, grants: Collection[RoleGrant] | None = None) -> Sight:
    """Look up what bounds the acting person that day; `grants` where they are known already."""
    person = work.session.get(Person, work.actor.person_id)
    if person is None:
        return Sight(0, "", frozenset(), frozenset(), frozenset(), sees_all=False)
    granted = _granted(work, person) if grants is None else grants
    watched = {each.unit_id for each in granted if each.role == GrantedRole.LEADERSHIP}
    runs = _prepares_for(work, person.unit_id)
    # Whoever leads a unit that never ran a campaign is nothing but its head when it is inspected.
    led = runs if person.leads_unit else set()
    return Sight(
        person.id or 0,
        person.code,
        frozenset(_answered_for(work, person.unit_id)),
        frozenset(_delegations(work, person)),
        frozenset(led | {unit for unit in watched if unit is not None}),
        sees_all=None in watched,
        prepares_for=frozenset(runs),
    )


def _prepares_for(work: Work, unit_id: int | None) -> set[int]:
    """Return the person's unit if it ever issued or led a campaign."""
    if unit_id is None:
        return set()
    found = work.session.exec(_RUN_BY, params={"unit": unit_id}).first()
    return {unit_id} if found is not None else set()


def _granted(work: Work, person: Person) -> Collection[RoleGrant]:
    account = account_of(work, person)
    return grants_of(work, account.id or 0) if account else ()


def _delegations(work: Work, person: Person) -> set[int]:
    """Return the delegations on which the person sits that day and is not substituted."""
    return set(work.session.exec(_SAT_ON, params={"person": person.id, "on": work.on}))


def _answered_for(work: Work, unit_id: int | None) -> set[int]:
    """Return the person's unit, the unit it is a part of, and those that these have followed."""
    if unit_id is None:
        return set()
    versions = work.session.exec(_PLACES, params={"units": [unit_id], "on": work.on}).all()
    parents = {above for _unit, level, above in versions if level in PARTS_OF_A_UNIT and above}
    living = ({unit_id} if versions else set()) | _living(work, parents)
    return {unit_id} | parents | _followed(work, living)


def _living(work: Work, units: Collection[int]) -> set[int]:
    if not units:
        return set()
    there = work.session.exec(_PLACES, params={"units": list(units), "on": work.on})
    return {unit for unit, _level, _above in there}


def _followed(work: Work, units: Collection[int]) -> set[int]:
    reached: set[int] = set()
    waiting = set(units)
    while waiting:
        reached |= waiting
        arrows = work.session.exec(_FOLLOWED, params={"units": list(waiting), "on": work.on})
        waiting = set(arrows) - reached
    return reached


# Every page asks these; putting a statement together costs more than to ask it.
_UNIT: BindParameter[int] = bindparam("unit")
_ON: BindParameter[date] = bindparam("on")
_RUN_BY = (
    select(Campaign.id).where(or_(Campaign.issuer_id == _UNIT, Campaign.lead_id == _UNIT)).limit(1)
)
_PLACES = select(UnitVersion.unit_id, UnitVersion.level, UnitVersion.parent_id).where(
    col(UnitVersion.unit_id).in_(bindparam("units", expanding=True)), *valid_on(_ON)
)
_FOLLOWED = select(Succession.predecessor_id).where(
    col(Succession.successor_id).in_(bindparam("units", expanding=True)), Succession.on <= _ON
)
_SITS = (
    or_(col(Member.from_on).is_(None), col(Member.from_on) <= _ON),
    or_(col(Member.to_on).is_(None), col(Member.to_on) >= _ON),
)
_SUBSTITUTED = select(col(Member.substitute_for_id)).where(
    col(Member.substitute_for_id).is_not(None), *_SITS
)
_SAT_ON = select(Member.delegation_id).where(
    Member.person_id == bindparam("person"), *_SITS, col(Member.id).not_in(_SUBSTITUTED)
)


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
