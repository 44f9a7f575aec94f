"""Time two ways of doing the same in interleaved rounds, and keep what each round took."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter

Round = Callable[[], float]
"""Does one round of work and returns what it took, in seconds for one operation."""


@dataclass(frozen=True, slots=True)
class Timing:
    """What one operation took in each round, in seconds."""

    rounds: tuple[float, ...]

    @property
    def least(self) -> float:
        """Return the best round: what the work costs when nothing else disturbs it."""
        return min(self.rounds)

    @property
    def middle(self) -> float:
        """Return the median round."""
        return median(self.rounds)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A ratio of one run: ours against the bare tool, with the number to reach.

    `at_least` turns the ratio round: the bare time over ours, where more is better.
    """

    what: str
    against: str
    ours: Timing
    bare: Timing
    reach: float | None
    at_least: bool = False

    @property
    def of_minima(self) -> float:
        """Return the ratio of the two best rounds."""
        return self._turned(self.ours.least / self.bare.least)

    @property
    def of_rounds(self) -> float:
        """Return the median of the ratios of rounds that ran side by side."""
        pairs = zip(self.ours.rounds, self.bare.rounds, strict=True)
        return self._turned(median(ours / bare for ours, bare in pairs))

    def meets(self, ratio: float) -> bool:
        """Tell whether `ratio`, as it is printed, is as good as the number to reach."""
        if self.reach is None:
            return True
        found = round(ratio, 2)
        return found >= self.reach if self.at_least else found <= self.reach

    def _turned(self, ratio: float) -> float:
        return 1 / ratio if self.at_least else ratio


@dataclass(frozen=True, slots=True)
class Figure:
    """A plain figure without anything to compare it with."""

    what: str
    value: str
    note: str = ""


@dataclass(slots=True)
class Findings:
    """What the parts of a run have found so far."""

    comparisons: list[Comparison] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)


def side_by_side(ours: Round, bare: Round, rounds: int) -> tuple[Timing, Timing]:
    """Run both in turn, the first of a pair changing each time; one pair more warms both up."""
    taken: tuple[list[float], list[float]] = ([], [])
    for number in range(-1, rounds):
        gc.collect()
        for side in (0, 1) if number % 2 else (1, 0):
            seconds = (ours, bare)[side]()
            if number >= 0:
                taken[side].append(seconds)
    return Timing(tuple(taken[0])), Timing(tuple(taken[1]))


def alone(once: Callable[[], object], rounds: int) -> Timing:
    """Time the same call several times, by the wall clock."""
    return Timing(tuple(timed(once) for _ in range(rounds)))


def timed(once: Callable[[], object], clock: Callable[[], float] = perf_counter) -> float:
    """Return the seconds of one call, by the wall clock or another one."""
    begun = clock()
    once()
    return clock() - begun


def each_of(
    operations: list[Callable[[], object]], clock: Callable[[], float] = perf_counter
) -> float:
    """Return the seconds of the fastest of `operations`, done one after the other.

    Each waits for the disk, and a disk that others keep busy would decide any other figure.
    """
    return min(timed(once, clock) for once in operations)
