"""The streams of a terminal: their alphabet, a reader that has gone away, a disk that is full."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from inspect_flow.locale.system_faults import spoken_fault
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import BadInput, StorageUnusable

_OF_THE_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS)


def prepare_streams() -> None:
    """Speak UTF-8 whatever the locale says; a stream closed from outside swallows its text."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, io.TextIOWrapper):
            # A broken character must not stop the sentence around it.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@contextmanager
def spoken_faults() -> Iterator[None]:
    """Turn a fault of the system that nobody foresaw into a refusal; a closed pipe is none."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of a pipe has gone away; nothing is left to say.
        raise click.exceptions.Exit(0) from None
    except OSError as fault:
        file = fault.filename or _("màn hình hoặc tệp kết quả")
        title = _("Không đọc hoặc không ghi được {file}").format(file=file)
        kind = StorageUnusable if fault.errno in _OF_THE_DISK else BadInput
        raise kind(title, [spoken_fault(fault)]) from fault


def silence_broken_streams() -> None:
    """Let the interpreter end quietly when what is left cannot be written any more."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
