"""Tables of a campaign's summary with sums that close, for the samples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from inspect_flow.vocabulary.overview_papers import (
    AreaTally,
    Chart,
    ChartSeries,
    LevelRow,
    Tally,
    UnitTally,
)

COLUMNS = ("strengths", "shortcomings", "handled", "running", "overdue", "other")


def a_tally(strengths: int, handled: int, running: int = 0, overdue: int = 0) -> Tally:
    return Tally(
        strengths=strengths,
        shortcomings=handled + running + overdue,
        handled=handled,
        running=running,
        overdue=overdue,
        other=0,
    )


def an_area(title: str, n_units: int, *numbers: int) -> AreaTally:
    return AreaTally(title=title, n_units=n_units, **a_tally(*numbers))


def a_unit(unit: str, visited: str, *numbers: int) -> UnitTally:
    return UnitTally(unit=unit, visited=visited, **a_tally(*numbers))


def summed(rows: Sequence[Mapping[str, Any]]) -> Tally:
    return Tally(**{key: sum(row[key] for row in rows) for key in COLUMNS})  # type: ignore[typeddict-item]


def a_level(level: str, planned: int, inspected: int) -> LevelRow:
    waiting = planned - inspected
    return LevelRow(level=level, planned=planned, inspected=inspected, waiting=waiting, cancelled=0)


def a_chart(title: str, labels: list[str], **series: list[int]) -> Chart:
    named = {"good": "Ưu điểm", "bad": "Tồn tại, hạn chế", "before": "Năm 2025", "now": "Năm 2026"}
    drawn = [ChartSeries(name=named[key], values=values) for key, values in series.items()]
    return Chart(title=title, labels=labels, series=drawn)


def area_chart(areas: list[AreaTally]) -> Chart:
    return a_chart(
        "Ưu điểm và tồn tại, hạn chế theo lĩnh vực",
        [area["title"] for area in areas],
        good=[area["strengths"] for area in areas],
        bad=[area["shortcomings"] for area in areas],
    )


def handling_chart(total: Mapping[str, Any]) -> Chart:
    labels = ["Đã khắc phục", "Đang khắc phục, còn hạn", "Quá hạn", "Khác"]
    values = [total[key] for key in ("handled", "running", "overdue", "other")]
    return a_chart("Kết quả khắc phục tồn tại, hạn chế", labels, bad=values)
