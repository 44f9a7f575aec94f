"""Appoint a delegation, its members and their substitutes."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlmodel import select

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Campaign, Delegation, Member, Person
from inspect_flow.services import journal
from inspect_flow.services.permissions import require
from inspect_flow.services.registry import get, refuse_taken_code
from inspect_flow.services.standing import members_on
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.roles import Role


def appoint(work: Work, campaign: Campaign, code: str, name: str, **fields: Any) -> Delegation:
    """Set up a delegation for the campaign; several may work side by side."""
    require(work, campaign, "campaign.amend")
    refuse_taken_code(work, Delegation, code)
    delegation = Delegation(code=code, campaign_id=campaign.id or 0, name=name, **fields)
    journal.create(work, delegation, "delegation.appointed")
    return delegation


def add_member(
    work: Work,
    delegation: Delegation,
    person: Person,
    role: Role,
    *,
    group: str = "",
    areas: str = "",
    from_on: date | None = None,
    paper: str = "",
) -> Member:
    """Add a member; a delegation has one head at a time."""
    require(work, get(work, Campaign, delegation.campaign_id), "campaign.amend")
    on = from_on or work.on
    if role is Role.HEAD and any(
        m.role == "head" for m in members_on(work, delegation.id or 0, on)
    ):
        raise BadInput(
            _("{code} đã có trưởng đoàn").format(code=delegation.code),
            [_("cho người cũ thôi nhiệm vụ trước: inspect-flow delegation release")],
        )
    _refuse_twice(work, delegation, person, role)
    member = Member(
        delegation_id=delegation.id or 0,
        person_id=person.id or 0,
        role=role.value,
        group=group,
        areas=areas,
        from_on=from_on,
        paper=paper,
    )
    work.session.add(member)
    work.session.flush()
    details = {"person": person.code, "role": role.value, "group": group, "paper": paper}
    journal.note(work, delegation, "delegation.member_added", details)
    return member


def release_member(work: Work, delegation: Delegation, member: Member, paper: str) -> None:
    """End a membership on the day of the work; the paper that says so is kept."""
    require(work, get(work, Campaign, delegation.campaign_id), "campaign.amend")
    member.to_on = work.on
    work.session.add(member)
    work.session.flush()
    person = get(work, Person, member.person_id)
    details = {"person": person.code, "role": member.role, "paper": paper}
    journal.note(work, delegation, "delegation.member_released", details)


def substitute(
    work: Work, delegation: Delegation, absent: Member, person: Person, paper: str
) -> Member:
    """Send somebody in a member's place; the substitute's paper is required."""
    if not paper.strip():
        raise BadInput(_("Người thay thế cần có văn bản cử (--paper)"))
    release_member(work, delegation, absent, paper)
    stand_in = add_member(
        work,
        delegation,
        person,
        Role(absent.role),
        group=absent.group,
        areas=absent.areas,
        from_on=date.fromordinal(work.on.toordinal() + 1),
        paper=paper,
    )
    stand_in.substitute_for_id = absent.id
    work.session.add(stand_in)
    work.session.flush()
    return stand_in


def member_of(work: Work, delegation: Delegation, person: Person) -> Member:
    """Return the person's membership that runs on the day of the work."""
    for member in members_on(work, delegation.id or 0, work.on):
        if member.person_id == person.id:
            return member
    raise BadInput(
        _("{person} không ở trong {delegation} vào ngày này").format(
            person=person.name or person.code, delegation=delegation.code
        )
    )


def _refuse_twice(work: Work, delegation: Delegation, person: Person, role: Role) -> None:
    known = work.session.exec(
        select(Member).where(
            Member.delegation_id == delegation.id,
            Member.person_id == person.id,
            Member.role == role.value,
        )
    ).first()
    if known is not None:
        raise BadInput(
            _("{person} đã là {role} của {delegation}").format(
                person=person.name or person.code, role=role.label, delegation=delegation.code
            )
        )
