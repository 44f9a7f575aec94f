"""Findings as lists and pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlmodel import and_, col, func, or_, select

from inspect_flow.locale.vietnamese_text import searchable
from inspect_flow.records.tables import Campaign, Finding, Inspection, Unit
from inspect_flow.rules.quantities import as_written, computed
from inspect_flow.services.figures import quantities_of, warnings_of
from inspect_flow.services.findings import stored_area
from inspect_flow.services.queries.names import unit_names
from inspect_flow.services.queries.secrets import not_secret
from inspect_flow.services.record_sight import in_sight
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.areas import area_label
from inspect_flow.vocabulary.findings import FindingKind, Severity


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One line of the list; figures as written, what they amount to, and where they disagree."""

    inspection: str
    unit: str
    code: str
    kind: FindingKind
    area: str
    area_label: str
    statement: str
    severity: Severity
    item: str
    figures: tuple[str, ...]
    computed: tuple[str, ...]
    warnings: tuple[str, ...]
    recommendation: str
    repeats: bool
    is_removed: bool


_ORDER = {FindingKind.STRENGTH: 0, FindingKind.SHORTCOMING: 1, FindingKind.CONTEXT: 2}


def list_findings(
    work: Work,
    *,
    inspection: Inspection | None = None,
    campaign: Campaign | None = None,
    unit: Unit | None = None,
    kind: FindingKind | None = None,
    area: str | None = None,
    with_removed: bool = False,
    part: tuple[str, int] | None = None,
) -> list[FindingRow]:
    """Return the findings by inspection, kind and place in the minutes, with two queries.

    `part`: the finding ("KT-2019-001/H1") after which to begin, and how many; then as written.
    """
    query = (
        select(Finding, Inspection, Campaign.year)
        .join(Inspection, col(Inspection.id) == col(Finding.inspection_id))
        .join(Campaign, col(Campaign.id) == col(Inspection.campaign_id))
        .where(in_sight(work, Finding))
        .order_by(col(Inspection.code), col(Finding.position), col(Finding.id))
    )
    visible = not_secret(work)
    query = query.where(
        *([Finding.inspection_id == inspection.id] if inspection else []),
        *([Inspection.campaign_id == campaign.id] if campaign else []),
        *([Inspection.unit_id == unit.id] if unit else []),
        *([] if visible is None else [visible]),
        *([Finding.kind == kind.value] if kind else []),
        *([] if with_removed else [col(Finding.is_removed).is_(False)]),
    )
    query = _part(query, *part) if part else query
    rows = work.session.exec(query).all()
    names = unit_names(work, (place.unit_id for _finding, place, _year in rows))
    found = [_row(f, place, year, names.get(place.unit_id, "")) for f, place, year in rows]
    found = [row for row in found if area is None or _is_of(row, area)]
    return found if part else sorted(found, key=lambda row: (row.inspection, _ORDER[row.kind]))


def _part(query: Any, after: str, limit: int) -> Any:
    code, _slash, finding = after.partition("/")
    if code:
        last = (
            select(func.max(Finding.id))
            .join(Inspection, col(Inspection.id) == col(Finding.inspection_id))
            .where(Inspection.code == code, Finding.code == finding)
        ).scalar_subquery()
        in_it = and_(col(Inspection.code) == code, col(Finding.id) > last)
        query = query.where(or_(col(Inspection.code) > code, in_it))
    return query.order_by(None).order_by(col(Inspection.code), col(Finding.id)).limit(limit)


def _is_of(row: FindingRow, area: str) -> bool:
    return row.area == stored_area(area) or searchable(area) in searchable(row.area_label)


def _row(finding: Finding, place: Inspection, year: int, unit: str) -> FindingRow:
    quantities = quantities_of(finding.quantities)
    return FindingRow(
        inspection=place.code,
        unit=unit,
        code=finding.code,
        kind=FindingKind(finding.kind),
        area=finding.area,
        area_label=area_label(finding.area, year),
        statement=finding.statement,
        severity=Severity(finding.severity),
        item=finding.item,
        figures=tuple(as_written(each) for each in quantities),
        computed=tuple(text for each in quantities if (text := computed(each))),
        warnings=tuple(warnings_of(finding.quantities)),
        recommendation=finding.recommendation,
        repeats=finding.repeats_id is not None,
        is_removed=finding.is_removed,
    )
