"""Two people who do the same at the same moment."""

from __future__ import annotations

from tests.hostile.terminals import LONG_DIEN, Terminal

LEFT_OVER = "KT-2019-001-TT-06"


def test_of_two_equal_moves_exactly_one_is_done(terminal: Terminal):
    terminal.run("init")
    terminal.run("case", "load", LONG_DIEN)
    move = ("deficiency", "waive", LEFT_OVER, "--reason", "Đã sáp nhập", "--as", "duc")
    both = [terminal.start(*move), terminal.start(*move)]
    for each in both:
        each.communicate(timeout=60)

    done, refused = sorted(each.returncode for each in both)

    assert done == 0
    assert refused in (3, 7)
    assert terminal.run("audit", "verify").code == 0
