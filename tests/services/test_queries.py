"""Lists: what they hold, how they are filtered; their queries do not grow with the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, time
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import select

from inspect_flow.locale.dates import at_local
from inspect_flow.records.tables import Campaign, Deficiency, Delegation, Inspection
from inspect_flow.services.clocks.settling import settle
from inspect_flow.services.deficiencies import assign, deficiencies_of
from inspect_flow.services.moving import move
from inspect_flow.services.queries.campaigns import founding_papers, list_campaigns
from inspect_flow.services.queries.case_timelines import timelines_of
from inspect_flow.services.queries.deficiencies import list_deficiencies
from inspect_flow.services.queries.delegations import list_delegations, members_of
from inspect_flow.services.queries.findings import list_findings
from inspect_flow.services.queries.inspection_list import (
    Wanted,
    part_of_inspections,
    used_by_inspections,
)
from inspect_flow.services.queries.inspections import list_inspections
from inspect_flow.services.queries.moves import next_moves, people_able
from inspect_flow.services.queries.names import find_person, find_unit
from inspect_flow.services.queries.papers import list_directives, list_documents
from inspect_flow.services.queries.persons import list_persons, memberships_of
from inspect_flow.services.queries.reminders import ForeseenReminder, foreseen
from inspect_flow.services.queries.timeline import case_timeline
from inspect_flow.services.unit_clock import running_states
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput, NotFound
from inspect_flow.vocabulary.findings import FindingKind
from inspect_flow.vocabulary.units import UnitLevel
from tests.builders import House, a_campaign, a_finding, a_house, a_unit, an_inspection
from tests.house import DEADLINE


@contextmanager
def counted_queries(work: Work) -> Iterator[list[str]]:
    """Collect the SQL statements run inside the block."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen.append(statement)

    engine = work.session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)


def queries_of(work: Work, ask: Callable[[Work], object]) -> int:
    """Count the queries of one question, definitions read beforehand."""
    ask(work)
    work.session.expire_all()
    with counted_queries(work) as seen:
        ask(work)
    return len(seen)


LISTS: dict[str, Callable[[Work], object]] = {
    "a part of the inspections": lambda work: part_of_inspections(work, Wanted()),
    "what narrows them": used_by_inspections,
    "campaigns": list_campaigns,
    "inspections": list_inspections,
    "deficiencies": list_deficiencies,
    "findings": list_findings,
    "delegations": list_delegations,
    "directives": list_directives,
    "documents": list_documents,
    "persons": list_persons,
}


def a_province(*units: str) -> House:
    """Lend a campaign in which these units have been inspected and directed."""
    house = a_house()
    campaign = a_campaign(house)
    for unit in units:
        an_inspection(house, campaign, unit=unit, until="directed")
    return house


@pytest.fixture(scope="module")
def one() -> House:
    """Lend a province with one inspection."""
    return a_province("long_dien")


@pytest.fixture(scope="module")
def two() -> House:
    """Lend a province with two inspections."""
    return a_province("long_dien", "dat_do")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_takes_as_many_queries_for_two_as_for_one(name, one, two):
    assert queries_of(two.work, LISTS[name]) == queries_of(one.work, LISTS[name])


def test_a_timeline_takes_as_many_queries_for_two_inspections_as_for_one(one, two):
    def ask(work: Work) -> object:
        return case_timeline(work, work.session.get_one(Campaign, 1))

    assert queries_of(two.work, ask) == queries_of(one.work, ask)


def test_timelines_of_many_deficiencies_say_what_each_says_alone(two):
    work = two.work
    rows = list(work.session.exec(select(Deficiency)))
    together = timelines_of(work, rows)
    assert len(rows) == len(together) == 2
    for each in rows:
        assert together[each.id or 0] == case_timeline(work, each)


def test_timelines_of_many_deficiencies_take_as_many_queries_as_of_one(one, two):
    def ask(work: Work) -> object:
        return timelines_of(work, work.session.exec(select(Deficiency)).all())

    assert queries_of(two.work, ask) == queries_of(one.work, ask)


def test_a_preview_of_reminders_takes_as_many_queries_for_two_as_for_one(one, two):
    def ask(work: Work) -> list[ForeseenReminder]:
        settle(work)
        return foreseen(work, at_local(date(2019, 12, 1), time(8)))

    assert queries_of(two.work, ask) == queries_of(one.work, ask)
    assert len(ask(two.work)) == 2 * len(ask(one.work)) > 0


def test_inspections_are_filtered_by_campaign_state_and_unit(two):
    work = two.work
    campaign = work.session.get_one(Campaign, 1)

    assert len(list_inspections(work, campaign=campaign, state="directed")) == 2
    assert list_inspections(work, state="planned") == []
    (row,) = list_inspections(work, unit=two.unit("dat_do"))
    assert (row.unit, row.visit_days) == ("UBND huyện Đất Đỏ", (date(2019, 8, 14),))
    assert (row.n_shortcomings, row.n_open_deficiencies, row.head) == (1, 1, "bà Hạnh")


def test_a_campaign_counts_its_inspections_and_open_deficiencies(two):
    (row,) = list_campaigns(two.work)

    assert (row.n_inspections, row.n_concluded, row.n_open_deficiencies) == (2, 2, 2)
    assert row.issuer == "UBND tỉnh Bà Rịa - Vũng Tàu"
    assert [p.number for p in founding_papers(two.work, two.work.session.get_one(Campaign, 1))] == [
        "784/QĐ-UBND"
    ]


