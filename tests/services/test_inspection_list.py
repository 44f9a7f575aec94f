"""The list of inspections, part by part."""

from __future__ import annotations

import pytest

from inspect_flow.services.queries.inspection_list import (
    Wanted,
    part_of_inspections,
    used_by_inspections,
)
from inspect_flow.services.queries.inspections import list_inspections
from tests.builders import House
from tests.services.test_queries import a_province


@pytest.fixture(scope="module")
def two() -> House:
    """Lend a province with two inspections."""
    return a_province("long_dien", "dat_do")


def test_inspections_come_part_by_part_and_each_once(two):
    work, place, seen = two.work, None, []
    while True:
        part = part_of_inspections(work, Wanted(after=place), most=1)
        seen += [row.code for row in part.rows]
        assert part.in_all == 2
        if part.next_after is None:
            break
        place = part.next_after

    assert seen == [row.code for row in list_inspections(work)]
    assert [code for code, _name in used_by_inspections(work).units] == ["dat_do", "long_dien"]
