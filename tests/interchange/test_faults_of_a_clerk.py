"""What went wrong when a clerk typed twenty past inspections, and what happens now."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlmodel import col, select

from inspect_flow.definitions.intervals import load_intervals
from inspect_flow.interchange.case_file.reading import ReadCase, read_case
from inspect_flow.interchange.loading import Loaded, load_case
from inspect_flow.interchange.loading.interval_faults import interval_faults
from inspect_flow.records.tables import Campaign, Directive, Inspection
from inspect_flow.services.papers import paper_context
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.errors import BadInput
from tests.interchange.bench import Bench


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(f"sqlite:///{tmp_path / 'a.db'}")


def reading(text: str) -> ReadCase:
    return read_case(text.encode(), "ho-so.yaml")


def loaded(bench: Bench, text: str) -> Loaded:
    with bench.work() as work:
        return load_case(work, reading(text).case, "ho-so.yaml")


A_WARD = """\
campaign: {{code: {code}, year: 2019}}
units: [{{code: phuong, name: "{name}"}}]
inspections: [{{unit: phuong}}]
"""


def test_a_code_of_another_unit_is_refused_with_both_names_and_the_remedy(bench: Bench) -> None:
    loaded(bench, A_WARD.format(code="A", name="UBND phường Hạ Long"))

    with pytest.raises(BadInput) as refused:
        loaded(bench, A_WARD.format(code="B", name="UBND phường Bắc Sơn"))

    for words in ("'phuong'", "“phường Hạ Long”", "“UBND phường Bắc Sơn”", "chọn mã khác"):
        assert words in refused.value.reasons[0]
    assert len(refused.value.reasons) == 1


def test_a_code_may_name_the_same_unit_again_however_its_name_is_typed(bench: Bench) -> None:
    loaded(bench, A_WARD.format(code="A", name="UBND phường Hạ Long, thành phố B"))

    again = loaded(bench, A_WARD.format(code="B", name="Ủy ban nhân dân Phường Hạ Long"))

    assert "unit" not in again.new


def test_a_wrong_start_of_a_time_limit_is_told_with_line_and_what_is_allowed() -> None:
    text = "campaign:\n  year: 2019\n  intervals:\n    conclusion:\n      starts: visit\n"
    read = reading(text)

    said = [read.lined(*each) for each in interval_faults(read.case, load_intervals())]

    assert len(said) == 1
    assert said[0].startswith("dòng 5: campaign.intervals: conclusion: starts 'visit'")
    assert "visit_end" in said[0]


def test_a_directive_names_the_units_that_it_is_addressed_to(bench: Bench) -> None:
    loaded(
        bench,
        """\
campaign: {year: 2019}
units: [{code: x-long, name: UBND xã Long}]
inspections:
  - {unit: x-long, directives: [{date: 1/8/2019, addressed_to: [x-long, Tổ kiểm tra]}]}
