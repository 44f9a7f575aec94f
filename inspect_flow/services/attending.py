"""Who sat at the table: the whole delegation at once, and taking out who was noted by mistake."""

from __future__ import annotations

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Attendance, Inspection
from inspect_flow.services import journal
from inspect_flow.services.inspections import attendance_of, record_attendance
from inspect_flow.services.papers.people import called, has_name
from inspect_flow.services.permissions import require
from inspect_flow.services.queries.names import people
from inspect_flow.services.standing import inspectors_on
from inspect_flow.services.states import SETTLED_INSPECTION
from inspect_flow.services.titles import title_of
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import MoveRefused, NotFound
from inspect_flow.vocabulary.roles import Role


def attend_as_delegation(work: Work, inspection: Inspection) -> int:
    """Note every member who takes part and is not noted yet; the head of the visit signs."""
    members = inspectors_on(work, inspection, work.on)
    persons = people(work, (each.person_id for each in members))
    noted = {(each.name, each.title) for each in attendance_of(work, inspection, "delegation")}
    added = 0
    for member in members:
        person = persons[member.person_id]
        heads = person.id == inspection.head_id or (
            inspection.head_id is None and member.role == Role.HEAD.value
        )
        name = called(person) if has_name(person) else ""
        if (name, person.title) in noted:
            continue
        role = Role.HEAD if heads else Role(member.role)
        # What is stored is printed in the minutes, hence Vietnamese whoever asks.
        told = (
            role.vi.removesuffix(" đoàn").capitalize() if role is not Role.HEAD else "Trưởng đoàn"
        )
        record_attendance(work, inspection, "delegation", name, person.title, told, signs=heads)
        noted.add((name, person.title))
        added += 1
    return added


def strike_attendance(work: Work, inspection: Inspection, number: int) -> str:
    """Take somebody out who was noted by mistake; return who it was."""
    require(work, inspection, "inspection.attend")
    if inspection.state in SETTLED_INSPECTION:
        raise MoveRefused(
            title_of(work, inspection),
            [_("biên bản đã ký hoặc cuộc kiểm tra đã hủy; đính chính bằng văn bản khác")],
        )
    found = work.session.get(Attendance, number)
    if found is None or found.inspection_id != inspection.id:
        raise NotFound(_("Người này không còn trong danh sách dự"))
    details = {"side": found.side, "name": found.name, "title": found.title}
    work.session.delete(found)
    work.session.flush()
    journal.note(work, inspection, "inspection.attendance_struck", details)
    return found.name or found.title
