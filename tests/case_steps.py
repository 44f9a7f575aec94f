"""The steps of an inspection as real people take them, one after the other."""

from __future__ import annotations

from datetime import time
from typing import Any

from inspect_flow.records.tables import Campaign, Directive, Finding, Inspection, Unit
from inspect_flow.services.deficiencies import assign, deficiencies_of
from inspect_flow.services.directives import draft_directive
from inspect_flow.services.figures import contradictions
from inspect_flow.services.findings import add_finding, findings_of
from inspect_flow.services.inspections import (
    hand_in_self_report,
    name_conclusion_signer,
    name_contact,
    name_head_of_visit,
    note_extra,
    record_attendance,
    record_unit_comments,
)
from inspect_flow.services.moving import move
from inspect_flow.services.registry import get
from inspect_flow.services.visits import DaySlot, arrange_visit
from inspect_flow.vocabulary.findings import FindingKind
from tests.house import (
    CONCLUDED_ON,
    DEADLINE,
    DIRECTED_ON,
    NOTICE_DAY,
    REPORT_DAY,
    VISIT_DAY,
    House,
)
from tests.kept_cases import kept


@kept
def bring_to(house: House, inspection: Inspection, until: str) -> None:
    """Move an inspection on, step by step, until that state."""
    if until == "planned":
        return
    steps = list(_MOVES)
    state = "on_site" if inspection.state == "desk_review" else inspection.state
    reached = steps.index(state) + 1 if state in steps else 0
    for step in steps[reached : steps.index(until) + 1]:
        _MOVES[step](house, inspection)


def a_finding(house: House, inspection: Inspection, statement: str, **fields: Any) -> Finding:
    """Write a shortcoming, or another kind of finding, in Minh's name."""
    kind = fields.pop("kind", FindingKind.SHORTCOMING)
    values = {"area": "procedures", **fields}
    return add_finding(house.by("minh", VISIT_DAY), inspection, kind, statement, **values)


@kept
def a_directive(house: House, inspection: Inspection) -> Directive:
    """Give every deficiency owner and deadline, and draft what the unit's head signs."""
    work = house.by("lan", DIRECTED_ON)
    unit = get(work, Unit, inspection.unit_id)
    for deficiency in deficiencies_of(work, inspection):
        assign(work, deficiency, owner=unit, deadline=DEADLINE)
    signer = house.person(_answering(house, inspection))
    return draft_directive(work, inspection, unit, signer)


def _answering(house: House, inspection: Inspection) -> str:
    """Return who answers for the inspected unit."""
    is_tu = inspection.unit_id == house.person("tu").unit_id
    return "tu" if is_tu else "quan"


def _schedule(house: House, inspection: Inspection) -> None:
    work = house.by("lan")
    slot = DaySlot(VISIT_DAY, time(8, 0), time(11, 30))
    arrange_visit(work, [inspection], [slot], place="Trụ sở UBND huyện")
    name_head_of_visit(work, inspection, house.person("hanh"))
    name_contact(work, inspection, "Phòng Nội vụ huyện")
    move(work, inspection, "schedule")
    campaign = get(work, Campaign, inspection.campaign_id)
    if campaign.state == "drafting":
        move(house.by("hanh"), campaign, "issue")


def _notify(house: House, inspection: Inspection) -> None:
    move(house.by("lan", NOTICE_DAY), inspection, "notify")


def _report(house: House, inspection: Inspection) -> None:
    work = house.by(_answering(house, inspection), REPORT_DAY)
    hand_in_self_report(work, inspection, "Báo cáo kết quả tự kiểm tra công tác CCHC")
    move(work, inspection, "receive_self_report")


def _start(house: House, inspection: Inspection) -> None:
    move(house.by("hanh", VISIT_DAY), inspection, "start")


def _draft(house: House, inspection: Inspection) -> None:
    work = house.by("lan", VISIT_DAY)
    if not findings_of(work, inspection):
        kind = FindingKind.STRENGTH
        a_finding(house, inspection, "đã ban hành kế hoạch năm", kind=kind, area="direction")
        a_finding(house, inspection, "chưa có văn bản chấn chỉnh sau kiểm tra", area="direction")
    record_attendance(work, inspection, "delegation", "bà Hạnh", "Phó Giám đốc Sở Nội vụ",
                      "Trưởng đoàn", signs=True)  # fmt: skip
    record_attendance(work, inspection, "delegation", "bà Lan", "chuyên viên", "Thư ký")
    record_attendance(work, inspection, "unit", "ông Tú", "Chủ tịch UBND huyện", signs=True)
    note_extra(work, inspection, agreed_on_the_spot=True)
    move(work, inspection, "draft_findings")


def _comment(house: House, inspection: Inspection) -> None:
    work = house.by(_answering(house, inspection), VISIT_DAY)
    record_unit_comments(work, inspection, "UBND huyện nhất trí với dự thảo biên bản")
    move(work, inspection, "comment")


def _sign(house: House, inspection: Inspection) -> None:
    work = house.by("hanh", VISIT_DAY)
    reason = "giữ nguyên số liệu theo báo cáo của đơn vị"
    overrides = {"figures_agree": reason} if contradictions(work, inspection) else {}
    move(work, inspection, "sign_minutes", overrides=overrides)


def _conclude(house: House, inspection: Inspection) -> None:
    work = house.by("hanh", CONCLUDED_ON)
    name_conclusion_signer(work, inspection, house.person("hanh"))
    move(work, inspection, "conclude")


def _direct(house: House, inspection: Inspection) -> None:
    a_directive(house, inspection)
    move(house.by("hanh", DIRECTED_ON), inspection, "direct")


def _follow_up(house: House, inspection: Inspection) -> None:
    move(house.by("lan", DIRECTED_ON), inspection, "follow_up")


_MOVES = {
    "scheduled": _schedule,
    "notified": _notify,
    "self_reported": _report,
    "on_site": _start,
    "findings_drafted": _draft,
    "commented": _comment,
    "minutes_signed": _sign,
    "concluded": _conclude,
    "directed": _direct,
    "following_up": _follow_up,
}
