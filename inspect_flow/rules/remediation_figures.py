"""How much of what was found was put right, and how late the rest is: counted, never stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

NOT_TO_BE_HANDLED = ("withdrawn", "waived")
"""Nothing has to be put right any more: these count neither as found nor as handled."""


@dataclass(frozen=True, slots=True)
class StandingThen:
    """What a deficiency was at the end of a day."""

    state: str
    deadline: date | None = None
    outcome_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """Deficiencies by how they stand; each one that was found stands in exactly one other field.

    Overdue ones are counted by calendar days after the deadline; `waiting` are those whose time
    does not run: without a day, answered and not yet verified, disputed, suspended, carried over.
    """

    found: int = 0
    handled: int = 0
    due: int = 0
    overdue_1_15: int = 0
    overdue_16_30: int = 0
    overdue_31_90: int = 0
    overdue_over_90: int = 0
    waiting: int = 0
    outcome_unknown: int = 0

    @property
    def overdue(self) -> int:
        """Return how many are late, of whatever age."""
        ages = (self.overdue_1_15, self.overdue_16_30, self.overdue_31_90, self.overdue_over_90)
        return sum(ages)

    @property
    def ratio(self) -> Fraction | None:
        """Return the share handled of what was found; None where nothing was."""
        return Fraction(self.handled, self.found) if self.found else None


def tally(
    standings: Iterable[StandingThen], on: date, running: Collection[str], settled: Collection[str]
) -> Tally:
    """Count the deficiencies as they stood on that day."""
    return counted(field_of(each, on, running, settled) for each in standings)


def counted(fields: Iterable[str]) -> Tally:
    """Count what `field_of` said of each deficiency; nothing counts those said to be nothing."""
    numbers = Counter(name for name in fields if name)
    return Tally(found=sum(numbers.values()), **numbers)


def field_of(
    each: StandingThen, on: date, running: Collection[str], settled: Collection[str]
) -> str:
    """Return the field of the tally in which a deficiency stands; "" where it counts nowhere."""
    if each.state in NOT_TO_BE_HANDLED:
        return ""
    if each.state in settled:
        return "handled"
    if each.outcome_unknown:
        return "outcome_unknown"
    if each.state not in running or each.deadline is None:
        return "waiting"
    return _age((on - each.deadline).days)


def _age(days: int) -> str:
    if days <= 0:
        return "due"
    for last, name in ((15, "overdue_1_15"), (30, "overdue_16_30"), (90, "overdue_31_90")):
        if days <= last:
            return name
    return "overdue_over_90"
