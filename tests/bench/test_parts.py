"""Each part of the measurements runs: the cheap ones whole, the others as far as they load."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from bench.__main__ import PARTS
from bench.alternatives import measure_typesetting
from bench.measuring import Findings
from bench.province_papers import measure_minutes
from tests.project.tracked import PROJECT

# Papers, transitions, audit and reminders take many seconds even with few rounds.
CHEAP = ("startup", "figures")


@pytest.mark.parametrize("name", CHEAP)
def test_a_cheap_part_of_the_measurements_finds_something(name: str) -> None:
    found = Findings()

    PARTS[name](found, True)

    assert found.comparisons or found.figures


def test_papers_are_measured_against_what_one_would_pick_instead() -> None:
    found = Findings()

    measure_typesetting(found, 1)

    assert len(found.comparisons) == 2
    assert all(each.ours.least > 0 and each.bare.least > 0 for each in found.comparisons)


def test_the_minutes_of_a_province_are_measured_and_counted() -> None:
    found = Findings()

    measure_minutes(found, 2, 1)

    assert [each.what for each in found.comparisons] == [
        "2 minutes of a province on 2 cores",
        "the same 2 again, unchanged",
    ]
    assert found.figures[0].value.endswith(" s")


def test_every_module_of_the_measurements_is_a_part_or_used_by_one() -> None:
    folder = PROJECT / "bench"
    named = {name for file in folder.rglob("*.py") for name in _imported(file)}
    alone = {
        file.stem
        for file in folder.glob("*.py")
        if f"bench.{file.stem}" not in named and file.stem not in _STARTED_BY_HAND
    }
    assert alone == set()


# Programs of their own: started as `python -m bench.…`, or as the bare tool that is measured.
_STARTED_BY_HAND = {"__init__", "__main__", "bare_click", "bare_server", "reminder_kills"}


def _imported(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    return found
