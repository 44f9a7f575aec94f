"""Papers part by part, the latest first; a part begins where the last one ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlmodel import col, func, select

from inspect_flow.records.tables import Campaign, Document, Inspection
from inspect_flow.services.queries.papers import (
    DocumentRow,
    document_rows,
    of_campaign,
    of_inspection,
)
from inspect_flow.services.record_sight import in_sight
from inspect_flow.services.work import Work


@dataclass(frozen=True, slots=True)
class WantedPapers:
    """Which papers a list shows; `before` is the place where the part before ended."""

    campaign: Campaign | None = None
    inspection: Inspection | None = None
    kind: str = ""
    state: str = ""
    before: int | None = None


@dataclass(frozen=True, slots=True)
class PaperPart:
    """One part of the list, and where the next one begins: None at its end."""

    rows: list[DocumentRow]
    next_before: int | None
    in_all: int


def part_of_papers(work: Work, wanted: WantedPapers, most: int = 50) -> PaperPart:
    """Return one part with a fixed number of queries, however long the whole list is."""
    conditions = _conditions(work, wanted)
    counted = select(func.count()).select_from(Document).where(*conditions)
    in_all = work.session.exec(counted).one()
    if wanted.before is not None:
        conditions.append(col(Document.id) < wanted.before)
    query = select(Document).where(*conditions).order_by(col(Document.id).desc()).limit(most + 1)
    found = work.session.exec(query).all()
    has_more = len(found) > most
    return PaperPart(
        document_rows(work, found[:most]), found[most - 1].id if has_more else None, in_all
    )


def papers_after(
    work: Work, wanted: WantedPapers, after: int, most: int
) -> list[tuple[int, DocumentRow]]:
    """Return at most so many papers drafted after the one of that number, the oldest first."""
    query = select(Document).where(*_conditions(work, wanted), col(Document.id) > after)
    found = work.session.exec(query.order_by(col(Document.id)).limit(most)).all()
    rows = document_rows(work, found)
    return [(paper.id or 0, row) for paper, row in zip(found, rows, strict=True)]


def _conditions(work: Work, wanted: WantedPapers) -> list[Any]:
    return [
        in_sight(work, Document),
        *([of_campaign(wanted.campaign)] if wanted.campaign else []),
        *([of_inspection(wanted.inspection)] if wanted.inspection else []),
        *([Document.kind == wanted.kind] if wanted.kind else []),
        *([Document.state == wanted.state] if wanted.state else []),
    ]
