"""docs/case_file.md and docs/unit_file.md: examples load, tables and schema are true."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from inspect_flow.interchange.case_file.case import CaseFile
from inspect_flow.interchange.case_file.parts import all_keys
from inspect_flow.interchange.case_file.reading import read_case, read_tree, without_blanks
from inspect_flow.interchange.unit_format import read_unit_path, read_units
from tests.interchange.bench import A_FULL_CASE, Bench
from tools.file_format_pages import file_format_pages

CASE_PAGE = Path("docs/case_file.md").read_text(encoding="utf-8")
UNIT_PAGE = Path("docs/unit_file.md").read_text(encoding="utf-8")
SCHEMA = json.loads(Path("docs/case_file.schema.json").read_text(encoding="utf-8"))


def examples(page: str) -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", page, flags=re.DOTALL)


@pytest.mark.parametrize("example", examples(CASE_PAGE))
def test_every_example_of_the_case_page_loads(example: str, tmp_path: Path) -> None:
    from inspect_flow.interchange.loading import load_case

    case = read_case(example.encode(), "docs").case
    with Bench(f"sqlite:///{tmp_path / 'a.db'}").work() as work:
        result = load_case(work, case, "docs")

    assert result.new["inspection"] == len(case.inspections)


def test_the_shortest_example_has_twelve_lines() -> None:
    assert len(examples(CASE_PAGE)[0].splitlines()) == 12


def test_the_example_of_the_unit_page_loads() -> None:
    units = read_units(examples(UNIT_PAGE)[0].encode(), "docs").units

    assert [unit.code for unit in units.units] == ["long-dien", "dat-do", "long-dat"]


@pytest.mark.parametrize("page", file_format_pages())
def test_generated_parts_are_up_to_date(page: str) -> None:
    present = Path(page).read_text(encoding="utf-8")

    assert file_format_pages()[page](present) == present


@pytest.mark.parametrize(
    "text",
    [
        A_FULL_CASE,
        *examples(CASE_PAGE),
        Path("examples/long_dien_2019.yaml").read_text(encoding="utf-8"),
    ],
)
def test_the_schema_takes_what_the_reader_takes(text: str) -> None:
    tree, _remarks = read_tree(text.encode(), "x.yaml")

    jsonschema.Draft202012Validator(SCHEMA).validate(without_blanks(tree, all_keys(CaseFile)))


@pytest.mark.parametrize(
    "wrong", [{"campain": {}}, {"inspections": [{}]}, {"campaign": {"kind": 1}}]
)
def test_the_schema_refuses_what_the_reader_refuses(wrong: dict[str, object]) -> None:
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(wrong)


def test_every_key_is_explained() -> None:
    keys = CASE_PAGE.partition("<!-- keys -->")[2]

    assert [line for line in keys.splitlines() if line.endswith("|  |")] == []


def test_the_units_of_the_province_are_read_without_remarks() -> None:
    assert read_unit_path(Path("examples/units_ba_ria_vung_tau.yaml")).remarks == []
