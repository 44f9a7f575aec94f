"""What decides what somebody may look at: whom they answer for, where they sit, what they lead.

What follows for each kind of record stands in `sight_conditions`. It binds where work is scoped, as
all of the web's is; the console's operator owns the database anyway.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import BindParameter, bindparam
from sqlmodel import col, or_, select

from inspect_flow.records.tables import (
    Campaign,
    Member,
    Person,
    RoleGrant,
    Succession,
    UnitVersion,
)
from inspect_flow.services.accounts.opening import account_of, grants_of
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
