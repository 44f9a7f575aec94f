"""What is stored, campaign by campaign."""

from __future__ import annotations

from typing import Any

from sqlmodel import col, func, select

from inspect_flow.records.tables import Campaign, Deficiency, Finding, Inspection
from inspect_flow.services.work import Work


def list_cases(work: Work) -> list[dict[str, Any]]:
    """Return code, year, title and sizes of every campaign, with a fixed number of queries."""
    campaigns = work.session.exec(select(Campaign).order_by(col(Campaign.year), col(Campaign.code)))
    inspections = _counts(work, Inspection.id)
    findings = _counts(work, Finding.id, Finding.inspection_id)
    deficiencies = _counts(work, Deficiency.id, Deficiency.inspection_id)
    return [
        {
            "code": each.code,
            "year": each.year,
            "title": each.title,
            "state": each.state,
            "inspections": inspections.get(each.id, 0),
            "findings": findings.get(each.id, 0),
            "deficiencies": deficiencies.get(each.id, 0),
        }
        for each in campaigns
    ]


def _counts(work: Work, counted: Any, link: Any = None) -> dict[int | None, int]:
    query = select(Inspection.campaign_id, func.count(counted))
    if link is not None:
        query = query.join(Inspection, col(Inspection.id) == col(link))
    rows = work.session.exec(query.group_by(col(Inspection.campaign_id)))
    return dict(rows.all())
