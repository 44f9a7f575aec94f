"""Load delegations with their members and substitutes."""

from __future__ import annotations

from typing import Any

from sqlmodel import col, select

from inspect_flow.interchange.case_file.people import Delegation as DelegationPart
from inspect_flow.interchange.case_file.people import Member as MemberPart
from inspect_flow.interchange.case_file.people import Who
from inspect_flow.interchange.loading.desk import Desk
from inspect_flow.interchange.loading.ledger import rows_of
from inspect_flow.interchange.shelves.people import (
    BETWEEN_AREAS,
    DELEGATION,
    DELEGATION_ELSEWHERE,
    MEMBER,
    MEMBER_ELSEWHERE,
)
from inspect_flow.interchange.shelves.slot import stored
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Campaign, Delegation, Member
from inspect_flow.services.registry import seek


def load_delegations(desk: Desk, campaign: Campaign) -> None:
    """Store every delegation of the file."""
    stored_so_far = desk.work.session.exec(
        select(Delegation)
        .where(Delegation.campaign_id == campaign.id)
        .order_by(col(Delegation.code))
    ).all()
    for index, part in enumerate(desk.case.delegations):
        code = part.code or _code_of(stored_so_far, campaign, part, index)
        values = stored(part, DELEGATION, DELEGATION_ELSEWHERE)
        values |= {"code": code, "campaign_id": campaign.id}
        seal = desk.units.identity(part.seal_of)
        if seal:
            values["uses_seal_of_id"] = seal
        at_first = {"name": "Đoàn kiểm tra cải cách hành chính"}
        known = seek(desk.work, Delegation, code)
        delegation = desk.ledger.put(Delegation, known, code, values, at_first)
        for name in (code, part.name):
            desk.delegations.setdefault(name, delegation)
        _load_members(desk, delegation, part)


def _code_of(known: Any, campaign: Campaign, part: DelegationPart, index: int) -> str:
    named = [each.code for each in known if part.name and each.name == part.name]
    return named[0] if named else f"{campaign.code}-D{index + 1:02d}"


def _load_members(desk: Desk, delegation: Delegation, part: DelegationPart) -> None:
    rows: list[dict[str, Any]] = []
    for member in part.members:
        row = stored(member, MEMBER, MEMBER_ELSEWHERE)
        row |= {"person_id": desk.people.identity(_who(member)), "role": member.role.value}
        if member.areas:
            row["areas"] = BETWEEN_AREAS.join(member.areas)
        if (row["person_id"], row["role"]) in [(each["person_id"], each["role"]) for each in rows]:
            desk.ledger.faults.append(
                _("{delegation}: {member} ghi hai lần với cùng vai trò").format(
                    delegation=delegation.code, member=member.name or member.title or member.code
                )
            )
            continue
        rows.append(row)
    owner = {"delegation_id": delegation.id or 0}
    desk.ledger.put_rows(Member, owner, rows, delegation.code)
    _link_substitutes(desk, delegation, part)


def _link_substitutes(desk: Desk, delegation: Delegation, part: DelegationPart) -> None:
    members = rows_of(desk.work, Member, {"delegation_id": delegation.id or 0})
    by_person = {member.person_id: member for member in members}
    for each in part.members:
        if not each.substitute_for:
            continue
        absent = by_person.get(desk.people.identity(each.substitute_for) or 0)
        stand_in = by_person.get(desk.people.identity(_who(each)) or 0)
        if absent is None or stand_in is None:
            desk.ledger.faults.append(
                _("{delegation}: substitute_for '{name}' không phải thành viên của đoàn").format(
                    delegation=delegation.code, name=each.substitute_for
                )
            )
        elif stand_in.substitute_for_id != absent.id:
            stand_in.substitute_for_id = absent.id
            desk.work.session.add(stand_in)
    desk.work.session.flush()


def _who(member: MemberPart) -> Who:
    if member.code:
        return Who(code=member.code)
    return Who(name=member.name, title=member.title, unit=member.unit)
