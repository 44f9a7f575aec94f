"""`inspect-flow checklist`: definitions, answers of several people, sheets, scores, proposals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from click.testing import CliRunner

from inspect_flow.commands.main import root
from inspect_flow.vocabulary.errors import BadInput, Conflict, MoveRefused, NotFound
from tests.builders import a_campaign, a_house, an_inspection
from tests.command_line import CommandLine, a_command_line

CODE = "KT-2019-001"
DAY = "14/8/2019"
ANSWER = ("checklist", "answer", CODE)


@pytest.fixture
def desk(tmp_path) -> CommandLine:
    """Lend a terminal at an inspection on the spot with the district checklist."""
    house = a_house()
    an_inspection(house, a_campaign(house, checklist="district_2019"), until="on_site")
    return a_command_line(tmp_path, house)


def sheet_row(desk: CommandLine, item: str) -> dict:
    return next(r for r in desk.told("checklist", "sheet", CODE)["items"] if r["item"] == item)


def test_the_definitions_are_listed_without_a_database():
    result = CliRunner().invoke(root, ["checklist", "list"])

    assert "district_2019    1.0        Bảng kiểm công tác" in result.output
    assert "đề xuất" in result.output


def test_one_definition_is_shown_by_area():
    result = CliRunner().invoke(root, ["checklist", "show", "commune_2019"])

    assert "1. Công tác chỉ đạo, điều hành cải cách hành chính" in result.output


def test_an_unknown_definition_is_answered_with_the_nearest():
    result = CliRunner().invoke(root, ["checklist", "show", "district_2018"])

    assert isinstance(result.exception, NotFound)
    assert "district_2019" in str(result.exception)


def test_an_answer_takes_a_word_figures_and_a_note(desk):
    words = ("1.1.1", "đạt một phần", "--figure", "days_late=12", "--note", "ban hành 26/12")
    said = desk.said(*ANSWER, *words, by="minh", on=DAY)

    assert "Đã ghi tiêu chí 1.1.1 của KT-2019-001 (đoàn chấm); còn" in said
    row = sheet_row(desk, "1.1.1")
    assert (row["word"], Decimal(row["delegation"])) == ("partly", Decimal("0.25"))
    assert row["answers"]["delegation"]["figures"] == {"days_late": "12"}


def test_each_stage_keeps_its_own_score(desk):
    desk.said(
        *ANSWER, "1.1.1", "đạt", "--figure", "days_late=0", "--stage", "self", by="tu", on=DAY
    )
    desk.said(*ANSWER, "1.1.1", "--score", "0,25", "--note", "chậm", by="minh", on=DAY)

    row = sheet_row(desk, "1.1.1")

    assert [Decimal(row[stage]) for stage in ("self", "delegation")] == [
        Decimal("0.5"), Decimal("0.25"),
    ]  # fmt: skip
    differing = desk.told("checklist", "sheet", CODE, "--differing")["items"]
    assert [each["item"] for each in differing] == ["1.1.1"]


def test_another_members_answer_is_replaced_only_on_purpose(desk):
    desk.said(*ANSWER, "1.1.1", "đạt", "--figure", "days_late=0", by="minh", on=DAY)
    other = (*ANSWER, "1.1.1", "không đạt", "--note", "chưa có")

    refused = desk.refused(*other, by="lan", on=DAY)

    assert isinstance(refused, Conflict)
    assert "ông Minh đã trả lời" in str(refused)
    assert desk.told(*other, "--replace", "1", by="lan", on=DAY)["version"] == 2


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("9.9.9", "đạt"), NotFound),
        (("1.1.1", "tốt"), BadInput),
        (("1.1.1", "đạt", "--score", "9"), BadInput),
        (("1.1.1", "đạt", "--figure", "ngày=1"), BadInput),
        (("1.1.1", "đạt", "--figure", "days_late=nhiều"), BadInput),
        (("1.1.1", "đạt", "--figure", "days_late"), BadInput),
        (("1.1.1", "đạt", "--figure", "days_late=-1"), BadInput),
        (("1.1.1",), BadInput),
    ],
)
def test_an_answer_that_makes_no_sense_is_refused(desk, words, fault):
    assert isinstance(desk.refused(*ANSWER, *words, by="minh", on=DAY), fault)


def test_an_unknown_figure_stays_unknown(desk):
    desk.said(
        *ANSWER, "1.1.1", "--figure", "days_late=", "--note", "chưa có số liệu", by="minh", on=DAY
    )

    assert sheet_row(desk, "1.1.1")["answers"]["delegation"]["figures"] == {"days_late": None}


def test_the_unit_may_not_answer_for_the_delegation(desk):
    assert isinstance(desk.refused(*ANSWER, "1.1.1", "đạt", by="tu", on=DAY), MoveRefused)


def test_evidence_is_attached_with_the_answer(desk, tmp_path):
    (tmp_path / "kh.pdf").write_bytes(b"%PDF-1.4")
    words = ("1.1.1", "đạt", "--figure", "days_late=0", "--evidence", str(tmp_path / "kh.pdf"))
    desk.said(*ANSWER, *words, by="minh", on=DAY)

    pending = {row["item"] for row in desk.told("checklist", "pending", CODE)}

    assert "1.1.1" not in pending


def test_a_bad_file_leaves_no_answer(desk, tmp_path):
    words = ("1.1.1", "đạt", "--evidence", str(tmp_path / "không-có.pdf"))

    assert isinstance(desk.refused(*ANSWER, *words, by="minh", on=DAY), BadInput)
    assert sheet_row(desk, "1.1.1")["answers"] == {}


def test_what_contradicts_itself_is_stored_with_a_warning(desk):
    said = desk.said(*ANSWER, "1.1.1", "đạt", "--figure", "days_late=12", by="minh", on=DAY)

    assert "Lưu ý: 1.1.1: ghi 'đạt' nhưng theo số liệu chỉ được 0,25/0,5 điểm" in said


def test_what_is_missing_is_listed_in_the_order_of_the_paper(desk):
    desk.said(*ANSWER, "1.1.2", "không đạt", by="minh", on=DAY)

    rows = desk.told("checklist", "pending", CODE)

    assert [row["item"] for row in rows][:2] == ["1.1.1", "1.1.2"]
    assert rows[0]["missing"] == ["kết quả"]
    assert "giải trình" in rows[1]["missing"]


def test_the_score_is_provisional_until_all_is_answered(desk):
    desk.said(*ANSWER, "1.1.1", "đạt", "--figure", "days_late=0", by="minh", on=DAY)

    told = desk.told("checklist", "score", CODE)

    assert (Decimal(told["points"]), told["is_provisional"]) == (Decimal("0.5"), True)
    assert len(told["areas"]) == 8
    assert "Kết quả tạm tính" in desk.said("checklist", "score", CODE)


def test_proposals_follow_from_answers_and_are_taken_over(desk):
    desk.said(*ANSWER, "1.1.2", "không đạt", "--note", "thiếu sản phẩm", by="minh", on=DAY)
    (offered,) = desk.told("checklist", "proposals", CODE)
    assert (offered["item"], offered["kind"]) == ("1.1.2", "shortcoming")

    assert "Đã nhận 1 nhận xét vào KT-2019-001: H1." in desk.said(
        "finding", "accept", CODE, "1.1.2", by="minh", on=DAY
    )

    assert desk.told("checklist", "proposals", CODE) == []
    assert desk.told("finding", "list", CODE)[0]["item"] == "1.1.2"


@pytest.mark.parametrize("words", [(), ("1.1.1",), ("1.1.2", "--all")])
def test_taking_over_what_is_not_proposed_is_refused(desk, words):
    refused = desk.refused("finding", "accept", CODE, *words, by="minh", on=DAY)

    assert isinstance(refused, BadInput)


def test_an_inspection_without_checklist_says_so(case_at):
    refused = case_at("on_site").refused("checklist", "sheet", CODE)

    assert isinstance(refused, NotFound)
    assert "không có bảng kiểm" in str(refused)


def test_items_are_asked_one_after_the_other_and_kept_at_once(desk):
    typed = "đ\n0\n\n\nk\n1\n0\nthiếu\nq\n"
    result = desk.run("checklist", "fill", CODE, "--area", "1", by="minh", on=DAY, typed=typed)

    assert "Đã ghi 2 tiêu chí của KT-2019-001" in result.output
    assert sheet_row(desk, "1.1.1")["word"] == "conforms"
    assert sheet_row(desk, "1.1.2")["answers"] == {}


def test_what_cannot_be_read_is_asked_again(desk):
    typed = "tốt\nđ\nkhông\n0\n\nq\n"
    result = desk.run("checklist", "fill", CODE, by="minh", on=DAY, typed=typed)

    assert "'tốt' không phải từ được dùng ở đây" in result.output
    assert "'không' không phải số" in result.output
    assert "Đã ghi 1 tiêu chí" in result.output


def test_a_sitting_broken_off_keeps_what_was_answered(desk):
    result = desk.run("checklist", "fill", CODE, by="minh", on=DAY, typed="đ\n0\n\n")

    assert result.exit_code == 0
    assert sheet_row(desk, "1.1.1")["word"] == "conforms"


def test_an_unknown_area_is_answered_with_those_known(desk):
    refused = desk.refused("checklist", "fill", CODE, "--area", "99", by="minh", on=DAY)

    assert refused.reasons == ["các lĩnh vực: 1, 2, 3, 4, 5, 6, 7, 8"]
