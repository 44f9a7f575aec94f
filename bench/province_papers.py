"""Row: the minutes of a province on two cores and again unchanged; all 3,321 when asked for."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from bench.measuring import Comparison, Figure, Findings, Timing
from inspect_flow.documents.bulk import RenderJob, render_many
from tests.documents.samples import sample

# Communes, wards and special zones of the country since 1 July 2025.
WHOLE = 3_321
# Printed by default: the pace of one is the same, and the whole takes three minutes and more.
_SOME = 600
_ALONE = 60
_WARM_UP = 8


def measure(found: Findings, quick: bool) -> None:
    """Add the rows of this module."""
    measure_minutes(found, 40 if quick else _SOME, 15 if quick else _ALONE)


def measure_whole(found: Findings, quick: bool) -> None:
    """Add the rows of this module for every commune of the country; `quick` shortens nothing."""
    measure_minutes(found, WHOLE, _ALONE)


def measure_minutes(found: Findings, count: int, alone: int) -> None:
    """Print `count` minutes with two processes, some with one, and all again."""
    list(render_many(_minutes(_WARM_UP), 1))
    one, _keys = _pace(list(_minutes(alone)), 1)
    two, keys = _pace(list(_minutes(count)), 2)
    again, _same = _pace(list(_minutes(count, keys)), 2)
    what = f"{count} minutes of a province on 2 cores"
    found.comparisons += [
        Comparison(
            what, f"one warm process ({alone} minutes)", Timing((two,)), Timing((one,)), None,
            at_least=True,
        ),
        Comparison(
            f"the same {count} again, unchanged", "printing them", Timing((again,)), Timing((two,)),
            None, at_least=True,
        ),
    ]  # fmt: skip
    found.figures.append(Figure(what, f"{two * count:.0f} s", f"{two * 1000:.0f} ms each"))


def _minutes(count: int, keys: tuple[str, ...] = ()) -> Iterator[RenderJob]:
    paper = sample("commune_minutes")
    for number in range(1, count + 1):
        head = {**paper["letterhead"], "number": str(number)}
        known = keys[number - 1] if keys else ""
        yield RenderJob(f"VB-{number:04d}", "minutes", {**paper, "letterhead": head}, known)


def _pace(jobs: list[RenderJob], processes: int) -> tuple[float, tuple[str, ...]]:
    begun = perf_counter()
    keys = []
    for each in render_many(jobs, processes):
        if each.error is not None:
            raise each.error
        keys.append(each.key)
    return (perf_counter() - begun) / len(jobs), tuple(keys)
