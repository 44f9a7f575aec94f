"""`inspect-flow inspection`: prepared, held, recorded, signed, followed to its end."""

from __future__ import annotations

import pytest

from inspect_flow.vocabulary.errors import BadInput, MoveRefused, NotFound

CODE = "KT-2019-001"
VISIT = ("inspection", "visit", CODE, "--day", "14/8/2019")


def test_a_visit_is_arranged_with_day_times_and_place(case_at):
    desk = case_at("planned")
    said = desk.said(*VISIT, "--from", "8h", "--to", "11h30", "--place", "UBND huyện")

    assert "ngày 14/08/2019 cho KT-2019-001" in said
    (slot,) = desk.told("inspection", "show", CODE)["visit"]
    assert (slot["starts_at"], slot["ends_at"]) == ("08:00:00", "11:30:00")
    assert "08:00  11:30  UBND huyện" in " ".join(
        desk.said("inspection", "show", CODE).split("   ")
    )


def test_one_visit_may_serve_several_units_on_several_days(case_at):
    desk = case_at("planned")
    desk.said("campaign", "plan", "CCHC-2019", "dat_do")
    desk.said(
        "inspection", "visit", CODE, "KT-2019-002", "--day", "15/8/2019", "--day", "14/8/2019"
    )

    days = [row["visit_days"] for row in desk.told("inspection", "list")]

    assert days == [["2019-08-14", "2019-08-15"]] * 2


def test_a_visit_arranged_again_replaces_the_former(case_at):
    desk = case_at("planned")
    desk.said(*VISIT)
    desk.said("inspection", "visit", CODE, "--day", "20/8/2019")

    assert desk.told("inspection", "list")[0]["visit_days"] == ["2019-08-20"]


@pytest.mark.parametrize(
    "times", [("--from", "11:00", "--to", "8:00"), ("--from", "sáng"), ("--to", "25:00")]
)
def test_impossible_times_are_refused(case_at, times):
    assert isinstance(case_at("planned").refused(*VISIT, *times), BadInput)


def test_the_unit_may_not_arrange_its_own_visit(case_at):
    assert isinstance(case_at("planned").refused(*VISIT, by="tu"), MoveRefused)


def test_what_scheduling_waits_for_is_named_until_nothing_is_left(case_at):
    desk = case_at("planned")
    desk.said("campaign", "plan", "CCHC-2019", "dat_do")
    desk.said("inspection", "visit", "KT-2019-002", "--day", "16/8/2019")
    assert "Chưa cử người phụ trách" in str(
        desk.refused("inspection", "schedule", "KT-2019-002", by="lan")
    )

    said = desk.said("inspection", "head", "KT-2019-002", "bà Hạnh")

    assert "Làm tiếp được: Xếp lịch kiểm tra (schedule:" in said
    assert "nay là 'Đã xếp lịch'" in desk.said("inspection", "schedule", "KT-2019-002", by="lan")


def test_a_member_with_a_tie_stays_away_so_that_the_visit_can_be_scheduled(case_at):
    desk = case_at("planned")
    desk.said(*VISIT)
    desk.said("inspection", "head", CODE, "hanh")
    desk.said("person", "post", "minh", "long_dien", "--title", "Phó phòng")
    assert "xung đột lợi ích" in str(desk.refused("inspection", "schedule", CODE, by="lan"))

    desk.said("inspection", "stay-away", CODE, "minh", "--reason", "từng làm tại huyện")
    desk.said("inspection", "take-part", CODE, "minh")
    assert "xung đột lợi ích" in str(desk.refused("inspection", "schedule", CODE, by="lan"))
    desk.said("inspection", "stay-away", CODE, "minh", "--reason", "từng làm tại huyện")

    assert "nay là 'Đã xếp lịch'" in desk.said("inspection", "schedule", CODE, by="lan")


