"""The published article and the item regenerated from the record say the same."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from inspect_flow.definitions.places import folder
from inspect_flow.interchange.case_file.reading import read_case
from inspect_flow.interchange.playing import play_case
from inspect_flow.interchange.unit_file import load_units
from inspect_flow.records.tables import Inspection
from inspect_flow.services.papers import paper_context
from inspect_flow.vocabulary.documents import DocumentKind
from tests.desks import a_desk
from tests.kept_schema import a_database
from tests.project.tracked import PROJECT
from tools.side_by_side import Pair, facts, page, pairs, sentences

ARTICLE = (Path(__file__).parent / "long_dien_article.txt").read_text(encoding="utf-8")
TODAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
PAGE = PROJECT / "docs/long_dien_side_by_side.md"
# What only leads over from one part to the next, and how a portal heads its pages.
FRAMES = ("Thông tin cải cách hành chính", "Bên cạnh những kết quả", "Cải cách hành chính - Sở")

pytestmark = pytest.mark.xdist_group("long_dien")


@pytest.fixture(scope="module")
def item(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Play the case once and tell it as news."""
    engine = a_database(f"sqlite:///{tmp_path_factory.mktemp('article') / 'case.db'}")
    examples = folder("examples")
    units, case = "units_ba_ria_vung_tau.yaml", "long_dien_2019.yaml"
    with a_desk(engine, TODAY) as work:
        load_units(work, (examples / units).read_bytes(), units)
        play_case(work, read_case((examples / case).read_bytes(), case).case, case)
        [inspection] = work.session.exec(select(Inspection)).all()
        return paper_context(work, DocumentKind.NEWS, inspection, draft=False)


@pytest.fixture(scope="module")
def both(item: dict[str, Any]) -> list[Pair]:
    """Lay both texts beside each other."""
    return pairs(ARTICLE, item)


def test_every_figure_day_paper_and_name_of_the_article_is_carried(both: list[Pair]) -> None:
    assert {pair.original: pair.missing for pair in both if pair.missing} == {}


def test_the_facts_looked_for_are_those_that_a_reader_would_check() -> None:
    known = {fact for sentence in sentences(ARTICLE) for fact in facts(sentence)}

    assert {
        "14/8/2019", "19/4/2019", "784/QĐ-UBND", "105/277", "46%", "02/8", "01", "07",
        "61/2018/NĐ-CP", "24/CT-UBND", "01/7/2019", "Trương Văn Đức", "Nguyễn Bá Hùng",
        "Lâm Văn Hồng", "Long Điền",
    } <= known  # fmt: skip


def test_every_statement_of_the_article_is_carried(both: list[Pair]) -> None:
    told = [pair for pair in both if not pair.original.startswith(FRAMES)]

    assert len(told) > 30
    assert [(round(pair.share, 2), pair.original) for pair in told if pair.share < 0.8] == []


def test_a_statement_that_is_left_out_would_be_noticed(item: dict[str, Any]) -> None:
    poorer = {**item, "shortcomings": item["shortcomings"][1:], "paragraphs": []}

    found = pairs(ARTICLE, poorer)

    assert [pair for pair in found if "784/QĐ-UBND" in pair.missing]
    plan = next(pair for pair in found if "sản phẩm cụ thể" in pair.original)
    assert plan.share < 0.8


def test_nothing_assumed_is_told(item: dict[str, Any]) -> None:
    said = str(item)

    assert "\ue0a5" not in said
    assert item["asked"] == []
    assert "Sở Tư pháp" not in said


def test_the_page_of_the_documentation_shows_both_as_they_are(both: list[Pair]) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(both)
