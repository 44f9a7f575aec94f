"""Bar charts as SVG: black and grey that print well, texts in the papers' own typeface."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from inspect_flow.documents.line_breaks import balanced_lines
from inspect_flow.documents.typesetting import POINTS_PER_MM, printable, text_width
from inspect_flow.locale.numbers import written_number
from inspect_flow.vocabulary.overview_papers import Chart

if TYPE_CHECKING:
    from markupsafe import Markup

# All lengths in mm; the paper leaves 165 between its margins.
_WIDTH, _LABELS, _ROOM, _GAP = 165.0, 62.0, 88.0, 2.0
_BAR, _BETWEEN, _LINE = 3.6, 2.8, 4.2
_SIZE = 10.5
_MOST_LINES = 4
# The second of two shades is the one to look at.
_SHADES = {1: ("#4d4d4d",), 2: ("#bfbfbf", "#1a1a1a")}


def bar_chart(chart: Chart) -> Markup:
    """Draw groups of lying bars, one for each label, with the number behind each bar."""
    from markupsafe import Markup

    lines = [_label_lines(label) for label in chart["labels"]]
    heights = [_height(len(wrapped), len(chart["series"])) for wrapped in lines]
    legend = _LINE + 2 if len(chart["series"]) > 1 else 0.0
    height = sum(heights) + legend + 1
    drawn = [*_groups(chart, lines, heights), *_legend(chart, sum(heights) + 1)]
    title = escape(printable(chart["title"]))
    return Markup(
        f'<svg class="chart" role="img" xmlns="http://www.w3.org/2000/svg"'
        f" aria-label={quoteattr(printable(chart['title']))}"
        f' width="{_WIDTH}mm" height="{height:.2f}mm" viewBox="0 0 {_WIDTH} {height:.2f}">'
        f"<title>{title}</title>{''.join(drawn)}</svg>"
    )


def _groups(chart: Chart, lines: list[list[str]], heights: list[float]) -> Iterator[str]:
    largest = max((max(series["values"]) for series in chart["series"]), default=0) or 1
    shades = _shades(chart)
    top = 0.0
    for place, (wrapped, height) in enumerate(zip(lines, heights, strict=True)):
        middle = top + (height - _BETWEEN) / 2
        yield from _label(wrapped, middle)
        start = middle - len(chart["series"]) * _BAR / 2
        for shade, series in zip(shades, chart["series"], strict=True):
            yield _bar(series["values"][place], largest, start, shade)
            start += _BAR
        top += height
    yield f'<path d="M{_LABELS} 0V{top - _BETWEEN:.2f}" stroke="black" stroke-width="0.25"/>'


def _shades(chart: Chart) -> tuple[str, ...]:
    return _SHADES[len(chart["series"])]


def _height(n_lines: int, n_series: int) -> float:
    return max(n_lines * _LINE, n_series * _BAR) + _BETWEEN


def _label_lines(label: str) -> list[str]:
    # A picture cannot go on on the next page; the paper's tables say it in full.
    lines = list(balanced_lines(printable(label), "Regular", _SIZE, _LABELS - _GAP))
    return lines if len(lines) <= _MOST_LINES else [*lines[: _MOST_LINES - 1], "…"]


def _label(lines: list[str], middle: float) -> Iterator[str]:
    first = middle - (len(lines) - 1) * _LINE / 2 + _LINE * 0.28
    for place, line in enumerate(lines):
        yield _text(line, _LABELS - _GAP, first + place * _LINE, "end")


def _bar(value: int, largest: int, top: float, shade: str) -> str:
    length = _ROOM * value / largest
    bar = (
        f'<rect x="{_LABELS}" y="{top:.2f}" width="{length:.2f}" height="{_BAR}"'
        f' fill="{shade}" stroke="black" stroke-width="0.2"/>'
    )
    number = _text(written_number(value), _LABELS + length + 1, top + _BAR * 0.8, "start")
    return (bar if value else "") + number


def _legend(chart: Chart, top: float) -> Iterator[str]:
    if len(chart["series"]) < 2:
        return
    left = _LABELS
    for shade, series in zip(_shades(chart), chart["series"], strict=True):
        name = printable(series["name"])
        yield (
            f'<rect x="{left:.2f}" y="{top:.2f}" width="{_BAR}" height="{_BAR}"'
            f' fill="{shade}" stroke="black" stroke-width="0.2"/>'
        )
        yield _text(name, left + _BAR + 1.5, top + _BAR * 0.8, "start")
        left += _BAR + 8 + text_width(name, "Regular", _SIZE)


def _text(words: str, x: float, y: float, anchor: str) -> str:
    size = _SIZE / POINTS_PER_MM
    return (
        f'<text x="{x:.2f}" y="{y:.2f}" font-size="{size:.3f}" text-anchor="{anchor}"'
        f' font-family="Inspect Flow Serif">{escape(words)}</text>'
    )
