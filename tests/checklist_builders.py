"""Small checklists, items and answers for tests."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from inspect_flow.rules.answers import GivenAnswer
from inspect_flow.rules.checklist import (
    Area,
    ChecklistDefinition,
    Figure,
    Item,
    RatingBand,
    Scoring,
    Source,
)
from inspect_flow.rules.scoring_kinds import figures_used
from inspect_flow.vocabulary.answers import AnswerWord
from inspect_flow.vocabulary.checklists import FigureUnit, ScoringKind, SourceMark
from inspect_flow.vocabulary.units import UnitLevel

BANDS = tuple(
    RatingBand(title, Decimal(bound))
    for title, bound in (("tốt", 80), ("khá", 70), ("trung bình", 60), ("thấp", 0))
)
RATIO = Scoring(ScoringKind.RATIO, numerator="done", denominator="planned")
YES_NO = Scoring(ScoringKind.YES_NO)


def an_item(code: str = "1.1", max: str = "1", scoring: Scoring = YES_NO, **parts: Any) -> Item:
    """Build an item that asks for whatever figures its scoring needs."""
    figures = tuple(Figure(each, f"Số {each}") for each in figures_used(scoring))
    return Item(code, f"Tiêu chí {code}", Decimal(max), scoring, **{"figures": figures, **parts})


def a_percent_figure(code: str) -> Figure:
    """Build a figure that is typed as a percent."""
    return Figure(code, f"Tỷ lệ {code}", FigureUnit.PERCENT)


def a_checklist(*items: Item) -> ChecklistDefinition:
    """Build a checklist whose areas follow from the first part of the item codes."""
    codes = list(dict.fromkeys(item.code.partition(".")[0] for item in items))
    areas = tuple(_area(code, items) for code in codes)
    return ChecklistDefinition(
        code="thu_nghiem",
        edition="1.0",
        title="Bảng kiểm thử nghiệm",
        level=UnitLevel.COMMUNE,
        valid_from=date(2019, 1, 1),
        valid_to=None,
        source=Source("Thử nghiệm", SourceMark.PROPOSAL),
        scale=sum((area.max for area in areas), Decimal(0)),
        ratings=BANDS,
        areas=areas,
    )


def an_answer(
    item: str = "1.1", word: AnswerWord | None = None, score: str | None = None, **figures: Any
) -> GivenAnswer:
    """Build an answer; figures are given as keywords, `None` for unknown."""
    exact = {code: None if each is None else Decimal(each) for code, each in figures.items()}
    return GivenAnswer(item, word, exact, None if score is None else Decimal(score))


def answers(*given: GivenAnswer) -> dict[str, GivenAnswer]:
    """Return answers by item."""
    return {each.item: each for each in given}


def _area(code: str, items: tuple[Item, ...]) -> Area:
    own = tuple(item for item in items if item.code.startswith(f"{code}."))
    return Area(code, f"Lĩnh vực {code}", sum((item.max for item in own), Decimal(0)), own)
