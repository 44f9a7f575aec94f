"""Nodes that sweep, hand over and send at once, some killed in the middle; started by a test.

Each node is a process of its own. It is forked from this one, which has read the program and the
definitions and has neither threads nor connections, so that what is killed is work and not the
start of Python.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from datetime import UTC, datetime, timedelta

from inspect_flow.bootstrap.reminding import tick
from inspect_flow.services.reminding.outbox import LEASE
from tests.house import shipped_office
from tests.kept_definitions import keep_definitions

STARTED = datetime(2026, 8, 3, 1, 0, tzinfo=UTC)
A_STEP = timedelta(days=5, minutes=11)
A_SMALL_STEP = timedelta(days=1, minutes=11)
# So few reminders in one transaction that nodes also die between two of them.
_LIMIT = 3
# Seconds that a tick takes until one has been seen to the end.
_GUESS = 0.6


def run(url: str, seed: int, rounds: int, nodes: int, kills: int = 0) -> tuple[int, datetime]:
    """Let so many nodes work through each round's moment, killing some of them at random.

    With `kills` rounds go on until so many were killed. Returns how many were, and the last moment.
    """
    chance, longest, killed, number = random.Random(seed), _GUESS, 0, 0
    step = A_STEP if not kills else A_SMALL_STEP
    while number < rounds or killed < kills:
        moment = STARTED + number * step
        number += 1
        begun = time.monotonic()
        living = [_started(url, moment) for _node in range(nodes)]
        time.sleep(chance.uniform(0.05, longest))
        for node in living[: chance.randint(1, nodes - 1)]:
            os.kill(node, signal.SIGKILL)
        killed += sum(_ended(node) == -signal.SIGKILL for node in living)
        longest = min(longest, time.monotonic() - begun) + 0.05
    # What a killed sender had claimed is taken over once its claim has run out.
    last = STARTED + (number - 1) * step
    for again in range(1, 4):
        for node in [_started(url, last + again * LEASE) for _node in range(nodes)]:
            _ended(node)
    return killed, last


def _started(url: str, moment: datetime) -> int:
    node = os.fork()
    if node:
        return node
    try:
        tick(url, lambda: moment, limit=_LIMIT)
    except BaseException as fault:
        print(type(fault).__name__, fault, *getattr(fault, "reasons", []), file=sys.stderr)
        os._exit(1)
    os._exit(0)


def _ended(node: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(node, 0)[1])


if __name__ == "__main__":
    keep_definitions()
    shipped_office()
    print(*run(sys.argv[1], *map(int, sys.argv[2:])), sep="\n")
