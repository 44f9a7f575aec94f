"""Rows: a persisted transition, a whole move, a batch of 500; each on both databases."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from itertools import count
from time import perf_counter, process_time

from bench.bare_driver import BareDriver
from bench.databases import Bench, Statement, benches, overheard
from bench.measuring import (
    Comparison,
    Figure,
    Findings,
    Round,
    Timing,
    alone,
    each_of,
    side_by_side,
    timed,
)
from bench.our_engine import CYCLE, OurEngine
from bench.province import Scale

# One province, so that one head acts everywhere; 30 % inspected make 630 deficiencies.
SCALE = Scale(provinces=1, communes=700, years=1)
N_IN_BATCH = 500
_REACH = {"SQLite": 2.5, "PostgreSQL": 2.0}
_REACH_OF_BATCH = 3.0
_DRIVERS = {"SQLite": "raw sqlite3", "PostgreSQL": "raw psycopg"}
_STATE = "directed"
Clock = Callable[[], float]
_PROCESSOR = process_time
_CPU_ALONE = " (CPU alone, without the disk)"
_PER_ROUND = 60


def measure(found: Findings, quick: bool) -> None:
    """Add the rows of this module."""
    rounds = 5 if quick else 15
    with benches(SCALE) as lent:
        for bench in lent:
            pair = Pair(bench, rounds)
            found.comparisons += pair.rows()
    found.figures.append(_durable_write())


class Pair:
    """Ours and the bare driver on two databases with the same content."""

    def __init__(self, bench: Bench, rounds: int) -> None:
        self._kind, self._rounds = bench.kind, rounds
        self._ours, self._bare = OurEngine(bench), BareDriver(bench)
        # The first records stay at hand; the others are read anew, so that none is out of date.
        self._at_hand = self._ours.records[:N_IN_BATCH]
        self._read_anew = self._ours.records[N_IN_BATCH:]
        self._notes = (f"lần {number}" for number in count(1))
        for part in (self._at_hand, self._read_anew):
            self._ours.change_many(part, _STATE, "")
            self._bare.change_many([each.id or 0 for each in part], _STATE, "")

    def rows(self) -> list[Comparison]:
        """Measure everything that is compared on this database."""
        rows = [self.transition()]
        if self._kind == "SQLite":  # the work of a server would be missing
            rows.append(self.transition(_PROCESSOR))
        return [*rows, self.transition_with_reading(), self.batch(), self.whole_move()]

    def transition(self, clock: Clock = perf_counter) -> Comparison:
        """Compare one change with its event, the record being at hand."""
        ours, bare = self._ours, self._bare
        cpu = clock is _PROCESSOR

        def change_bare(n: int) -> None:
            bare.begin()
            bare.change(self._identity(n), _STATE, next(self._notes))
            bare.commit()

        return self._compare(
            f"persisted transition with chained event, one commit{_CPU_ALONE if cpu else ''}",
            "same reads, writes and hash",
            lambda n: ours.change(self._at_hand[n % N_IN_BATCH], _STATE, next(self._notes)),
            change_bare,
            None if cpu else _REACH[self._kind],
            clock,
        )

    def transition_with_reading(self) -> Comparison:
        """Compare the same with the record read whole in the same transaction."""
        ours, bare, others = self._ours, self._bare, self._read_anew

        def change_bare(n: int) -> None:
            bare.begin()
            bare.read(self._identity(n))
            bare.change(self._identity(n), _STATE, next(self._notes))
            bare.commit()

        def change(n: int) -> None:
            ours.read_and_change(others[n % len(others)].id or 0, _STATE, next(self._notes))

        what = "the same, the record read by the ORM first"
        return self._compare(what, "the same, SELECT first", change, change_bare)

    def whole_move(self) -> Comparison:
        """Compare a deficiency's move, as a command makes it, with its bare queries and writes."""
        ours, bare, others = self._ours, self._bare, self._read_anew
        heard = self._queries_of_cycle()

        def move_bare(n: int) -> None:
            bare.begin()
            bare.replay(heard[n % len(CYCLE)])
            bare.change(self._identity(n), _STATE, next(self._notes))
            bare.commit()

        queries = sum(map(len, heard)) / len(heard)
        return self._compare(
            f"whole move of a deficiency: roles, facts, conditions ({queries:.0f} queries)",
            "same queries, writes and hash",
            lambda n: ours.move(others[n // len(CYCLE) % len(others)]),
            move_bare,
        )

    def batch(self) -> Comparison:
        """Compare one change of 500 records in one transaction."""
        identities = [each.id or 0 for each in self._at_hand]

        def change_all() -> None:
            self._ours.change_many(self._at_hand, _STATE, next(self._notes))

        def change_all_bare() -> None:
            self._bare.change_many(identities, _STATE, next(self._notes))

        timings = side_by_side(lambda: timed(change_all), lambda: timed(change_all_bare),
                               self._rounds)  # fmt: skip
        return self._row(f"batch of {N_IN_BATCH}", "executemany", timings, _REACH_OF_BATCH)

    def _identity(self, n: int) -> int:
        return self._at_hand[n % N_IN_BATCH].id or 0

    def _queries_of_cycle(self) -> list[list[Statement]]:
        heard = []
        for _move in CYCLE:
            with overheard(self._ours.engine) as statements:
                self._ours.move(self._read_anew[0])
            heard.append(statements)
        return heard

    def _compare(
        self,
        what: str,
        against: str,
        ours: Callable[[int], None],
        bare: Callable[[int], None],
        reach: float | None = None,
        clock: Clock = perf_counter,
    ) -> Comparison:
        rounds = _round_of(ours, clock), _round_of(bare, clock)
        timings = side_by_side(*rounds, self._rounds)
        return self._row(what, against, timings, reach)

    def _row(
        self, what: str, against: str, timings: tuple[Timing, Timing], reach: float | None
    ) -> Comparison:
        named = f"{_DRIVERS[self._kind]}: {against}"
        return Comparison(f"{self._kind}: {what}", named, *timings, reach)


def _round_of(operation: Callable[[int], None], clock: Clock) -> Round:
    numbers = count()

    def one_round() -> float:
        return each_of([lambda: operation(next(numbers)) for _ in range(_PER_ROUND)], clock)

    return one_round


def _durable_write() -> Figure:
    with tempfile.NamedTemporaryFile(prefix="inspect-flow-") as file:

        def write() -> None:
            os.pwrite(file.fileno(), b"x" * 4096, 0)
            os.fsync(file.fileno())

        taken = alone(write, 100)
    value = f"{taken.least * 1e6:.0f} µs (median {taken.middle * 1e6:.0f})"
    return Figure("a durable write of 4 KiB, part of every commit on both sides", value)
