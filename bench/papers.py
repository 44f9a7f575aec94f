"""Rows: one warm paper against bare WeasyPrint, and a campaign's papers on two cores."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from time import perf_counter
from typing import Any

from bench.measuring import Comparison, Figure, Findings, Timing, side_by_side, timed
from bench.paper_processes import bare_archival, bare_plain, ours, printing
from inspect_flow.documents.bulk import Rendered, RenderJob, render_many
from tests.documents.samples import sample

_REACH_OF_ONE = 1.10
_REACH_ON_TWO_CORES = 1.9
# Papers that come out before the pace is taken: by then every process has printed one.
_FIRST = 8
_KINDS = ("notice", "minutes", "conclusion", "directive")


def measure(found: Findings, quick: bool) -> None:
    """Add the rows of this module."""
    found.comparisons += _one_paper(4 if quick else 20)
    _campaign(found, _jobs(6 if quick else 20), 1 if quick else 2)


def _one_paper(rounds: int) -> list[Comparison]:
    with ExitStack() as stack:
        product, archival, plain = (
            stack.enter_context(printing(make)) for make in (ours, bare_archival, bare_plain)
        )
        what = "minutes, warm, from frozen context to bytes (CPU)"
        against = "bare WeasyPrint, same HTML and PDF/A-2b, shared stylesheet and fonts"
        return [
            Comparison(what, against, *side_by_side(product, archival, rounds), _REACH_OF_ONE),
            Comparison(
                what, "the same, plain PDF in place of PDF/A-2b",
                *side_by_side(product, plain, rounds // 2), None,
            ),
        ]  # fmt: skip


def _campaign(found: Findings, jobs: Sequence[RenderJob], rounds: int) -> None:
    _Run(jobs[: 2 * _FIRST], 1)  # so that the one process is warm
    one, two = [], []
    for _ in range(rounds):
        two.append(_Run(jobs, 2))
        one.append(_Run(jobs, 1))
    what = f"a campaign's {len(jobs)} papers on 2 cores"
    found.comparisons += [
        _on_two_cores(f"{what}, once both print", two, one, _REACH_ON_TWO_CORES),
        _on_two_cores(f"{what}, with the start of the processes", two, one, None, whole=True),
    ]
    found.figures.append(_unchanged(jobs, one[0]))


class _Run:
    """One printing of all papers: how long it took, and how long each once it had begun."""

    def __init__(self, jobs: Sequence[RenderJob], processes: int) -> None:
        begun = perf_counter()
        self.printed: list[Rendered] = []
        arrived = []
        for each in render_many(jobs, processes):
            if each.error:
                raise each.error
            self.printed.append(each)
            arrived.append(perf_counter())
        self.whole = (arrived[-1] - begun) / len(jobs)
        self.pace = (arrived[-1] - arrived[_FIRST]) / (len(arrived) - _FIRST - 1)


def _on_two_cores(
    what: str, two: Sequence[_Run], one: Sequence[_Run], reach: float | None, whole: bool = False
) -> Comparison:
    sides = [Timing(tuple(run.whole if whole else run.pace for run in runs)) for runs in (two, one)]
    return Comparison(what, "one warm process", sides[0], sides[1], reach, at_least=True)


def _unchanged(jobs: Sequence[RenderJob], run: _Run) -> Figure:
    known = zip(jobs, run.printed, strict=True)
    again = [replace(job, previous_key=done.key) for job, done in known]
    found: list[Rendered] = []
    seconds = timed(lambda: found.extend(render_many(again, 1)))
    if not all(each.is_unchanged for each in found):
        raise RuntimeError("an unchanged paper was printed again")
    note = f"nothing is printed; the first time took {run.whole * len(jobs):.1f} s in one process"
    what = f"the same {len(jobs)} papers again, unchanged"
    return Figure(what, f"{seconds * 1000:.0f} ms", note)


def _jobs(units: int) -> list[RenderJob]:
    return [
        RenderJob(f"{kind}-{unit}", kind, _numbered(kind, unit))
        for unit in range(1, units + 1)
        for kind in _KINDS
    ]


def _numbered(kind: str, unit: int) -> dict[str, Any]:
    paper: dict[str, Any] = {**sample(f"long_dien_{kind}")}
    return {**paper, "letterhead": {**paper["letterhead"], "number": str(unit)}}
