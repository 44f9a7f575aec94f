"""Past cases as typed: unknown outcomes, days known in part, groups, several delegations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlmodel import select

from inspect_flow.interchange.case_file.reading import read_case
from inspect_flow.interchange.exporting import export_case
from inspect_flow.interchange.loading import load_case
from inspect_flow.records.tables import Deficiency, Delegation, Inspection
from inspect_flow.services.comments import add_comment
from inspect_flow.services.papers import paper_context
from inspect_flow.services.queries.deficiencies import (
    is_outcome_unknown,
    list_deficiencies,
    overdue_days,
)
from inspect_flow.services.queries.deficiency_rows import DeficiencyRow
from inspect_flow.services.queries.inspections import list_inspections
from inspect_flow.vocabulary.documents import DocumentKind
from tests.interchange.bench import Bench

A_CASE = """\
case_file: 1
campaign: {title: Kiểm tra CCHC năm 2019, year: 2019, code: C-2019}
inspections:
  - unit: UBND huyện Long Điền
    code: KT-1
    shortcomings:
      - {statement: Chưa công khai, deficiency: {code: TT-1, deadline: 30/9/2019%s}}
"""
STEP = "          - {date: %s, what: %s}"


@pytest.fixture
def bench(database_url: str) -> Iterator[Bench]:
    opened = Bench(database_url)
    yield opened
    opened.engine.dispose()


def load(bench: Bench, text: str, on: date = date(2026, 3, 2), update: bool = False) -> None:
    typed = datetime(on.year, on.month, on.day, 2, tzinfo=UTC)
    with bench.work() as work:
        today = replace(work, at=typed, recorded_at=typed)
        load_case(today, read_case(text.encode(), "ho-so.yaml").case, "ho-so.yaml", update=update)


def told(bench: Bench, **wanted: Any) -> list[DeficiencyRow]:
    with bench.work() as work:
        return list_deficiencies(work, **wanted)


def with_step(what: str, day: str) -> str:
    return A_CASE % f", history: [{{date: {day}, what: {what}}}]"


def test_what_a_past_source_leaves_open_is_unknown_and_not_overdue(bench: Bench) -> None:
    load(bench, A_CASE % "")

    [row] = told(bench, only_open=True)

    assert (row.outcome_unknown, row.overdue_days) == (True, None)
    assert row.state_label == "Đã yêu cầu khắc phục, chưa rõ kết quả"
    assert told(bench, only_overdue=True) == []
    assert [each.code for each in told(bench, only_unknown=True)] == ["TT-1"]


@pytest.mark.parametrize(
    ("text", "typed_on"),
    [
        (A_CASE % "", date(2019, 11, 1)),
        (with_step("đôn đốc", "15/10/2019"), date(2026, 3, 2)),
        (with_step("trả lại", "10/2019"), date(2026, 3, 2)),
    ],
    ids=["typed in the year of the case", "reminded after the deadline", "returned after it"],
)
def test_what_is_known_to_be_undone_is_overdue(bench: Bench, text: str, typed_on: date) -> None:
    load(bench, text, typed_on)

    [row] = told(bench, only_overdue=True)

    days = (date(2026, 3, 2) - date(2019, 9, 30)).days
    assert (row.outcome_unknown, row.overdue_days) == (False, days)
    assert told(bench, only_unknown=True) == []


def test_a_plan_before_the_deadline_tells_no_outcome(bench: Bench) -> None:
    load(bench, with_step("kế hoạch", "12/9/2019"))

    assert [row.outcome_unknown for row in told(bench)] == [True]


def test_whoever_takes_it_up_again_makes_it_an_open_matter(bench: Bench) -> None:
    load(bench, A_CASE % "")
    with bench.work() as work:
        [deficiency] = work.session.exec(select(Deficiency))
        assert is_outcome_unknown(work, deficiency)
        add_comment(work, deficiency, "Đã hỏi đơn vị, chưa làm")
        assert not is_outcome_unknown(work, deficiency)
        assert (overdue_days(work, deficiency) or 0) > 2000

    assert [row.code for row in told(bench, only_overdue=True)] == ["TT-1"]


def test_a_later_source_may_tell_what_became_of_it(bench: Bench) -> None:
    load(bench, A_CASE % "")
    load(bench, with_step("đã khắc phục", "25/9/2019"), update=True)

    [row] = told(bench)

    assert (row.state_label, row.outcome_unknown) == ("Đã xác minh khắc phục xong", False)


def test_loading_again_in_another_year_changes_nothing(bench: Bench) -> None:
    load(bench, A_CASE % "", date(2019, 11, 1))
    before = bench.count_events()
    load(bench, A_CASE % "", date(2026, 3, 2))

    assert bench.count_events() == before
    assert len(told(bench, only_overdue=True)) == 1


def test_the_dossier_of_the_next_visit_says_that_nobody_knows(bench: Bench) -> None:
    load(bench, A_CASE % "")
    load(bench, (A_CASE % "").replace("2019", "2026").replace("KT-1", "KT-2")
         .replace("TT-1", "TT-2"))  # fmt: skip
    with bench.work() as work:
        later = work.session.exec(select(Inspection).where(Inspection.code == "KT-2")).one()
        dossier = paper_context(work, DocumentKind.DOSSIER, later, draft=True)

    assert [each["overdue"] for each in dossier["open_deficiencies"]] == ["chưa rõ kết quả"]
    [past] = dossier["past_findings"]
    assert past["outcome"] == "Đã yêu cầu khắc phục, chưa rõ kết quả"


A_VISIT = """\
case_file: 1
campaign: {title: Kiểm tra CCHC năm 2018, year: 2018, code: C-2018}
%s
inspections:
  - {unit: UBND thành phố Vinh, code: KT-1%s}