""",
    )

    with bench.work() as work:
        directive = work.session.exec(select(Directive)).one()
        paper = paper_context(work, DocumentKind.DIRECTIVE, directive, draft=True)

    assert paper["addressees"] == ["Ủy ban nhân dân xã Long", "Tổ kiểm tra"]


@pytest.mark.parametrize(
    ("shown", "state"),
    [
        ("directives: [{date: 1/8/2019}]", "planned"),
        ("directives: [{date: 1/8/2019}], strengths: [Niêm yết đủ]", "findings_drafted"),
        ("directives: [{date: 1/8/2019}], minutes: {date: 7/2019}", "directed"),
        ("conclusion: {date: 7/2019}", "concluded"),
        ("directives: [{date: 1/8/2019}], conclusion: {date: 7/2019}", "directed"),
    ],
)
def test_a_directive_alone_concludes_no_inspection(bench: Bench, shown: str, state: str) -> None:
    loaded(bench, f"campaign: {{year: 2019}}\ninspections: [{{unit: UBND xã A, {shown}}}]\n")

    with bench.work() as work:
        assert work.session.exec(select(Inspection.state)).one() == state


def test_a_directive_without_number_and_day_has_been_issued(bench: Bench) -> None:
    text = "campaign: {year: 2019}\ndirectives: [{title: Khắc phục}, {text: a, state: drafted}]\n"
    loaded(bench, text)

    with bench.work() as work:
        states = work.session.exec(select(Directive.state).order_by(col(Directive.code))).all()
        assert states == ["issued", "drafted"]


def test_a_comma_that_cut_a_number_in_two_is_pointed_out() -> None:
    line = "strengths: [{statement: Rộng, quantities: [10,8 km2]}]"
    read = reading(f"inspections:\n  - unit: UBND xã A\n    {line}\n")

    assert len(read.remarks) == 1
    assert read.remarks[0].startswith("dòng 3: ")
    assert "“10,8 km2”" in read.remarks[0]
    assert "dấu ngoặc kép" in read.remarks[0]


def test_whole_numbers_in_a_list_are_not_suspected() -> None:
    line = "strengths: [{statement: Rộng, quantities: [10 xã, 8 km2]}]"
    read = reading(f"inspections:\n  - unit: UBND xã A\n    {line}\n")

    assert read.remarks == []


def test_a_chair_who_issued_signs_for_the_committee() -> None:
    text = "campaign: {year: 2019, issuer: Chủ tịch UBND tỉnh A}\n"
    text += "decisions: {number: 5/QĐ-UBND, date: 2019, issuer: Chủ tịch UBND tỉnh A}\n"
    case = reading(text).case

    assert case.campaign is not None
    assert case.campaign.issuer == "UBND tỉnh A"
    assert (case.decisions[0].issuer, case.decisions[0].signer) == (
        "UBND tỉnh A",
        "Chủ tịch UBND tỉnh A",
    )


def test_a_plan_is_cited_without_the_word_for_number() -> None:
    text = "campaign: {year: 2019}\ndecisions: Kế hoạch 26/KH-UBND ngày 1/2/2019\n"
    plan = reading(text).case.decisions[0]

    assert (plan.number, plan.symbol, plan.date) == ("26", "KH-UBND", "2019-02-01")


LED_BY_THE_DEPUTY = """\
campaign: {year: 2019, issuer: UBND tỉnh A}
decisions: {number: 7/QĐ-UBND, date: 2/1/2019, title: thành lập đoàn}
delegations:
  - members:
      - {name: Trần An, role: trưởng đoàn, group: tổ 1}
      - {name: Lê Bình, role: phó trưởng đoàn}
inspections: [{unit: UBND xã A, visits: 3/2/2019, head: Lê Bình}]
"""


def test_a_deputy_who_led_the_visit_stays_a_deputy(bench: Bench) -> None:
    loaded(bench, LED_BY_THE_DEPUTY)

    with bench.work() as work:
        inspection = work.session.exec(select(Inspection)).one()
        paper = paper_context(work, DocumentKind.MINUTES, inspection, draft=True)

    assert paper["chair"] == "Lê Bình, Phó Trưởng đoàn"
    assert "KT. Trưởng đoàn" in paper["signatures"][-1]["authority"]


def test_a_plan_doubles_no_words(bench: Bench) -> None:
    quotas = "quotas: [{level: other, minimum: 3}, {level: commune, minimum: 2}]"
    loaded(bench, LED_BY_THE_DEPUTY.replace("issuer:", f"{quotas}, issuer:"))

    with bench.work() as work:
        campaign = work.session.exec(select(Campaign)).one()
        text = str(paper_context(work, DocumentKind.PLAN, campaign, draft=True))

    assert "Ít nhất 03 đơn vị khác" in text
    assert "Ít nhất 02 đơn vị cấp xã" in text
    assert "Trưởng đoàn, tổ 1" in text
