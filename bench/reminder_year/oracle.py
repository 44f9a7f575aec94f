"""What had to be sent: counted from the policy's file and the event history alone.

Nothing of the sweep is used here, and nothing of its rules: the ladders are read from the YAML, the
days are counted one by one, the states are replayed from the events. Shared are the list of days
off and the file of intervals, because both are data.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

IsWorking = Callable[[date], bool]
_Counted = Callable[[str, date | None], date | None]
_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_MOVED = "changes"
_RENEWED = {"directed": ("direct", "redirect"), "reported": ("report_given",)}


@dataclass(frozen=True, slots=True)
class Happened:
    """One event: of which record, when, how it is called and what it says."""

    entity: str
    identity: int
    at: datetime
    tag: str
    told: Mapping[str, Any]


@dataclass(frozen=True, slots=True, order=True)
class Demand:
    """One rung that had to be raised for one step of one record."""

    entity: str
    identity: int
    step: str
    rung: str
    due: date
    raised_at: datetime = field(compare=False)
    is_too_old: bool = field(compare=False)

    @property
    def name(self) -> tuple[str, int, str, str, date]:
        """Return what the ledger must hold once."""
        return self.entity, self.identity, self.step, self.rung, self.due


@dataclass(frozen=True, slots=True)
class Policy:
    """The policy's file as it stands, with the intervals and the days off."""

    written: Mapping[str, Any]
    intervals: Mapping[str, Any]
    is_working: IsWorking

    def rungs(self, step: str) -> list[tuple[str, int]]:
        """Return the rungs of a step's ladder with their places, the repeated ones one by one."""
        ladder = self.written["ladders"][self.written["clocks"][step]["ladder"]]
        found = []
        for name, rung in ladder.items():
            found.append((name, rung["at"]))
            for again in range(1, rung.get("times", 0) + 1):
                found.append((f"{name}_{again + 1}", rung["at"] + again * rung["every"]))
        return found

    def moment(self, due: date, at: int) -> datetime:
        """Return the morning of a rung, so many working days from the due day."""
        hour, minute = map(int, self.written["morning"].split(":"))
        day = self._days_from(due, at)
        return datetime.combine(day, time(hour, minute), _ZONE).astimezone(UTC)

    def _days_from(self, day: date, count: int) -> date:
        step = timedelta(days=1 if count > 0 else -1)
        left = abs(count)
        while left or (count == 0 and not self.is_working(day)):
            day += step
            left -= self.is_working(day) and left > 0
        return day

    def after(self, name: str, day: date) -> date:
        """Return the day on which an interval that starts on `day` ends, which may lie before."""
        interval = self.intervals[name]
        if interval["unit"] == "working_day":
            is_before = interval["direction"] == "before"
            return self._days_from(day, -interval["count"] if is_before else interval["count"])
        day += timedelta(days=interval["count"])
        while not self.is_working(day):
            day += timedelta(days=1)
        return day


@dataclass(slots=True)
class _Record:
    """A record as its events have made it so far."""

    state: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)
    visit: list[date] = field(default_factory=list)

    def take(self, event: Happened) -> None:
        """Follow one event."""
        changed = {**event.told.get("fields", {}), **event.told.get(_MOVED, {})}
        self.facts |= changed
        self.state = str(self.facts.get("state", ""))
        tag = event.tag.partition(".")[2]
        self.days[tag] = event.at.astimezone(_ZONE).date()
        if tag in ("postpone", "break_off"):
            self.visit = []
        elif tag == "visit_arranged":
            self._arrange([date.fromisoformat(day) for day in event.told.get("days", ())])

    def _arrange(self, days: list[date]) -> None:
        worked = self.days.get("break_off")
        self.visit = [day for day in days if worked is None or day > worked] or days

    def latest(self, *tags: str) -> date | None:
        """Return the last day on which any of these happened."""
        return max((self.days[tag] for tag in tags if tag in self.days), default=None)


def _dues(policy: Policy, entity: str, record: _Record) -> dict[str, date | None]:
    def counted(interval: str, day: date | None) -> date | None:
        return policy.after(interval, day) if day else None

    if entity == "inspection":
        return _dues_of_visit(record, counted)
    if entity == "extension":
        asked = date.fromisoformat(record.facts["requested_on"])
        return {"extension": counted("extension_answer", asked)}
    deadline = record.facts.get("deadline")
    return {
        "plan": counted("remediation_plan", record.latest(*_RENEWED["directed"])),
        "remediation": date.fromisoformat(deadline) if deadline else None,
        "verification": counted("verification", record.latest(*_RENEWED["reported"])),
    }


