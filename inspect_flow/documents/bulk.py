"""Print many papers on all cores; what has not changed is not printed again."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from inspect_flow.definitions.places import house_named
from inspect_flow.documents.lint import lint_printed
from inspect_flow.documents.linting.rule import Breach
from inspect_flow.documents.metadata import PaperMark
from inspect_flow.documents.pages import layout_engine
from inspect_flow.documents.rendering import render_html, render_key, render_pdf
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import InspectFlowError

if TYPE_CHECKING:
    from concurrent.futures import Future

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
    breaches: tuple[Breach, ...] = ()

    @property
    def is_unchanged(self) -> bool:
        """Tell whether the existing file is still right."""
        return self.pdf is None and self.error is None


Do = Callable[[RenderJob, str | None], Rendered]


def render_many(
    jobs: Iterable[RenderJob], workers: int | None = None, house: str | None = None
) -> Generator[Rendered, None, None]:
    """Print `jobs` in their order; a paper that cannot be printed does not stop the others.

    `workers` defaults to the cores of the machine; 1 prints in this process.
    """
    yield from _done(_render, jobs, workers, house)


def lint_many(
    jobs: Iterable[RenderJob], workers: int | None = None, house: str | None = None
) -> Generator[Rendered, None, None]:
    """Check contents, words and pages of `jobs` in their order; `breaches` says what was found."""
    yield from _done(_lint, jobs, workers, house)


def _done(
    do: Do, jobs: Iterable[RenderJob], workers: int | None, house: str | None
) -> Iterator[Rendered]:
    chosen = house_named(house)
    count = workers or _cores()
    if count == 1:
        yield from (do(job, chosen) for job in jobs)
    else:
        yield from _done_in_pool(do, iter(jobs), count, chosen)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _done_in_pool(
    do: Do, jobs: Iterator[RenderJob], count: int, house: str | None
) -> Iterator[Rendered]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    while True:
        pool = ProcessPoolExecutor(count, _processes(), initializer=_warm_up)
        waiting: deque[tuple[RenderJob, Future[Rendered]]] = deque()
        try:
            for job in islice(jobs, count * _WAITING_PER_PROCESS):
                waiting.append((job, pool.submit(do, job, house)))
            while waiting:
                yield waiting[0][1].result()
                waiting.popleft()
                for job in islice(jobs, 1):
                    waiting.append((job, pool.submit(do, job, house)))
            return
        except BrokenProcessPool:
            # One of those that were under way ended its process; nobody knows which.
            yield from (_lost(job) for job, _future in waiting)
        finally:
            # Whoever stops early does not wait for papers that nobody will take.
            pool.shutdown(wait=True, cancel_futures=True)


def _processes() -> Any:
    # Threads make printing slower, and forking a server's threads is unsafe: a fresh fork server
    # imports the layout engine once and every process starts from it.
    context = multiprocessing.get_context("forkserver" if hasattr(os, "fork") else "spawn")
    if hasattr(os, "fork"):
        context.set_forkserver_preload([__name__, "weasyprint"])
    return context


def _lost(job: RenderJob) -> Rendered:
    title = _("Tiến trình in bị dừng đột ngột khi đang in {name}").format(name=job.name)
    reasons = [_("thường do thiếu bộ nhớ; chạy lại lệnh, hoặc bớt tiến trình bằng --workers 1")]
    return Rendered(job.name, "", None, InspectFlowError(title, reasons))


def _warm_up() -> None:
    # The terminal's interrupt is for the process that waits: it ends the others in order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
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


def _lint(job: RenderJob, house: str | None) -> Rendered:
    try:
        html = render_html(job.kind, job.context, house, job.mark)
        pdf = render_pdf(job.kind, job.context, house, job.mark)
        return Rendered(
            job.name, "", None, None, tuple(lint_printed(job.kind, job.context, html, pdf))
        )
    except InspectFlowError as refusal:
        return Rendered(job.name, "", None, refusal)
