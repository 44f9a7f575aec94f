"""Finding the figures in a phrase: "105/277; trên 46%", "hạng 02/8, giảm 1 bậc", "07 xã"."""

from __future__ import annotations

import re
from collections.abc import Callable

from inspect_flow.rules.partial_dates import parse_partial_date
from inspect_flow.rules.quantity_numbers import is_vague, read_money
from inspect_flow.rules.quantity_shapes import (
    read_change,
    read_clock,
    read_count,
    read_percent,
    read_place,
    read_ratio,
)

# A decimal comma has no blank behind it, a comma between two figures has.
_BETWEEN = re.compile(r";|, ")
_SPAN = re.compile(r"^từ (?:ngày )?(?P<start>.+?) đến (?:hết )?(?:ngày )?(?P<end>.+)$", re.I)

# The words by which a figure is known, in the order in which they decide.
_KINDS: tuple[tuple[str, re.Pattern[str], Callable[[str], object]], ...] = (
    ("rank", re.compile(r"^(?:xếp|hạng|thứ) ", re.I), read_place),
    (
        "change",
        re.compile(r" (?:bậc|hạng)$|^(?:giữ nguyên|không (?:thay )?đổi)$", re.I),
        read_change,
    ),
    ("percent", re.compile(r"%|phần trăm", re.I), read_percent),
    ("ratio", re.compile(r"[0-9] ?(?:/|trên|trong)", re.I), read_ratio),
    ("time", re.compile(r"[0-9] ?(?:giờ|h|g|:)", re.I), read_clock),
    ("money", re.compile(r"đồng|triệu|tỷ|tỉ|nghìn|ngàn", re.I), read_money),
    ("count", re.compile(r"[0-9]"), read_count),
)


def figures_in(phrase: str) -> dict[str, str]:
    """Return the figures of a phrase under a quantity's keys; what is no figure is left out."""
    found: dict[str, str] = {}
    for part in _BETWEEN.split(phrase):
        segment = part.strip(" .")
        if is_vague(segment):
            found.setdefault("extent", segment)
        elif not _add_span(segment, found):
            _add_figure(segment, found)
    if "rank" not in found:
        found.pop("change", None)
    return found


def _add_span(segment: str, found: dict[str, str]) -> bool:
    span = _SPAN.match(segment)
    if not span or "from" in found:
        return False
    try:
        parse_partial_date(span["start"])
        parse_partial_date(span["end"])
    except ValueError:
        return False
    found.update({"from": span["start"], "to": span["end"]})
    return True


def _add_figure(segment: str, found: dict[str, str]) -> None:
    for key, known_by, read in _KINDS:
        if key in found or not known_by.search(segment):
            continue
        try:
            read(segment)
        except ValueError:
            continue
        found[key] = segment
        return
