"""Figures in findings: what the source wrote, what it amounts to, and where it contradicts itself.

Nothing is repaired: the words stay as written, the computed value stands beside them, an unknown
extent stays unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from enum import StrEnum

from inspect_flow.locale.numbers import decimal_comma
from inspect_flow.locale.translation import _, _n
from inspect_flow.rules.partial_dates import PartialDate


class Qualifier(StrEnum):
    """How exactly a figure is meant."""

    EXACTLY = "exactly"
    ABOVE = "above"
    AT_LEAST = "at_least"
    BELOW = "below"
    AT_MOST = "at_most"
    ABOUT = "about"
    NEARLY = "nearly"


@dataclass(frozen=True, slots=True)
class Ratio:
    """So many of so many."""

    numerator: Decimal
    denominator: Decimal
    written: str

    @property
    def percent(self) -> Decimal | None:
        """Return the ratio in percent, unrounded; None over nothing."""
        return self.numerator * 100 / self.denominator if self.denominator else None


@dataclass(frozen=True, slots=True)
class Figure:
    """A percent, a count or an amount in đồng, with its qualifier and its written decimals."""

    value: Decimal
    qualifier: Qualifier
    places: int
    written: str


@dataclass(frozen=True, slots=True)
class Rank:
    """A place among `total`; a `change` of -1 means one place down from the year before."""

    position: int
    total: int | None
    written: str
    change: int | None = None
    previous: int | None = None

    @property
    def place_written(self) -> str:
        """Return the place without the word "hạng" before it."""
        return self.written.lower().removeprefix("xếp ").removeprefix("hạng ").removeprefix("thứ ")

    @property
    def computed_previous(self) -> int | None:
        """Return the place of the year before that position and change amount to."""
        return None if self.change is None else self.position + self.change


@dataclass(frozen=True, slots=True)
class Span:
    """From a day to a day, either as far as it is known."""

    start: PartialDate | None
    end: PartialDate | None

    @property
    def days(self) -> int | None:
        """Return the days from start to end; None unless both are full dates."""
        first = self.start.full if self.start else None
        last = self.end.full if self.end else None
        return (last - first).days if first and last else None


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure of a finding; `written` holds what was typed, key by key, for storing it again."""

    written: tuple[tuple[str, str], ...]
    ratio: Ratio | None = None
    percent: Figure | None = None
    rank: Rank | None = None
    count: Figure | None = None
    money: Figure | None = None
    clock: time | None = None
    span: Span | None = None
    of: str = ""
    extent: str = ""

    @property
    def is_unknown(self) -> bool:
        """Tell whether no figure is known at all; it must never be read as zero."""
        known = (self.ratio, self.percent, self.rank, self.count, self.money, self.clock, self.span)
        return all(each is None for each in known)

    def plain(self) -> dict[str, str]:
        """Return the quantity as it was typed."""
        return dict(self.written)


_SHOWN = ("ratio", "percent", "count", "rank", "change", "previous", "money", "time", "extent")


def as_written(quantity: Quantity) -> str:
    """Write the figure in the source's own words: "105/277, trên 46%"."""
    typed = quantity.plain()
    if typed.get("text"):
        return typed["text"]
    if typed.get("written"):
        return typed["written"]
    parts = [_shown(key, typed[key]) for key in _SHOWN if typed.get(key)]
    if typed.get("of") and parts:
        parts[0] = f"{parts[0]} {typed['of']}"
    days = [_("từ {day}").format(day=typed["from"])] if typed.get("from") else []
    days += [_("đến {day}").format(day=typed["to"])] if typed.get("to") else []
    return ", ".join(parts + ([" ".join(days)] if days else []))


def computed(quantity: Quantity) -> str:
    """Write what the figures amount to: "37,9%", "năm trước hạng 1", "12 ngày"; or nothing."""
    found = []
    if quantity.ratio and quantity.ratio.percent is not None:
        found.append(decimal_comma(quantity.ratio.percent, 1) + "%")
    if quantity.rank and quantity.rank.previous is None:
        earlier = quantity.rank.computed_previous
        if earlier is not None and earlier >= 1:
            found.append(_("năm trước hạng {rank}").format(rank=earlier))
    if quantity.span and quantity.span.days is not None and quantity.span.days >= 0:
        found.append(_n("{days} ngày", quantity.span.days).format(days=quantity.span.days))
    return ", ".join(found)


def change_words(change: int) -> str:
    """Write a change of rank: "giảm 1 bậc", "tăng 2 bậc", "giữ nguyên"."""
    if change == 0:
        return _("giữ nguyên")
    n = abs(change)
    words = _n("giảm {places} bậc", n) if change < 0 else _n("tăng {places} bậc", n)
    return words.format(places=n)


def _shown(key: str, text: str) -> str:
    if key == "rank" and text[:1].isdigit():
        return _("hạng {rank}").format(rank=text)
    if key == "previous":
        return _("năm trước {rank}").format(rank=text)
    if key == "change" and text.lstrip("+-").isdigit():
        return change_words(int(text))
    if key == "percent" and text[-1:].isdigit():
        return f"{text}%"
    return text
