"""The figures of a past day stay what they were, whatever happens later."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspect_flow.records.tables import Deficiency, Inspection
from inspect_flow.services.deficiencies import deficiencies_of, transfer
from inspect_flow.services.queries.remediation_figures import (
    UnitFigures,
    remediation_figures,
    total,
)
from inspect_flow.services.remediation import grant_extension, request_extension
from inspect_flow.vocabulary.errors import InspectFlowError
from tests.builders import House, a_finding, a_house, an_inspection, bring_to
from tests.command_line import a_command_line
from tests.house import CONCLUDED_ON, DEADLINE, DIRECTED_ON
from tests.stories.acts import go, put_right, report
from tests.stories.conftest import house, office, stored_house

__all__ = ["house", "office", "stored_house"]

ACTS = ("report", "put_right", "waive", "suspend", "resume", "extend", "dispute", "give_away")


@pytest.fixture
def case(stored_house: House) -> House:
    """Lend a house in which two shortcomings are to be put right, on each database."""
    return with_two(stored_house)


def with_two(house: House) -> House:
    inspection = an_inspection(house, until="on_site")
    a_finding(house, inspection, "chưa có văn bản chấn chỉnh")
    a_finding(house, inspection, "hồ sơ trễ hạn chưa xin lỗi")
    bring_to(house, inspection, "following_up")
    return house


def deficiencies(house: House) -> list[Deficiency]:
    return list(deficiencies_of(house.work, house.work.session.get_one(Inspection, 1)))


def figures(house: House, on: date) -> list[UnitFigures]:
    return remediation_figures(house.work, on)


def act(house: House, name: str, deficiency: Deficiency, on: date) -> None:
    """Let somebody do it; what the case does not allow is not done."""
    with suppress(InspectFlowError, AssertionError):
        if name == "report":
            report(house, deficiency, on)
        elif name == "put_right":
            put_right(house, deficiency, on)
        elif name == "extend":
            until = on + timedelta(days=30)
            asked = request_extension(house.by("tu", on), deficiency, until, "chờ kinh phí")
            grant_extension(house.by("hanh", on), asked, until, "Đồng ý")
        elif name == "give_away":
            transfer(house.by("hanh", on), deficiency, house.unit("dat_do"), "Quyết định 1")
        else:
            who = "tu" if name == "dispute" else "hanh"
            go(house, who, deficiency, name, on, reason="theo đề nghị của đơn vị")


def test_found_and_handled_are_counted_on_the_day(case: House):
    first, _second = deficiencies(case)
    put_right(case, first, date(2019, 9, 20))

    [before], [after] = figures(case, date(2019, 9, 19)), figures(case, date(2019, 9, 20))

    assert (before.unit, before.year, before.tally.due) == ("UBND huyện Long Điền", 2019, 2)
    assert (after.tally.found, after.tally.handled, after.tally.due) == (2, 1, 1)
    assert after.tally.ratio == Fraction(1, 2)


def test_before_the_conclusion_nothing_was_found(case: House):
    assert figures(case, CONCLUDED_ON - timedelta(days=1)) == []
    [on_the_day] = figures(case, CONCLUDED_ON)
    assert (on_the_day.tally.found, on_the_day.tally.waiting) == (2, 2)


def test_what_is_late_grows_older(case: House):
    ages = [figures(case, DEADLINE + timedelta(days=days))[0].tally for days in (1, 16, 31, 91)]
    assert [each.overdue_1_15 for each in ages] == [2, 0, 0, 0]
    assert [each.overdue_16_30 for each in ages] == [0, 2, 0, 0]
    assert [each.overdue_31_90 for each in ages] == [0, 0, 2, 0]
    assert [each.overdue_over_90 for each in ages] == [0, 0, 0, 2]


def test_the_criterion_of_the_checklist_gives_its_share(case: House):
    inspection = case.work.session.get_one(Inspection, 1)
    inspection.checklist = "district_2019"
    case.work.session.add(inspection)
    case.work.session.flush()
    assert [each.criterion for each in figures(case, DEADLINE)] == ["1.3.2"]

    for deficiency in deficiencies(case):
        put_right(case, deficiency, DEADLINE)
    assert figures(case, DEADLINE)[0].criterion_share == 1
    assert figures(case, DEADLINE - timedelta(days=1))[0].criterion_share == 0


def test_the_sum_of_all_units(case: House):
    assert total(figures(case, DEADLINE)).found == 2
    assert total([]).found == 0


@settings(max_examples=8, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 40), st.integers(0, 1), st.sampled_from(ACTS)),
        min_size=2,
        max_size=8,
    )
)
def test_what_happens_later_changes_no_figure_of_a_past_day(steps: list[tuple[int, int, str]]):
    house = with_two(a_house())
    told: dict[date, list[UnitFigures]] = {}
    for offset, which, name in sorted(steps):
        day = DIRECTED_ON + timedelta(days=1 + offset)
        act(house, name, deficiencies(house)[which], day)
        told[day] = figures(house, day)
    house.work.session.expire_all()

    assert {day: figures(house, day) for day in told} == told
    house.work.session.close()


def test_the_command_line_prints_the_same(tmp_path):
    desk = a_command_line(tmp_path, with_two(a_house()))

    told = desk.told("remind", "figures", on="8/10/2019")
    said = desk.said("remind", "figures", on="8/10/2019")

    [row] = told["rows"]
    assert (row["unit_code"], row["overdue_1_15"], row["ratio"]) == ("long_dien", 2, "0%")
    assert (told["total"]["overdue"], told["on"]) == (2, "2019-10-08")
    assert "Số liệu khắc phục đến hết ngày 08/10/2019" in said
