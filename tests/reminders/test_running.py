"""`remind run` as a service sees it: it ticks by itself, and ends cleanly when told to."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bench.province import Scale, fill
from inspect_flow.services.clocks.settling import rebuild
from tests.desks import a_desk
from tests.kept_schema import a_database

pytestmark = pytest.mark.slow

PROGRAM = [sys.executable, str(Path(__file__).parents[2] / "cli.py")]
# Summer time ends in New York on 1/11/2026; the morning of 2/11 is a Monday in Việt Nam.
MONDAY = "02/11/2026 07:30"


def a_province(url: str) -> str:
    engine = a_database(url)
    fill(engine, Scale(provinces=1, communes=4, inspected_percent=100))
    with a_desk(engine, datetime(2026, 5, 1, 1, tzinfo=UTC)) as work:
        rebuild(work)
    engine.dispose()
    return url


@contextmanager
def running(url: str, folder: Path) -> Iterator[subprocess.Popen[str]]:
    words = ["remind", "run", "--every", "1", "--database", url, "--lang", "en"]
    with subprocess.Popen(
        [*PROGRAM, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=folder
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def line(process: subprocess.Popen[str]) -> Any:
    assert process.stdout is not None
    return json.loads(process.stdout.readline())


def test_it_ticks_by_itself_and_ends_on_sigterm(new_url: str, tmp_path: Path):
    with running(a_province(new_url), tmp_path) as process:
        ticks = [line(process) for _tick in range(3)]
        process.send_signal(signal.SIGTERM)
        _rest, faults = process.communicate(timeout=60)
    assert {each["event"] for each in ticks} == {"tick"}
    assert ticks[1]["swept"] == {"clocks": 0, "raised": 0, "lapsed": 0}
    assert ticks[0]["at"] < ticks[1]["at"] < ticks[2]["at"]
    assert (process.returncode, faults) == (0, "")


def test_it_ends_also_in_the_middle_of_its_first_tick(sqlite_url: str, tmp_path: Path):
    a_province(sqlite_url)
    with running(sqlite_url, tmp_path) as process:
        until_it_listens(process.pid)
        process.send_signal(signal.SIGTERM)
        told, faults = process.communicate(timeout=60)
    assert (process.returncode, faults) == (0, "")
    assert all(json.loads(each)["event"] == "tick" for each in told.splitlines())


def until_it_listens(process: int) -> None:
    """Wait until the process has a handler of its own for SIGTERM."""
    bit = 1 << (signal.SIGTERM - 1)
    while True:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
        [caught] = [each for each in status.splitlines() if each.startswith("SigCgt")]
        if int(caught.split()[1], 16) & bit:
            return
        time.sleep(0.005)


def test_a_tick_that_fails_is_told_of_and_tried_again(sqlite_url: str, tmp_path: Path):
    place = Path(a_province(sqlite_url).removeprefix("sqlite:///"))
    with running(sqlite_url, tmp_path) as process:
        assert line(process)["event"] == "tick"
        away = place.rename(place.with_suffix(".away"))
        failed = next(each for each in iter(lambda: line(process), None) if "fault" in each)
        away.rename(place)
        again = next(each for each in iter(lambda: line(process), None) if "swept" in each)
    assert failed["event"] == "tick_failed"
    assert again["event"] == "tick"


def test_the_zone_of_the_host_changes_nothing(tmp_path: Path):
    told = {}
    for zone in ("Asia/Ho_Chi_Minh", "America/New_York"):
        url = a_province(f"sqlite:///{tmp_path / zone.replace('/', '-')}.db")
        said(url, zone, "remind", "sweep", "--once", "--no-send", "--on", MONDAY)
        rows = said(url, zone, "remind", "history", "--json", "--on", MONDAY)
        told[zone] = [
            {name: each[name] for name in ("code", "step", "rung", "on", "due", "state")}
            for each in json.loads(rows)
        ]
    assert len(told["America/New_York"]) > 10
    assert told["America/New_York"] == told["Asia/Ho_Chi_Minh"]


def said(url: str, zone: str, *words: str) -> str:
    own = {**os.environ, "TZ": zone}
    ran = subprocess.run([*PROGRAM, *words, "--database", url], capture_output=True, env=own)
    assert (ran.returncode, ran.stderr) == (0, b"")
    return ran.stdout.decode()
