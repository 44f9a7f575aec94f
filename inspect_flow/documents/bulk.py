"""Print many papers on all cores; what has not changed is not printed again."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from inspect_flow.definitions.places import HOUSE_VARIABLE
from inspect_flow.documents.metadata import PaperMark
from inspect_flow.documents.pages import layout_engine
from inspect_flow.documents.rendering import render_key, render_pdf
from inspect_flow.vocabulary.errors import InspectFlowError

# Papers waiting per process: enough to keep it busy, few enough to keep contexts out of memory.
_WAITING_PER_PROCESS = 4


@dataclass(frozen=True)
class RenderJob:
    """One paper to print; `previous_key` is the key of the file that exists already, or "".

    `mark` is that of an issued paper.
    """

    name: str
    kind: str
    context: Mapping[str, Any]
    previous_key: str = ""
    mark: PaperMark | None = None


@dataclass(frozen=True)
class Rendered:
    """What became of a job: `pdf` is None where nothing has changed or where `error` says why."""

    name: str
    key: str
    pdf: bytes | None
    error: InspectFlowError | None = None

    @property
    def is_unchanged(self) -> bool:
        """Tell whether the existing file is still right."""
        return self.pdf is None and self.error is None


def render_many(
    jobs: Iterable[RenderJob], workers: int | None = None, house: str | None = None
) -> Iterator[Rendered]:
    """Print `jobs` in their order; a paper that cannot be printed does not stop the others.

    `workers` defaults to the cores of the machine; 1 prints in this process.
    """
    chosen = house or os.environ.get(HOUSE_VARIABLE)
    count = workers or _cores()
    if count == 1:
        yield from (_render(job, chosen) for job in jobs)
    else:
        yield from _render_in_pool(iter(jobs), count, chosen)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _render_in_pool(jobs: Iterator[RenderJob], count: int, house: str | None) -> Iterator[Rendered]:
    # Threads make printing slower, and forking a server's threads is unsafe: a fresh fork server
    # imports the layout engine once and every process starts from it.
    import multiprocessing
    from concurrent.futures import Future, ProcessPoolExecutor

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "weasyprint"])
    with ProcessPoolExecutor(count, context, initializer=_warm_up) as pool:
        waiting: list[Future[Rendered]] = [
            pool.submit(_render, job, house) for job in islice(jobs, count * _WAITING_PER_PROCESS)
        ]
        while waiting:
            yield waiting.pop(0).result()
            waiting += [pool.submit(_render, job, house) for job in islice(jobs, 1)]


def _warm_up() -> None:
    # Where pango is missing each job says so itself; a process that dies here would hide it.
    try:
        layout_engine()
    except InspectFlowError:
        return


def _render(job: RenderJob, house: str | None) -> Rendered:
    try:
        key = render_key(job.kind, job.context, house, job.mark)
        if key == job.previous_key:
            return Rendered(job.name, key, None)
        return Rendered(job.name, key, render_pdf(job.kind, job.context, house, job.mark))
    except InspectFlowError as refusal:
        return Rendered(job.name, "", None, refusal)
