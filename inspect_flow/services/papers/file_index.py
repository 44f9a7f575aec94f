"""Danh mục hồ sơ: every paper of an inspection or a campaign, and what should be there."""

from __future__ import annotations

from collections.abc import Sequence

from inspect_flow.services.papers.base import matter, paper_base, subject_at
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.filed_inspections import filed_inspections, missing_of
from inspect_flow.services.papers.filed_papers import (
    as_missing,
    filed_decisions,
    filed_documents,
    filed_from_unit,
)
from inspect_flow.services.papers.letterhead import issuer_of
from inspect_flow.vocabulary.overview_papers import FiledPaper, FileIndexPaper
from inspect_flow.vocabulary.paper_parts import ASSUMED_MARK, Signature


def file_index_paper(desk: Desk) -> FileIndexPaper:
    """Return what the index prints; that of a campaign counts the papers of its inspections."""
    inspection = desk.inspection
    papers = [*filed_decisions(desk), *filed_documents(desk)]
    if inspection is not None:
        papers += filed_from_unit(desk, inspection)
    present = sorted(papers, key=lambda paper: paper["date"] or "9")
    absent = [as_missing(each) for each in missing_of(desk, inspection)] if inspection else []
    days = [paper["date"] for paper in present if len(paper["date"].rstrip(ASSUMED_MARK)) == 10]
    title = subject_at(desk) if inspection else f"{matter(desk.campaign)} năm {desk.campaign.year}"
    signature = Signature(authority=["Người lập danh mục"], office="", name="")
    return FileIndexPaper(
        **paper_base(desk, issuer_of(desk), f"hồ sơ {title}", [signature]),
        title=title,
        begins=days[0] if days else "",
        ends=days[-1] if days else "",
        papers=[*present, *absent],
        n_papers=len(present),
        n_missing=len(absent),
        n_sheets=sum(paper["sheets"] for paper in present),
        is_counted=_is_counted(present),
        inspections=[] if inspection else filed_inspections(desk),
    )


def _is_counted(papers: Sequence[FiledPaper]) -> bool:
    return bool(papers) and all(paper["sheets"] for paper in papers)
