"""Reading a quantity from the mapping that somebody typed into a case file or a form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeVar

from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import nfc
from inspect_flow.rules.intervals import nearest
from inspect_flow.rules.partial_dates import PartialDate, parse_partial_date
from inspect_flow.rules.quantities import Quantity, Rank, Span
from inspect_flow.rules.quantity_numbers import LONGEST_TEXT, is_vague, read_money
from inspect_flow.rules.quantity_phrases import figures_in
from inspect_flow.rules.quantity_shapes import (
    read_change,
    read_clock,
    read_count,
    read_percent,
    read_place,
    read_ratio,
)
from inspect_flow.vocabulary.errors import BadInput

QUANTITY_KEYS = (
    "written", "text", "ratio", "percent", "rank", "change", "previous", "count", "of", "money",
    "time", "from", "to", "extent",
)  # fmt: skip
_Read = TypeVar("_Read")


@dataclass
class _Reader:
    """The typed words of one quantity and the faults found in them."""

    typed: dict[str, str]
    faults: list[tuple[str, str]] = field(default_factory=list)
    vague: list[str] = field(default_factory=list)

    def read(self, key: str, parse: Callable[[str], _Read]) -> _Read | None:
        """Parse the words under `key`; vague ones leave the figure unknown."""
        text = self.typed.get(key)
        if not text:
            return None
        if is_vague(text):
            self.vague.append(text)
            return None
        try:
            return parse(text)
        except ValueError as fault:
            self.faults.append((key, str(fault)))
            return None


def read_quantity(written: Mapping[str, Any]) -> Quantity:
    """Return the quantity that was typed; raises `BadInput` with every fault, each with its key."""
    quantity, faults = _read(written)
    if faults:
        title = _("Số liệu không đọc được")
        raise BadInput(title, [f"{key}: {fault}" for key, fault in faults])
    return quantity


def quantity_faults(written: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return (key, sentence) for everything that cannot be read."""
    return _read(written)[1]


def _read(written: Mapping[str, Any]) -> tuple[Quantity, list[tuple[str, str]]]:
    typed, faults = _typed(written)
    phrase = typed.get("written") or typed.get("text", "")
    reader = _Reader({**figures_in(phrase), **typed}, faults)
    # Figures that belong together are typed together: "105/277 thủ tục" names what is counted.
    ratio, counted = reader.read("ratio", read_ratio) or (None, "")
    figure, unit = reader.read("count", read_count) or (None, "")
    start = reader.read("from", parse_partial_date)
    end = reader.read("to", parse_partial_date)
    quantity = Quantity(
        written=tuple(typed.items()),
        ratio=ratio,
        percent=reader.read("percent", read_percent),
        rank=_rank(reader),
        count=figure,
        money=reader.read("money", read_money),
        clock=reader.read("time", read_clock),
        span=_span(start, end),
        of=typed.get("of", "") or counted or unit,
        extent=reader.typed.get("extent", "") or ", ".join(reader.vague),
    )
    if not typed and not faults:
        faults.append(("", _("số liệu trống; cần một trong: {keys}").format(
            keys=", ".join(QUANTITY_KEYS))))  # fmt: skip
    return quantity, faults


def _typed(written: Mapping[str, Any]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    typed: dict[str, str] = {}
    faults = []
    for key, value in written.items():
        if key not in QUANTITY_KEYS:
            hint = nearest(str(key), QUANTITY_KEYS)
            faults.append((str(key), _("không có khóa này{hint}").format(hint=hint)))
        elif isinstance(value, bool) or not isinstance(value, str | int | float | Decimal | None):
            faults.append((key, _("phải là chữ hoặc số")))
        elif len(text := _one_line(value)) > LONGEST_TEXT:
            faults.append((key, _("dài quá {limit} ký tự").format(limit=LONGEST_TEXT)))
        elif text:
            typed[key] = text
    return typed, faults


def _one_line(value: str | int | float | Decimal | None) -> str:
    if isinstance(value, int) and abs(value) >= 10**LONGEST_TEXT:
        # Python refuses to write such a number; its length is fault enough.
        return "9" * (LONGEST_TEXT + 1)
    return "" if value is None else " ".join(nfc(str(value)).split())


def _rank(reader: _Reader) -> Rank | None:
    place = reader.read("rank", read_place)
    change = reader.read("change", read_change)
    previous = reader.read("previous", read_place)
    if place is None:
        for key in ("change", "previous"):
            if key in reader.typed and "rank" not in reader.typed:
                reader.faults.append((key, _("chỉ dùng cùng rank, ví dụ rank: 02/8")))
        return None
    position, total = place
    return Rank(position, total, reader.typed["rank"], change, previous[0] if previous else None)


def _span(start: PartialDate | None, end: PartialDate | None) -> Span | None:
    return Span(start, end) if start or end else None
