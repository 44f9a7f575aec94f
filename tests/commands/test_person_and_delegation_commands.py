"""`inspect-flow person` and `delegation`: who takes part, in which place, since when."""

from __future__ import annotations

import pytest

from inspect_flow.vocabulary.errors import BadInput, NotFound

DELEGATION = "CCHC-2019-D1"


def test_a_person_is_registered_with_unit_and_title(case_at):
    desk = case_at("house")
    desk.said("person", "add", "an", "bà An", "--title", "chuyên viên", "--unit", "Sở Nội vụ")

    shown = desk.told("person", "show", "an")

    assert (shown["name"], shown["title"], shown["unit"]) == ("bà An", "chuyên viên", "Sở Nội vụ")


def test_a_taken_code_is_refused(case_at):
    assert isinstance(case_at("house").refused("person", "add", "hanh", "bà Hạnh khác"), BadInput)


def test_persons_are_listed_by_unit_and_by_word(case_at):
    desk = case_at("house")

    assert [row["code"] for row in desk.told("person", "list", "--unit", "snv")] == ["hanh", "lan"]
    assert [row["code"] for row in desk.told("person", "list", "--search", "quan")] == ["quan"]


def test_who_changes_unit_keeps_the_former_one_as_a_post(case_at):
    desk = case_at("house")
    desk.said("person", "amend", "tu", "--unit", "snv", "--title", "Trưởng phòng", on="1/3/2020")

    shown = desk.told("person", "show", "tu")

    assert shown["unit"] == "Sở Nội vụ"
    assert [post["unit"] for post in shown["posts"]] == ["UBND huyện Long Điền"]
    assert shown["posts"][0]["to_on"] == "2020-03-01"


def test_amending_nothing_is_refused(case_at):
    assert "chưa ghi thông tin" in str(case_at("house").refused("person", "amend", "tu"))


def test_a_former_post_blocks_the_inspection_of_that_unit(case_at):
    desk = case_at("campaign")
    desk.said("campaign", "plan", "CCHC-2019", "long_dien")
    desk.said("person", "post", "minh", "long_dien", "--title", "Phó phòng", "--to", "31/12/2016")

    assert "ông Minh từng là Phó phòng" in desk.said("inspection", "moves", "KT-2019-001")


def test_a_post_that_ends_before_it_begins_is_refused(case_at):
    words = ("--from", "2/1/2016", "--to", "1/1/2016")

    assert isinstance(case_at("house").refused("person", "post", "minh", "snv", *words), BadInput)


def test_a_member_is_added_in_a_role_typed_in_vietnamese(case_at):
    desk = case_at("campaign")
    desk.said("delegation", "add", DELEGATION, "ông Quân", "--role", "phó trưởng đoàn")

    members = desk.told("delegation", "show", DELEGATION)["members"]

    assert (members[-1]["person"], members[-1]["role"]) == ("quan", "deputy")


@pytest.mark.parametrize(
    ("person", "role", "fault"),
    [("quan", "head", "đã có trưởng đoàn"), ("minh", "member", "đã là thành viên đoàn")],
)
def test_a_place_that_is_taken_is_refused(case_at, person, role, fault):
    refused = case_at("campaign").refused("delegation", "add", DELEGATION, person, "--role", role)

    assert fault in str(refused)


def test_a_released_member_stays_in_the_list_with_the_day(case_at):
    desk = case_at("campaign")
    desk.said("delegation", "release", DELEGATION, "minh", "--paper", "CV 300", on="1/8/2019")

    members = {
        each["person"]: each for each in desk.told("delegation", "show", DELEGATION)["members"]
    }

    assert members["minh"]["to_on"] == "2019-08-01"


def test_a_substitute_needs_a_paper(case_at):
    desk = case_at("campaign")
    words = ("delegation", "substitute", DELEGATION, "minh", "quan")

    assert "--paper" in str(desk.refused(*words))
    desk.said(*words, "--paper", "CV 301/SNV", "--from", "1/8/2019", "--to", "31/8/2019")
    members = desk.told("delegation", "show", DELEGATION)["members"]
    assert (members[-1]["person"], members[-1]["substitute_for"]) == ("quan", "ông Minh")


def test_another_delegation_may_be_appointed(case_at):
    desk = case_at("campaign")
    desk.said("delegation", "appoint", "CCHC-2019", "D2", "Đoàn số 2", "--symbol", "ĐKT2")

    assert [row["code"] for row in desk.told("delegation", "list")] == [DELEGATION, "D2"]


def test_an_unknown_person_is_not_found(case_at):
    assert isinstance(case_at("campaign").refused("delegation", "add", DELEGATION, "ai"), NotFound)
