"""Say in words how an item is scored, for the printed checklist and for people who ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from inspect_flow.locale.numbers import decimal_comma
from inspect_flow.locale.translation import _
from inspect_flow.rules.checklist import Item, Scoring, Step
from inspect_flow.vocabulary.checklists import FigureUnit, NotArising, ScoringKind


def scoring_words(item: Item) -> str:
    """Return the rule of an item as one line of Vietnamese."""
    parts = [*_RULES[item.scoring.kind](item), *_extras(item)]
    return "; ".join(part for part in parts if part)


def _yes_no(item: Item) -> Iterator[str]:
    yield _("Đạt: điểm tối đa")
    if item.scoring.partly:
        yield _("đạt một phần: {share}").format(share=_percent(item.scoring.partly))
    yield _("không đạt: 0")


def _steps(item: Item) -> Iterator[str]:
    yield _value_words(item)
    yield from (_step(item, step) for step in item.scoring.steps)
    yield _("còn lại: 0")


def _step(item: Item, step: Step) -> str:
    sign = "≤" if item.scoring.lower_is_better else "≥"
    share = _("theo tỷ lệ") if step.share is None else _percent(step.share)
    bound = _percent(step.bound) if _is_share(item) else decimal_comma(step.bound)
    return f"{sign} {bound}: {share}"


def _ratio(item: Item) -> Iterator[str]:
    yield _("{value} × điểm tối đa").format(value=_value_words(item))
    if item.scoring.zero_at is not None:
        yield _("từ {bound} trở xuống: 0, tăng đều đến 100%").format(
            bound=_percent(item.scoring.zero_at)
        )
    yield from _floor(item.scoring)


def _ratio_to_target(item: Item) -> Iterator[str]:
    scoring = item.scoring
    target = _figure_text(item, scoring.target_figure) or _percent(scoring.target or Decimal(0))
    yield _("({value}) : chỉ tiêu ({target}) × điểm tối đa, không quá điểm tối đa").format(
        value=_value_words(item), target=target
    )
    yield from _floor(scoring)


def _sample(item: Item) -> Iterator[str]:
    scoring = item.scoring
    yield _("Mẫu {size}").format(size=scoring.size)
    if scoring.per_error is not None:
        yield _("mỗi trường hợp sai trừ {points} điểm").format(
            points=decimal_comma(scoring.per_error)
        )
    elif scoring.steps:
        for step in scoring.steps:
            yield _("đúng từ {bound}: {share}").format(
                bound=_percent(step.bound),
                share=_percent(step.share) if step.share is not None else _("theo tỷ lệ"),
            )
        yield _("còn lại: 0")
    else:
        yield _("tỷ lệ đúng × điểm tối đa")


def _deduction(item: Item) -> Iterator[str]:
    yield _("Điểm tối đa trừ dần, không dưới 0")


def _extras(item: Item) -> Iterator[str]:
    for deduction in item.scoring.deductions:
        text = _figure_text(item, deduction.figure)
        if deduction.points is None:
            yield _("có '{figure}': 0 điểm").format(figure=text)
        else:
            yield _("'{figure}': mỗi trường hợp trừ {points} điểm").format(
                figure=text, points=decimal_comma(deduction.points)
            )
    if item.scoring.partly and item.scoring.kind is not ScoringKind.YES_NO:
        yield _("đạt một phần: không quá {share}").format(share=_percent(item.scoring.partly))
    if item.not_arising is NotArising.FULL_MARKS:
        yield _("không phát sinh: điểm tối đa")


def _floor(scoring: Scoring) -> Iterator[str]:
    if scoring.floor is not None:
        yield _("dưới {floor}: 0").format(floor=_percent(scoring.floor))


def _value_words(item: Item) -> str:
    scoring = item.scoring
    if scoring.figure:
        return _figure_text(item, scoring.figure)
    return f"{_figure_text(item, scoring.numerator)} / {_figure_text(item, scoring.denominator)}"


def _figure_text(item: Item, code: str) -> str:
    figure = item.figure(code)
    return figure.text if figure else ""


def _is_share(item: Item) -> bool:
    figure = item.figure(item.scoring.figure)
    return figure is None or figure.unit is FigureUnit.PERCENT


def _percent(share: Decimal) -> str:
    return decimal_comma(share * 100) + "%"


_RULES: dict[ScoringKind, Callable[[Item], Iterator[str]]] = {
    ScoringKind.YES_NO: _yes_no,
    ScoringKind.STEPS: _steps,
    ScoringKind.RATIO: _ratio,
    ScoringKind.RATIO_TO_TARGET: _ratio_to_target,
    ScoringKind.SAMPLE: _sample,
    ScoringKind.DEDUCTION: _deduction,
}
