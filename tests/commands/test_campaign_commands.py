"""`inspect-flow campaign`: opened, founded, planned, amended, moved, renewed."""

from __future__ import annotations

import pytest

from inspect_flow.vocabulary.errors import BadInput, MoveRefused, NotFound

OPEN = ("campaign", "open", "BRVT-2019", "Kiểm tra CCHC năm 2019", "--year", "2019")


def test_a_campaign_is_opened_and_the_next_step_is_said(case_at):
    said = case_at("house").said(*OPEN, "--issuer", "tinh", "--lead", "Sở Nội vụ")

    assert "Đã mở đợt kiểm tra BRVT-2019." in said
    assert "Bước tiếp theo, Ban hành kế hoạch:" in said


def test_all_faults_of_a_new_campaign_are_named_at_once(case_at):
    refused = case_at("house").refused(
        *OPEN[:4], "--year", "1200", "--from", "2/6/2019", "--to", "1/6/2019", "--checklist", "x"
    )

    assert isinstance(refused, BadInput)
    assert len(refused.reasons) == 3


@pytest.mark.parametrize("code", ["", " ", "A B", "../A", "A/B", "-A", "A" * 65])
def test_a_code_that_cannot_be_typed_is_refused(case_at, code):
    refused = case_at("house").refused("campaign", "open", "--year", "2019", "--", code, "tên")

    assert isinstance(refused, BadInput)


def test_a_surprise_campaign_is_unannounced(case_at):
    desk = case_at("house")
    desk.said(*OPEN, "--kind", "đột xuất")

    assert desk.told("campaign", "show", "BRVT-2019")["is_announced"] is False


def test_a_campaign_sets_time_limits_of_its_own(case_at):
    desk = case_at("house")
    desk.said(*OPEN, "--interval", "conclusion=10", "--interval", "directive=5:working_day")

    limits = {row["name"]: row for row in desk.told("campaign", "show", "BRVT-2019")["intervals"]}

    assert (limits["conclusion"]["count"], limits["conclusion"]["own"]) == (10, True)
    assert limits["directive"]["unit"] == "working_day"
    assert limits["minutes"]["own"] is False


@pytest.mark.parametrize(
    "interval", ["conclusion", "conclusion=mười", "conclusio=10", "minutes=1:tuần"]
)
def test_a_bad_time_limit_is_refused(case_at, interval):
    assert isinstance(case_at("house").refused(*OPEN, "--interval", interval), BadInput)


def test_one_decision_may_found_the_campaign_and_its_delegation(case_at):
    desk = case_at("house")
    desk.said(*OPEN, "--issuer", "tinh")
    desk.said("campaign", "decision", "BRVT-2019", "784/QĐ-UBND", "--date", "19/4/2019",
              "--role", "founding", "--role", "delegation")  # fmt: skip

    papers = desk.told("campaign", "show", "BRVT-2019")["decisions"]

    assert {paper["role"] for paper in papers} == {"founding", "delegation"}
    assert {paper["number"] for paper in papers} == {"784/QĐ-UBND"}


def test_the_same_decision_twice_is_refused(case_at):
    desk = case_at("campaign")
    words = ("campaign", "decision", "CCHC-2019", "784/QĐ-UBND", "--date", "19/4/2019")

    assert "đã được ghi cho CCHC-2019" in str(desk.refused(*words))


@pytest.mark.parametrize("number", ["784", "/QĐ-UBND", "784/"])
def test_a_decision_needs_number_and_symbol(case_at, number):
    refused = case_at("campaign").refused("campaign", "decision", "CCHC-2019", number)

    assert "784/QĐ-UBND" in str(refused)


def test_an_amending_decision_says_what_it_changes(case_at):
    desk = case_at("campaign")
    words = ("campaign", "decision", "CCHC-2019", "900/QĐ-UBND", "--date", "1/6/2019",
             "--role", "amending")  # fmt: skip

    assert "--change" in str(desk.refused(*words))
    assert "điều chỉnh kế hoạch" in desk.said(*words, "--change", "thêm huyện Đất Đỏ")


def test_units_are_planned_by_code_or_name(case_at):
    desk = case_at("campaign")
    said = desk.said("campaign", "plan", "CCHC-2019", "long_dien", "huyện Đất Đỏ")

    assert "KT-2019-001 (long_dien), KT-2019-002 (dat_do)" in said
    assert len(desk.told("inspection", "list", "--campaign", "CCHC-2019")) == 2


def test_one_bad_unit_leaves_nothing_planned(case_at):
    desk = case_at("campaign")

    assert isinstance(desk.refused("campaign", "plan", "CCHC-2019", "long_dien", "xa_la"), NotFound)
    assert desk.told("inspection", "list") == []


def test_an_unknown_checklist_of_a_plan_is_refused(case_at):
    refused = case_at("campaign").refused(
        "campaign", "plan", "CCHC-2019", "long_dien", "--checklist", "district_2018"
    )

    assert "district_2019" in str(refused)


