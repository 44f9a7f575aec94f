"""Tell findings, what became of the shortcomings, and the directives."""

from __future__ import annotations

from typing import Any

from sqlmodel import col, select

from inspect_flow.interchange.case_file.findings import Deficiency as DeficiencyPart
from inspect_flow.interchange.case_file.findings import Shortcoming
from inspect_flow.interchange.case_file.papers import Directive as DirectivePart
from inspect_flow.interchange.case_file.parts import plain
from inspect_flow.interchange.exporting.happenings import history_of
from inspect_flow.interchange.exporting.names import Names
from inspect_flow.interchange.shelves.findings import DEFICIENCY, DIRECTIVE, FINDING
from inspect_flow.interchange.shelves.slot import KEPT, told
from inspect_flow.records.tables import (
    Campaign,
    CoResponsible,
    Deficiency,
    Directive,
    Finding,
    Inspection,
)
from inspect_flow.services.work import Work

_KINDS = {"strengths": ("strength", "context"), "shortcomings": ("shortcoming",)}


def told_findings(
    work: Work, names: Names, inspection: Inspection, name: str
) -> dict[str, Any] | None:
    """Return strengths or shortcomings; None when nothing is known of them."""
    kept = inspection.extra.get(KEPT, {})
    rows = work.session.exec(
        select(Finding)
        .where(
            Finding.inspection_id == inspection.id,
            col(Finding.kind).in_(_KINDS[name]),
            col(Finding.is_removed).is_(False),
        )
        .order_by(col(Finding.position), col(Finding.kind).desc(), col(Finding.id))
    ).all()
    items = [_told_finding(work, names, row) for row in rows]
    says_none = name == "shortcomings" and inspection.says_no_shortcoming
    if not items and not says_none and name not in kept:
        return None
    return {**kept.get(name, {}), "items": items}


def _told_finding(work: Work, names: Names, finding: Finding) -> dict[str, Any]:
    said = told(finding, FINDING, Shortcoming)
    marks = (finding.extra.get(KEPT) or {}).get("quantity_marks", [])
    if marks:
        said["quantities"] = [
            {**figure, **mark} for figure, mark in zip(finding.quantities, marks, strict=True)
        ]
    said |= {
        "area": finding.area,
        "context": finding.kind == "context",
        "author": names.person(finding.author_id),
    }
    if finding.repeats_id:
        earlier = work.session.get_one(Finding, finding.repeats_id)
        inspection = work.session.get_one(Inspection, earlier.inspection_id)
        said["repeats"] = f"{inspection.code}/{earlier.code}"
    deficiency = work.session.exec(
        select(Deficiency).where(Deficiency.finding_id == finding.id)
    ).first()
    return {**said, "deficiency": _told_deficiency(work, names, deficiency)} if deficiency else said


def _told_deficiency(work: Work, names: Names, deficiency: Deficiency) -> dict[str, Any]:
    said = told(deficiency, DEFICIENCY, DeficiencyPart)
    if deficiency.original_deadline == deficiency.deadline:
        said.pop("original_deadline", None)
    shared = work.session.exec(
        select(CoResponsible.unit_id).where(CoResponsible.deficiency_id == deficiency.id)
    ).all()
    said |= {
        "owner": names.unit(deficiency.owner_id),
        "co_responsible": sorted(names.unit(unit_id) for unit_id in shared),
        "history": [plain(step) for step in history_of(work, deficiency)],
        "state": deficiency.state,
    }
    if deficiency.directive_id:
        said["directive"] = work.session.get_one(Directive, deficiency.directive_id).code
    if deficiency.carried_from_id:
        said["carried_from"] = work.session.get_one(Deficiency, deficiency.carried_from_id).code
    return said


def told_directives(
    work: Work, names: Names, campaign: Campaign, inspection: Inspection | None
) -> list[dict[str, Any]]:
    """Return the directives of one inspection, or those of the whole campaign."""
    rows = work.session.exec(
        select(Directive)
        .where(
            Directive.campaign_id == campaign.id,
            Directive.inspection_id == (inspection.id if inspection else None),
        )
        .order_by(col(Directive.code))
    )
    return [
        {
            **told(row, DIRECTIVE, DirectivePart),
            "issuer": names.unit(row.issuer_id),
            "signer": names.person(row.signer_id),
            "state": row.state,
        }
        for row in rows
    ]
