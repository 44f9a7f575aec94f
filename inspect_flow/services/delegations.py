"""Appoint a delegation, its members and their substitutes."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlmodel import select

from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Campaign, Delegation, Inspection, Member, Person
from inspect_flow.services import journal
from inspect_flow.services.permissions import require
from inspect_flow.services.queries.names import called
from inspect_flow.services.registry import get, refuse_taken_code
from inspect_flow.services.standing import members_on, staying_away
from inspect_flow.services.states import NOT_BEGUN
from inspect_flow.services.titles import title_of
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
    seat = Member(
        delegation_id=delegation.id or 0,
        person_id=person.id or 0,
        role=role.value,
        group=group,
        areas=areas,
        from_on=from_on,
        paper=paper,
    )
    return _seat(work, delegation, person, seat)


def release_member(work: Work, delegation: Delegation, member: Member, paper: str) -> None:
    """End a membership on the day of the work; the paper that says so is kept."""
    require(work, get(work, Campaign, delegation.campaign_id), "campaign.amend")
    member.to_on = max(work.on, member.from_on or work.on)
    work.session.add(member)
    work.session.flush()
    person = get(work, Person, member.person_id)
    details = {"person": person.code, "role": member.role, "paper": paper}
    journal.note(work, delegation, "delegation.member_released", details)


def substitute(
    work: Work,
    delegation: Delegation,
    absent: Member,
    person: Person,
    paper: str,
    *,
    from_on: date | None = None,
    to_on: date | None = None,
) -> Member:
    """Send somebody in a member's place from a day (today) to another one; the paper is required.

    The member keeps the place and is back in office on the day after `to_on`.
    """
    require(work, get(work, Campaign, delegation.campaign_id), "campaign.amend")
    seat = Member(
        delegation_id=delegation.id or 0,
        person_id=person.id or 0,
        role=absent.role,
        group=absent.group,
        areas=absent.areas,
        from_on=from_on or work.on,
        to_on=to_on,
        substitute_for_id=absent.id,
        paper=paper,
    )
    _refuse_unfounded(seat, absent)
    return _seat(work, delegation, person, seat)


def entrust(work: Work, inspection: Inspection, delegation: Delegation) -> None:
    """Say which of the campaign's delegations inspects the unit; only before the visit begins."""
    require(work, inspection, "inspection.arrange")
    faults = []
    if delegation.campaign_id != inspection.campaign_id:
        faults.append(_("{code} là đoàn của đợt kiểm tra khác").format(code=delegation.code))
    if inspection.state not in NOT_BEGUN:
        faults.append(_("cuộc kiểm tra đã bắt đầu; thay người bằng: inspect-flow delegation"))
    if faults:
        raise BadInput(title_of(work, inspection), faults)
    details = {"delegation": delegation.code}
    changes = {"delegation_id": delegation.id}
    journal.change(work, inspection, changes, "inspection.entrusted", details)


def stay_away(work: Work, inspection: Inspection, person: Person, reason: str) -> None:
    """Keep a member out of one inspection, as when it is that of the member's own former unit."""
    require(work, inspection, "inspection.arrange")
    if not reason.strip():
        raise BadInput(_("Cần ghi lý do {person} không tham gia").format(person=called(person)))
    if inspection.head_id == person.id:
        raise BadInput(
            _("{person} đang phụ trách buổi kiểm tra").format(person=called(person)),
            [_("cử người khác phụ trách trước")],
        )
    away = {**staying_away(inspection), person.code: reason}
    changes = {"extra": {**inspection.extra, "staying_away": away}}
    details = {"person": person.code, "reason": reason}
    journal.change(work, inspection, changes, "inspection.member_stays_away", details)


def take_part(work: Work, inspection: Inspection, person: Person) -> None:
    """Let a member take part after all who was to stay away; done twice it is done once."""
    require(work, inspection, "inspection.arrange")
    away = dict(staying_away(inspection))
    reason = away.pop(person.code, None)
    if reason is None:
        return
    changes = {"extra": {**inspection.extra, "staying_away": away}}
    details = {"person": person.code, "reason_before": reason}
    journal.change(work, inspection, changes, "inspection.member_takes_part", details)


def member_of(work: Work, delegation: Delegation, person: Person) -> Member:
    """Return the person's membership that runs on the day of the work."""
    for member in members_on(work, delegation.id or 0, work.on):
        if member.person_id == person.id:
            return member
    raise BadInput(
        _("{person} không ở trong {delegation} vào ngày này").format(
            person=called(person), delegation=delegation.code
        )
    )


def _seat(work: Work, delegation: Delegation, person: Person, seat: Member) -> Member:
    _refuse_twice(work, delegation, person, seat)
    work.session.add(seat)
    work.session.flush()
    absent = work.session.get(Member, seat.substitute_for_id) if seat.substitute_for_id else None
    details = {
        "person": person.code,
        "role": seat.role,
        "group": seat.group,
        "paper": seat.paper,
        "from": seat.from_on,
        "to": seat.to_on,
        "in_place_of": get(work, Person, absent.person_id).code if absent else "",
    }
    told = {key: value for key, value in details.items() if value}
    journal.note(work, delegation, "delegation.member_added", told)
    return seat


def _refuse_unfounded(seat: Member, absent: Member) -> None:
    faults = []
    if not seat.paper.strip():
        faults.append(_("cần văn bản cử người thay thế (--paper)"))
    if seat.from_on and seat.to_on and seat.to_on < seat.from_on:
        faults.append(
            _("ngày cuối {last} trước ngày đầu {first}").format(
                last=short_date(seat.to_on), first=short_date(seat.from_on)
            )
        )
    if seat.person_id == absent.person_id:
        faults.append(_("người thay thế phải là người khác"))
    if faults:
        raise BadInput(_("Chưa cử được người thay thế"), faults)


def _refuse_twice(work: Work, delegation: Delegation, person: Person, seat: Member) -> None:
    known = work.session.exec(
        select(Member).where(
            Member.delegation_id == delegation.id,
            Member.person_id == person.id,
            Member.role == seat.role,
        )
    )
    if any(_meet(seat, other) for other in known):
        raise BadInput(
            _("{person} đã là {role} của {delegation}").format(
                person=called(person), role=Role(seat.role).label, delegation=delegation.code
            )
        )


def _meet(one: Member, other: Member) -> bool:
    starts_before_end = one.to_on is None or other.from_on is None or other.from_on <= one.to_on
    ends_after_start = other.to_on is None or one.from_on is None or one.from_on <= other.to_on
    return starts_before_end and ends_after_start