def test_a_quota_is_promised_in_words(case_at):
    desk = case_at("campaign")
    desk.said("campaign", "quota", "CCHC-2019", "cấp xã", "5")

    assert desk.told("campaign", "show", "CCHC-2019")["quotas"][0]["level"] == "commune"


def test_an_issued_plan_is_amended_only_on_a_paper(case_at):
    desk = case_at("scheduled")
    words = ("campaign", "amend", "CCHC-2019", "--to", "15/12/2019")

    assert "--basis" in str(desk.refused(*words))
    desk.said(*words, "--basis", "Công văn 512/UBND-NV")
    assert desk.told("campaign", "show", "CCHC-2019")["ends_on"] == "2019-12-15"


def test_amending_nothing_is_refused(case_at):
    assert isinstance(case_at("campaign").refused("campaign", "amend", "CCHC-2019"), BadInput)


def test_the_operator_is_told_who_may_decide(case_at):
    refused = case_at("scheduled").refused("campaign", "cancel", "CCHC-2019", "--reason", "x")

    assert isinstance(refused, MoveRefused)
    assert "--as MÃ, ví dụ: hanh (bà Hạnh)" in str(refused)


def test_the_head_moves_the_campaign_by_verb_by_move_and_by_label(case_at):
    desk = case_at("scheduled")

    assert "nay là 'Đang kiểm tra'" in desk.said("campaign", "begin", "CCHC-2019", by="hanh")
    refused = desk.refused("campaign", "move", "CCHC-2019", "conclude", by="hanh")
    assert isinstance(refused, MoveRefused)
    said = desk.said("campaign", "move", "CCHC-2019", "hủy đợt kiểm tra", "--reason", "dịch bệnh",
                     by="hanh")  # fmt: skip
    assert "Hồ sơ đã kết thúc." in said


def test_moves_are_shown_with_what_stands_in_the_way(case_at):
    desk = case_at("campaign")
    moves = {each["name"]: each for each in desk.told("campaign", "moves", "CCHC-2019")["moves"]}

    assert not moves["issue"]["is_ready"]
    assert "Kế hoạch chưa có đơn vị nào" in moves["issue"]["obstacles"][0]
    assert "Còn vướng:" in desk.said("campaign", "moves", "CCHC-2019")


def test_an_unknown_move_is_answered_with_the_nearest(case_at):
    refused = case_at("campaign").refused("campaign", "move", "CCHC-2019", "isue", by="hanh")

    assert "có phải ý là 'issue'" in str(refused)


def test_an_unknown_campaign_is_answered_with_near_codes(case_at):
    refused = case_at("campaign").refused("campaign", "show", "CCHC-2018")

    assert isinstance(refused, NotFound)
    assert refused.reasons == ["gần giống: CCHC-2019"]


def test_next_years_campaign_takes_over_units_and_delegation(case_at):
    desk = case_at("concluded")
    renewed = ("campaign", "renew", "CCHC-2019", "CCHC-2020", "--year", "2020")
    assert "lấy lại 1 đơn vị" in desk.said(*renewed, on="2/3/2020")

    shown = desk.told("campaign", "show", "CCHC-2020")

    assert [each["unit_code"] for each in shown["inspections"]] == ["long_dien"]
    assert shown["delegations"][0]["head"] == "bà Hạnh"


def test_a_reinspection_carries_over_what_is_still_open(case_at):
    desk = case_at("directed")
    desk.said("campaign", "open", "CCHC-2020", "Kiểm tra năm 2020", on="2/3/2020")
    desk.said("delegation", "appoint", "CCHC-2020", "D2020", "Đoàn kiểm tra")
    desk.said("delegation", "add", "D2020", "hanh", "--role", "head")
    words = ("campaign", "reinspect", "CCHC-2020", "KT-2019-001")
    assert isinstance(desk.refused(*words, on="2/3/2020"), MoveRefused)

    said = desk.said(*words, by="hanh", on="2/3/2020")

    assert "mang theo 1 tồn tại chưa xong" in said
    old, new = desk.told("deficiency", "list")
    assert (old["state"], new["state"]) == ("carried_over", "recorded")


def test_a_campaigns_timeline_and_remarks_are_read_back(case_at):
    desk = case_at("scheduled")
    desk.said("campaign", "comment", "CCHC-2019", "Nhắc Sở gửi số liệu", by="lan")

    assert desk.told("campaign", "comment", "CCHC-2019")[0]["author"] == "bà Lan"
    assert "Trao đổi; Nhắc Sở gửi số liệu" in desk.said("campaign", "timeline", "CCHC-2019")


def test_campaigns_are_listed_by_year_and_state(case_at):
    desk = case_at("campaign")

    assert len(desk.told("campaign", "list", "--year", "2019", "--state", "đang dự thảo")) == 1
    assert desk.told("campaign", "list", "--year", "2018") == []
    assert "planned" not in str(desk.refused("campaign", "list", "--state", "planned").reasons)
