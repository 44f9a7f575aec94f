"""Answers of several members, editions that stay as they were, and the lock of the signature."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from inspect_flow.bootstrap.opening import load_office
from inspect_flow.records.tables import Answer, ChecklistEdition, Inspection
from inspect_flow.rules.answers import GivenAnswer
from inspect_flow.services.answer_sheet import answers_of, checklist_of
from inspect_flow.services.answering import record_answer
from inspect_flow.services.findings import accept_proposal, proposals
from inspect_flow.services.moving import move
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.answers import AnswerStage, AnswerWord
from inspect_flow.vocabulary.errors import BadInput, Conflict, NotFound
from tests.builders import House, a_campaign, a_house, an_inspection, bring_to
from tests.stories.acts import go, is_proved, refused
from tests.stories.at_once import at_once, desk_of, mine

DAY = date(2019, 8, 14)
YES = GivenAnswer("1.2.1", AnswerWord.CONFORMS, {"reports": Decimal(4)})
NO = GivenAnswer("1.2.1", AnswerWord.DOES_NOT_CONFORM, {"reports": Decimal(1)})
OURS = AnswerStage.DELEGATION


def a_visit(house: House, until: str = "on_site") -> Inspection:
    campaign = a_campaign(house, checklist="district_2019")
    return an_inspection(house, campaign, until=until)


def giving(inspection: Inspection, given: GivenAnswer) -> Callable[[Work], Any]:
    return lambda work: record_answer(work, mine(work, inspection), given, OURS).id


def answer_all(house: House, inspection: Inspection) -> None:
    checklist = checklist_of(house.work, inspection)
    assert checklist is not None
    for item in checklist.items():
        given = GivenAnswer(item.code, AnswerWord.NOT_APPLICABLE, note="ngoài phạm vi")
        record_answer(house.by("minh", DAY), inspection, given, OURS)


def test_a_second_member_is_told_what_the_first_one_answered(house: House) -> None:
    inspection = a_visit(house)
    record_answer(house.by("minh", DAY), inspection, YES, OURS)
    with pytest.raises(Conflict, match=r"1.2.1: ông Minh đã trả lời 'đạt; reports = 4' .bản 1."):
        record_answer(house.by("hanh", DAY), inspection, NO, OURS)
    record_answer(house.by("hanh", DAY), inspection, NO, OURS, replaces_version=1)
    [answer] = answers_of(house.work, inspection)
    assert (answer.word, answer.author_id) == ("does_not_conform", house.person("hanh").id)


def test_saying_the_same_again_is_no_conflict(house: House) -> None:
    inspection = a_visit(house)
    record_answer(house.by("minh", DAY), inspection, YES, OURS)
    again = record_answer(house.by("hanh", DAY), inspection, YES, OURS)
    assert (again.version, again.author_id) == (1, house.person("minh").id)


def test_the_author_changes_the_own_answer_freely(house: House) -> None:
    inspection = a_visit(house)
    record_answer(house.by("minh", DAY), inspection, YES, OURS)
    assert record_answer(house.by("minh", DAY), inspection, NO, OURS).version == 2


def test_a_version_that_is_no_longer_the_latest_does_not_overwrite(house: House) -> None:
    inspection = a_visit(house)
    for given in (YES, NO):
        record_answer(house.by("minh", DAY), inspection, given, OURS)
    with pytest.raises(Conflict, match="bản 2"):
        record_answer(house.by("hanh", DAY), inspection, YES, OURS, replaces_version=1)


def test_two_members_at_once_leave_one_answer_and_one_conflict(stored_house: House) -> None:
    inspection = a_visit(stored_house)
    acts = [("minh", giving(inspection, YES)), ("hanh", giving(inspection, NO))]
    told = at_once(stored_house, acts)
    assert len([each for each in told if isinstance(each, Conflict)]) == 1
    with desk_of(stored_house, "lan") as work:
        assert len(work.session.exec(select(Answer)).all()) == 1
    assert is_proved(stored_house)


def test_two_who_read_the_same_answer_do_not_both_write_it(stored_house: House) -> None:
    inspection = a_visit(stored_house)
    record_answer(stored_house.by("minh", DAY), inspection, YES, OURS)

    def replacing(given: GivenAnswer) -> Callable[[Work], Any]:
        return lambda work: record_answer(
            work, mine(work, inspection), given, OURS, replaces_version=1
        )

    others = [GivenAnswer("1.2.1", AnswerWord.PARTLY), NO]
    acts = [(who, replacing(each)) for who, each in zip(("hanh", "lan"), others, strict=True)]
    told = at_once(stored_house, acts)
    assert sorted(isinstance(each, Conflict) for each in told) == [False, True]


def test_two_inspections_that_start_at_once_share_one_edition(stored_house: House) -> None:
    campaign = a_campaign(stored_house, checklist="district_2019")
    both = [
        an_inspection(stored_house, campaign, unit=unit, until="self_reported")
        for unit in ("long_dien", "dat_do")
    ]

    def starting(inspection: Inspection) -> Callable[[Work], Any]:
        return lambda work: move(work, mine(work, inspection), "start").to_state

    work_day = stored_house.work.moved_to(stored_house.by("hanh", DAY).at)
    told = at_once(House(work_day), [("hanh", starting(each)) for each in both])
    assert told == ["on_site", "on_site"]
    with desk_of(stored_house, "lan") as work:
        assert len(work.session.exec(select(ChecklistEdition)).all()) == 1


def test_a_later_edit_of_the_file_does_not_reach_an_inspection_under_way(tmp_path: Path) -> None:
    own = tmp_path / "house"
    shutil.copytree("checklists", own / "checklists")
    house = a_house(office=load_office("sqlite://", str(own)))
    inspection = a_visit(house)
    later = an_inspection(house, a_campaign(house, "SAU", checklist="district_2019", number="9"))
    file = next((own / "checklists").glob("**/district_2019.yaml"))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Ban hành kế hoạch CCHC năm đúng hạn", "Kế hoạch"), "utf-8")
    house.work.office.__dict__.pop("checklists")
    asked = [checklist_of(house.work, each) for each in (inspection, later)]
    texts = [each.item("1.1.1").text for each in asked if each]  # type: ignore[union-attr]
    assert texts == ["Ban hành kế hoạch CCHC năm đúng hạn", "Kế hoạch"]


def test_signing_locks_every_answer(house: House) -> None:
    inspection = a_visit(house)
    answer_all(house, inspection)
    bring_to(house, inspection, "minutes_signed")
    assert all(answer.is_frozen for answer in answers_of(house.work, inspection))
    with refused("kết quả đoàn chấm chỉ ghi khi: Đang kiểm tra tại đơn vị"):
        record_answer(house.by("minh", DAY), inspection, YES, OURS)


def test_the_minutes_wait_for_every_item(house: House) -> None:
    inspection = a_visit(house)
    with refused("tiêu chí chưa có trả lời: 1.1.1, 1.1.2, 1.1.3"):
        go(house, "lan", inspection, "draft_findings", DAY)


@pytest.mark.parametrize(
    ("stage", "who", "state"),
    [
        (AnswerStage.SELF, "tu", "self_reported"),
        (AnswerStage.DELEGATION, "minh", "on_site"),
        (AnswerStage.EXPLANATION, "tu", "on_site"),
        (AnswerStage.FINAL, "hanh", "on_site"),
    ],
)
def test_each_stage_has_its_people_and_its_time(
    house: House, stage: AnswerStage, who: str, state: str
) -> None:
    inspection = a_visit(house, until=state)
    assert record_answer(house.by(who, DAY), inspection, YES, stage).stage == stage.value
    other = "minh" if who == "tu" else "tu"
    with refused("không có quyền"):
        record_answer(house.by(other, DAY), inspection, NO, stage)


def test_the_delegation_does_not_score_before_it_is_there(house: House) -> None:
    inspection = a_visit(house, until="self_reported")
    with refused("hiện đang là 'Đã nhận báo cáo tự kiểm tra'"):
        record_answer(house.by("minh", DAY), inspection, YES, OURS)


def test_what_is_not_asked_is_not_answered(house: House) -> None:
    inspection = a_visit(house)
    with pytest.raises(NotFound, match="không có tiêu chí '9'"):
        record_answer(house.by("minh", DAY), inspection, GivenAnswer("9"), OURS)
    given = GivenAnswer("1.2.1", AnswerWord.CONFORMS, {"x": Decimal(1)})
    with pytest.raises(BadInput, match="không có số liệu 'x'"):
        record_answer(house.by("minh", DAY), inspection, given, OURS)


def test_an_answer_becomes_a_finding_with_figures_that_can_be_checked(house: House) -> None:
    inspection = a_visit(house)
    figures = {"subordinates": Decimal(20), "inspected": Decimal(7)}
    given = GivenAnswer("1.3.1", AnswerWord.PARTLY, figures)
    record_answer(house.by("minh", DAY), inspection, given, OURS)
    [proposal] = proposals(house.by("minh", DAY), inspection)
    finding = accept_proposal(house.by("minh", DAY), inspection, proposal)
    assert (finding.area, finding.item) == ("direction", "1.3.1")
    assert finding.quantities == [
        {"ratio": "7/20", "of": "phòng chuyên môn, UBND cấp xã trực thuộc"}
    ]
    assert proposals(house.by("minh", DAY), inspection) == []
