"""What the charts of a campaign's summary draw; the same numbers stand in its tables."""

from __future__ import annotations

from inspect_flow.services.papers.campaign_figures import CampaignFigures
from inspect_flow.vocabulary.overview_papers import AreaTally, Chart, ChartSeries, UnitTally

_HANDLING = {
    "handled": "Đã khắc phục",
    "running": "Đang khắc phục, còn hạn",
    "overdue": "Quá hạn",
    "other": "Khác",
}


def area_charts(areas: list[AreaTally]) -> list[Chart]:
    """Return strengths and shortcomings by area; nothing where nothing was found."""
    if not areas:
        return []
    series = [
        ChartSeries(name="Ưu điểm", values=[area["strengths"] for area in areas]),
        ChartSeries(name="Tồn tại, hạn chế", values=[area["shortcomings"] for area in areas]),
    ]
    return [_chart("Ưu điểm và tồn tại, hạn chế theo lĩnh vực", areas, series)]


def handling_charts(total: UnitTally) -> list[Chart]:
    """Return what became of the shortcomings; nothing without any."""
    if not total["shortcomings"]:
        return []
    numbers: dict[str, int] = {key: total[key] for key in _HANDLING}  # type: ignore[literal-required]
    values = ChartSeries(name="Tồn tại, hạn chế", values=list(numbers.values()))
    labels = list(_HANDLING.values())
    return [Chart(title="Kết quả khắc phục tồn tại, hạn chế", labels=labels, series=[values])]


def comparison_charts(before: CampaignFigures, now: CampaignFigures) -> list[Chart]:
    """Return the shortcomings of both years by area."""
    titles = {**before.area_titles(), **now.area_titles()}
    years = [_shortcomings_by_area(figures, list(titles)) for figures in (before, now)]
    if not any(any(values) for values in years):
        return []
    names = [f"Năm {figures.campaign.year}" for figures in (before, now)]
    series = [
        ChartSeries(name=name, values=values) for name, values in zip(names, years, strict=True)
    ]
    title = "Tồn tại, hạn chế theo lĩnh vực so với năm trước"
    return [Chart(title=title, labels=list(titles.values()), series=series)]


def _shortcomings_by_area(figures: CampaignFigures, keys: list[str]) -> list[int]:
    found = [each.counted.area for each in figures.shortcomings()]
    return [found.count(key) for key in keys]


def _chart(title: str, areas: list[AreaTally], series: list[ChartSeries]) -> Chart:
    return Chart(title=title, labels=[area["title"] for area in areas], series=series)
