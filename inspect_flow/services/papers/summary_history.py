"""A campaign and those before it: which it follows, and what it had to state again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from sqlmodel import col, select

from inspect_flow.records.tables import Campaign, Finding, Inspection
from inspect_flow.services.lineages import lineages
from inspect_flow.services.papers.campaign_figures import CampaignFigures, Found
from inspect_flow.services.papers.citations import cite_document, issued_documents
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.kept import told
from inspect_flow.services.papers.summary_tables import in_words
from inspect_flow.services.succession import with_predecessors
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.findings import FindingKind
from inspect_flow.vocabulary.overview_papers import RepeatedItem

Earlier = tuple[Finding, Inspection, Campaign]


def previous_campaign(desk: Desk) -> Campaign | None:
    """Return the campaign that this one renews, else that of the year before by the same body."""
    own = desk.campaign
    if own.previous_id is not None:
        return desk.work.session.get(Campaign, own.previous_id)
    if own.issuer_id is None:
        return None
    issuers = with_predecessors(desk.work, own.issuer_id)
    return desk.work.session.exec(
        select(Campaign)
        .where(
            col(Campaign.issuer_id).in_(issuers),
            Campaign.year == own.year - 1,
            Campaign.kind == own.kind,
            Campaign.state != "cancelled",
        )
        .order_by(col(Campaign.id))
    ).first()


def repeated_items(desk: Desk, figures: CampaignFigures) -> list[RepeatedItem]:
    """Return what an earlier campaign stated of the unit, or of one that it followed.

    A person's link counts; without one, the same criterion of the same checklist or the same words.
    """
    own = lineages(desk.work, {each.unit_id for each in figures.inspected})
    earlier = _earlier(desk, figures, {unit for units in own.values() for unit in units})
    known = {row[0].id: row for row in earlier}
    by_unit: dict[int, list[Earlier]] = defaultdict(list)
    for row in earlier:
        by_unit[row[1].unit_id].append(row)
    pairs = []
    for each in figures.shortcomings():
        rows = [row for unit in own[each.inspection.unit_id] for row in by_unit[unit]]
        match = known.get(each.finding.repeats_id) or _alike(each, rows)
        if match is not None:
            pairs.append((each, match))
    return _printed(desk, pairs)


def _earlier(desk: Desk, figures: CampaignFigures, units: set[int]) -> list[Earlier]:
    linked = [each.finding.repeats_id for each in figures.found if each.finding.repeats_id]
    rows = desk.work.session.exec(
        select(Finding, Inspection, Campaign)
        .join(Inspection, col(Inspection.id) == col(Finding.inspection_id))
        .join(Campaign, col(Campaign.id) == col(Inspection.campaign_id))
        .where(
            col(Inspection.unit_id).in_(units) | col(Finding.id).in_(linked),
            Finding.kind == FindingKind.SHORTCOMING.value,
            col(Finding.is_removed).is_(False),
            Inspection.campaign_id != figures.campaign.id,
            Campaign.year <= figures.campaign.year,
        )
        .order_by(col(Campaign.year).desc(), col(Finding.id))
    )
    return list(rows)


def _alike(each: Found, rows: list[Earlier]) -> Earlier | None:
    """Return the latest earlier shortcoming that says the same."""
    wanted = in_words(each.finding)
    newest = sorted(rows, key=lambda row: (-row[2].year, row[0].id or 0))
    return next(
        (row for row in newest if _is_same_item(each, row)
         or in_words(row[0]) == wanted), None)  # fmt: skip


def _is_same_item(each: Found, row: Earlier) -> bool:
    finding, inspection, _campaign = row
    own = (each.inspection.checklist, each.finding.item)
    return bool(each.finding.item) and own == (inspection.checklist, finding.item)


def _printed(desk: Desk, pairs: list[tuple[Found, Earlier]]) -> list[RepeatedItem]:
    desk.learn(row[1].unit_id for _each, row in pairs)
    kinds = (DocumentKind.MINUTES, DocumentKind.CONCLUSION)
    papers = {
        document.subject_id: cite_document(document)
        for document in issued_documents(desk, kinds, {row[1].id or 0 for _each, row in pairs})
    }
    return [
        RepeatedItem(
            unit=desk.short(each.inspection.unit_id),
            statement=told(each.finding).text("statement", each.finding.statement),
            earlier=_source(desk, each, row, papers),
        )
        for each, row in pairs
    ]


def _source(desk: Desk, each: Found, row: Earlier, papers: Mapping[int, str]) -> str:
    _finding, inspection, campaign = row
    stated = papers.get(inspection.id or 0, f"đợt kiểm tra năm {campaign.year}")
    if inspection.unit_id == each.inspection.unit_id:
        return stated
    return f"{stated} (tại {desk.short(inspection.unit_id)})"
