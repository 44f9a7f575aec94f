"""Tell one inspection: who attended, what was answered, found and written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlmodel import col, select

from inspect_flow.interchange.case_file.inspections import Inspection as InspectionPart
from inspect_flow.interchange.case_file.people import Attendant
from inspect_flow.interchange.exporting.findings import told_directives, told_findings
from inspect_flow.interchange.exporting.names import Names
from inspect_flow.interchange.exporting.papers import told_papers
from inspect_flow.interchange.shelves.campaign import INSPECTION, told_period
from inspect_flow.interchange.shelves.inspection import AGREED, told_writing
from inspect_flow.interchange.shelves.people import ATTENDANT
from inspect_flow.interchange.shelves.slot import KEPT, told
from inspect_flow.records.tables import (
    Answer,
    Attendance,
    Campaign,
    Delegation,
    Inspection,
)
from inspect_flow.services.work import Work

_OWN_FACTS = (
    "self_report", "comments", "strengths", "shortcomings", "answer_marks", "attendance", "period",
)  # fmt: skip
_SIDES = {"delegation": "delegation", "unit": "unit", "guest": "guests"}


def told_inspection(
    work: Work,
    names: Names,
    campaign: Campaign,
    inspection: Inspection,
    visits: Sequence[dict[str, Any]],
) -> dict[str, Any]:
    """Return the inspection by the keys of its part."""
    said = {
        k: v for k, v in told(inspection, INSPECTION, InspectionPart).items() if k not in _OWN_FACTS
    }
    if inspection.checklist == campaign.checklist:
        said.pop("checklist", None)
    said |= _references(work, names, campaign, inspection)
    kept = inspection.extra.get(KEPT, {})
    comments = told_writing(inspection, "comments", "commented_on", "unit_comments")
    if comments is not None and inspection.extra.get(AGREED):
        comments["agreed"] = True
    return {
        **said,
        **told_papers(work, names, inspection),
        "period": _told_period(campaign, inspection),
        "self_report": told_writing(inspection, "self_report", "self_reported_on"),
        "comments": comments,
        "attendance": _told_attendance(work, inspection, kept.get("attendance", {})),
        "answers": _told_answers(work, inspection, kept.get("answer_marks", {})),
        "strengths": told_findings(work, names, inspection, "strengths"),
        "shortcomings": told_findings(work, names, inspection, "shortcomings"),
        "directives": told_directives(work, names, campaign, inspection),
        "visits": list(visits),
        "state": inspection.state,
    }


def _references(
    work: Work, names: Names, campaign: Campaign, inspection: Inspection
) -> dict[str, Any]:
    said: dict[str, Any] = {"unit": names.unit(inspection.unit_id)}
    if inspection.method != campaign.method:
        said["method"] = inspection.method
    if inspection.is_announced != campaign.is_announced:
        said["announced"] = inspection.is_announced
    if inspection.head_id:
        said["head"] = {"code": names.person(inspection.head_id)}
    delegations = work.session.exec(
        select(Delegation).where(Delegation.campaign_id == campaign.id)
    ).all()
    if inspection.delegation_id and len(delegations) != 1:
        said["delegation"] = work.session.get_one(Delegation, inspection.delegation_id).code
    if inspection.reinspection_of_id:
        earlier = work.session.get_one(Inspection, inspection.reinspection_of_id)
        said["reinspection_of"] = earlier.code
    return said


def _told_period(campaign: Campaign, inspection: Inspection) -> dict[str, Any] | None:
    period = told_period(inspection)
    return None if not period or period == told_period(campaign) else period


def _told_attendance(
    work: Work, inspection: Inspection, about: dict[str, Any]
) -> dict[str, Any] | None:
    rows = work.session.exec(
        select(Attendance)
        .where(Attendance.inspection_id == inspection.id)
        .order_by(col(Attendance.side), col(Attendance.position), col(Attendance.id))
    ).all()
    said: dict[str, Any] = dict(about)
    for row in rows:
        said.setdefault(_SIDES[row.side], []).append(told(row, ATTENDANT, Attendant))
    return said or None


def _told_answers(work: Work, inspection: Inspection, marks: dict[str, Any]) -> dict[str, Any]:
    rows = work.session.exec(select(Answer).where(Answer.inspection_id == inspection.id)).all()
    said: dict[str, Any] = {}
    for row in sorted(rows, key=lambda row: _natural(row.item)):
        given = {
            "word": row.word or None,
            "score": None if row.score is None else format(row.score, "f"),
            "figures": {k: v for k, v in row.figures.items() if v is not None},
            "note": row.note,
        }
        said.setdefault(row.item, {})[row.stage] = given
    for item, of_item in marks.items():
        for stage, mark in of_item.items():
            if isinstance(mark, dict):
                said.get(item, {}).get(stage, {}).update(mark)
            else:
                said.setdefault(item, {})[stage] = mark
    return said


def _natural(item: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.split(r"[.\-]", item)]
