"""Narrow, closed, full and stopped terminals end a command with a sentence or in silence."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.hostile.terminals import LONG_DIEN, Terminal


def on_a_screen(terminal: Terminal, *words: str, **settings: str) -> str:
    """Run a command on a terminal and return what it shows."""
    screen, far_end = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **settings}
    command = [sys.executable, "-m", "inspect_flow", *words]
    with subprocess.Popen(command, cwd=terminal.folder, env=environment, stdout=far_end):
        pass
    os.close(far_end)
    shown = os.read(screen, 65536).decode()
    os.close(screen)
    return shown


@pytest.mark.parametrize("settings", [{"COLUMNS": "20"}, {"PYTHONIOENCODING": "ascii"}])
def test_no_word_is_lost_on_an_odd_screen(terminal: Terminal, settings: dict[str, str]):
    shown = on_a_screen(terminal, "workflow", "list", **settings)

    assert "inspection" in shown
    assert "Loại" in shown


def test_a_full_disk_behind_the_output_is_named(terminal: Terminal):
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "inspect_flow", "--help"]
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)

    assert ended.returncode == 8
    assert "ổ đĩa đã đầy" in ended.stderr.decode()


def test_a_reader_that_goes_away_is_no_fault(terminal: Terminal):
    command = f"set -o pipefail; {sys.executable} -m inspect_flow --help | true"
    ended = subprocess.run(["bash", "-c", command], stderr=subprocess.PIPE, check=False)

    assert (ended.returncode, ended.stderr) == (0, b"")


def test_a_closed_output_is_no_fault(terminal: Terminal):
    command = f"{sys.executable} -m inspect_flow workflow list >&-"
    ended = subprocess.run(["bash", "-c", command], stderr=subprocess.PIPE, check=False)

    assert (ended.returncode, ended.stderr) == (0, b"")


def test_an_interrupt_ends_with_130_and_without_a_traceback(terminal: Terminal):
    database = terminal.folder / "out" / "long-dien-2019.db"
    playing = terminal.start("demo")
    while not database.exists():
        time.sleep(0.05)
    os.killpg(playing.pid, signal.SIGINT)
    said = playing.communicate(timeout=60)[0].decode()

    assert (playing.returncode, "Traceback" in said) == (130, False)
    assert not list(database.parent.glob("*.pdf"))


def test_a_killed_load_leaves_all_or_nothing(terminal: Terminal):
    terminal.run("init")
    loading = terminal.start("case", "load", LONG_DIEN)
    time.sleep(1.2)
    loading.kill()
    loading.communicate(timeout=60)

    kept = terminal.run("case", "list", "--json").said
    assert terminal.run("audit", "verify").code == 0
    assert [(each["findings"], each["deficiencies"]) for each in json.loads(kept)] in (
        [],
        [(23, 6)],
    )
