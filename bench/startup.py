"""Row: `inspect-flow --help` against a bare click program, whole processes."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path

from bench.measuring import Comparison, Findings, side_by_side, timed

_REACH = 1.3
_HERE = Path(__file__).parent


def measure(found: Findings, quick: bool) -> None:
    """Add the row of this module."""
    ours = partial(_seconds_of, _HERE.parent / "cli.py")
    bare = partial(_seconds_of, _HERE / "bare_click.py")
    timings = side_by_side(ours, bare, 8 if quick else 30)
    what, against = "`inspect-flow --help`, whole process", "a click program with one command"
    found.comparisons.append(Comparison(what, against, *timings, _REACH))


def _seconds_of(program: Path) -> float:
    command = [sys.executable, str(program), "--help"]
    return timed(partial(subprocess.run, command, check=True, stdout=subprocess.DEVNULL))
