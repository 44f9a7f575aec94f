"""A real process in front of a real database, as a hostile or clumsy user has it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
LONG_DIEN = str(CHECKOUT / "examples" / "long_dien_2019.yaml")


def _hear_interrupts() -> None:
    # A run of the tests that was put into the background ignores them, and so would its children.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@dataclass(frozen=True)
class Ended:
    """How a process ended and what it said."""

    code: int
    said: str


@dataclass(frozen=True)
class Terminal:
    """Starts inspect-flow in a folder of its own."""

    folder: Path

    def start(self, *words: str, **settings: str) -> subprocess.Popen[bytes]:
        """Start one command; `settings` are variables of its environment."""
        kept = {key: word for key, word in os.environ.items() if key in ("PATH", "HOME")}
        return subprocess.Popen(
            [sys.executable, "-m", "inspect_flow", *words],
            cwd=self.folder,
            env={**kept, "PYTHONPATH": str(CHECKOUT), **settings},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_hear_interrupts,
        )

    def run(self, *words: str, **settings: str) -> Ended:
        """Run one command to its end; no traceback is ever shown."""
        process = self.start(*words, **settings)
        said = process.communicate(timeout=60)[0].decode(errors="replace")
        assert "Traceback" not in said
        return Ended(process.returncode, said)