def test_a_late_notice_is_sent_only_with_a_written_reason(case_at):
    desk = case_at("scheduled")
    words = ("inspection", "notify", CODE)
    refused = desk.refused(*words, by="lan", on="13/8/2019")
    assert "phải ghi lý do cho 'notice_in_time'" in str(refused)

    desk.said(*words, "--override", "notice_in_time=theo chỉ đạo", by="lan", on="13/8/2019")

    shown = desk.told("inspection", "show", CODE)
    assert shown["override_reasons"] == {"notice_in_time": "theo chỉ đạo"}


def test_a_condition_that_the_move_does_not_have_cannot_be_set_aside(case_at):
    refused = case_at("scheduled").refused(
        "inspection", "notify", CODE, "--override", "notice_in_tim=x", by="lan", on="13/8/2019"
    )

    assert isinstance(refused, BadInput)
    assert "có phải ý là 'notice_in_time'" in str(refused)


def test_the_unit_hands_in_its_self_report_from_a_file_and_moves_on(case_at, tmp_path):
    desk = case_at("notified")
    (tmp_path / "bc.txt").write_text("Báo cáo tự kiểm tra", encoding="utf-8")
    (tmp_path / "bc.pdf").write_bytes(b"%PDF-1.4")

    desk.said("inspection", "self-report", CODE, "--file", str(tmp_path / "bc.txt"),
              "--evidence", str(tmp_path / "bc.pdf"), by="tu", on="7/8/2019")  # fmt: skip

    shown = desk.told("inspection", "show", CODE)
    assert (shown["state"], shown["self_report"]) == ("self_reported", "Báo cáo tự kiểm tra")
    assert [file["name"] for file in desk.told("inspection", "evidence", CODE)] == ["bc.pdf"]


def test_the_operator_types_a_self_report_without_moving_the_case(case_at):
    desk = case_at("notified")
    said = desk.said("inspection", "self-report", CODE, "Báo cáo", on="7/8/2019")

    assert "Làm tiếp được: Nộp báo cáo tự kiểm tra" in said
    assert desk.told("inspection", "show", CODE)["state"] == "notified"


@pytest.mark.parametrize("words", [(), ("chữ", "--file", "x.txt")])
def test_text_and_file_exclude_each_other(case_at, words):
    refused = case_at("notified").refused("inspection", "self-report", CODE, *words, by="tu")

    assert "chỉ một trong hai" in str(refused)


@pytest.mark.parametrize(
    ("content", "fault"),
    [(None, "không có tệp này"), ("chữ".encode("utf-16"), "không phải văn bản UTF-8")],
)
def test_a_text_file_that_cannot_be_read_is_refused(case_at, tmp_path, content, fault):
    file = tmp_path / "bc.txt"
    if content is not None:
        file.write_bytes(content)

    refused = case_at("notified").refused(
        "inspection", "self-report", CODE, "--file", str(file), by="tu"
    )

    assert fault in str(refused)


def test_start_takes_the_way_that_fits(case_at):
    desk = case_at("notified")
    words = ("inspection", "start", CODE)
    refused = desk.refused(*words, by="hanh", on="14/8/2019")
    assert "'Bắt đầu khi chưa có báo cáo tự kiểm tra' phải ghi lý do" in str(refused)

    said = desk.said(*words, "--reason", "đơn vị chậm nộp", by="hanh", on="14/8/2019")

    assert "nay là 'Đang kiểm tra tại đơn vị'" in said


def test_attendance_is_recorded_on_both_sides(case_at):
    desk = case_at("on_site")
    desk.said("inspection", "attend", CODE, "--side", "phía đoàn", "--name", "bà Hạnh", "--signs")
    desk.said("inspection", "attend", CODE, "--title", "Phó Chủ tịch", "--substitute-for", "ông Tú")

    rows = desk.told("inspection", "show", CODE)["attendance"]

    assert [(row["side"], row["signs"]) for row in rows] == [("delegation", True), ("unit", False)]
    assert rows[1]["substitute_for"] == "ông Tú"


