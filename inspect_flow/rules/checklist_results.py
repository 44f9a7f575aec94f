"""Results of a whole checklist: areas, percent of the applicable maximum, rating."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from inspect_flow.rules.answers import Answers
from inspect_flow.rules.applicability import Applies, applicability
from inspect_flow.rules.checklist import ZERO, Area, ChecklistDefinition, RatingBand
from inspect_flow.rules.rounding import percent_of
from inspect_flow.rules.scoring import ItemScore, ScoreState, excluded, score_item


@dataclass(frozen=True, slots=True)
class AreaResult:
    """Points and applicable maximum of one area; percent is `None` when nothing applies."""

    code: str
    name: str
    points: Decimal
    max: Decimal
    full_max: Decimal
    percent: Decimal | None
    unscored: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChecklistResult:
    """The whole paper; provisional while `unscored` items count with their maximum and 0 points."""

    points: Decimal
    max: Decimal
    percent: Decimal | None
    rating: RatingBand | None
    areas: tuple[AreaResult, ...]
    items: Mapping[str, ItemScore]
    unscored: tuple[str, ...]

    @property
    def is_provisional(self) -> bool:
        """Tell whether points are still missing."""
        return bool(self.unscored)


def score_checklist(checklist: ChecklistDefinition, answers: Answers) -> ChecklistResult:
    """Score every item, every area and the whole; the order of the answers does not matter."""
    scores = item_scores(checklist, answers)
    areas = tuple(_area_result(area, scores) for area in checklist.areas)
    points, whole = _sum(area.points for area in areas), _sum(area.max for area in areas)
    percent = percent_of(points, whole)
    return ChecklistResult(
        points=points,
        max=whole,
        percent=percent,
        rating=None if percent is None else rating_of(checklist.ratings, percent),
        areas=areas,
        items=scores,
        unscored=tuple(code for area in areas for code in area.unscored),
    )


def item_scores(checklist: ChecklistDefinition, answers: Answers) -> dict[str, ItemScore]:
    """Score every item; hidden ones are out of the maximum, waiting ones still count."""
    applies = applicability(checklist, answers)
    return {
        item.code: excluded(item)
        if applies[item.code] is Applies.HIDDEN
        else score_item(item, answers.get(item.code))
        for item in checklist.items()
    }


def rating_of(bands: Iterable[RatingBand], percent: Decimal) -> RatingBand | None:
    """Return the highest band that `percent` reaches.

    The printed percent (2 decimals) decides, so that 80,00% never stands beside a lower class.
    """
    reached = [band for band in bands if percent >= band.from_percent]
    return max(reached, key=lambda band: band.from_percent, default=None)


def _area_result(area: Area, scores: Mapping[str, ItemScore]) -> AreaResult:
    own = [scores[item.code] for item in area.items]
    points = _sum(score.points or ZERO for score in own)
    applicable = _sum(score.max for score in own)
    unscored = tuple(score.item for score in own if score.state is ScoreState.UNSCORED)
    return AreaResult(
        area.code, area.name, points, applicable, area.max, percent_of(points, applicable), unscored
    )


def _sum(numbers: Iterable[Decimal]) -> Decimal:
    return sum(numbers, ZERO)
