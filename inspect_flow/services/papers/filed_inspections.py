"""What the files of inspections hold and lack, for many at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from sqlmodel import and_, col, or_, select

from inspect_flow.records.tables import Deficiency, Document, Inspection, Remediation
from inspect_flow.rules.expected_papers import FileFacts, missing_papers
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.states import NOT_BEGUN, OPEN_DEFICIENCY
from inspect_flow.vocabulary.findings import RemediationKind
from inspect_flow.vocabulary.overview_papers import FiledInspection


@dataclass(slots=True)
class _Contents:
    kinds: list[str] = field(default_factory=list)
    n_directed: int = 0
    n_unreported: int = 0


def missing_of(desk: Desk, inspection: Inspection) -> list[str]:
    """Return what the file of one inspection lacks."""
    return _missing(inspection, _contents(desk, [inspection])[inspection.id or 0])


def filed_inspections(desk: Desk) -> list[FiledInspection]:
    """Return the campaign's inspections; a surprise that has not begun is never named."""
    rows = desk.work.session.exec(
        select(Inspection)
        .where(
            Inspection.campaign_id == desk.campaign.id,
            or_(col(Inspection.is_announced), col(Inspection.state).not_in(NOT_BEGUN)),
        )
        .order_by(col(Inspection.code))
    ).all()
    desk.learn(each.unit_id for each in rows)
    contents = _contents(desk, rows)
    return [_filed(desk, each, contents[each.id or 0]) for each in rows]


def _filed(desk: Desk, inspection: Inspection, contents: _Contents) -> FiledInspection:
    return FiledInspection(
        code=inspection.code,
        unit=desk.short(inspection.unit_id),
        state=desk.work.office.machines["inspection"].states[inspection.state].labels["vi"],
        papers=len(contents.kinds),
        missing=_missing(inspection, contents),
    )


def _missing(inspection: Inspection, contents: _Contents) -> list[str]:
    facts = FileFacts(
        state=inspection.state,
        is_announced=inspection.is_announced,
        has_self_report=inspection.self_reported_on is not None,
        n_directed=contents.n_directed,
        n_unreported=contents.n_unreported,
        kinds=contents.kinds,
    )
    return missing_papers(facts)


def _contents(desk: Desk, inspections: Sequence[Inspection]) -> dict[int, _Contents]:
    """Gather kinds of papers and numbers of deficiencies with a fixed number of queries."""
    found: dict[int, _Contents] = defaultdict(_Contents)
    ids = [each.id or 0 for each in inspections]
    session = desk.work.session
    deficiencies = session.exec(
        select(Deficiency).where(col(Deficiency.inspection_id).in_(ids))
    ).all()
    reported = _reported(desk, [each.id or 0 for each in deficiencies])
    followers: dict[int, set[int]] = defaultdict(set)
    for each in deficiencies:
        if each.directive_id is None:
            continue
        followers[each.directive_id].add(each.inspection_id)
        found[each.inspection_id].n_directed += 1
        is_waiting = each.state in OPEN_DEFICIENCY and each.id not in reported
        found[each.inspection_id].n_unreported += is_waiting
    for document in _issued(desk, ids, followers):
        owners = [document.subject_id] if document.subject == "inspection" else followers[
            document.subject_id]  # fmt: skip
        for owner in owners:
            found[owner].kinds.append(document.kind)
    return found


def _reported(desk: Desk, deficiency_ids: Sequence[int]) -> set[int]:
    return set(
        desk.work.session.exec(
            select(Remediation.deficiency_id).where(
                col(Remediation.deficiency_id).in_(deficiency_ids),
                Remediation.kind == RemediationKind.REPORT.value,
            )
        )
    )


def _issued(desk: Desk, ids: Sequence[int], directives: Collection[int]) -> Sequence[Document]:
    return desk.work.session.exec(
        select(Document).where(
            Document.state == "issued",
            or_(
                and_(Document.subject == "inspection", col(Document.subject_id).in_(ids)),
                and_(
                    Document.subject == "directive", col(Document.subject_id).in_(list(directives))
                ),
            ),
        )
    ).all()
