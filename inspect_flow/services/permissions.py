"""Refuse what the acting person may not do to a record."""

from __future__ import annotations

from sqlmodel import col, or_, select

from inspect_flow.locale.translation import _
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import Campaign, Member, Person
from inspect_flow.rules.permissions import ACTIONS, may
from inspect_flow.services.accounts.opening import is_administrator
from inspect_flow.services.registry import get
from inspect_flow.services.standing import in_office, roles_of
from inspect_flow.services.titles import title_of
from inspect_flow.services.visibility import refuse_secret
from inspect_flow.services.work import SYSTEM, Work
from inspect_flow.vocabulary.errors import MoveRefused


def require(work: Work, record: Tracked, action: str) -> None:
    """Raise `MoveRefused` unless the actor may do `action` to `record`.

    The operator types what others did on paper, so it may keep every register; it never moves a
    record, because a move is somebody's decision.
    """
    if work.actor.is_operator or work.actor.code == SYSTEM.code:
        return
    if may(action, roles_of(work, record)):
        return
    refuse_secret(work, record)
    allowed = ", ".join(role.label for role in sorted(ACTIONS[action]))
    raise MoveRefused(
        title_of(work, record),
        [
            _("{who} không có quyền làm việc này; người được làm: {roles}").format(
                who=work.actor.name or work.actor.code, roles=allowed
            )
        ],
    )


def require_own_unit(work: Work, *unit_ids: int | None) -> None:
    """Raise `MoveRefused` unless the actor belongs to one of the units that issue or lead."""
    if work.actor.person_id is None:
        return
    if get(work, Person, work.actor.person_id).unit_id not in unit_ids:
        raise MoveRefused(
            work.actor.name or work.actor.code,
            [_("chỉ người của cơ quan ban hành hoặc chủ trì mới làm được việc này")],
        )


def require_register(work: Work, *own_unit_ids: int | None) -> None:
    """Raise `MoveRefused` unless the actor keeps registers: administrators, delegation, leaders.

    What stands in the registers of people and posts decides who may inspect whom. Papers of their
    own unit, or of one for which it leads, (`own_unit_ids`) anybody may register.
    """
    if work.actor.person_id is None or _prepares_inspections(work) or is_administrator(work):
        return
    if get(work, Person, work.actor.person_id).unit_id in own_unit_ids:
        return
    raise MoveRefused(
        work.actor.name or work.actor.code,
        [_("chỉ người vận hành, trưởng đoàn, phó đoàn, thư ký hoặc lãnh đạo mới ghi được sổ này")],
    )


def _prepares_inspections(work: Work) -> bool:
    person = get(work, Person, work.actor.person_id)
    seats = work.session.exec(
        select(Member).where(
            Member.person_id == person.id, col(Member.role).in_(("head", "deputy", "secretary"))
        )
    )
    if in_office(seats, work.on):
        return True
    led = select(Campaign.id).where(
        or_(Campaign.issuer_id == person.unit_id, Campaign.lead_id == person.unit_id)
    )
    return person.leads_unit and work.session.exec(led).first() is not None
