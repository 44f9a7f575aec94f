"""`inspect-flow case` checks, loads, exports and lists what people typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from inspect_flow.commands.main import root
from inspect_flow.vocabulary.errors import BadInput, Conflict, NotFound

LONG_DIEN = "examples/long_dien_2019.yaml"
SHORT = "campaign: {year: 2019}\ninspections: [{unit: UBND xã A, shortcomings: [Chưa niêm yết]}]\n"


@pytest.fixture
def url(tmp_path: Path) -> str:
    address = f"sqlite:///{tmp_path / 'case.db'}"
    assert CliRunner().invoke(root, ["init", "--database", address]).exit_code == 0
    return address


def run(*words: str) -> Result:
    return CliRunner().invoke(root, ["case", *words])


def a_file(folder: Path, text: str, name: str = "ho-so.yaml") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_good_file_is_said_to_be_good_without_a_database():
    result = run("check", LONG_DIEN)

    assert result.exit_code == 0
    assert "hợp lệ (1 cuộc kiểm tra, 23 nhận xét)" in result.output
    assert "105/277 là 37,9%, không phải trên 46%" in result.output


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path):
    first = a_file(tmp_path, SHORT.replace("unit:", "unti:"))
    second = a_file(tmp_path, "campaign: {year: 2019, state: xong}\n", "b.yaml")

    refused = run("check", first, second, "khong-co.yaml").exception

    assert isinstance(refused, BadInput)
    said = str(refused)
    assert "có phải ý là 'unit'?" in said
    assert "campaign.state: không có trạng thái 'xong'" in said
    assert "khong-co.yaml: không có tệp này" in said


def test_json_lists_faults_and_remarks():
    (checked,) = json.loads(run("check", LONG_DIEN, "--json").output)

    assert checked["faults"] == []
    assert checked["inspections"] == 1
    assert len(checked["remarks"]) == 1


def test_loading_says_what_was_new_and_the_second_time_that_nothing_was(url: str):
    first = run("load", LONG_DIEN, "--database", url)
    second = run("load", LONG_DIEN, "--database", url)

    assert first.exit_code == 0
    assert "đợt kiểm tra CCHC-2019-BRVT: thêm mới" in first.output
    assert "23 nhận xét" in first.output
    assert "6 tồn tại theo dõi" in first.output
    assert "không có gì mới, cơ sở dữ liệu đã có đủ" in second.output


def test_one_bad_file_keeps_the_others_out(url: str, tmp_path: Path):
    bad = a_file(tmp_path, "campaign: {year: 2019}\ninspections: [{unit: khong-co}]\n")

    refused = run("load", LONG_DIEN, bad, "--database", url)

    assert isinstance(refused.exception, BadInput)
    assert json.loads(run("list", "--json", "--database", url).output) == []


def test_a_difference_is_a_conflict_until_it_is_meant(url: str, tmp_path: Path):
    run("load", a_file(tmp_path, SHORT), "--database", url)
    changed = a_file(tmp_path, SHORT.replace("niêm yết", "công khai"))

    refused = run("load", changed, "--database", url)
    meant = run("load", changed, "--update", "--database", url)

    assert isinstance(refused.exception, Conflict)
    assert "cập nhật 1 nhận xét" in meant.output


def test_an_export_loads_back(url: str, tmp_path: Path):
    run("load", LONG_DIEN, "--database", url)
    target = tmp_path / "xuat.yaml"

    said = run("export", "CCHC-2019-BRVT", "--to", str(target), "--database", url)
    again = run("load", str(target), "--database", url)

    assert f"Đã xuất CCHC-2019-BRVT ra {target}" in said.output
    assert "không có gì mới" in again.output


def test_an_export_goes_to_the_pipe_as_yaml_or_json(url: str):
    run("load", LONG_DIEN, "--database", url)

    as_yaml = run("export", "KT-2019-001", "--database", url)
    as_json = run("export", "KT-2019-001", "--json", "--database", url)

    assert as_yaml.output.startswith("case_file: 1\n")
    assert json.loads(as_json.output)["campaign"]["code"] == "CCHC-2019-BRVT"


def test_an_unknown_code_and_a_folder_that_is_not_there_are_named(url: str, tmp_path: Path):
    unknown = run("export", "CCHC-2020", "--database", url)
    run("load", LONG_DIEN, "--database", url)
    target = str(tmp_path / "khong" / "co" / "x.yaml")
    nowhere = run("export", "CCHC-2019-BRVT", "--to", target, "--database", url)

    assert isinstance(unknown.exception, NotFound)
    assert isinstance(nowhere.exception, BadInput)
    assert "không có thư mục" in str(nowhere.exception)


def test_the_list_shows_what_each_campaign_holds(url: str):
    run("load", LONG_DIEN, "--database", url)

    (row,) = json.loads(run("list", "--json", "--database", url).output)

    assert row["code"] == "CCHC-2019-BRVT"
    assert (row["inspections"], row["findings"], row["deficiencies"]) == (1, 23, 6)