@pytest.mark.parametrize("words", [("--side", "bên kia", "--name", "ai"), ("--name", " ")])
def test_attendance_of_nobody_or_nowhere_is_refused(case_at, words):
    assert isinstance(case_at("on_site").refused("inspection", "attend", CODE, *words), BadInput)


def test_an_inspection_may_say_that_nothing_was_found_wanting(case_at):
    desk = case_at("on_site")
    desk.said("inspection", "no-shortcoming", CODE, by="minh", on="14/8/2019")

    assert desk.told("inspection", "show", CODE)["says_no_shortcoming"] is True


def test_the_unit_comments_on_the_draft_and_the_minutes_are_signed(case_at):
    desk = case_at("findings_drafted")
    said = desk.said("inspection", "comments", CODE, "Nhất trí", by="tu", on="15/8/2019")
    assert "Làm tiếp được: Sửa dự thảo" not in said

    said = desk.said("inspection", "sign", CODE, by="hanh", on="15/8/2019")

    assert "nay là 'Đã ký biên bản'" in said
    papers = desk.told("inspection", "show", CODE)["documents"]
    assert [(each["kind"], each["state"]) for each in papers][-1] == ("minutes", "issued")


def test_agreement_on_the_spot_and_refusal_to_sign_are_recorded(case_at):
    desk = case_at("findings_drafted")

    assert "thống nhất tại chỗ" in desk.said("inspection", "agree", CODE, by="lan")
    assert "không ký biên bản" in desk.said("inspection", "refuse-to-sign", CODE, "chờ xem lại")
    assert isinstance(desk.refused("inspection", "refuse-to-sign", CODE, " "), BadInput)


def test_conclusion_waits_for_its_signer(case_at):
    desk = case_at("minutes_signed")
    words = ("inspection", "conclude", CODE)
    assert "Chưa ghi người ký" in str(desk.refused(*words, by="hanh", on="30/8/2019"))

    desk.said("inspection", "signer", CODE, "hanh")

    assert "nay là 'Đã thông báo kết luận'" in desk.said(*words, by="hanh", on="30/8/2019")


def test_an_inspection_with_open_deficiencies_does_not_close(case_at):
    refused = case_at("following_up").refused("inspection", "close", CODE, by="hanh")

    assert "Còn 1 tồn tại chưa xong: KT-2019-001-TT-01" in str(refused)


def test_postponing_needs_a_reason(case_at):
    desk = case_at("notified")

    assert "phải ghi lý do" in str(desk.refused("inspection", "postpone", CODE, by="hanh"))
    assert "'Tạm hoãn'" in desk.said("inspection", "postpone", CODE, "--reason", "bão", by="hanh")


def test_inspections_are_filtered(case_at):
    desk = case_at("on_site")

    assert len(desk.told("inspection", "list", "--state", "on-site", "--unit", "long_dien")) == 1
    assert desk.told("inspection", "list", "--unit", "huyện Đất Đỏ") == []
    assert isinstance(desk.refused("inspection", "list", "--campaign", "CCHC"), NotFound)


def test_a_case_shows_everything_on_one_page(case_at):
    said = case_at("following_up").said("inspection", "show", CODE)

    for part in ("UBND huyện Long Điền", "Buổi làm việc", "Người dự", "Nhận xét",
                 "Tồn tại phải khắc phục", "Văn bản", "1/BB-ĐKT"):  # fmt: skip
        assert part in said


def test_a_case_without_minutes_is_listed_as_stuck_with_its_rule(case_at):
    desk = case_at("on_site")

    (row,) = desk.told("inspection", "list", "--stuck", on="30/8/2019")
    said = desk.said("inspection", "list", "--stuck", on="30/8/2019")

    assert (row["rule"], row["days"], row["overdue_days"]) == ("no_minutes", 16, 9)
    assert "đã kiểm tra xong, chưa ký biên bản" in said
    assert desk.told("inspection", "list", "--stuck", on="14/8/2019") == []
