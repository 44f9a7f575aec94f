"""Figures, their lists, search and succession, on each database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from inspect_flow.services.queries.findings import list_findings
from inspect_flow.services.queries.leadership import (
    Choice,
    case_lines,
    chosen_cases,
    compared,
    grouped,
    numbers_of,
    stuck_chosen,
)
from inspect_flow.services.queries.search import search
from inspect_flow.services.queries.unit_history import unit_history
from inspect_flow.services.queries.unit_tiles import unit_tiles
from inspect_flow.services.unit_changes import NewUnit, record_succession, register_unit
from inspect_flow.vocabulary.errors import BadInput, MoveRefused
from inspect_flow.vocabulary.figures import Counted, GroupedBy
from inspect_flow.vocabulary.searching import Searched
from inspect_flow.vocabulary.units import SuccessionKind, UnitLevel
from tests.builders import House
from tests.house import DEADLINE
from tests.services.test_figures_of_past_days import with_two
from tests.stories.conftest import house, office, stored_house

__all__ = ["house", "office", "stored_house"]

LATE = DEADLINE + timedelta(days=20)


@pytest.fixture
def case(stored_house: House) -> House:
    """Lend a house in which two shortcomings are to be put right, on each database."""
    return with_two(stored_house)


def test_a_number_is_the_length_of_its_list_whatever_it_is_grouped_by(case: House):
    whole = Choice(on=LATE)
    cases = chosen_cases(case.work, whole)
    assert numbers_of(cases)[Counted.OVERDUE] == 2
    for by in GroupedBy:
        for row in grouped(case.work, cases, by, LATE):
            key = int(row.key) if by is GroupedBy.YEAR else row.key
            for counted, number in row.numbers.items():
                asked = replace(whole, counted=counted, **{by.value: key})
                listed = case_lines(case.work, chosen_cases(case.work, asked), LATE)
                assert len(listed) == number, (by, row.key, counted)


def test_words_are_found_on_each_database(case: House):
    found = search(case.work, "tre han chua", list(Searched), 5)

    hits = {group.kind: [hit.title for hit in group.hits] for group in found}
    assert hits[Searched.FINDING] == ["hồ sơ trễ hạn chưa xin lỗi"] == hits[Searched.DEFICIENCY]
    assert hits[Searched.UNIT] == []
    assert search(case.work, "c%a _a", list(Searched), 5)[3].hits == ()


def test_findings_come_in_parts_that_miss_none(case: House):
    whole = [f"{row.inspection}/{row.code}" for row in list_findings(case.work, part=("", 50))]
    seen, after = [], ""
    while part := list_findings(case.work, part=(after, 1)):
        after = f"{part[0].inspection}/{part[0].code}"
        seen.append(after)

    assert seen == whole
    assert len(seen) == 2


def test_years_are_compared_under_the_unit_that_followed(case: House):
    old = case.unit("long_dien")
    heir = register_unit(case.work, NewUnit("moi", "huyện Long Đất", UnitLevel.DISTRICT))
    on = LATE - timedelta(days=1)

    record_succession(case.work, old, [heir], SuccessionKind.MERGE, on, "Nghị quyết 1")

    [row] = compared(case.work, Choice(on=LATE))
    assert row.code == "moi"
    assert row.years[2019][Counted.FOUND] == 2
    line = Choice(on=LATE, unit="moi", line=True)
    assert len(chosen_cases(case.work, line)) == 2
    later = case.work.moved_to(case.work.at + timedelta(days=400))
    assert unit_history(later, heir).years[2019][Counted.FOUND] == 2


def test_a_succession_needs_its_document_and_heirs_that_exist(case: House):
    old = case.unit("long_dien")

    with pytest.raises(BadInput) as refused:
        record_succession(case.work, old, [old], SuccessionKind.MERGE, date(2019, 10, 1), " ")

    assert refused.value.reasons == [
        "cần ghi số, ký hiệu văn bản pháp lý",
        "long_dien: chính là đơn vị trước đó",
    ]


def test_only_administrators_change_units(case: House):
    with pytest.raises(MoveRefused):
        register_unit(case.by("tu", LATE), NewUnit("x", "Xã X", UnitLevel.COMMUNE))


def test_every_unit_has_a_tile_and_nothing_stands_still_here(case: House):
    tiles = {tile.code: tile for tile in unit_tiles(case.work, Choice(on=LATE), 2019)}

    assert tiles["long_dien"].word == "2 quá hạn"
    assert stuck_chosen(case.work, Choice(on=LATE, year=2019)) == []
