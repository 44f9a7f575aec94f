"""`inspect-flow deficiency`: assigned, reported, verified, returned, extended, disputed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from inspect_flow.records.tables import Succession, Unit, UnitVersion
from inspect_flow.vocabulary.errors import BadInput, MoveRefused, NotFound
from inspect_flow.vocabulary.units import UnitLevel
from tests.builders import House, a_house, a_unit, an_inspection
from tests.command_line import CommandLine, a_command_line

CODE = "KT-2019-001-TT-01"


def a_paper(folder: Path, name: str = "cv-512.pdf", content: bytes = b"%PDF-1.4") -> str:
    """Write a file to hand in."""
    (folder / name).write_bytes(content)
    return str(folder / name)


def an_heir(house: House, gone: Unit) -> None:
    """Let the unit end on 30/6/2025 and a commune follow it."""
    session = house.work.session
    version = session.exec(select(UnitVersion).where(UnitVersion.unit_id == gone.id)).one()
    version.valid_to = date(2025, 6, 30)
    began = date(2025, 7, 1)
    heir = a_unit(house, "xa_long_dien", "xã Long Điền", UnitLevel.COMMUNE, valid_from=began)
    session.add(Succession(predecessor_id=gone.id, successor_id=heir.id, on=began, kind="merge"))


def report(desk: CommandLine, folder: Path, on: str = "20/9/2019") -> str:
    """Hand in a report with a file."""
    words = ("deficiency", "report", CODE, "Đã ban hành công văn", "--evidence", a_paper(folder))
    return desk.said(*words, by="tu", on=on)


def shown(desk: CommandLine) -> dict:
    return desk.told("deficiency", "show", CODE)


def test_a_deficiency_is_assigned_with_owner_deadline_and_partners(case_at):
    desk = case_at("concluded")
    desk.said("deficiency", "assign", CODE, "--deadline", "30/9/2019", "--with", "dat_do",
              "--responsible", "Phòng Nội vụ", "--task", "ban hành văn bản", by="lan")  # fmt: skip

    seen = shown(desk)

    assert (seen["deadline"], seen["original_deadline"]) == ("2019-09-30", "2019-09-30")
    assert (seen["co_responsible"], seen["responsible"]) == (["UBND huyện Đất Đỏ"], "Phòng Nội vụ")


def test_assigning_nothing_is_refused(case_at):
    assert isinstance(case_at("concluded").refused("deficiency", "assign", CODE), BadInput)


def test_after_the_directive_the_deadline_moves_only_by_extension(case_at):
    refused = case_at("directed").refused("deficiency", "assign", CODE, "--deadline", "1/12/2019")

    assert "đổi thời hạn bằng gia hạn" in str(refused)


def test_overdue_days_are_counted_and_the_original_deadline_stays(case_at):
    desk = case_at("directed")

    (row,) = desk.told("deficiency", "list", "--overdue", on="10/10/2019")

    assert (row["overdue_days"], row["original_deadline"]) == (10, "2019-09-30")
    assert desk.told("deficiency", "list", "--overdue", on="30/9/2019") == []
    assert "Quá hạn (ngày)" in desk.said("deficiency", "list", "--overdue", on="10/10/2019")
    assert row["rule"] == "qua hạn 30/09/2019, trạng thái “Đã yêu cầu khắc phục” còn tính thời hạn"


def test_a_reported_deficiency_is_not_overdue_for_the_unit(case_at, tmp_path):
    desk = case_at("directed")
    report(desk, tmp_path)

    assert desk.told("deficiency", "list", "--overdue", on="10/10/2019") == []


def test_a_plan_is_handed_in_and_accepted(case_at):
    desk = case_at("directed")
    said = desk.said("deficiency", "plan", CODE, "Ban hành trước 20/9", by="tu", on="8/9/2019")
    assert "Làm tiếp được: Chấp thuận kế hoạch khắc phục (accept_plan:" in said

    desk.said("deficiency", "accept-plan", CODE, by="minh", on="9/9/2019")

    assert shown(desk)["state"] == "plan_accepted"


def test_a_report_without_evidence_is_refused_and_leaves_nothing(case_at):
    desk = case_at("directed")
    refused = desk.refused("deficiency", "report", CODE, "Đã làm", by="tu", on="20/9/2019")

    assert "đính kèm ít nhất một tệp" in str(refused)
    assert shown(desk)["remediations"] == []


def test_a_report_with_evidence_is_verified_and_closed(case_at, tmp_path):
    desk = case_at("directed")
    report(desk, tmp_path)
    desk.said("deficiency", "verify", CODE, "Đã xem công văn 512", by="minh", on="25/9/2019")

    assert "Hồ sơ đã kết thúc." in desk.said("deficiency", "close", CODE, by="lan", on="26/9/2019")
    kinds = [each["kind"] for each in shown(desk)["remediations"]]
    assert kinds == ["report", "verification"]


def test_nobody_of_the_unit_verifies(case_at, tmp_path):
    desk = case_at("directed")
    report(desk, tmp_path)

    assert isinstance(desk.refused("deficiency", "verify", CODE, "tốt", by="tu"), MoveRefused)


def test_a_report_is_returned_with_a_new_deadline(case_at, tmp_path):
    desk = case_at("directed")
    report(desk, tmp_path)
    words = ("deficiency", "return", CODE, "--reason", "thiếu quyết định", "--deadline")
    assert isinstance(desk.refused(*words, "1/9/2019", by="minh", on="25/9/2019"), MoveRefused)

    desk.said(*words, "31/10/2019", by="minh", on="25/9/2019")

    seen = shown(desk)
    assert (seen["state"], seen["deadline"]) == ("returned", "2019-10-31")
    assert seen["original_deadline"] == "2019-09-30"


def test_every_bad_file_is_named_at_once(case_at, tmp_path):
    files = (str(tmp_path / "mất.pdf"), a_paper(tmp_path, "a.exe", b"MZ\x90"),
             a_paper(tmp_path, "b.pdf", b""))  # fmt: skip
    words = [word for file in files for word in ("--evidence", file)]

    refused = case_at("directed").refused("deficiency", "report", CODE, "x", *words, by="tu",
                                          on="20/9/2019")  # fmt: skip

    assert "Có 3 tệp không nhận được" in str(refused)
    assert len(refused.reasons) == 3


def test_a_folder_is_no_evidence(case_at, tmp_path):
    refused = case_at("directed").refused("deficiency", "evidence", CODE, str(tmp_path), by="tu")

    assert "không phải tệp thường" in str(refused)


def test_evidence_is_added_listed_and_exported(case_at, tmp_path):
    desk = case_at("directed")
    paper = a_paper(tmp_path, "Công văn 512.pdf")
    desk.said("deficiency", "evidence", CODE, paper, "--refers-to", "18/9/2019", "--note", "bản ký",
              by="tu", on="20/9/2019")  # fmt: skip

    (file,) = desk.told("deficiency", "evidence", CODE)
    assert (file["name"], file["refers_to_on"], file["author"]) == (
        "Công văn 512.pdf", "2019-09-18", "ông Tú",
    )  # fmt: skip
    assert "Đã xuất 1 tệp" in desk.said("deficiency", "evidence", CODE, "--to", str(tmp_path / "x"))
    assert (tmp_path / "x" / "Công văn 512.pdf").read_bytes() == b"%PDF-1.4"


def test_more_time_is_asked_for_and_granted(case_at):
    desk = case_at("directed")
    ask = ("deficiency", "extend", CODE, "--deadline", "31/10/2019", "--reason", "chờ góp ý")
    assert f"answer-extension {CODE} --grant" in desk.said(*ask, by="tu", on="20/9/2019")

    desk.said("deficiency", "answer-extension", CODE, "--grant", by="hanh", on="23/9/2019")

    seen = shown(desk)
    assert (seen["deadline"], seen["original_deadline"]) == ("2019-10-31", "2019-09-30")
    assert seen["extensions"][0]["state"] == "granted"


def test_more_time_is_refused_only_with_a_reason(case_at):
    desk = case_at("directed")
    desk.said("deficiency", "extend", CODE, "--deadline", "31/10/2019", "--reason", "bận", by="tu",
              on="20/9/2019")  # fmt: skip
    words = ("deficiency", "answer-extension", f"{CODE}-GH-01", "--refuse")
    assert isinstance(desk.refused(*words, by="hanh", on="23/9/2019"), MoveRefused)

    desk.said(*words, "--reason", "lý do chưa rõ", by="hanh", on="23/9/2019")

    assert shown(desk)["deadline"] == "2019-09-30"


@pytest.mark.parametrize("until", ["30/9/2019", "1/9/2019"])
def test_more_time_must_be_later(case_at, until):
    refused = case_at("directed").refused(
        "deficiency",
        "extend",
        CODE,
        "--deadline",
        until,
        "--reason",
        "bận",
        by="tu",
        on="20/9/2019",
    )

    assert "phải sau thời hạn hiện tại" in str(refused)


def test_an_answer_needs_a_request_and_a_word(case_at):
    desk = case_at("directed")

    assert "--grant" in str(desk.refused("deficiency", "answer-extension", CODE, by="hanh"))
    refused = desk.refused("deficiency", "answer-extension", CODE, "--grant", by="hanh")
    assert "không có đề nghị gia hạn nào đang chờ" in str(refused)


def test_the_unit_takes_its_request_back(case_at):
    desk = case_at("directed")
    ask = ("deficiency", "extend", CODE, "--deadline", "31/10/2019", "--reason", "bận")
    desk.said(*ask, by="tu", on="20/9/2019")

    desk.said("deficiency", "withdraw-extension", CODE, by="tu", on="21/9/2019")

    assert shown(desk)["extensions"][0]["state"] == "withdrawn"
    desk.said(*ask, by="tu", on="22/9/2019")


@pytest.mark.parametrize(("choice", "state"), [("--uphold", "upheld"), ("--withdraw", "withdrawn")])
def test_a_dispute_is_ruled_on(case_at, choice, state):
    desk = case_at("directed")
    desk.said("deficiency", "dispute", CODE, "--reason", "số liệu sai", by="tu", on="10/9/2019")
    words = ("deficiency", "rule", CODE)
    assert "--uphold" in str(desk.refused(*words, by="hanh"))

    desk.said(*words, choice, "--reason", "đã đối chiếu", by="hanh", on="12/9/2019")

    assert shown(desk)["state"] == state


def test_a_suspended_clock_runs_on_later(case_at):
    desk = case_at("directed")
    desk.said("deficiency", "suspend", CODE, "--reason", "chờ Bộ", by="hanh", on="10/9/2019")
    assert desk.told("deficiency", "list", "--overdue", on="1/11/2019") == []

    desk.said("deficiency", "resume", CODE, by="hanh", on="20/9/2019")

    assert shown(desk)["deadline"] == "2019-10-10"


def test_a_waiver_needs_a_reason(case_at):
    desk = case_at("directed")
    words = ("deficiency", "waive", CODE)

    assert "phải ghi lý do" in str(desk.refused(*words, by="hanh"))
    assert "Hồ sơ đã kết thúc." in desk.said(*words, "--reason", "hết hiệu lực", by="hanh")


def test_a_dissolved_unit_hands_over_on_the_strength_of_a_document(tmp_path):
    house = a_house()
    an_inspection(house, until="directed")
    an_heir(house, house.unit("long_dien"))
    desk = a_command_line(tmp_path, house)
    words = ("deficiency", "transfer", CODE, "xa_long_dien")
    assert "--document" in str(desk.refused(*words, by="hanh", on="2/7/2025"))

    said = desk.said(*words, "--document", "NQ 1662/NQ-UBTVQH15", by="hanh", on="2/7/2025")

    assert "Đã chuyển KT-2019-001-TT-01 cho UBND xã Long Điền." in said


def test_a_deficiency_tells_its_whole_story_in_order(case_at, tmp_path):
    desk = case_at("directed")
    report(desk, tmp_path)
    desk.said("deficiency", "comment", CODE, "Đã nhận hồ sơ", by="lan", on="21/9/2019")

    labels = [each["label"] for each in desk.told("deficiency", "timeline", CODE)]

    assert labels[0] == "Ghi nhận xét"
    assert labels[-4:] == [
        "Gửi báo cáo khắc phục",
        "Đính kèm minh chứng",
        "Báo cáo kết quả khắc phục",
        "Trao đổi",
    ]


def test_deficiencies_are_filtered_by_unit_campaign_and_state(case_at):
    desk = case_at("directed")

    assert len(desk.told("deficiency", "list", "--unit", "Huyện Long Điền", "--open")) == 1
    assert desk.told("deficiency", "list", "--unit", "dat_do") == []
    assert len(desk.told("deficiency", "list", "--campaign", "CCHC-2019")) == 1
    assert desk.told("deficiency", "list", "--state", "đã kết thúc") == []
    assert isinstance(desk.refused("deficiency", "show", "KT-2019-001-TT-9"), NotFound)
