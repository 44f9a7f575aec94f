"""Who took part, as a news item names them: known names and offices only."""

from __future__ import annotations

from inspect_flow.records.tables import Person
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.people import (
    as_attendant,
    attendance,
    called,
    delegation_members,
    office_of,
)
from inspect_flow.vocabulary.paper_parts import ASSUMED_MARK
from inspect_flow.vocabulary.paper_parts import Person as PaperPerson

_MANY = ("lãnh đạo", "đại diện", "các")


def head_of_visit(desk: Desk) -> str:
    """Return "ông Trương Văn Đức - Phó Giám đốc Sở Nội vụ"; nothing where it is assumed."""
    own = desk.inspection.head_id if desk.inspection else None
    members = delegation_members(desk, desk.delegation)
    head = desk.work.session.get(Person, own) if own else None
    head = head or next((person for member, person in members if member.role == "head"), None)
    if head is None:
        return ""
    named = " - ".join(dict.fromkeys(filter(None, (called(head), office_of(desk, head)))))
    return "" if ASSUMED_MARK in named else named


def unites_agencies(desk: Desk) -> bool:
    """Tell whether members come from agencies besides the one that leads."""
    units = {person.unit_id for _member, person in delegation_members(desk, desk.delegation)}
    return len(units - {None, desk.campaign.lead_id}) > 1


def receiving(desk: Desk) -> str:
    """Return who sat on the unit's side, joined as a sentence joins them."""
    shown = [_in_one_line(as_attendant(row)) for row in attendance(desk)["unit"]]
    known = [each for each in shown if ASSUMED_MARK not in each]
    return " và ".join(filter(None, ("; ".join(known[:-1]), *known[-1:])))


def _in_one_line(who: PaperPerson) -> str:
    if not who["name"]:
        office = who["office"]
        # An office stands for one person and keeps its capital; "lãnh đạo các phòng" are many.
        many = office.casefold().startswith(_MANY)
        return office[:1].lower() + office[1:] if many else office
    return " - ".join(filter(None, (who["name"], who["office"])))
