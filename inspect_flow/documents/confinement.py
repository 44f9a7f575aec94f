"""Do work in a process that is stopped when it takes too long or too much memory.

Templates of a house are programs of somebody else, and files that somebody hands in may be built to
exhaust their reader: both must end in a sentence. The limits are the system's own, a timer of
processor time and a limit of memory, so that they hold inside C code too, and without a parent.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock
from typing import Any, Self, TypeVar

from inspect_flow.locale.translation import current_language, use_language
from inspect_flow.vocabulary.errors import InspectFlowError

Result = TypeVar("Result")
GIBI = 2**30
# Where the processor is shared, time on the wall runs this much faster than the limit.
_PATIENCE = 10


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one piece of work may take: seconds of processor time, bytes of memory."""

    seconds: float = 60.0
    memory: int = 3 * GIBI


class End(Enum):
    """Why a piece of work did not end by itself."""

    TIME = auto()
    MEMORY = auto()
    DEPTH = auto()
    FAULT = auto()


@dataclass(frozen=True, slots=True)
class _Stopped:
    """What the other process says when it stopped the work itself."""

    end: End
    said: str = ""


class Confinement(ABC):
    """A process that does one piece of work at a time; it is started anew after one that hangs."""

    # What the fresh process has imported already; the first to start any decides for all.
    preload: tuple[str, ...] = (__name__,)

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._process: BaseProcess | None = None
        self._line: Connection | None = None
        self._turn = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        self.stop()

    @abstractmethod
    def refusal(self, end: End, said: str) -> InspectFlowError:
        """Return what users are told; `said` are the words of a fault that nobody foresaw."""

    def do(self, work: Callable[..., Result], *arguments: Any) -> Result:
        """Return what `work(*arguments)` gives; raise the refusal where a limit stops it.

        `work` and all that goes in and out of it must be picklable.
        """
        with self._turn:
            line = self._started()
            line.send((current_language(), work, arguments))
            try:
                answered = line.poll(self.limits.seconds * _PATIENCE)
                outcome = line.recv() if answered else None
            except (EOFError, ConnectionError):
                outcome = None
            except BaseException:
                # Whoever interrupts the wait leaves a process that still works.
                self.stop()
                raise
            if outcome is None:
                outcome = _Stopped(self._end())
        if isinstance(outcome, _Stopped):
            raise self.refusal(outcome.end, outcome.said)
        if isinstance(outcome, InspectFlowError):
            raise outcome
        result: Result = outcome[0]
        return result

    def stop(self) -> None:
        """End the process, whatever it does."""
        if self._process is not None and self._line is not None:
            self._process.kill()
            self._process.join()
            self._line.close()
        self._process = self._line = None

    def _started(self) -> Connection:
        if self._process is None or self._line is None or not self._process.is_alive():
            self.stop()
            # Forking a server's threads is unsafe; a fresh fork server imports what is needed once.
            start = "forkserver" if hasattr(os, "fork") else "spawn"
            context: Any = multiprocessing.get_context(start)
            if start == "forkserver":
                context.set_forkserver_preload(list(self.preload))
            self._line, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs, self.limits), daemon=True)
            self._process.start()
            theirs.close()
        return self._line

    def _end(self) -> End:
        """Tell why the process is silent, and end it."""
        assert self._process is not None
        self._process.join(1)
        code = self._process.exitcode
        self.stop()
        # The timer's signal means time; any other end is memory or the stack that ran out.
        if code is None or (hasattr(signal, "SIGPROF") and code == -signal.SIGPROF):
            return End.TIME
        return End.MEMORY


def _serve(line: Connection, limits: Limits) -> None:
    _confine(limits)
    while True:
        try:
            language, work, arguments = line.recv()
        except (EOFError, ConnectionError):
            return
        use_language(language)
        _set_timer(limits.seconds)
        outcome = _outcome(work, arguments)
        _set_timer(0)
        line.send(outcome)


def _outcome(work: Callable[..., Any], arguments: Any) -> Any:
    try:
        return (work(*arguments),)
    except InspectFlowError as refusal:
        return refusal
    except MemoryError:
        return _Stopped(End.MEMORY)
    except RecursionError:
        return _Stopped(End.DEPTH)
    except Exception as fault:
        # Libraries raise whatever a forged file or an odd template leads them to.
        return _Stopped(End.FAULT, f"{type(fault).__name__}: {fault}"[:200])


def _confine(limits: Limits) -> None:
    # The terminal's interrupt is the parent's to answer.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if not hasattr(signal, "setitimer"):
        return
    import resource

    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _set_timer(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)
