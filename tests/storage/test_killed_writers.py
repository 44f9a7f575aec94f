"""kill -9 in the middle of writing leaves a database that proves, with all that was told done."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlmodel import select

from inspect_flow.records.tables import Campaign
from inspect_flow.services.auditing import broken_links
from tests.desks import a_desk, a_stored_campaign
from tests.kept_schema import a_database

CHECKOUT = Path(__file__).parents[2]


@pytest.mark.slow
def test_a_killed_writer_loses_nothing_that_it_said_was_done(new_url: str) -> None:
    engine = a_database(new_url)
    a_stored_campaign(engine)
    rest_before_kill = random.Random(2019)
    for _round in range(4):
        told = killed_after(new_url, rest_before_kill.randint(3, 40))
        with a_desk(engine) as work:
            assert list(broken_links(work.session)) == []
            assert work.session.exec(select(Campaign)).one().version >= told


def killed_after(url: str, lines: int) -> int:
    """Start a writer, kill it after so many commits, return the last one it told of."""
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    command = [sys.executable, "-m", "tests.storage.writer", url]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=environment, cwd=CHECKOUT
    ) as writer:
        assert writer.stdout is not None
        told = [int(writer.stdout.readline()) for _line in range(lines)]
        os.kill(writer.pid, signal.SIGKILL)
        told += [int(line) for line in writer.stdout.read().split()]
    return told[-1]
