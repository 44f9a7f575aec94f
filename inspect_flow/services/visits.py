"""Arrange visits: days, groups, places, and the inspections that one visit serves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlmodel import select

from inspect_flow.flow.move import refusals
from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Campaign, Inspection, Visit, VisitDay, VisitInspection
from inspect_flow.services import journal
from inspect_flow.services.facts.inspection import inspection_facts
from inspect_flow.services.permissions import require
from inspect_flow.services.registry import get, next_code, next_codes
from inspect_flow.services.states import BEGINNINGS, UNDER_INSPECTION
from inspect_flow.services.titles import title_of
from inspect_flow.services.trail import trail_of
from inspect_flow.services.visit_days import DaySlot, visit_days, visit_of, visit_slots
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput, MoveRefused
from inspect_flow.vocabulary.roles import Role

__all__ = [
    "DaySlot",
    "arrange_new_visits",
    "arrange_visit",
    "visit_days",
    "visit_of",
    "visit_slots",
]

ARRANGEABLE = ("planned", "scheduled", "postponed", *UNDER_INSPECTION)


def arrange_visit(
    work: Work,
    inspections: Sequence[Inspection],
    slots: Sequence[DaySlot],
    *,
    place: str = "",
    group: str = "",
    programme: Sequence[Mapping[str, Any]] = (),
) -> Visit:
    """Arrange one visit for one or several units; earlier arrangements of theirs are replaced.

    Days on which an inspection has already been worked on stay. A new day of a scheduled
    inspection must meet what scheduling it asks for.
    """
    for inspection in inspections:
        require(work, inspection, "inspection.arrange")
    _refuse_bad(inspections, slots)
    past = [slot for each in inspections for slot in _worked_on(work, each)]
    days = {(slot.on, slot.starts_at): slot for slot in (*past, *slots)}
    campaign = get(work, Campaign, inspections[0].campaign_id)
    visit = Visit(
        code=next_code(work, Visit, f"{campaign.code}-B", 2),
        campaign_id=campaign.id or 0,
        group=group,
        place=place,
        programme=list(programme),
    )
    journal.create(work, visit, "visit.arranged")
    for slot in days.values():
        _store_day(work, visit, slot)
    for inspection in inspections:
        _join(work, visit, inspection)
    for inspection in inspections:
        _refuse_unfit(work, inspection)
    return visit


def arrange_new_visits(
    work: Work, campaign: Campaign, wanted: Sequence[tuple[Inspection, Sequence[DaySlot], str]]
) -> None:
    """Arrange a visit of its own for each of many inspections that were planned just now."""
    if not wanted:
        return
    inspections = [inspection for inspection, _slots, _place in wanted]
    # Who may arrange hangs on the delegation and on the head of the visit, not on the unit.
    for each in {(one.delegation_id, one.head_id): one for one in inspections}.values():
        require(work, each, "inspection.arrange")
    for inspection, slots, _place in wanted:
        _refuse_bad([inspection], slots)
    codes = next_codes(work, Visit, f"{campaign.code}-B", len(wanted), digits=2)
    visits = [
        Visit(code=code, campaign_id=campaign.id or 0, place=place)
        for code, (_inspection, _slots, place) in zip(codes, wanted, strict=True)
    ]
    journal.create_many(work, visits, "visit.arranged", [{}] * len(visits))
    details = []
    for visit, (inspection, slots, _place) in zip(visits, wanted, strict=True):
        for slot in slots:
            _store_day(work, visit, slot)
        work.session.add(VisitInspection(visit_id=visit.id or 0, inspection_id=inspection.id or 0))
        days = sorted(slot.on for slot in slots)
        details.append({"visit": visit.code, "days": days})
    work.session.flush()
    journal.note_many(work, inspections, "inspection.visit_arranged", details)


def _store_day(work: Work, visit: Visit, slot: DaySlot) -> None:
    work.session.add(
        VisitDay(visit_id=visit.id or 0, on=slot.on, starts_at=slot.starts_at, ends_at=slot.ends_at)
    )


def _join(work: Work, visit: Visit, inspection: Inspection) -> None:
    earlier = work.session.exec(
        select(VisitInspection).where(VisitInspection.inspection_id == inspection.id)
    ).all()
    for link in earlier:
        work.session.delete(link)
    work.session.flush()
    work.session.add(VisitInspection(visit_id=visit.id or 0, inspection_id=inspection.id or 0))
    work.session.flush()
    days = visit_days(work, inspection)
    changes = _in_group(inspection, visit.group)
    details = {"visit": visit.code, "days": days}
    journal.change(work, inspection, changes, "inspection.visit_arranged", details)


def _in_group(inspection: Inspection, group: str) -> dict[str, Any]:
    if group == inspection.extra.get("group", ""):
        return {}
    return {"extra": {**inspection.extra, "group": group}}


def _worked_on(work: Work, inspection: Inspection) -> list[DaySlot]:
    """Return the days that an inspection broken off, or still going on, has behind it."""
    trail = trail_of(work, inspection, "inspection.break_off", *BEGINNINGS)
    if not trail.version(*BEGINNINGS):
        return []
    last = work.on if inspection.state in UNDER_INSPECTION else trail.day("inspection.break_off")
    return [
        DaySlot(slot.on, slot.starts_at, slot.ends_at)
        for slot in visit_slots(work, inspection)
        if last is not None and slot.on <= last
    ]


def _refuse_unfit(work: Work, inspection: Inspection) -> None:
    if inspection.state != "scheduled":
        return
    machine = work.office.machines["inspection"]
    reasons = refusals(
        machine,
        machine.initial,
        "schedule",
        frozenset(Role),
        None,
        inspection_facts(work, inspection),
        inspection.override_reasons,
    )
    if reasons:
        raise MoveRefused(title_of(work, inspection), reasons)


def _refuse_bad(inspections: Sequence[Inspection], slots: Sequence[DaySlot]) -> None:
    if not inspections or not slots:
        raise BadInput(_("Buổi làm việc cần ít nhất một đơn vị và một ngày"))
    faults = [*_slot_faults(slots)]
    if len({inspection.campaign_id for inspection in inspections}) > 1:
        faults.append(_("các cuộc kiểm tra thuộc nhiều đợt khác nhau; hãy xếp từng đợt"))
    if len(inspections) > 1 and any(each.state in UNDER_INSPECTION for each in inspections):
        faults.append(_("có cuộc đang kiểm tra; hãy xếp thêm ngày cho riêng cuộc đó"))
    faults += [
        _("{code} đã báo cho đơn vị hoặc đã xong; hãy hoãn rồi xếp lại").format(code=each.code)
        for each in inspections
        if each.state not in ARRANGEABLE
    ]
    if faults:
        raise BadInput(_("Chưa xếp được buổi làm việc"), faults)


def _slot_faults(slots: Sequence[DaySlot]) -> list[str]:
    faults = [
        _("{day}: giờ kết thúc {ends} không sau giờ bắt đầu {starts}").format(
            day=short_date(slot.on), ends=f"{slot.ends_at:%H:%M}", starts=f"{slot.starts_at:%H:%M}"
        )
        for slot in slots
        if slot.starts_at and slot.ends_at and slot.ends_at <= slot.starts_at
    ]
    starts: set[tuple[date, object]] = set()
    for slot in slots:
        if (slot.on, slot.starts_at) in starts:
            faults.append(_("{day} bị ghi hai lần").format(day=short_date(slot.on)))
        starts.add((slot.on, slot.starts_at))
    return faults
