"""`inspect-flow hook`: programs that are told are listed without their secret, tried, switched."""

from __future__ import annotations

import pytest

from inspect_flow.delivery.addresses import INSIDE_VARIABLE
from inspect_flow.vocabulary.errors import BadInput, MoveRefused, NotFound
from tests.reminders.programs import NOW, a_hook, a_receiver, at_work


def test_a_program_is_listed_tried_and_switched(case_at, monkeypatch):
    desk = case_at("house")
    with a_receiver() as receiver:
        with at_work(f"sqlite:///{desk.database}", NOW) as work:
            a_hook(work, "lan", receiver, ("inspection.*",), "rất-bí-mật")
        assert "mạng nội bộ" in "".join(desk.refused("hook", "ping", "1").reasons)
        monkeypatch.setenv(INSIDE_VARIABLE, "127.0.0.1")
        assert desk.told("hook", "ping", "1")["status"] == 204
        assert len(receiver.taken) == 1
    assert isinstance(desk.refused("hook", "ping", "1"), BadInput)
    desk.said("hook", "off", "1")
    [listed] = desk.told("hook", "list")
    assert (listed["is_on"], listed["username"]) == (False, "tk-lan")
    assert "rất-bí-mật" not in desk.said("hook", "list") + str(listed)
    desk.said("hook", "on", "1")
    assert desk.told("hook", "list")[0]["is_on"]


@pytest.mark.parametrize("verb", ["ping", "on", "off"])
def test_only_administrators_touch_a_program_that_is_there(case_at, verb):
    desk = case_at("house")
    assert isinstance(desk.refused("hook", verb, "7"), NotFound)
    with a_receiver() as receiver, at_work(f"sqlite:///{desk.database}", NOW) as work:
        a_hook(work, "lan", receiver, ("inspection.*",))
    assert isinstance(desk.refused("hook", verb, "1", by="tu"), MoveRefused)
