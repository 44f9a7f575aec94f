"""What went wrong when a clerk typed twenty past inspections, and what happens now."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlmodel import select

from inspect_flow.definitions.intervals import load_intervals
from inspect_flow.interchange.case_file.reading import ReadCase, read_case
from inspect_flow.interchange.loading import Loaded, load_case
from inspect_flow.interchange.loading.interval_faults import interval_faults
from inspect_flow.records.tables import Directive
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
