"""By when each step of a record is due: computed for many records at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, TypeVar

from sqlmodel import col, select

from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import (
    Campaign,
    Deficiency,
    Extension,
    Inspection,
    VisitDay,
    VisitInspection,
)
from inspect_flow.services.clock import due_among
from inspect_flow.services.clocks.trails import trails_of
from inspect_flow.services.registry import get
from inspect_flow.services.trail import Trail
from inspect_flow.services.work import Work

T = TypeVar("T", bound=Tracked)
Dues = Mapping[str, date | None]

_ARRANGED = "inspection.visit_arranged"
_BROKEN_OFF = "inspection.break_off"
_PUT_OFF = ("inspection.postpone", _BROKEN_OFF)
_DRAFTED = ("inspection.draft_findings", "inspection.revise_findings")
_CONCLUDED = "inspection.conclude"
_DIRECTED = ("deficiency.direct", "deficiency.redirect")
_REPORTED = "deficiency.report_given"


def dues_of(work: Work, entity: str, records: Sequence[Any]) -> dict[int, Dues]:
    """Return the due dates of records of one kind by their id, by the names the policy uses."""
    return _DUES[entity](work, records) if records else {}


def _inspection_dues(work: Work, inspections: Sequence[Inspection]) -> dict[int, Dues]:
    ids = [each.id or 0 for each in inspections]
    tags = (_ARRANGED, *_PUT_OFF, *_DRAFTED, _CONCLUDED)
    trails = trails_of(work, "inspection", ids, tags)
    days = _visit_days(work, ids)
    return {
        each.id or 0: _dues_of_inspection(work, each, trails[each.id or 0], days[each.id or 0])
        for each in inspections
    }


def _dues_of_inspection(
    work: Work, inspection: Inspection, trail: Trail, arranged: list[date]
) -> Dues:
    campaign = get(work, Campaign, inspection.campaign_id)
    days = _days_ahead(trail, arranged)
    anchors = {
        "visit_start": days[0] if days else None,
        "visit_end": days[-1] if days else None,
        "round_ended": days[-1] if days else None,
        "draft_sent": trail.day(*_DRAFTED),
        "conclusion_issued": trail.day(_CONCLUDED),
    }
    steps = {
        "notice_due": "notice_before_visit",
        "self_report_due": "self_report_before_visit",
        "comment_due": "comments_on_draft",
        "minutes_due": "minutes",
        "conclusion_due": "conclusion",
        "directive_due": "directive",
    }
    return {name: due_among(work, campaign, step, anchors) for name, step in steps.items()}


def _days_ahead(trail: Trail, arranged: list[date]) -> list[date]:
    """Return the days of the visit as now arranged: none once it was put off until it is again."""
    if trail.is_older(_ARRANGED, *_PUT_OFF):
        return []
    broken_off = trail.day(_BROKEN_OFF)
    return [day for day in arranged if broken_off is None or day > broken_off] or arranged


def _visit_days(work: Work, ids: Sequence[int]) -> dict[int, list[date]]:
    days: dict[int, list[date]] = defaultdict(list)
    rows = work.session.exec(
        select(col(VisitInspection.inspection_id), col(VisitDay.on))
        .join(VisitDay, col(VisitDay.visit_id) == col(VisitInspection.visit_id))
        .where(col(VisitInspection.inspection_id).in_(ids))
        .order_by(col(VisitDay.on))
    )
    for identity, on in rows:
        days[identity].append(on)
    return days


def _deficiency_dues(work: Work, deficiencies: Sequence[Deficiency]) -> dict[int, Dues]:
    ids = [each.id or 0 for each in deficiencies]
    trails = trails_of(work, "deficiency", ids, (*_DIRECTED, _REPORTED))
    inspections = _by_id(work, Inspection, {each.inspection_id for each in deficiencies})
    _by_id(work, Campaign, {each.campaign_id for each in inspections.values()})
    return {
        each.id or 0: _dues_of_deficiency(
            work, each, inspections[each.inspection_id], trails[each.id or 0]
        )
        for each in deficiencies
    }


def _dues_of_deficiency(
    work: Work, deficiency: Deficiency, inspection: Inspection, trail: Trail
) -> Dues:
    campaign = get(work, Campaign, inspection.campaign_id)
    directed = trail.day(*_DIRECTED)
    anchors = {
        "conclusion_issued": directed,
        "directive_issued": directed,
        "remediation_reported": trail.day(_REPORTED),
    }
    return {
        "deadline": deficiency.deadline,
        "plan_due": due_among(work, campaign, "remediation_plan", anchors),
        "verification_due": due_among(work, campaign, "verification", anchors),
    }


def _extension_dues(work: Work, extensions: Sequence[Extension]) -> dict[int, Dues]:
    deficiencies = _by_id(work, Deficiency, {each.deficiency_id for each in extensions})
    _by_id(work, Inspection, {each.inspection_id for each in deficiencies.values()})
    return {
        each.id or 0: {
            "answer_due": due_among(
                work,
                _campaign_of(work, deficiencies[each.deficiency_id]),
                "extension_answer",
                {"extension_requested": each.requested_on},
            )
        }
        for each in extensions
    }


def _campaign_of(work: Work, deficiency: Deficiency) -> Campaign:
    return get(work, Campaign, get(work, Inspection, deficiency.inspection_id).campaign_id)


def _by_id(work: Work, kind: type[T], ids: set[int]) -> dict[int, T]:
    rows = work.session.exec(select(kind).where(col(kind.id).in_(ids)))
    return {each.id or 0: each for each in rows}


_DUES: Mapping[str, Callable[[Work, Any], dict[int, Dues]]] = MappingProxyType(
    {
        "inspection": _inspection_dues,
        "deficiency": _deficiency_dues,
        "extension": _extension_dues,
    }
)
