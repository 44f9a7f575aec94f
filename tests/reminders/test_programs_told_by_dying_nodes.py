"""Nodes that are killed while they tell programs lose nothing and turn nothing round."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from inspect_flow.services.reminding.outbox import LEASE
from tests.builders import House
from tests.delivery.receivers import Receiver
from tests.house import PLANNED_ON
from tests.reminders.programs import (
    NOW,
    house,
    messages,
    number_of,
    planned,
    receiver,
    ticked,
    write_notes,
)

__all__ = ["house", "receiver"]


@pytest.mark.slow
def test_nodes_that_die_while_they_tell_lose_nothing(
    house: House, new_url: str, receiver: Receiver
):
    inspection = planned(house, ("lan", receiver, ("inspection.noted",)))
    write_notes(house, inspection, 40)
    house.work.session.close()
    house.work.session.get_bind().dispose()  # type: ignore[union-attr]
    halfway = threading.Event()

    def answer(_body: bytes) -> tuple[int, bytes]:
        if len(receiver.taken) >= 15:
            halfway.set()
        return (204, b"")

    receiver.answer = answer
    nodes = [_a_node(new_url) for _node in range(2)]
    assert halfway.wait(30)
    for node in nodes:
        node.kill()
        node.wait()
    for round_ in range(1, 4):
        ticked(new_url, NOW + round_ * 2 * LEASE)

    numbers = [number_of(each) for each in receiver.taken]
    first_time = list(dict.fromkeys(numbers))
    assert first_time == sorted(first_time)
    assert len(first_time) == 40
    assert len(numbers) <= 42
    assert {each.state for each in messages(new_url)} == {"sent"}


def _a_node(url: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "inspect_flow", "remind", "sweep", "--once"]
    return subprocess.Popen([*command, "--database", url, "--on", f"{PLANNED_ON:%d/%m/%Y}"])
