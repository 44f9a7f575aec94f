"""Load inspections: the unit, who attended, what was answered, found and written."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlmodel import col, select

from inspect_flow.interchange.case_file.checks import inspected_units
from inspect_flow.interchange.case_file.inspections import Given
from inspect_flow.interchange.case_file.inspections import Inspection as InspectionPart
from inspect_flow.interchange.case_file.parts import said
from inspect_flow.interchange.case_file.people import Side
from inspect_flow.interchange.case_file.standing import state_in
from inspect_flow.interchange.case_file.unit_names import unit_key
from inspect_flow.interchange.loading.deficiencies import load_deficiencies
from inspect_flow.interchange.loading.desk import Desk
from inspect_flow.interchange.loading.directives import load_directives
from inspect_flow.interchange.loading.findings import load_findings
from inspect_flow.interchange.shelves.campaign import (
    INSPECTION,
    INSPECTION_ELSEWHERE,
    merged,
    period_values,
)
from inspect_flow.interchange.shelves.inspection import own_facts
from inspect_flow.interchange.shelves.people import attendant_values
from inspect_flow.interchange.shelves.slot import stored
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Answer, Attendance, Campaign, Inspection, Member
from inspect_flow.services.registry import next_code, seek


def load_inspections(desk: Desk, campaign: Campaign) -> None:
    """Store every inspection, those known only from a visit of several units included."""
    listed = {key for each in desk.case.inspections for key in (unit_key(each.unit), each.code)}
    # A unit named only by a visit was at least put on the plan and scheduled.
    bare = [
        InspectionPart(unit=unit, state="scheduled")
        for unit in inspected_units(desk.case)
        if unit_key(unit) not in listed
    ]
    for each in (*desk.case.inspections, *bare):
        inspection = _load(desk, campaign, each)
        if inspection is not None:
            desk.inspections.append((each, inspection))
    load_directives(desk, campaign, None, desk.case.directives)
    for part, inspection in desk.inspections:
        _load_attendance(desk, inspection, part)
        _load_answers(desk, inspection, part)
        load_findings(desk, inspection, part)
        load_directives(desk, campaign, inspection, part.directives)
        load_deficiencies(desk, inspection, part)


def _load(desk: Desk, campaign: Campaign, part: InspectionPart) -> Inspection | None:
    unit_id = desk.units.identity(part.unit, campaign.issuer_id)
    if unit_id is None:
        return None
    known = _known(desk, campaign, part, unit_id)
    code = part.code or (known.code if known else "")
    code = code or next_code(desk.work, Inspection, f"KT-{desk.year}")
    values = merged(
        stored(part, INSPECTION, INSPECTION_ELSEWHERE), period_values(part.period), own_facts(part)
    )
    values |= {"code": code, "campaign_id": campaign.id, "unit_id": unit_id}
    values |= _references(desk, part)
    if part.state:
        values["state"] = part.state
    return desk.ledger.put(Inspection, known, code, values, _at_first(desk, campaign, part))


def _known(desk: Desk, campaign: Campaign, part: InspectionPart, unit_id: int) -> Inspection | None:
    if part.code:
        return seek(desk.work, Inspection, part.code)
    return desk.work.session.exec(
        select(Inspection).where(
            Inspection.campaign_id == campaign.id, Inspection.unit_id == unit_id
        )
    ).first()


def _references(desk: Desk, part: InspectionPart) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if part.method:
        found["method"] = part.method.value
    if part.announced is not None:
        found["is_announced"] = part.announced
    if part.head:
        found["head_id"] = desk.people.identity(part.head)
    if part.delegation:
        found["delegation_id"] = desk.delegations[part.delegation].id
    if part.reinspection_of:
        earlier = seek(desk.work, Inspection, part.reinspection_of)
        if earlier:
            found["reinspection_of_id"] = earlier.id
        else:
            desk.ledger.faults.append(
                _("reinspection_of: không có cuộc kiểm tra mã '{code}'").format(
                    code=part.reinspection_of
                )
            )
    return found


def _at_first(desk: Desk, campaign: Campaign, part: InspectionPart) -> dict[str, Any]:
    return {
        "state": state_in(desk.case, part),
        "is_announced": campaign.is_announced,
        "method": campaign.method,
        "checklist": campaign.checklist,
        "delegation_id": _delegation_of(desk, part),
    }


def _delegation_of(desk: Desk, part: InspectionPart) -> int | None:
    """Return the only delegation there is, or the only one to which the head of the visit belongs.

    Of several none is guessed: nobody is to stand in minutes of a visit that others made.
    """
    known = {each.id or 0 for each in desk.delegations.values()}
    if len(known) > 1 and part.head:
        seats = select(Member.delegation_id).where(
            col(Member.delegation_id).in_(known),
            Member.person_id == desk.people.identity(part.head),
        )
        known = set(desk.work.session.exec(seats))
    return known.pop() if len(known) == 1 else None


def _load_attendance(desk: Desk, inspection: Inspection, part: InspectionPart) -> None:
    if part.attendance is None:
        return
    sides = (
        (Side.DELEGATION, part.attendance.delegation),
        (Side.UNIT, part.attendance.unit),
        (Side.GUEST, part.attendance.guests),
    )
    rows = [
        attendant_values(attendant, side.value, position)
        for side, attendants in sides
        for position, attendant in enumerate(attendants, 1)
    ]
    desk.ledger.put_rows(Attendance, {"inspection_id": inspection.id or 0}, rows, inspection.code)


def _load_answers(desk: Desk, inspection: Inspection, part: InspectionPart) -> None:
    for item, answers in part.answers.items():
        stages = (
            ("self", answers.self_),
            ("delegation", answers.delegation),
            ("explanation", answers.explanation),
            ("final", answers.final),
        )
        for stage, given in stages:
            if given is not None:
                _load_answer(desk, inspection, item, stage, given)


def _load_answer(desk: Desk, inspection: Inspection, item: str, stage: str, given: Given) -> None:
    known = desk.work.session.exec(
        select(Answer).where(
            Answer.inspection_id == inspection.id, Answer.item == item, Answer.stage == stage
        )
    ).first()
    values = {k: v for k, v in said(given).items() if k in ("word", "figures", "note")}
    if given.score is not None:
        values["score"] = Decimal(given.score)
    values |= {"inspection_id": inspection.id, "item": item, "stage": stage}
    desk.ledger.put(Answer, known, f"{inspection.code} {item}", values)
