"""By report, on a theme, and both ways within one campaign."""

from __future__ import annotations

from datetime import date

from inspect_flow.rules.answers import GivenAnswer
from inspect_flow.services.answer_sheet import checklist_of
from inspect_flow.services.answering import record_answer
from inspect_flow.vocabulary.answers import AnswerStage, AnswerWord
from tests.builders import House, a_campaign, a_finding, an_inspection, bring_to
from tests.stories.acts import go, is_proved, refused

DAY = date(2019, 8, 14)
CHECKLIST = "district_2019"


def test_a_desk_review_takes_the_place_of_the_visit(stored_house: House) -> None:
    campaign = a_campaign(stored_house, method="by_report")
    inspection = an_inspection(stored_house, campaign, until="self_reported")
    with refused("qua báo cáo, không làm việc tại đơn vị"):
        go(stored_house, "hanh", inspection, "start", DAY)
    go(stored_house, "lan", inspection, "start_desk_review", DAY)
    assert inspection.state == "desk_review"
    bring_to(stored_house, inspection, "following_up")
    assert inspection.state == "following_up"
    assert is_proved(stored_house)


def test_a_reopened_desk_review_goes_back_to_the_desk(house: House) -> None:
    campaign = a_campaign(house, method="by_report")
    inspection = an_inspection(house, campaign, until="self_reported")
    go(house, "lan", inspection, "start_desk_review", DAY)
    a_finding(house, inspection, "báo cáo thiếu số liệu quý II")
    go(house, "lan", inspection, "draft_findings", DAY)
    with refused("qua báo cáo"):
        go(house, "hanh", inspection, "reopen_checklist", DAY, reason="bổ sung hồ sơ")
    go(house, "hanh", inspection, "reopen_desk_review", DAY, reason="bổ sung hồ sơ")
    assert inspection.state == "desk_review"


def test_a_campaign_of_both_kinds_has_inspections_of_either(house: House) -> None:
    campaign = a_campaign(house, method="both")
    visited = an_inspection(house, campaign, until="self_reported")
    read = an_inspection(house, campaign, unit="dat_do", method="by_report", until="self_reported")
    go(house, "hanh", visited, "start", DAY)
    go(house, "lan", read, "start_desk_review", DAY)
    assert (visited.state, read.state) == ("on_site", "desk_review")


def test_one_inspection_may_be_read_first_and_visited_then(house: House) -> None:
    campaign = a_campaign(house, method="both")
    inspection = an_inspection(house, campaign, method="both", until="self_reported")
    go(house, "lan", inspection, "start_desk_review", date(2019, 8, 9))
    with refused("Chưa đến ngày kiểm tra 14/08/2019"):
        go(house, "hanh", inspection, "go_on_site", date(2019, 8, 12))
    go(house, "hanh", inspection, "go_on_site", DAY)
    assert inspection.state == "on_site"


def test_a_desk_review_by_report_alone_stays_at_the_desk(house: House) -> None:
    campaign = a_campaign(house, method="by_report")
    inspection = an_inspection(house, campaign, until="self_reported")
    go(house, "lan", inspection, "start_desk_review", DAY)
    with refused("qua báo cáo, không làm việc tại đơn vị"):
        go(house, "hanh", inspection, "go_on_site", DAY)


def test_a_theme_asks_its_own_areas_only(house: House) -> None:
    themes = ["Cải cách thủ tục hành chính"]
    campaign = a_campaign(house, kind="thematic", checklist=CHECKLIST, themes=themes)
    inspection = an_inspection(house, campaign, until="on_site")
    checklist = checklist_of(house.work, inspection)
    assert checklist is not None
    assert [area.code for area in checklist.areas] == ["3"]
    assert checklist.inspected_max == sum(item.max for item in checklist.items())
    assert {item.code[0] for item in checklist.items()} == {"3"}


def test_the_minutes_of_a_theme_wait_for_its_own_items_only(house: House) -> None:
    themes = ["Cải cách thủ tục hành chính"]
    campaign = a_campaign(house, kind="thematic", checklist=CHECKLIST, themes=themes)
    inspection = an_inspection(house, campaign, until="on_site")
    checklist = checklist_of(house.work, inspection)
    assert checklist is not None
    for item in checklist.items():
        given = GivenAnswer(item.code, AnswerWord.NOT_APPLICABLE, note="không thuộc phạm vi")
        record_answer(house.by("minh", DAY), inspection, given, AnswerStage.DELEGATION)
    a_finding(house, inspection, "chưa niêm yết đủ thủ tục")
    go(house, "lan", inspection, "draft_findings", DAY)
    assert inspection.state == "findings_drafted"


def test_a_theme_in_other_words_cuts_nothing_off(house: House) -> None:
    themes = ["phần mềm một cửa"]
    campaign = a_campaign(house, kind="thematic", checklist=CHECKLIST, themes=themes)
    inspection = an_inspection(house, campaign)
    assert checklist_of(house.work, inspection) == house.work.office.checklists[CHECKLIST]