def _dues_of_visit(record: _Record, counted: _Counted) -> dict[str, date | None]:
    first, last = (record.visit[0], record.visit[-1]) if record.visit else (None, None)
    return {
        "notice": counted("notice_before_visit", first),
        "self_report": counted("self_report_before_visit", first),
        "comments": counted(
            "comments_on_draft", record.latest("draft_findings", "revise_findings")
        ),
        "minutes": counted("minutes", last),
        "conclusion": counted("conclusion", last),
        "directive": counted("directive", record.latest("conclude")),
    }


class _Clock:
    """One step's time: which rungs are still ahead."""

    def __init__(self, policy: Policy, step: str) -> None:
        self._policy, self._step = policy, step
        written = policy.written["clocks"][step]
        while_ = written["while"]
        self._states = [while_] if isinstance(while_, str) else list(while_)
        self._due: date | None = None
        self._ahead: list[tuple[str, datetime]] = []

    def set(self, state: str, due: date | None, at: datetime) -> None:
        """Follow the record; what has passed when the time begins to run anew is not raised."""
        runs_until = due if state in self._states else None
        if runs_until != self._due:
            self._due, self._ahead = runs_until, []
            if runs_until is not None:
                rungs = self._policy.rungs(self._step)
                moments = [(name, self._policy.moment(runs_until, at_)) for name, at_ in rungs]
                self._ahead = [(name, moment) for name, moment in moments if moment >= at]

    def raised(self, at: datetime) -> Iterator[tuple[str, date, datetime]]:
        """Yield what a sweep at that moment has to raise."""
        due = self._due
        while due is not None and self._ahead and self._ahead[0][1] <= at:
            name, moment = self._ahead.pop(0)
            yield name, due, moment


def demands(
    policy: Policy, history: Sequence[Happened], sweeps: Sequence[datetime]
) -> list[Demand]:
    """Return every reminder that the policy demands, given when somebody swept at all."""
    key = lambda event: (event.entity, event.identity)  # noqa: E731 - sorts and groups alike
    found: list[Demand] = []
    for (entity, identity), events in groupby(sorted(history, key=key), key):
        found += _demands_of(policy, entity, identity, list(events), sweeps)
    return found


def _demands_of(
    policy: Policy,
    entity: str,
    identity: int,
    events: Sequence[Happened],
    sweeps: Sequence[datetime],
) -> Iterator[Demand]:
    steps = [name for name, each in policy.written["clocks"].items() if each["of"] == entity]
    record, clocks = _Record(), {step: _Clock(policy, step) for step in steps}
    oldest = timedelta(days=policy.written["catch_up_days"])
    seen: set[tuple[str, str, date]] = set()
    for at, told in _merged(events, sweeps):
        for event in told:
            record.take(event)
        if told:
            dues = _dues(policy, entity, record)
            for step, clock in clocks.items():
                clock.set(record.state, dues[step], at)
            continue
        for step, clock in clocks.items():
            for rung, due, moment in clock.raised(at):
                if (step, rung, due) not in seen:
                    seen.add((step, rung, due))
                    age = at.astimezone(_ZONE).date() - moment.astimezone(_ZONE).date()
                    yield Demand(entity, identity, step, rung, due, at, age > oldest)


def _merged(
    events: Sequence[Happened], sweeps: Sequence[datetime]
) -> Iterable[tuple[datetime, list[Happened]]]:
    """Return what happened and when somebody swept, in order; a sweep tells nothing."""
    moments: list[tuple[datetime, int, Happened | None]] = [
        *((event.at, 0, event) for event in events),
        *((at, 1, None) for at in sweeps),
    ]
    moments.sort(key=lambda each: each[:2])
    for (at, _kind), group in groupby(moments, key=lambda each: each[:2]):
        yield at, [event for _at, _order, event in group if event is not None]


def happened(rows: Iterable[tuple[str, int, datetime, str, str]]) -> Iterator[Happened]:
    """Yield the events of (entity, identity, at, tag, body)."""
    for entity, identity, at, tag, body in rows:
        yield Happened(entity, identity, at, tag, json.loads(body))