def test_overdue_days_count_from_the_deadline_while_the_unit_must_act(two):
    early = two.by("hanh", DEADLINE)
    late = two.by("hanh", date(2019, 10, 10))

    assert list_deficiencies(early, only_overdue=True) == []
    assert [row.overdue_days for row in list_deficiencies(late, only_overdue=True)] == [10, 10]


def test_the_workflow_says_in_which_states_the_deadline_runs(two):
    running = running_states(two.work)

    assert {"directed", "plan_accepted", "returned"} <= set(running)
    assert not {"recorded", "reported", "suspended", "verified"} & set(running)


def test_a_shared_duty_shows_under_both_units():
    house = a_province("long_dien")
    deficiency = deficiencies_of(house.work, house.work.session.get_one(Inspection, 1))[0]
    move(house.by("hanh"), deficiency, "waive", reason="trùng")
    other = an_inspection(house, house.work.session.get_one(Campaign, 1), unit="dat_do",
                          until="concluded")  # fmt: skip
    assign(house.by("lan"), deficiencies_of(house.work, other)[0],
           co_responsible=[house.unit("long_dien")])  # fmt: skip

    codes = [row.code for row in list_deficiencies(house.work, unit=house.unit("long_dien"))]

    assert codes == ["KT-2019-001-TT-01", "KT-2019-002-TT-01"]
    assert [row.code for row in list_deficiencies(house.work, only_open=True)] == codes[1:]


def test_findings_show_figures_as_written_and_where_they_disagree():
    house = a_house()
    inspection = an_inspection(house, until="on_site")
    figures = [{"ratio": "105/277", "percent": "trên 46%"}]
    a_finding(house, inspection, "trễ hạn", area="one_stop", quantities=figures)

    (row,) = list_findings(house.work, area="một cửa", kind=FindingKind.SHORTCOMING)

    assert row.figures == ("105/277, trên 46%",)
    assert row.computed == ("37,9%",)
    assert row.warnings[0].startswith("105/277 là 37,9%, không phải trên 46%")
    assert row.area_label == "Thực hiện cơ chế một cửa, một cửa liên thông"


def test_a_delegation_lists_everybody_and_counts_those_in_office(one):
    (row,) = list_delegations(one.work)
    people = members_of(one.work, one.work.session.get_one(Delegation, 1))

    assert (row.head, row.n_members) == ("bà Hạnh", 3)
    assert [(each.person, each.in_office) for each in people] == [
        ("hanh", True), ("lan", True), ("minh", True),
    ]  # fmt: skip


def test_persons_are_found_without_accents_and_sorted_by_given_name(one):
    assert [row.code for row in list_persons(one.work)] == ["hanh", "lan", "minh", "quan", "tu"]
    assert [row.code for row in list_persons(one.work, text="chu tich")] == ["quan", "tu"]
    assert [m.campaign for m in memberships_of(one.work, one.person("lan"))] == ["CCHC-2019"]


def test_a_unit_is_found_by_code_or_by_name_without_accents(one):
    assert find_unit(one.work, "long_dien").code == "long_dien"
    assert find_unit(one.work, "Huyện Long Điền").code == "long_dien"
    assert find_unit(one.work, "ubnd huyen long dien").code == "long_dien"


def test_an_unknown_unit_is_answered_with_near_names(one):
    with pytest.raises(NotFound) as refused:
        find_unit(one.work, "huyện Long Đền")
    assert refused.value.reasons == ["gần giống: huyện Long Điền (long_dien)"]


def test_two_units_of_one_name_are_told_apart_by_code():
    house = a_house()
    a_unit(house, "moi", "huyện Long Điền", UnitLevel.DISTRICT)

    with pytest.raises(BadInput) as refused:
        find_unit(house.work, "huyện Long Điền")

    assert refused.value.reasons == ["ghi mã của một đơn vị: long_dien, moi"]


def test_a_person_is_found_by_code_or_name(one):
    assert find_person(one.work, "Bà Hạnh").code == "hanh"
    with pytest.raises(NotFound):
        find_person(one.work, "nobody")


def test_the_next_moves_say_who_may_and_what_is_missing():
    house = a_house()
    inspection = an_inspection(house)
    moves = {each.name: each for each in next_moves(house.by("lan"), inspection)}

    assert moves["schedule"].allowed
    assert not moves["schedule"].is_ready
    assert "Chưa có ngày kiểm tra" in moves["schedule"].obstacles[0]
    assert moves["cancel"].reason_required


def test_those_able_to_take_a_move_are_named(one):
    deficiency = one.work.session.get_one(Deficiency, 1)

    assert people_able(one.work, deficiency, "suspend") == [("hanh", "bà Hạnh")]
    assert people_able(one.work, deficiency, "report") == [("tu", "ông Tú")]


def test_a_timeline_tells_moves_with_states_reasons_and_people():
    house = a_province("long_dien")
    deficiency = house.work.session.get_one(Deficiency, 1)
    move(house.by("hanh", date(2019, 9, 10)), deficiency, "suspend", reason="chờ Bộ hướng dẫn")

    last = [each for each in case_timeline(house.work, deficiency) if each.to_state][-1]

    assert (last.label, last.to_state) == ("Tạm dừng tính thời hạn", "Tạm dừng tính thời hạn")
    assert (last.reason, last.actor_name) == ("chờ Bộ hướng dẫn", "bà Hạnh")


def test_a_campaigns_timeline_holds_all_that_hangs_on_it_in_order(two):
    entries = case_timeline(two.work, two.work.session.get_one(Campaign, 1))

    assert {each.entity for each in entries} >= {
        "campaign", "delegation", "inspection", "finding", "deficiency", "directive", "document",
    }  # fmt: skip
    assert [each.at for each in entries] == sorted(each.at for each in entries)
    assert all(each.code and each.label for each in entries)
