"""`inspect-flow calendar feed…`: the file, its secret addresses, and what is refused."""

from __future__ import annotations

import pytest

from inspect_flow.vocabulary.errors import BadInput, MoveRefused, NotFound
from tests.calendar_reading import entries

ON = "2/8/2019"


def test_the_calendar_of_a_person_is_written_to_a_file(case_at, tmp_path):
    desk, file = case_at("notified"), tmp_path / "tu.ics"
    said = desk.said("calendar", "feed", "--person", "tu", "--to", str(file), on=ON)
    found = entries(file.read_bytes())
    assert said == f"Đã ghi {file}: {len(found)} mục lịch.\n"
    assert "Kiểm tra cải cách hành chính: UBND huyện Long Điền" in {e.summary for e in found}


def test_without_a_file_the_calendar_is_printed(case_at):
    said = case_at("notified").said("calendar", "feed", "--unit", "long_dien", on=ON)
    assert said.startswith("BEGIN:VCALENDAR\n")


def test_an_address_is_said_once_and_listed_without_its_secret(case_at):
    desk = case_at("notified")
    made = desk.told("calendar", "feed-address", "--person", "tu", on=ON)
    assert made["path"] == f"/calendar/{made['token']}.ics"
    assert len(made["token"]) >= 43
    [listed] = desk.told("calendar", "feed-list")
    assert (listed["number"], listed["reader"], listed["revoked_at"]) == (1, "ông Tú", None)
    assert made["token"] not in str(listed)


def test_a_revoked_address_says_when(case_at):
    desk = case_at("notified")
    desk.said("calendar", "feed-address", "--unit", "long_dien", by="tu")
    desk.said("calendar", "feed-revoke", "1", by="tu", on=ON)
    assert desk.told("calendar", "feed-list", by="tu")[0]["revoked_at"].startswith("2019-08-02")


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("feed",), BadInput),
        (("feed", "--person", "tu", "--unit", "long_dien"), BadInput),
        (("feed", "--person", "tú"), NotFound),
        (("feed", "--person", "tu", "--to", "/không/có/tu.ics"), BadInput),
        (("feed-address",), BadInput),
        (("feed-revoke", "7"), NotFound),
    ],
)
def test_what_cannot_be_done_is_said(case_at, words, fault):
    assert isinstance(case_at("notified").refused("calendar", *words), fault)


def test_who_acts_gets_only_their_own(case_at):
    refused = case_at("notified").refused("calendar", "feed", "--person", "lan", by="quan")
    assert isinstance(refused, MoveRefused)
    assert "chỉ lấy được lịch của chính mình" in str(refused)
