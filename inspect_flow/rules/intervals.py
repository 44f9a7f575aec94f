"""Time limits as data: so many days, of which kind, after or before which event, on what basis."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from inspect_flow.locale.translation import Nn_, _, _n, in_language
from inspect_flow.vocabulary.calendars import Direction, SourceMark, TimeUnit
from inspect_flow.vocabulary.errors import BadInput, NotFound

# Ten years of days: anything longer is a slip of the finger, not a time limit.
LARGEST_COUNT = 3660


_SPANS = {
    TimeUnit.DAY: Nn_("{count} ngày"), TimeUnit.WORKING_DAY: Nn_("{count} ngày làm việc"),
    TimeUnit.WEEK: Nn_("{count} tuần"), TimeUnit.MONTH: Nn_("{count} tháng"),
    TimeUnit.YEAR: Nn_("{count} năm"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Interval:
    """A time limit: `count` units after or before the event `starts`, on the legal `basis`."""

    count: int
    unit: TimeUnit
    starts: str = ""
    direction: Direction = Direction.AFTER
    basis: str = ""

    @property
    def words(self) -> str:
        """Write "15 ngày làm việc kể từ"."""
        span = _n(_SPANS[self.unit], self.count).format(count=self.count)
        return f"{span} {self.direction.label}"

    def __post_init__(self) -> None:
        fault = count_fault(self.count)
        if fault:
            raise BadInput(_("Thời hạn không hợp lệ"), [fault])

    def plain(self) -> dict[str, Any]:
        """Return the interval as it is typed in YAML."""
        return {
            "count": self.count,
            "unit": self.unit.value,
            "starts": self.starts,
            "direction": self.direction.value,
            "basis": self.basis,
        }


@dataclass(frozen=True, slots=True)
class NamedInterval:
    """An interval that the flow knows by name; `mark` says whether its length stands in a paper."""

    name: str
    labels: Mapping[str, str]
    interval: Interval
    mark: SourceMark

    @property
    def label(self) -> str:
        """Return what the interval is for, as this context's users read it."""
        return in_language(dict(self.labels))


@dataclass(frozen=True, slots=True)
class IntervalTable:
    """All intervals that a campaign works with, and the events from which they may run."""

    intervals: Mapping[str, NamedInterval] = field(default_factory=dict)
    events: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Interval:
        """Return the interval called `name`; raises `NotFound` with the nearest name."""
        if name not in self.intervals:
            title = _("Không có thời hạn '{name}'{hint}").format(
                name=name, hint=nearest(name, self.intervals)
            )
            raise NotFound(
                title, [_("các thời hạn: {names}").format(names=", ".join(self.intervals))]
            )
        return self.intervals[name].interval

    def event_label(self, event: str) -> str:
        """Return the event's label, or its bare name when the table does not know it."""
        return in_language(dict(self.events[event])) if event in self.events else event

    def sentence(self, name: str) -> str:
        """Write "15 ngày làm việc kể từ ngày kết thúc đợt kiểm tra"."""
        interval = self[name]
        return f"{interval.words} {self.event_label(interval.starts)}"


def nearest(word: str, known: Iterable[str]) -> str:
    """Return "; có phải ý là …?" when a known word is near, else an empty string."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return _("; có phải ý là '{word}'?").format(word=near[0]) if near else ""


def read_interval(written: Mapping[str, Any], base: Interval | None = None) -> Interval:
    """Build an interval from what `interval_faults` found no fault in; `base` fills the gaps."""
    values = {**(base.plain() if base else {}), **written}
    return Interval(
        count=values["count"],
        unit=TimeUnit[values["unit"].upper()],
        starts=values.get("starts", ""),
        direction=Direction[values.get("direction", "after").upper()],
        basis=values.get("basis", ""),
    )


def count_fault(count: object) -> str:
    """Return what is wrong with a typed count; empty when nothing is."""
    if isinstance(count, bool) or not isinstance(count, int):
        return _("count '{count}' phải là số nguyên, ví dụ 15").format(count=count)
    if not 0 <= count <= LARGEST_COUNT:
        return _("count {count} phải từ 0 đến {largest}").format(count=count, largest=LARGEST_COUNT)
    return ""
