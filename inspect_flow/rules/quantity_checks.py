"""Where the figures of a quantity contradict each other, and what would fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from inspect_flow.locale.numbers import decimal_comma
from inspect_flow.locale.translation import _
from inspect_flow.rules.quantities import (
    Figure,
    Qualifier,
    Quantity,
    Rank,
    Ratio,
    change_words,
)
from inspect_flow.rules.quantity_numbers import is_ambiguous

# "khoảng 40%" still holds for 37,9%; a wider gap is shown.
_ABOUT = Decimal("2.5")
_WHOLE = Decimal(100)
_MOST_PLACES = 4


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A contradiction that a paper must show, and what would fit instead."""

    statement: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.statement}; {self.hint}" if self.hint else self.statement


def warnings(quantity: Quantity) -> list[str]:
    """Return a sentence for every contradiction: "105/277 là 37,9%, không phải trên 46%; …"."""
    return [str(each) for each in discrepancies(quantity)]


def discrepancies_among(quantities: Sequence[Quantity]) -> list[Discrepancy]:
    """Return the contradictions of a finding's figures, each by itself and between them.

    A ratio and a percent typed apart are compared when the finding has just one of each.
    """
    found = [each for quantity in quantities for each in discrepancies(quantity)]
    ratios = [each.ratio for each in quantities if each.ratio and not each.percent]
    percents = [each.percent for each in quantities if each.percent and not each.ratio]
    if len(ratios) == 1 and len(percents) == 1:
        found += _disagreement(ratios[0], percents[0])
    return found


def discrepancies(quantity: Quantity) -> list[Discrepancy]:
    """Return every contradiction within the quantity; nothing is ever repaired."""
    found = _ratio_faults(quantity.ratio) if quantity.ratio else []
    if quantity.percent and quantity.percent.value > _WHOLE:
        found.append(
            Discrepancy(_("{written} vượt quá 100%").format(written=_named(quantity.percent)))
        )
    if quantity.ratio and quantity.percent:
        found += _disagreement(quantity.ratio, quantity.percent)
    if quantity.rank:
        found += _rank_faults(quantity.rank)
    span = quantity.span
    if span and span.start and span.end and span.end.latest < span.start.earliest:
        sentence = _("ngày kết thúc {end} sớm hơn ngày bắt đầu {start}")
        found.append(Discrepancy(sentence.format(end=span.end.label, start=span.start.label)))
    return found + _ambiguities(quantity)


def agrees(stated: Figure, value: Decimal) -> bool:
    """Tell whether `value` may be called `stated`; rounding and cutting off both pass."""
    difference = value - stated.value
    rules: dict[Qualifier, bool] = {
        Qualifier.EXACTLY: abs(difference) < Decimal(1).scaleb(-stated.places),
        Qualifier.ABOVE: difference > 0,
        Qualifier.AT_LEAST: difference >= 0,
        Qualifier.BELOW: difference < 0,
        Qualifier.AT_MOST: difference <= 0,
        Qualifier.ABOUT: abs(difference) <= _ABOUT,
        Qualifier.NEARLY: -_ABOUT <= difference <= 0,
    }
    return rules[stated.qualifier]


def _disagreement(ratio: Ratio, stated: Figure) -> list[Discrepancy]:
    value = ratio.percent
    if value is None or agrees(stated, value):
        return []
    sentence = _("{ratio} là {value}%, không phải {stated}").format(
        ratio=ratio.written, value=_distinct(value, stated.value), stated=_named(stated)
    )
    return [Discrepancy(sentence, _what_fits(ratio, stated))]


def _distinct(value: Decimal, other: Decimal) -> str:
    """Write `value` with as many decimals as it takes to differ from `other`."""
    texts = [decimal_comma(value, places) for places in range(1, _MOST_PLACES + 1)]
    return next((text for text in texts if text != decimal_comma(other, 4)), texts[-1])


def _what_fits(ratio: Ratio, stated: Figure) -> str:
    exact = stated.value * ratio.denominator / 100
    rules: dict[Qualifier, tuple[str, Callable[[Decimal], Decimal]]] = {
        Qualifier.ABOVE: (_("từ {n} trở lên"), lambda each: _floor(each) + 1),
        Qualifier.AT_LEAST: (_("từ {n} trở lên"), _ceiling),
        Qualifier.BELOW: (_("nhiều nhất {n}"), lambda each: _ceiling(each) - 1),
        Qualifier.AT_MOST: (_("nhiều nhất {n}"), _floor),
    }
    words, fit = rules.get(stated.qualifier, (_("khoảng {n}"), _nearest))
    hint = _("{stated} của {whole} là {fit}").format(
        stated=_named(stated),
        whole=decimal_comma(ratio.denominator),
        fit=words.format(n=decimal_comma(max(fit(exact), Decimal(0)))),
    )
    base = _nearest(ratio.numerator * 100 / stated.value) if stated.value else ratio.denominator
    if base == ratio.denominator:
        return hint
    return hint + _("; {part} là {percent}% của khoảng {base}").format(
        part=decimal_comma(ratio.numerator),
        percent=decimal_comma(stated.value, 4),
        base=decimal_comma(base),
    )


def _named(stated: Figure) -> str:
    return stated.written if not stated.written[-1:].isdigit() else f"{stated.written}%"


def _ratio_faults(ratio: Ratio) -> list[Discrepancy]:
    if not ratio.denominator:
        sentence = _("{ratio}: mẫu số bằng 0, không tính được tỷ lệ")
    elif ratio.numerator > ratio.denominator:
        sentence = _("{ratio}: tử số lớn hơn mẫu số")
    else:
        return []
    return [Discrepancy(sentence.format(ratio=ratio.written))]


def _rank_faults(rank: Rank) -> list[Discrepancy]:
    found = []
    if rank.total is not None and rank.position > rank.total:
        found.append(_("hạng {rank}: thứ hạng lớn hơn số đơn vị được xếp hạng"))
    if rank.position < 1:
        found.append(_("hạng {rank}: thứ hạng bắt đầu từ 1"))
    earlier = rank.computed_previous
    if earlier is not None:
        found.append(_change_fault(earlier, rank))
    words = {
        "rank": rank.place_written,
        "change": change_words(rank.change or 0),
        "earlier": earlier,
        "given": rank.previous,
    }
    return [Discrepancy(each.format(**words)) for each in found if each]


def _change_fault(earlier: int, rank: Rank) -> str:
    if rank.previous is not None and earlier != rank.previous:
        return _("hạng {rank}, {change}: năm trước là hạng {earlier}, không phải {given}")
    if earlier < 1:
        return _("hạng {rank}, {change}: năm trước thành hạng {earlier}")
    if rank.total is not None and earlier > rank.total:
        return _("hạng {rank}, {change}: năm trước thành hạng {earlier}, quá số đơn vị")
    return ""


def _ambiguities(quantity: Quantity) -> list[Discrepancy]:
    found = []
    for key, text in quantity.written:
        if key in ("ratio", "count", "money") and is_ambiguous(text):
            sentence = _("{text}: dấu phẩy được hiểu là phân cách hàng nghìn")
            found.append(Discrepancy(sentence.format(text=text), _("viết 1.280 cho rõ")))
    return found


def _floor(value: Decimal) -> Decimal:
    return value.to_integral_value(ROUND_FLOOR)


def _ceiling(value: Decimal) -> Decimal:
    return value.to_integral_value(ROUND_CEILING)


def _nearest(value: Decimal) -> Decimal:
    return value.to_integral_value(ROUND_HALF_UP)
