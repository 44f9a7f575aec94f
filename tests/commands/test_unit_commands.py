"""`inspect-flow unit` keeps names for ever and shows who follows whom."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from inspect_flow.commands.main import root
from inspect_flow.vocabulary.errors import NotFound

UNITS = "examples/units_ba_ria_vung_tau.yaml"


@pytest.fixture
def url(tmp_path: Path) -> str:
    address = f"sqlite:///{tmp_path / 'unit.db'}"
    CliRunner().invoke(root, ["init", "--database", address])
    assert run("load", UNITS, "--database", address).exit_code == 0
    return address


def run(*words: str) -> Result:
    return CliRunner().invoke(root, ["unit", *words])


def listed(url: str, *words: str) -> list[str]:
    return [
        row["code"] for row in json.loads(run("list", *words, "--json", "--database", url).output)
    ]


def test_loading_twice_changes_nothing(url: str):
    assert "không có gì mới" in run("load", UNITS, "--database", url).output


def test_the_province_had_eight_districts_in_2019(url: str):
    assert len(listed(url, "--level", "district", "--on", "14/8/2019")) == 8


def test_seven_in_early_2025_and_none_after(url: str):
    assert len(listed(url, "--level", "district", "--on", "1/3/2025")) == 7
    assert listed(url, "--level", "district", "--on", "1/7/2025") == []


def test_long_dien_had_seven_communes(url: str):
    words = ("--level", "commune", "--under", "long-dien", "--on", "14/8/2019")

    assert len(listed(url, *words)) == 7


def test_a_unit_is_found_by_part_of_its_name(url: str):
    assert listed(url, "--search", "tai chinh", "--on", "14/8/2019") == [
        "ptckh-long-dien",
        "stc-brvt",
    ]


def test_a_unit_is_shown_as_it_was_on_the_day(url: str):
    then = json.loads(
        run("show", "vp-long-dien", "--on", "1/6/2019", "--json", "--database", url).output
    )
    gone = run("show", "long-dien", "--on", "1/8/2025", "--database", url)

    assert then["name"] == "Văn phòng HĐND và UBND huyện"
    assert "không tồn tại vào ngày này" in gone.output


def test_the_history_names_heirs_papers_and_what_is_only_proposed(url: str):
    output = run("history", "long-dat", "--database", url).output

    assert "Hình thành: 01/01/2025 sáp nhập, hợp nhất" in output
    assert "Nghị quyết 1256/NQ-UBTVQH15" in output
    assert "xã Long Hải" in output
    assert "đề xuất, cần đối chiếu" in output


def test_an_unknown_unit_is_named(url: str):
    assert isinstance(run("history", "long-din", "--database", url).exception, NotFound)


def test_open_deficiencies_of_a_dissolved_unit_wait_for_a_person(url: str):
    case = ["case", "load", "examples/long_dien_2019.yaml", "--database", url]
    assert CliRunner().invoke(root, case).exit_code == 0

    before = json.loads(run("heirs", "--on", "1/12/2024", "--json", "--database", url).output)
    after = json.loads(run("heirs", "--on", "1/2/2025", "--json", "--database", url).output)

    assert before == []
    assert [row["owner"] for row in after] == ["Văn phòng huyện Long Điền"]
    assert after[0]["ended_on"] == "2024-12-31"


def test_units_are_exported_as_a_file_that_loads(url: str, tmp_path: Path):
    target = str(tmp_path / "don-vi.yaml")

    run("export", "--to", target, "--database", url)

    assert "không có gì mới" in run("load", target, "--database", url).output
