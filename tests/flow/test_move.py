"""A move is allowed whole or refused with every reason at once."""

from __future__ import annotations

import dataclasses

import pytest

from inspect_flow.flow.move import decide, possible_moves, refusals
from inspect_flow.rules.facts import DeficiencyFacts, InspectionFacts
from inspect_flow.vocabulary.errors import MoveRefused
from inspect_flow.vocabulary.roles import Role
from tests.machines import ANNOUNCED, DEFICIENCY, MACHINES, UNANNOUNCED, VISIT_DAY, empty_facts

INSPECTION = MACHINES["inspection"]
LONG_DIEN = "KT-2019-001 (UBND huyện Long Điền)"


def test_an_allowed_move_says_where_it_leads_and_what_follows():
    moved = decide(INSPECTION, "minutes_signed", "conclude", [Role.HEAD], None, ANNOUNCED, "")

    assert (moved.from_state, moved.to_state) == ("minutes_signed", "concluded")
    assert moved.effects == ("issue_conclusion", "open_deficiencies")


def test_a_refusal_names_the_thing_and_every_reason():
    with pytest.raises(MoveRefused) as refused:
        decide(INSPECTION, "planned", "schedule", [Role.UNIT], None, _dateless(), LONG_DIEN)

    assert refused.value.thing == LONG_DIEN
    assert refused.value.reasons == [
        "Bạn không có quyền làm 'Xếp lịch kiểm tra'; người được làm: trưởng đoàn, "
        "phó trưởng đoàn, thư ký đoàn.",
        "Chưa có ngày kiểm tra; hãy nhập ngày làm việc với đơn vị.",
        "Chưa cử người phụ trách buổi kiểm tra; hãy cử một người.",
    ]


def _dateless() -> InspectionFacts:
    return dataclasses.replace(ANNOUNCED, visit_date=None, head_of_visit=None)


def test_minutes_wait_for_every_checklist_answer():
    facts = dataclasses.replace(ANNOUNCED, unanswered_items=("1.1.2", "3.4.2"))

    assert refusals(INSPECTION, "on_site", "draft_findings", [Role.SECRETARY], None, facts) == [
        "2 tiêu chí chưa có trả lời: 1.1.2, 3.4.2; hãy nhập bằng inspect-flow checklist answer."
    ]


def test_an_unknown_move_is_answered_with_a_near_one():
    found = refusals(INSPECTION, "planned", "shedule", [Role.HEAD], None, ANNOUNCED)

    assert found == ["Cuộc kiểm tra không có bước 'shedule'; có phải ý là 'schedule'?"]


def test_a_move_from_the_wrong_state_says_from_where_it_is_possible():
    found = refusals(INSPECTION, "planned", "draft_findings", [Role.HEAD], None, ANNOUNCED)

    assert found == [
        "'Dự thảo biên bản' chỉ làm được từ trạng thái 'Đang kiểm tra tại đơn vị', "
        "'Đang kiểm tra qua báo cáo'; hiện đang là 'Đã đưa vào kế hoạch'."
    ]


def test_conditions_are_not_asked_where_the_move_cannot_start():
    found = refusals(
        INSPECTION, "planned", "conclude", [Role.HEAD], None, empty_facts("inspection")
    )

    assert len(found) == 1


def test_nothing_moves_out_of_a_final_state():
    found = refusals(INSPECTION, "cancelled", "schedule", [Role.HEAD], None, ANNOUNCED)

    assert found == ["Hồ sơ ở trạng thái 'Đã hủy', không thay đổi được nữa."]


def test_a_state_that_the_workflow_has_lost_is_named():
    found = refusals(INSPECTION, "onsite", "draft_findings", [Role.HEAD], None, ANNOUNCED)

    assert "'onsite' của hồ sơ này; có phải ý là 'on_site'?" in found[0]


@pytest.mark.parametrize("reason", [None, "", "  \n"])
def test_a_move_that_needs_a_reason_is_refused_without_one(reason):
    found = refusals(INSPECTION, "scheduled", "postpone", [Role.HEAD], reason, ANNOUNCED)

    assert found == ["'Hoãn kiểm tra' phải ghi lý do."]


def test_one_role_of_several_is_enough():
    decide(INSPECTION, "planned", "schedule", [Role.UNIT, Role.SECRETARY], None, ANNOUNCED, "")


def test_two_conditions_that_miss_the_same_thing_say_so_once():
    facts = dataclasses.replace(ANNOUNCED, visit_date=None)
    found = refusals(INSPECTION, "planned", "schedule", [Role.HEAD], None, facts)

    assert found == ["Chưa có ngày kiểm tra; hãy nhập ngày làm việc với đơn vị."]


def test_facts_of_another_record_are_a_fault_of_the_program():
    with pytest.raises(TypeError, match="InspectionFacts"):
        refusals(
            INSPECTION, "planned", "schedule", [Role.HEAD], None, DeficiencyFacts(on=VISIT_DAY)
        )


def test_offered_moves_come_with_what_still_stands_in_their_way():
    offered = possible_moves(INSPECTION, "scheduled", [Role.HEAD], UNANNOUNCED)

    assert {each.name: bool(each.refusals) for each in offered} == {
        "notify": True,
        "start_unannounced": False,
        "postpone": False,
        "cancel": False,
    }


def test_an_offered_move_says_that_it_will_ask_for_a_reason():
    offered = {each.name: each for each in _offered_to_the_unit()}

    assert offered["dispute"].reason_required
    assert offered["dispute"].refusals == ()
    assert offered["dispute"].label == "Đề nghị xem xét lại"


def test_an_offered_move_says_whether_the_role_may_make_it():
    assert [each.name for each in _offered_to_the_unit() if each.role_allowed] == [
        "submit_plan",
        "report",
        "dispute",
    ]


def _offered_to_the_unit():
    return possible_moves(MACHINES["deficiency"], "directed", [Role.UNIT], DEFICIENCY)
