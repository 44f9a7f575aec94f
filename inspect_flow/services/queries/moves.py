"""What may happen next to a record, who may do it, and what still stands in the way."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlmodel import col, select

from inspect_flow.flow.move import possible_moves
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import Delegation, Person
from inspect_flow.services.facts import facts_of
from inspect_flow.services.queries.names import called, people
from inspect_flow.services.record_sight import sees_from_above
from inspect_flow.services.standing import members_on, roles_of, surroundings
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.roles import Role


@dataclass(frozen=True, slots=True)
class NextMove:
    """A move that starts in the record's state; `obstacles` leaves out who the reader is."""

    name: str
    label: str
    to_state: str
    to_label: str
    by: tuple[Role, ...]
    allowed: bool
    reason_required: bool
    obstacles: tuple[str, ...]
    can_override: tuple[str, ...]

    @property
    def is_ready(self) -> bool:
        """Tell whether nothing but the right person is still needed."""
        return not self.obstacles


def next_moves(work: Work, record: Tracked) -> list[NextMove]:
    """Return the moves that leave the record's state, in the order of the workflow file."""
    machine = work.office.machines[str(record.__tablename__)]
    state = state_of(record)
    roles = roles_of(work, record)
    offered = possible_moves(machine, state, frozenset(Role), facts_of(work, record, {}, roles))
    # Conditions name other units, and what the delegation has still to do: not for the inspected.
    tells_all = sees_from_above(work, record)
    return [
        NextMove(
            name=each.name,
            label=each.label,
            to_state=each.to_state,
            to_label=each.to_label,
            by=machine.transitions[each.name].by,
            allowed=(may := any(role in machine.transitions[each.name].by for role in roles)),
            reason_required=each.reason_required,
            obstacles=each.refusals if may or tells_all else (),
            can_override=each.can_override if may or tells_all else (),
        )
        for each in offered
    ]


def state_of(record: Tracked) -> str:
    """Return the record's state."""
    return str(getattr(record, "state"))  # noqa: B009 - only records with a workflow come here


def state_label(work: Work, record: Tracked) -> str:
    """Return the record's state as users read it."""
    return work.office.machines[str(record.__tablename__)].state_label(state_of(record))


def people_able(work: Work, record: Tracked, move: str, most: int = 5) -> list[tuple[str, str]]:
    """Return (code, name) of persons whose role lets them take the move, at most `most`."""
    known_move = work.office.machines[str(record.__tablename__)].transitions.get(move)
    by = known_move.by if known_move else ()
    campaign, inspection, units = surroundings(work, record)
    able: list[Person] = []
    if campaign is not None:
        chosen = inspection.delegation_id if inspection else None
        delegations = _delegations(work, campaign.id or 0, chosen)
        members = [member for each in delegations for member in members_on(work, each, work.on)]
        known = people(work, (m.person_id for m in members if Role(m.role) in by))
        able += known.values()
        if Role.AUTHORITY in by:
            able += _staff(work, {campaign.issuer_id, campaign.lead_id}, leading=True)
    if Role.UNIT in by:
        able += _staff(work, units)
    found = {person.code: called(person) for person in able}
    return sorted(found.items())[:most]


def _staff(work: Work, units: Collection[int | None], *, leading: bool = False) -> list[Person]:
    query = select(Person).where(col(Person.unit_id).in_([u for u in units if u is not None]))
    if leading:
        query = query.where(col(Person.leads_unit).is_(True))
    return list(work.session.exec(query.order_by(col(Person.code))))


def _delegations(work: Work, campaign_id: int, chosen: int | None) -> list[int]:
    if chosen is not None:
        return [chosen]
    rows = work.session.exec(select(Delegation.id).where(Delegation.campaign_id == campaign_id))
    return [each for each in rows if each is not None]
