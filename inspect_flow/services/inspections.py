"""What is recorded about one inspection between its moves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlmodel import func, select

from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import nfc
from inspect_flow.records.tables import Attendance, Inspection, Person
from inspect_flow.services import journal
from inspect_flow.services.permissions import require
from inspect_flow.services.states import MINUTES_OPEN, SETTLED_INSPECTION
from inspect_flow.services.titles import title_of
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput, MoveRefused

SIDES = ("delegation", "unit", "guest")
_MINUTES_DRAFTED = ("findings_drafted", "commented")


def name_contact(work: Work, inspection: Inspection, contact: str) -> None:
    """Say whom the notice reaches at the unit."""
    require(work, inspection, "inspection.arrange")
    journal.change(work, inspection, {"contact": nfc(contact)}, "inspection.contact_named")


def name_head_of_visit(work: Work, inspection: Inspection, head: Person) -> None:
    """Put somebody at the head of this visit; it need not be the head of the delegation."""
    require(work, inspection, "inspection.arrange")
    _refuse_settled(work, inspection)
    details = {"head": head.code}
    journal.change(work, inspection, {"head_id": head.id}, "inspection.head_named", details)


def hand_in_self_report(work: Work, inspection: Inspection, summary: str) -> None:
    """Record the unit's self-report."""
    require(work, inspection, "inspection.self_report")
    _refuse_settled(work, inspection)
    if not inspection.is_announced:
        raise MoveRefused(
            title_of(work, inspection),
            [_("kiểm tra không báo trước thì không có báo cáo tự kiểm tra; hãy ghi giải trình")],
        )
    if not summary.strip():
        raise BadInput(_("Báo cáo tự kiểm tra chưa có nội dung"))
    changes = {"self_report": nfc(summary), "self_reported_on": work.on}
    journal.change(work, inspection, changes, "inspection.self_report_given")


def record_attendance(
    work: Work,
    inspection: Inspection,
    side: str,
    name: str,
    title: str = "",
    role: str = "",
    *,
    signs: bool = False,
    substitute_for: str = "",
) -> Attendance:
    """Record somebody at the table; who `signs` stands under the minutes."""
    require(work, inspection, "inspection.attend")
    _refuse_settled(work, inspection)
    _refuse_nobody(side, name, title)
    position = work.session.exec(
        select(func.count())
        .select_from(Attendance)
        .where(Attendance.inspection_id == inspection.id, Attendance.side == side)
    ).one()
    attendance = Attendance(
        inspection_id=inspection.id or 0,
        side=side,
        position=position + 1,
        name=nfc(name),
        title=nfc(title),
        role=role,
        signs=signs,
        substitute_for=substitute_for,
    )
    work.session.add(attendance)
    work.session.flush()
    details = {"side": side, "name": name, "title": title, "signs": signs}
    journal.note(work, inspection, "inspection.attended", details)
    return attendance


def attendance_of(work: Work, inspection: Inspection, side: str) -> Sequence[Attendance]:
    """Return who sat on that side, in order."""
    rows = work.session.exec(
        select(Attendance).where(Attendance.inspection_id == inspection.id, Attendance.side == side)
    ).all()
    return sorted(rows, key=lambda row: (row.position, row.id or 0))


def attendance_by_side(work: Work, inspection: Inspection) -> dict[str, list[Attendance]]:
    """Return who sat on each side, in order, with one query."""
    rows = work.session.exec(
        select(Attendance).where(Attendance.inspection_id == inspection.id)
    ).all()
    ordered = sorted(rows, key=lambda row: (row.position, row.id or 0))
    return {side: [each for each in ordered if each.side == side] for side in SIDES}


def record_unit_comments(work: Work, inspection: Inspection, text: str) -> None:
    """Record what the unit says about the draft minutes; "nhất trí" is a comment too."""
    require(work, inspection, "inspection.unit_comments")
    if inspection.state not in _MINUTES_DRAFTED:
        raise MoveRefused(
            title_of(work, inspection),
            [_("chưa có dự thảo biên bản để góp ý, hoặc biên bản đã ký")],
        )
    if not text.strip():
        raise BadInput(_("Ý kiến của đơn vị chưa có nội dung"))
    changes = {"unit_comments": nfc(text), "commented_on": work.on}
    journal.change(work, inspection, changes, "inspection.comments_given")


def say_no_shortcoming(work: Work, inspection: Inspection) -> None:
    """State that nothing was found wanting; silence is not the same."""
    require(work, inspection, "finding.write")
    if inspection.state not in MINUTES_OPEN:
        raise MoveRefused(
            title_of(work, inspection), [_("chỉ ghi khi đang kiểm tra hoặc đang dự thảo biên bản")]
        )
    journal.change(work, inspection, {"says_no_shortcoming": True}, "inspection.none_found")


def name_conclusion_signer(work: Work, inspection: Inspection, signer: Person) -> None:
    """Say who signs the conclusion notice."""
    require(work, inspection, "inspection.arrange")
    changes = {"conclusion_signer_id": signer.id}
    details = {"signer": signer.code}
    journal.change(work, inspection, changes, "inspection.conclusion_signer_named", details)


def note_extra(work: Work, inspection: Inspection, **extra: Any) -> None:
    """Record what the minutes need and no column holds: place, times, agreement, refusal."""
    require(work, inspection, "inspection.arrange")
    merged = {**inspection.extra, **extra}
    journal.change(work, inspection, {"extra": merged}, "inspection.noted", {"noted": extra})


def write_note(work: Work, inspection: Inspection, note: str) -> None:
    """Write the remark that stands beside the inspection in the plan."""
    require(work, inspection, "inspection.arrange")
    journal.change(work, inspection, {"note": nfc(note)}, "inspection.noted")


def _refuse_nobody(side: str, name: str, title: str) -> None:
    faults = []
    if side not in SIDES:
        known = ", ".join(SIDES)
        faults.append(
            _("không có bên dự họp '{side}'; chỉ nhận: {sides}").format(side=side, sides=known)
        )
    if not name.strip() and not title.strip():
        faults.append(_("cần ghi họ tên hoặc chức vụ người dự"))
    if faults:
        raise BadInput(_("Chưa ghi được người dự"), faults)


def _refuse_settled(work: Work, inspection: Inspection) -> None:
    if inspection.state in SETTLED_INSPECTION:
        raise MoveRefused(
            title_of(work, inspection),
            [_("biên bản đã ký hoặc cuộc kiểm tra đã hủy; đính chính bằng văn bản khác")],
        )
