"""People as papers name them: with salutation, office and what they do on the day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlmodel import col, select

from inspect_flow.records.tables import Attendance, Delegation, Member, Person
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.kept import Told, told
from inspect_flow.services.papers.times import visit_times
from inspect_flow.services.standing import members_on
from inspect_flow.vocabulary.areas import area_label
from inspect_flow.vocabulary.paper_parts import Person as PaperPerson

_ROLES = {
    "head": "Trưởng đoàn",
    "deputy": "Phó Trưởng đoàn",
    "member": "Thành viên",
    "secretary": "Thư ký",
}
_ORDER = list(_ROLES)
_NAMES_A_BODY = re.compile(
    r"\b(UBND|HĐND|Ủy ban|Sở|Phòng|Văn phòng|Ban|Trung tâm|Thanh tra|Chi cục|Cục|Bộ|Công an)\b"
)
_BETWEEN_AREAS = ";"


def display_name(person: Person) -> str:
    """Return "ông Trương Văn Đức"; the office alone where nobody knows the name."""
    salutation = str(told(person).facts.get("salutation") or "")
    if not salutation or person.name.casefold().startswith(f"{salutation.casefold()} "):
        return person.name
    return f"{salutation} {person.name}"


def has_name(person: Person) -> bool:
    """Tell whether the name is known, and not only the office."""
    return not told(person).facts.get("role_only") and person.name != person.title


def called(person: Person) -> str:
    """Return how a sentence calls somebody, marked where it was assumed."""
    key = "name" if has_name(person) else "title"
    return told(person).text(key, display_name(person))


def office_of(desk: Desk, person: Person) -> str:
    """Return the office with its agency, which is added where the title names none."""
    if not person.title or _NAMES_A_BODY.search(person.title):
        return told(person).text("title", person.title)
    return told(person).text("title", f"{person.title} {desk.short(person.unit_id)}".strip())


def delegation_members(desk: Desk, delegation: Delegation | None) -> list[tuple[Member, Person]]:
    """Return who belongs to the delegation on the day of the visit, head first.

    A group that goes by itself takes only its own members along, none of those who stay away.
    """
    if delegation is None:
        return []
    known = desk.seats.get(delegation.id or 0)
    if known is not None:
        return known
    day = visit_times(desk).first or desk.on
    members = members_on(desk.work, delegation.id or 0, day)
    extra = desk.inspection.extra if desk.inspection else {}
    group, away = group_of_visit(desk), extra.get("staying_away") or {}
    chosen = [member for member in members if not group or member.group in ("", group)]
    people = people_by_id(desk, [member.person_id for member in chosen])
    desk.learn(person.unit_id for person in people.values())
    paired = [(member, people[member.person_id]) for member in chosen]
    present = [(member, person) for member, person in paired if person.code not in away]
    desk.seats[delegation.id or 0] = sorted(present, key=lambda pair: _ORDER.index(pair[0].role))
    return desk.seats[delegation.id or 0]


def group_of_visit(desk: Desk) -> str:
    """Return the group of the delegation that goes to the unit, "" when it goes undivided."""
    if desk.inspection is None:
        return ""
    visit = visit_times(desk).visit
    return str(desk.inspection.extra.get("group") or (visit.group if visit else ""))


def group_name(written: str) -> str:
    """Return "nhóm 1", and "tổ 1" where the group goes by that word."""
    is_named = written.casefold().startswith(("nhóm ", "tổ ", "đoàn "))
    return written[:1].lower() + written[1:] if is_named or not written else f"nhóm {written}"


def first_members(desk: Desk) -> list[tuple[Member, Person]]:
    """Return whom a decision names: those in office on its day, else those known by now."""
    if desk.delegation is None:
        return []
    identity = desk.delegation.id or 0
    members = members_on(desk.work, identity, desk.on) or members_on(
        desk.work, identity, desk.work.on
    )
    people = people_by_id(desk, [member.person_id for member in members])
    desk.learn(person.unit_id for person in people.values())
    paired = [(member, people[member.person_id]) for member in members]
    return sorted(paired, key=lambda pair: _ORDER.index(pair[0].role))


def leader_of(desk: Desk, unit_id: int | None) -> Person | None:
    """Return the person of the register who leads that unit."""
    return desk.work.session.exec(
        select(Person)
        .where(Person.unit_id == unit_id, col(Person.leads_unit).is_(True))
        .order_by(col(Person.id))
    ).first()


def people_by_id(desk: Desk, ids: Sequence[int | None]) -> dict[int, Person]:
    """Return people by id, with one query."""
    wanted = [each for each in ids if each is not None]
    if not wanted:
        return {}
    rows = desk.work.session.exec(select(Person).where(col(Person.id).in_(wanted)))
    return {person.id or 0: person for person in rows}


def as_member(desk: Desk, member: Member, person: Person) -> PaperPerson:
    """Return a member of the delegation as the plan and the notice list them."""
    return PaperPerson(
        name=told(person).text("name", display_name(person)) if has_name(person) else "",
        office=office_of(desk, person),
        role=role_on_the_visit(desk, member, person),
        task=told(member).text("areas", _in_one_line(areas_of(desk, member))),
    )


def _in_one_line(areas: Sequence[str]) -> str:
    """Join what a member checks; only what stands first keeps its capital."""
    return "; ".join(
        area if place == 0 or area[1:2].isupper() else area[:1].lower() + area[1:]
        for place, area in enumerate(areas)
    )


def areas_of(desk: Desk, member: Member) -> list[str]:
    """Return what the member checks, in the words of the year."""
    written = [each.strip() for each in member.areas.split(_BETWEEN_AREAS)]
    return [area_label(each, desk.on.year) for each in written if each]


def attendance(desk: Desk) -> dict[str, list[Attendance]]:
    """Return who was there by side, each side in order, with one query."""
    sides: dict[str, list[Attendance]] = {"delegation": [], "unit": [], "guest": []}
    inspection = desk.inspection
    if inspection is None:
        return sides
    rows = desk.work.session.exec(
        select(Attendance).where(Attendance.inspection_id == inspection.id)
    ).all()
    for row in sorted(rows, key=lambda row: (row.position, row.id or 0)):
        sides[row.side].append(row)
    return sides


def as_attendant(row: Attendance) -> PaperPerson:
    """Return somebody at the table; a substitute says in whose place they came."""
    facts: Told = told(row)
    role = row.role
    if row.substitute_for:
        role = "; ".join(filter(None, (role, f"dự thay {row.substitute_for}")))
    return PaperPerson(
        name=facts.text("name", row.name) if row.name else "",
        office=facts.text("title", row.title) if row.title else "",
        role=role,
        task="",
    )


def named_or_titled(who: PaperPerson) -> str:
    """Return the name, the office where nobody knows the name."""
    return who["name"] or who["office"]


def role_on_the_visit(desk: Desk, member: Member, person: Person) -> str:
    """Return the role; whoever heads this visit is its head, whatever they are elsewhere."""
    inspection = desk.inspection
    if inspection is None or inspection.head_id is None:
        return _ROLES[member.role]
    if inspection.head_id == person.id:
        return _ROLES["head"]
    return "Trưởng đoàn (chung)" if member.role == "head" else _ROLES[member.role]
