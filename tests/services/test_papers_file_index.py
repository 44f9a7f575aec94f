"""The index of a file: what lies in it, what should and does not, and how many sheets."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from inspect_flow.documents.shapes import faults
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import Campaign, Inspection
from inspect_flow.rules.expected_papers import FileFacts, missing_papers
from inspect_flow.services import journal
from inspect_flow.services.documents import documents_of
from inspect_flow.services.papers import paper_context
from inspect_flow.services.registry import get
from inspect_flow.vocabulary.documents import DocumentKind
from tests.builders import House, a_campaign, a_house, an_inspection
from tests.services.test_numbers_of_queries import asked

DAY = date(2019, 10, 1)


def index(house: House, subject: Tracked) -> dict[str, Any]:
    work = house.by("lan", DAY)
    context = paper_context(work, DocumentKind.FILE_INDEX, subject, draft=False)
    assert faults("file_index", context) == []
    return context


def test_a_file_lists_decisions_papers_and_what_the_unit_handed_in():
    house = a_house()
    context = index(house, an_inspection(house, until="following_up"))

    numbers = {row["number"]: row for row in context["papers"]}
    assert numbers["784/QĐ-UBND"]["abstract"].startswith("Quyết định ban hành Kế hoạch kiểm tra")
    assert numbers["01/BB-ĐKT"]["date"] == "2019-08-14"
    assert numbers["01/BB-ĐKT"]["abstract"].startswith("Biên bản kiểm tra công tác")
    assert "Báo cáo tự kiểm tra" in [row["abstract"] for row in context["papers"]]
    assert all(numbers[number]["sheets"] >= 1 for number in ("01/BB-ĐKT",))
    assert context["n_sheets"] == sum(row["sheets"] for row in context["papers"])
    assert context["n_papers"] + context["n_missing"] == len(context["papers"])


def test_the_report_that_nobody_sent_is_said_to_be_missing():
    house = a_house()
    context = index(house, an_inspection(house, until="following_up"))

    [missing] = [row for row in context["papers"] if row["is_missing"]]
    assert missing["abstract"] == "báo cáo kết quả khắc phục 01 tồn tại, hạn chế"
    assert missing["note"] == "chưa có trong hồ sơ"


def test_why_a_paper_broke_the_rules_of_form_is_printed_in_the_index():
    house = a_house()
    inspection = an_inspection(house, until="minutes_signed")
    [minutes] = [each for each in documents_of(house.work, inspection) if each.kind == "minutes"]
    excused = {"form": {"reason": "bản gốc giữ nguyên", "breaches": ["…"], "by": "hanh"}}
    journal.change(house.by("hanh"), minutes, {"extra": excused}, "document.form_excused")
    numbers = {row["number"]: row for row in index(house, inspection)["papers"]}

    assert numbers["01/BB-ĐKT"]["note"] == (
        "ban hành dù chưa đúng thể thức; lý do: bản gốc giữ nguyên"
    )


def test_a_file_that_has_just_begun_lacks_nothing():
    house = a_house()

    assert index(house, an_inspection(house))["n_missing"] == 0


NOTICE = "công văn thông báo lịch kiểm tra"
NOTHING = {"has_self_report": False, "n_directed": 0, "n_unreported": 0}


@pytest.mark.parametrize(
    ("state", "is_announced", "expected"),
    [
        ("planned", True, []),
        ("notified", True, [NOTICE]),
        ("on_site", False, []),
        (
            "desk_review",
            True,
            ["công văn thông báo lịch kiểm tra", "báo cáo tự kiểm tra của đơn vị"],
        ),
        ("minutes_signed", False, ["biên bản kiểm tra"]),
        ("concluded", False, ["biên bản kiểm tra", "thông báo kết luận kiểm tra"]),
        ("cancelled", True, []),
    ],
)
def test_what_a_file_needs_follows_from_the_state_of_its_case(state, is_announced, expected):
    facts = FileFacts(state=state, is_announced=is_announced, kinds=(), **NOTHING)

    assert missing_papers(facts) == expected


def test_minutes_of_a_surprise_visit_are_minutes_too():
    facts = FileFacts(
        state="minutes_signed", is_announced=False, kinds=("surprise_minutes",), **NOTHING
    )

    assert missing_papers(facts) == []


def test_a_campaign_counts_the_papers_of_its_inspections_and_names_no_coming_surprise():
    house = a_house()
    inspection = an_inspection(house, until="minutes_signed")
    campaign = get(house.work, Campaign, inspection.campaign_id)
    an_inspection(house, campaign, unit="dat_do", is_announced=False)

    context = index(house, campaign)

    [row] = context["inspections"]
    assert (row["unit"], row["papers"], row["missing"]) == ("UBND huyện Long Điền", 2, [])
    assert "Đất Đỏ" not in str(context)


def test_the_index_of_200_inspections_asks_as_often_as_that_of_two():
    counts = []
    for number in (2, 200):
        house = a_house()
        campaign = a_campaign(house)
        for place in range(number):
            values = {"campaign_id": campaign.id or 0, "unit_id": house.unit("long_dien").id or 0}
            house.work.session.add(Inspection(code=f"KT-{place}", state="concluded", **values))
        identity = campaign.id
        with asked(house) as said:
            context = index(house, house.work.session.get_one(Campaign, identity))
        counts.append(len(said))
        assert len(context["inspections"]) == number
    assert counts[0] == counts[1]
