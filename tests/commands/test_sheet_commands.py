"""Excel sheets from the command line: out, in with a preview, registers, and what is refused."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from inspect_flow.vocabulary.errors import BadInput, MoveRefused, NotFound
from tests.builders import a_campaign, a_house, an_inspection
from tests.command_line import CommandLine, a_command_line
from tests.project.tracked import PROJECT
from tests.workbooks import edited, opened

CODE, DAY = "KT-2019-001", "14/8/2019"


@pytest.fixture
def desk(tmp_path) -> CommandLine:
    """Lend a terminal at an inspection on the spot with the district checklist."""
    house = a_house()
    an_inspection(house, a_campaign(house, checklist="district_2019"), until="on_site")
    return a_command_line(tmp_path, house)


def filled_in(desk: CommandLine, folder: Path, **cells: object) -> str:
    file = folder / "bang-kiem.xlsx"
    desk.said("checklist", "sheet", CODE, "--to", str(file), by="minh", on=DAY)
    file.write_bytes(edited(file.read_bytes(), cells))
    return str(file)


def answers(desk: CommandLine, item: str) -> dict:
    rows = desk.told("checklist", "sheet", CODE)["items"]
    return next(row["answers"] for row in rows if row["item"] == item)


def test_a_filled_in_sheet_is_shown_first_and_written_only_when_told(desk, tmp_path):
    file = filled_in(desk, tmp_path, E7="đạt một phần", E8=12, F7="0,25", G7="ban hành 26/12")

    shown = desk.said("checklist", "read", CODE, file, by="minh", on=DAY)
    assert "E7  1.1.1     kết quả" in shown
    assert "F7  1.1.1     điểm" in shown
    assert "Chưa ghi gì; thêm --apply để ghi 4 thay đổi." in shown
    assert answers(desk, "1.1.1") == {}

    said = desk.said("checklist", "read", CODE, file, "--apply", by="minh", on=DAY)
    assert f"Đã ghi 1 tiêu chí vào {CODE} (đoàn chấm)." in said
    given = answers(desk, "1.1.1")["delegation"]
    assert (given["word"], given["figures"]) == ("partly", {"days_late": "12"})
    assert (given["score"], given["note"]) == ("0.25", "ban hành 26/12")


@pytest.mark.parametrize(("typed", "words"), [("c", "Đã ghi 1 tiêu chí"), ("k", "Chưa ghi gì")])
def test_on_a_terminal_the_program_asks_before_it_writes(desk, tmp_path, typed, words):
    file = filled_in(desk, tmp_path, E7="không đạt")
    keyboard, terminal = pty.openpty()
    os.write(keyboard, f"{typed}\n".encode())
    command = [sys.executable, "-m", "inspect_flow", "checklist", "read", CODE, file]
    shared = ["--database", f"sqlite:///{desk.database}", "--as", "minh", "--on", DAY]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1"}

    ended = subprocess.run([*command, *shared], stdin=terminal, env=environment, cwd=tmp_path,
                           capture_output=True, timeout=60, check=True)  # fmt: skip

    assert "Ghi 1 thay đổi này? (c/k)" in ended.stdout.decode()
    assert words in ended.stdout.decode()
    assert bool(answers(desk, "1.1.1")) == (typed == "c")


def test_programs_read_the_changes(desk, tmp_path):
    file = filled_in(desk, tmp_path, E7="không đạt")

    told = desk.told("checklist", "read", CODE, file, by="minh", on=DAY)

    assert told["applied"] is False
    assert told["changes"] == [
        {"cell": "E7", "item": "1.1.1", "part": "kết quả", "old": "(trống)", "new": "không đạt"}
    ]


def test_evidence_lies_beside_the_sheet(desk, tmp_path):
    (tmp_path / "kh.pdf").write_bytes(b"%PDF-1.4")
    file = filled_in(desk, tmp_path, E7="đạt", E8=0, H7="kh.pdf")

    desk.said("checklist", "read", CODE, file, "--apply", by="minh", on=DAY)

    again = tmp_path / "again.xlsx"
    desk.said("checklist", "sheet", CODE, "--to", str(again), by="minh", on=DAY)
    assert opened(again.read_bytes())["H7"].value == "kh.pdf"


@pytest.mark.parametrize("name", ["../kh.pdf", "C:\\kh.pdf", "khong-co.pdf"])
def test_evidence_from_elsewhere_is_refused_and_nothing_is_written(desk, tmp_path, name):
    file = filled_in(desk, tmp_path, E7="đạt", E9="đạt", H9=name)

    refused = desk.refused("checklist", "read", CODE, file, "--apply", by="minh", on=DAY)

    assert isinstance(refused, BadInput)
    assert "H9 (tiêu chí 1.1.2)" in str(refused)
    assert answers(desk, "1.1.1") == {}


def test_each_person_gets_the_stage_that_is_theirs(desk, tmp_path):
    for who, stage in (("minh", "đoàn chấm"), ("tu", "tự chấm")):
        file = tmp_path / f"{who}.xlsx"
        desk.said("checklist", "sheet", CODE, "--to", str(file), by=who, on=DAY)
        assert opened(file.read_bytes())["A3"].value.endswith(f"Mức điểm: {stage}.")

    words = ("checklist", "sheet", CODE, "--to", str(tmp_path / "x.xlsx"))
    assert isinstance(desk.refused(*words, by="quan", on=DAY), MoveRefused)
    own = desk.refused(*words, "--stage", "delegation", by="tu", on=DAY)
    assert isinstance(own, MoveRefused)
    assert not (tmp_path / "x.xlsx").exists()


def test_a_file_is_not_overwritten_unasked_nor_named_as_something_else(desk, tmp_path):
    file = tmp_path / "bang-kiem.xlsx"
    file.write_bytes(b"")

    assert "--overwrite" in str(desk.refused("checklist", "sheet", CODE, "--to", str(file)))
    other = desk.refused("checklist", "sheet", CODE, "--to", str(tmp_path / "bang-kiem.xls"))
    assert ".xlsx" in str(other)
    assert file.read_bytes() == b""


def test_what_is_no_sheet_is_refused_with_exit_code_6(desk, tmp_path):
    file = tmp_path / "bang-kiem.xlsx"
    for content in (b"", b"PK\x03\x04", "mã;tên".encode()):
        file.write_bytes(content)
        refused = desk.refused("checklist", "read", CODE, str(file), by="minh", on=DAY)
        assert refused.exit_code == 6
        assert "bang-kiem.xlsx" in str(refused)


def test_a_plan_is_written_out_filled_in_and_read_back(case_at, tmp_path):
    desk, file = case_at("campaign"), tmp_path / "ke-hoach.xlsx"
    desk.said("campaign", "plan-sheet", "CCHC-2019", "--to", str(file), "--level", "district")
    filled = edited(
        file.read_bytes(), {"D5": date(2019, 6, 10), "F5": "Trụ sở UBND huyện", "G5": "hanh"}
    )
    file.write_bytes(filled)
    plan = ("campaign", "plan", "CCHC-2019", "--from", str(file))

    assert "Chưa ghi gì" in desk.said(*plan, by="lan", on="2/5/2019")
    assert desk.told("inspection", "list") == []
    said = desk.said(*plan, "--apply", by="lan", on="2/5/2019")

    assert "2 đơn vị mới, 0 đơn vị thay đổi" in said
    assert "Bảng không có gì khác hồ sơ" in desk.said(*plan, by="lan", on="2/5/2019")
    assert isinstance(desk.refused("campaign", "plan", "CCHC-2019"), BadInput)


def test_an_issued_plan_takes_units_from_a_sheet_only_with_their_paper(case_at, tmp_path):
    desk, file = case_at("notified"), tmp_path / "ke-hoach.xlsx"
    words = ("campaign", "plan-sheet", "CCHC-2019", "--to", str(file), "--level", "district")
    desk.said(*words, by="lan", on=DAY)
    plan = ("campaign", "plan", "CCHC-2019", "--from", str(file), "--apply")

    assert "--basis" in str(desk.refused(*plan, by="lan", on=DAY))
    desk.said(*plan, "--basis", "Công văn 12/SNV", by="lan", on=DAY)

    assert len(desk.told("inspection", "list")) == 2


def test_registers_hold_real_dates_numbers_and_lateness_in_words(case_at, tmp_path):
    desk, file = case_at("following_up"), tmp_path / "ton-tai.xlsx"
    desk.said("deficiency", "list", "--xlsx", str(file), on="20/10/2019")

    page = opened(file.read_bytes())
    heads = {cell.value: cell.column_letter for cell in page[3]}

    assert page[f"{heads['Hạn hiện tại']}4"].value.date() == date(2019, 9, 30)
    assert page[f"{heads['Hạn hiện tại']}4"].number_format == "dd/mm/yyyy"
    assert page[f"{heads['Số ngày quá hạn']}4"].value == 20
    assert page[f"{heads['Tình trạng thời hạn']}4"].value == "Quá hạn 20 ngày"
    assert page[f"{heads['Tình trạng thời hạn']}5"].value == "Quá hạn: 1"
    assert (page.freeze_panes, page.auto_filter.ref[:3]) == ("A4", "A3:")


def test_a_statement_that_looks_like_a_formula_stays_a_text(desk, tmp_path):
    file = tmp_path / "nhan-xet.xlsx"
    statement = "=HYPERLINK(1)"
    desk.said("finding", "add", CODE, statement, "--area", "procedures", by="minh", on=DAY)
    desk.said("finding", "list", CODE, "--xlsx", str(file))

    cells = [cell for row in opened(file.read_bytes()).iter_rows() for cell in row]
    [found] = [cell for cell in cells if cell.value == statement]

    assert (found.data_type, bool(found.quotePrefix)) == ("s", True)
    assert isinstance(desk.refused("finding", "list", "KT-X", "--xlsx", str(file)), NotFound)
