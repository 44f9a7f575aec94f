"""What may happen next to a record, who may do it, and what still stands in the way."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import select

from inspect_flow.flow.move import possible_moves
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import Delegation
from inspect_flow.services.facts import facts_of
from inspect_flow.services.queries.names import called, people
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
    offered = possible_moves(machine, state, frozenset(Role), facts_of(work, record, {}))
    return [
        NextMove(
            name=each.name,
            label=each.label,
            to_state=each.to_state,
            to_label=each.to_label,
            by=machine.transitions[each.name].by,
            allowed=any(role in machine.transitions[each.name].by for role in roles),
            reason_required=each.reason_required,
            obstacles=each.refusals,
            can_override=each.can_override,
        )
        for each in offered
    ]


def state_of(record: Tracked) -> str:
    """Return the record's state."""
    return str(getattr(record, "state"))  # noqa: B009 - only records with a workflow come here


def state_label(work: Work, record: Tracked) -> str:
    """Return the record's state as users read it."""
    return work.office.machines[str(record.__tablename__)].state_label(state_of(record))


def people_in_office(work: Work, record: Tracked) -> list[tuple[str, str, Role]]:
    """Return (code, name, role) of the delegation's members who may act for the record."""
    campaign, inspection, _units = surroundings(work, record)
    if campaign is None:
        return []
    chosen = inspection.delegation_id if inspection else None
    delegations = _delegations(work, campaign.id or 0, chosen)
    members = [member for each in delegations for member in members_on(work, each, work.on)]
    known = people(work, (member.person_id for member in members))
    return [
        (known[m.person_id].code, called(known[m.person_id]), Role(m.role))
        for m in members
        if m.person_id in known
    ]


def _delegations(work: Work, campaign_id: int, chosen: int | None) -> list[int]:
    if chosen is not None:
        return [chosen]
    rows = work.session.exec(select(Delegation.id).where(Delegation.campaign_id == campaign_id))
    return [each for each in rows if each is not None]
