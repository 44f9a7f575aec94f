"""What replaces or follows: corrected minutes, new directives, carried items, new deadlines."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import pytest

from inspect_flow.vocabulary.errors import BadInput, MoveRefused, NotFound
from tests.builders import a_campaign, a_house, an_inspection
from tests.command_line import CommandLine, a_command_line

CASE = "KT-2019-001"
CODE = "KT-2019-001-TT-01"
DIRECTIVE = "KT-2019-001-CC-01"


def papers(desk: CommandLine, kind: str) -> list[tuple[str, str]]:
    rows = desk.told("document", "list", "--kind", kind)
    return [(row["code"], row["state"]) for row in rows]


def printed(desk: CommandLine, code: str) -> str:
    """Return what is frozen to be printed."""
    query = "SELECT context FROM document WHERE code = ?"
    with closing(sqlite3.connect(desk.database)) as database:
        return str(database.execute(query, [code]).fetchone()[0])


def test_signed_minutes_are_corrected_in_several_places_by_one_paper(case_at):
    desk = case_at("minutes_signed")
    words = ("inspection", "correct-minutes", CASE, "--reason", "ghi thiếu năm")

    said = desk.said(*words, "--change", "H1.statement=chưa chấn chỉnh sau kiểm tra năm 2018",
                     "--change", "h1.quantity=ratio=3/5", "--change", "U1.area=TTHC",
                     by="hanh", on="20/8/2019")  # fmt: skip

    assert "Đã đính chính 2 nhận xét" in said
    assert [state for _code, state in papers(desk, "minutes")] == ["superseded", "issued"]
    (found,) = desk.told("finding", "list", CASE, "--kind", "shortcoming")
    assert found["statement"] == "chưa chấn chỉnh sau kiểm tra năm 2018"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("H1", "phải có dạng"),
        ("H1.kind=strength", "không đính chính được 'kind'"),
        ("H1.statement=", "nội dung nhận xét trống"),
        ("H1.statement=chưa có văn bản chấn chỉnh sau kiểm tra", "giống hệt biên bản"),
        ("H9.statement=gì đó", "không có nhận xét 'H9'"),
        ("H1.quantity=ratio=5/0/3", "Số liệu không đọc được"),
    ],
)
def test_a_correction_that_corrects_nothing_is_refused(case_at, change, words):
    desk = case_at("minutes_signed")
    refused = desk.refused(
        "inspection", "correct-minutes", CASE, "--change", change, "--reason", "sai", by="hanh"
    )

    assert words in str(refused)
    assert [state for _code, state in papers(desk, "minutes")] == ["issued"]


def test_a_correction_needs_a_reason_a_person_and_signed_minutes(case_at):
    words = ("inspection", "correct-minutes", CASE, "--change", "H1.note=ghi thêm")
    desk = case_at("minutes_signed")

    assert "cần ghi lý do" in str(desk.refused(*words, by="hanh"))
    assert "--as MÃ" in str(desk.refused(*words, "--reason", "sai"))
    assert isinstance(desk.refused(*words, "--reason", "sai", by="tu"), MoveRefused)
    early = case_at("findings_drafted").refused(*words, "--reason", "sai", by="hanh")
    assert "chưa có biên bản đã ký" in str(early)


def test_the_task_that_was_taken_from_the_minutes_is_corrected_with_them(case_at):
    desk = case_at("concluded")
    words = ("inspection", "correct-minutes", CASE, "--reason", "ghi thiếu năm", "--change")

    desk.said(*words, "H1.statement=chưa chấn chỉnh năm 2018", by="hanh", on="2/9/2019")

    assert desk.told("deficiency", "show", CODE)["task"] == "Khắc phục: chưa chấn chỉnh năm 2018"


def test_a_directive_is_replaced_with_a_new_deadline_for_what_is_open(case_at):
    desk = case_at("following_up")
    words = ("directive", "replace", DIRECTIVE, "--reason", "sai thời hạn", "--deadline")
    assert isinstance(desk.refused(*words, "1/9/2019", by="hanh", on="10/9/2019"), BadInput)

    said = desk.said(*words, "30/10/2019", by="hanh", on="10/9/2019")

    assert "thay thế KT-2019-001-CC-01, 1 tồn tại." in said
    states = {row["code"]: row["state"] for row in desk.told("directive", "list")}
    assert states == {DIRECTIVE: "superseded", "KT-2019-001-CC-02": "issued"}
    seen = desk.told("deficiency", "show", CODE)
    assert (seen["deadline"], seen["original_deadline"]) == ("2019-10-30", "2019-09-30")
    old, new = (printed(desk, code) for code, _state in papers(desk, "directive"))
    assert ("2019-09-30" in old, "2019-10-30" in old) == (True, False)
    assert ("2019-09-30" in new, "2019-10-30" in new) == (False, True)


def test_a_directive_is_replaced_only_with_a_reason_and_while_in_force(case_at):
    desk = case_at("following_up")
    words = ("directive", "replace", DIRECTIVE)
    assert "cần ghi lý do thay thế" in str(desk.refused(*words, by="hanh", on="10/9/2019"))
    assert "--as MÃ" in str(desk.refused(*words, "--reason", "sai", on="10/9/2019"))
    desk.said(*words, "--reason", "sai", by="hanh", on="10/9/2019")

    assert "chỉ thay thế được" in str(desk.refused(*words, "--reason", "x", by="hanh"))


def test_what_is_open_is_carried_over_and_what_stays_is_named(tmp_path: Path):
    house = a_house()
    campaign = a_campaign(house)
    for unit in ("long_dien", "dat_do"):
        an_inspection(house, campaign, unit=unit, until="following_up")
    next_year = a_campaign(house, "CCHC-2020", year=2020, number="900")
    an_inspection(house, next_year, unit="long_dien")
    desk = a_command_line(tmp_path, house)
    words = ("campaign", "carry-over", "CCHC-2019", "CCHC-2020")
    assert "--as MÃ" in str(desk.refused(*words, on="2/3/2020"))

    told = desk.told(*words, by="hanh", on="2/3/2020")

    assert told["carried"] == {CODE: "KT-2020-001-TT-01"}
    assert told["left"] == ["KT-2019-002-TT-01"]
    assert desk.told("deficiency", "show", CODE)["state"] == "carried_over"
    again = desk.said(*words, by="hanh", on="3/3/2020")
    assert "Đã chuyển 0 tồn tại" in again
    assert "Còn ở CCHC-2019: KT-2019-002-TT-01" in again


def test_a_dispute_stays_until_the_ruling_and_the_rest_goes(tmp_path: Path):
    house = a_house()
    an_inspection(house, until="following_up")
    an_inspection(house, a_campaign(house, "CCHC-2020", year=2020, number="900"))
    desk = a_command_line(tmp_path, house)
    desk.said("deficiency", "dispute", CODE, "--reason", "số sai", by="tu", on="10/9/2019")

    told = desk.told("campaign", "carry-over", "CCHC-2019", "CCHC-2020", by="hanh", on="2/3/2020")

    assert (told["carried"], told["left"]) == ({}, [CODE])


def test_nothing_is_carried_into_what_is_settled_or_into_the_same_campaign(tmp_path: Path):
    house = a_house()
    an_inspection(house, until="following_up")
    an_inspection(house, a_campaign(house, "DOT-2", number="900"))
    desk = a_command_line(tmp_path, house)
    desk.said("inspection", "cancel", "KT-2019-002", "--reason", "trùng đợt", by="hanh")

    told = desk.told("campaign", "carry-over", "CCHC-2019", "DOT-2", by="hanh", on="12/9/2019")

    assert (told["carried"], told["left"]) == ({}, [CODE])
    same = desk.refused("campaign", "carry-over", "DOT-2", "DOT-2", by="hanh")
    assert "là một" in str(same)
    assert isinstance(desk.refused("campaign", "carry-over", "DOT-2", "X"), NotFound)


def test_a_changed_time_limit_moves_the_open_deadlines_and_names_them(case_at):
    desk = case_at("concluded")
    assert "không thời hạn nào thay đổi" in desk.said("campaign", "recompute-deadlines")
    desk.said("campaign", "amend", "CCHC-2019", "--interval", "remediation_report=30",
              "--basis", "Công văn 12", by="lan", on="2/9/2019")  # fmt: skip

    (moved,) = desk.told("campaign", "recompute-deadlines", "CCHC-2019", by="lan", on="2/9/2019")

    assert moved == {
        "code": CODE,
        "campaign": "CCHC-2019",
        "old_deadline": "2019-09-16",
        "new_deadline": "2019-09-30",
    }
    seen = desk.told("deficiency", "show", CODE)
    assert (seen["deadline"], seen["original_deadline"]) == ("2019-09-30", "2019-09-16")


def test_a_changed_calendar_moves_the_deadlines_of_every_campaign(case_at, tmp_path):
    desk = case_at("concluded")
    shipped = (files("inspect_flow") / "calendars" / "2019.yaml").read_text("utf-8")
    own = tmp_path / "house" / "calendars"
    own.mkdir(parents=True)
    day = '- {date: 2019-09-16, kind: holiday, name: "Nghỉ thêm", source: lunar, verified: true}'
    more = shipped.replace("entries:\n", f"entries:\n  {day}\n")
    (own / "2019.yaml").write_text(more, "utf-8")

    said = desk.said("campaign", "recompute-deadlines", "--definitions", str(tmp_path / "house"))

    assert "Đã tính lại; 1 thời hạn thay đổi:" in said
    assert "16/09/2019" in said
    assert "17/09/2019" in said


def test_the_unit_does_not_count_deadlines_again(case_at):
    desk = case_at("concluded")

    refused = desk.refused("campaign", "recompute-deadlines", "CCHC-2019", by="tu")

    assert "không có quyền" in str(refused)


def test_what_was_verified_is_reopened_with_a_new_deadline(case_at, tmp_path):
    desk = case_at("directed")
    paper = tmp_path / "cv-512.pdf"
    paper.write_bytes(b"%PDF-1.4")
    desk.said("deficiency", "report", CODE, "Đã ban hành", "--evidence", str(paper), by="tu",
              on="20/9/2019")  # fmt: skip
    desk.said("deficiency", "verify", CODE, "Đã xem công văn 512", by="minh", on="25/9/2019")
    words = ("deficiency", "reopen", CODE, "--reason", "công văn bị thu hồi")
    assert "đã qua" in str(desk.refused(*words, by="hanh", on="5/10/2019"))

    said = desk.said(*words, "--deadline", "30/11/2019", by="hanh", on="5/10/2019")

    assert "Đã mở lại KT-2019-001-TT-01, thời hạn 30/11/2019." in said
    seen = desk.told("deficiency", "show", CODE)
    assert (seen["state"], seen["deadline"]) == ("directed", "2019-11-30")
    assert seen["original_deadline"] == "2019-09-30"


def test_every_verb_calls_a_deadline_by_one_name_and_knows_the_old_one(case_at):
    desk = case_at("directed")
    ask = ("deficiency", "extend", CODE, "--until", "31/10/2019", "--reason", "chờ góp ý")
    assert "đến 31/10/2019" in desk.said(*ask, by="tu", on="20/9/2019")

    for verb in ("assign", "extend", "answer-extension", "return", "reopen"):
        page = desk.said("deficiency", verb, "--help")
        assert "--deadline" in page
        assert "--until" not in page
    missing = desk.run("deficiency", "extend", CODE, "--reason", "bận", by="tu")
    assert "--deadline" in missing.output
    assert "--until" not in missing.output
