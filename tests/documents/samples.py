"""Every sample paper by name: each kind under the rules of 2011 and of 2020."""

from __future__ import annotations

from typing import Any

from inspect_flow.vocabulary.paper_parts import assumed
from inspect_flow.vocabulary.papers import PAPER_KINDS, Paper
from tests.documents import (
    commune_overviews,
    commune_papers,
    commune_papers_of_remedy,
    commune_working_papers,
    long_dien_overviews,
    long_dien_papers,
    long_dien_papers_of_remedy,
    long_dien_working_papers,
)
from tests.documents.preparation_papers import Days, PreparationPapers

_LONG_DIEN = PreparationPapers(
    long_dien_papers.plan,
    long_dien_papers.minutes,
    long_dien_papers.UNIT,
    "Long Điền",
    "784",
    "Công văn thông báo lịch kiểm tra của Sở Nội vụ",
    Days(
        submitted=assumed("2019-04-12"),
        decided="2019-04-19",
        announced=assumed("2019-08-05"),
        self_reported=assumed("2019-08-07"),
        drafted=assumed("2019-08-16"),
        comments_due=assumed("2019-08-21"),
        reported=assumed("2019-08-28"),
    ),
)
_COMMUNE = PreparationPapers(
    commune_papers.plan,
    commune_papers.minutes,
    commune_papers.UNIT,
    "Bình Mẫu",
    "5",
    "Công văn số 201/SNV-CCHC ngày 02 tháng 3 năm 2026 của Sở Nội vụ",
    Days(
        submitted="2026-01-09",
        decided="2026-01-14",
        announced="2026-03-02",
        self_reported="2026-03-06",
        drafted="2026-03-12",
        comments_due="2026-03-17",
        reported="2026-03-20",
    ),
)
CASES: dict[str, tuple[Any, ...]] = {
    "long_dien": (
        long_dien_papers,
        long_dien_working_papers,
        long_dien_papers_of_remedy,
        _LONG_DIEN,
        long_dien_overviews,
    ),
    "commune": (
        commune_papers,
        commune_working_papers,
        commune_papers_of_remedy,
        _COMMUNE,
        commune_overviews,
    ),
}
# Kinds that have a second form: the chỉ thị besides the công văn.
OTHER_FORMS = ("instruction",)
NAMES = [f"{case}_{kind}" for case in CASES for kind in (*PAPER_KINDS, *OTHER_FORMS)]


def sample(name: str) -> Paper:
    """Build the sample `name`, such as "commune_minutes", anew."""
    case = next(each for each in CASES if name.startswith(f"{each}_"))
    kind = name.removeprefix(f"{case}_")
    module = next(each for each in CASES[case] if hasattr(each, kind))
    paper: Paper = getattr(module, kind)()
    return paper


# An appendix and a news item have no letterhead of their own.
BARE = ("score_annex", "news")