"""


def test_a_visit_known_by_its_month_is_listed_with_its_month(bench: Bench) -> None:
    load(bench, A_VISIT % ("", ", visits: [{date: 8/2018}, {date: quý III/2018}]"))
    with bench.work() as work:
        [row] = list_inspections(work)

    assert (row.visit_days, row.visit_partly) == ((), ("tháng 8/2018", "quý III/2018"))


def test_a_visit_with_a_full_day_is_listed_by_its_day_alone(bench: Bench) -> None:
    load(bench, A_VISIT % ("", ", visits: {date: 26/2/2018}"))
    with bench.work() as work:
        [row] = list_inspections(work)

    assert (row.visit_days, row.visit_partly) == ((date(2018, 2, 26),), ())


GROUPS = """\
delegations:
  - name: Đoàn kiểm tra
    members:
      - {name: Trần An, role: trưởng đoàn}
      - {name: Lê Bình, group: tổ 1}
      - {name: Vũ Chi, group: tổ 2}
"""


def test_the_minutes_name_the_group_that_went_and_its_members_only(bench: Bench) -> None:
    load(bench, A_VISIT % (GROUPS, ", visits: {date: 26/2/2018, group: tổ 2}"))
    with bench.work() as work:
        [inspection] = work.session.exec(select(Inspection))
        minutes = paper_context(work, DocumentKind.MINUTES, inspection, draft=True)

    assert minutes["group"] == "tổ 2"
    assert [each["name"] for each in minutes["delegation"]] == ["Trần An", "Vũ Chi"]


def test_a_delegation_that_goes_undivided_has_no_group_in_the_minutes(bench: Bench) -> None:
    load(bench, A_VISIT % (GROUPS, ", visits: {date: 26/2/2018}"))
    with bench.work() as work:
        [inspection] = work.session.exec(select(Inspection))
        minutes = paper_context(work, DocumentKind.MINUTES, inspection, draft=True)

    assert minutes["group"] == ""
    assert len(minutes["delegation"]) == 3


TWO = """\
delegations:
  - {code: D-1, name: Đoàn số 1, members: {name: Trần An, role: trưởng đoàn}}
  - {code: D-2, name: Đoàn số 2, members: {name: Lê Bình, role: trưởng đoàn}}
"""


def test_of_two_delegations_none_is_guessed(bench: Bench) -> None:
    text = A_VISIT % (TWO, ", visits: {date: 26/2/2018}")
    remarks = " ".join(read_case(text.encode(), "ho-so.yaml").remarks)
    load(bench, text)
    with bench.work() as work:
        [inspection] = work.session.exec(select(Inspection))
        minutes = paper_context(work, DocumentKind.MINUTES, inspection, draft=True)

    assert "đợt có 2 đoàn mà chưa ghi đoàn nào kiểm tra đơn vị này" in remarks
    assert inspection.delegation_id is None
    assert "Trần An" not in str(minutes)


@pytest.mark.parametrize("said", [", head: Lê Bình", ", delegation: D-2"])
def test_the_delegation_is_the_named_one_or_that_of_the_head(bench: Bench, said: str) -> None:
    load(bench, A_VISIT % (TWO, said))
    with bench.work() as work:
        [inspection] = work.session.exec(select(Inspection))
        assert work.session.get_one(Delegation, inspection.delegation_id).code == "D-2"
        exported = export_case(work, "C-2018")

    assert exported.inspections[0].delegation == "D-2"
