"""Do work in a process that is stopped when it takes too long or too much memory.

The templates of a house are programs of somebody else: an endless loop, or a table of a million
columns, must end in a sentence. The limits are the system's own, a timer of processor time and a
limit of memory, so that they hold inside the layout engine's C code too, and without a parent.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock
from typing import Any, TypeVar

from inspect_flow.locale.translation import _, current_language, use_language
from inspect_flow.vocabulary.errors import DefinitionError, InspectFlowError

Result = TypeVar("Result")
_GIBI = 2**30
_MEBI = 2**20
# Where the processor is shared, time on the wall runs this much faster than the limit.
_PATIENCE = 10


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a paper of a house may take: seconds of processor time, bytes of memory."""

    seconds: float = 60.0
    memory: int = 3 * _GIBI


class Press:
    """A process that does one piece of work at a time; it is started anew after one that hangs."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._process: BaseProcess | None = None
        self._line: Connection | None = None
        self._turn = Lock()

    def do(self, work: Callable[..., Result], *arguments: Any) -> Result:
        """Return what `work(*arguments)` gives; raise `DefinitionError` where a limit stops it."""
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
                raise self._stopped()
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
            start = "forkserver" if hasattr(os, "fork") else "spawn"
            context: Any = multiprocessing.get_context(start)
            if start == "forkserver":
                context.set_forkserver_preload(["inspect_flow.documents.bulk", "weasyprint"])
            self._line, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs, self.limits), daemon=True)
            self._process.start()
            theirs.close()
        return self._line

    def _stopped(self) -> DefinitionError:
        assert self._process is not None
        self._process.join(1)
        code = self._process.exitcode
        self.stop()
        # The timer's signal means time; any other end is memory or the stack that ran out.
        if code is None or (hasattr(signal, "SIGPROF") and code == -signal.SIGPROF):
            told = _("mẫu chạy quá {seconds} giây; hãy tìm vòng lặp không dừng hoặc bảng quá lớn")
            return _refusal(told.format(seconds=f"{self.limits.seconds:g}"))
        return _refusal(_too_much_memory(self.limits))


@cache
def press(limits: Limits) -> Press:
    """Return this process's press with those limits."""
    return Press(limits)


def _serve(line: Connection, limits: Limits) -> None:
    _confine(limits)
    while True:
        try:
            language, work, arguments = line.recv()
        except (EOFError, ConnectionError):
            return
        use_language(language)
        _set_timer(limits.seconds)
        outcome = _outcome(work, arguments, limits)
        _set_timer(0)
        line.send(outcome)


def _outcome(work: Callable[..., Any], arguments: Any, limits: Limits) -> Any:
    try:
        return (work(*arguments),)
    except InspectFlowError as refusal:
        return refusal
    except MemoryError:
        return _refusal(_too_much_memory(limits))
    except RecursionError:
        return _refusal(_("mẫu lồng nhau quá sâu; hãy tìm chỗ gọi lại chính nó"))


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


def _too_much_memory(limits: Limits) -> str:
    told = _("mẫu dùng quá {memory} MB bộ nhớ; hãy tìm đoạn chữ, bảng hoặc vòng lặp quá lớn")
    return told.format(memory=limits.memory // _MEBI)


def _refusal(reason: str) -> DefinitionError:
    return DefinitionError(_("Mẫu in của cơ quan bị dừng"), [reason])
