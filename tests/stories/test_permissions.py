"""Who may do what: Quân nothing, Tú the unit's own things, the operator the registers only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from inspect_flow.records.tables import Inspection
from inspect_flow.services.campaigns import (
    add_quota,
    amend_campaign,
    open_campaign,
    plan_inspection,
    register_decision,
)
from inspect_flow.services.comments import add_comment
from inspect_flow.services.deadlines import recompute_deadlines
from inspect_flow.services.deficiencies import assign, deficiencies_of, transfer
from inspect_flow.services.delegations import add_member, appoint, stay_away, take_part
from inspect_flow.services.directives import draft_directive
from inspect_flow.services.documents import draft_for
from inspect_flow.services.evidence import add_evidence
from inspect_flow.services.findings import (
    add_finding,
    amend_finding,
    finding_coded,
    remove_finding,
)
from inspect_flow.services.inspections import (
    hand_in_self_report,
    name_conclusion_signer,
    name_contact,
    name_head_of_visit,
    note_extra,
    record_attendance,
    record_unit_comments,
    say_no_shortcoming,
)
from inspect_flow.services.moving import offered
from inspect_flow.services.people import amend_person, record_post, register_person
from inspect_flow.services.remediation import record_remediation, request_extension
from inspect_flow.services.renewal import renew_campaign
from inspect_flow.services.visits import arrange_visit
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.findings import FindingKind, RemediationKind
from inspect_flow.vocabulary.roles import Role
from inspect_flow.vocabulary.units import UnitLevel
from tests.builders import House, a_campaign, a_house, a_unit, an_inspection
from tests.stories.acts import a_day, campaign_of, delegation_of, go, only, refused

DAY = date(2019, 9, 10)
Act = Callable[[House, Work, Inspection], Any]

OF_THE_UNIT: dict[str, Act] = {
    "hand in the self-report": lambda h, w, i: hand_in_self_report(w, i, "Báo cáo"),
    "comment on the draft": lambda h, w, i: record_unit_comments(w, i, "nhất trí"),
    "plan the remedy": lambda h, w, i: record_remediation(w, only(h, i), RemediationKind.PLAN, "x"),
    "report": lambda h, w, i: record_remediation(w, only(h, i), RemediationKind.REPORT, "x"),
    "ask for time": lambda h, w, i: request_extension(w, only(h, i), date(2019, 10, 9), "bão"),
    "add evidence": lambda h, w, i: add_evidence(w, only(h, i), b"chu", "a.txt"),
    "remark": lambda h, w, i: add_comment(w, only(h, i), "đã nhận"),
}
OF_THE_DELEGATION: dict[str, Act] = {
    "amend the plan": lambda h, w, i: amend_campaign(w, campaign_of(h, i), {"note": "x"}, "QĐ 1"),
    "promise units": lambda h, w, i: add_quota(w, campaign_of(h, i), UnitLevel.COMMUNE, 1, ""),
    "plan a unit": lambda h, w, i: plan_inspection(w, campaign_of(h, i), h.unit("dat_do")),
    "renew": lambda h, w, i: renew_campaign(w, campaign_of(h, i), "CCHC-2020", 2020),
    "appoint": lambda h, w, i: appoint(w, campaign_of(h, i), "D9", "Đoàn"),
    "add a member": lambda h, w, i: add_member(w, delegation_of(h, i), h.person("tu"), Role.DEPUTY),
    "keep a member away": lambda h, w, i: stay_away(w, i, h.person("minh"), "x"),
    "let a member take part": lambda h, w, i: take_part(w, i, h.person("minh")),
    "arrange a visit": lambda h, w, i: arrange_visit(w, [i], a_day(DAY)),
    "name a contact": lambda h, w, i: name_contact(w, i, "x"),
    "name a head": lambda h, w, i: name_head_of_visit(w, i, h.person("tu")),
    "name a signer": lambda h, w, i: name_conclusion_signer(w, i, h.person("tu")),
    "note": lambda h, w, i: note_extra(w, i, place="x"),
    "list who came": lambda h, w, i: record_attendance(w, i, "unit", "ông Tú"),
    "find": lambda h, w, i: add_finding(w, i, FindingKind.STRENGTH, "tốt"),
    "amend a finding": lambda h, w, i: amend_finding(w, finding_coded(w, i, "H1"), {"note": "x"}),
    "remove a finding": lambda h, w, i: remove_finding(w, finding_coded(w, i, "H1"), "x"),
    "find nothing wrong": lambda h, w, i: say_no_shortcoming(w, i),
    "assign": lambda h, w, i: assign(w, only(h, i), responsible="x"),
    "transfer": lambda h, w, i: transfer(w, only(h, i), h.unit("dat_do"), "NQ 1"),
    "verify": lambda h, w, i: record_remediation(w, only(h, i), RemediationKind.VERIFICATION, "x"),
    "direct": lambda h, w, i: draft_directive(w, i, h.unit("tinh"), h.person("hanh")),
    "draft a paper": lambda h, w, i: draft_for(w, DocumentKind.CONCLUSION, i),
    "count deadlines again": lambda h, w, i: recompute_deadlines(w, campaign_of(h, i)),
}
OF_THE_REGISTERS: dict[str, Act] = {
    "register a person": lambda h, w, i: register_person(w, "ai", "Ai đó"),
    "amend a person": lambda h, w, i: amend_person(w, h.person("hanh"), {"note": "x"}),
    "record a post": lambda h, w, i: record_post(w, h.person("hanh"), h.unit("long_dien")),
    "register a decision": lambda h, w, i: register_decision(w, "9", "QĐ", DAY, h.unit("tinh")),
    "open a campaign": lambda h, w, i: open_campaign(w, "X", "X", 2019, lead_id=h.unit("snv").id),
}


Case = tuple[House, Inspection]


@pytest.fixture
def inspection(house: House) -> Inspection:
    """Return an inspection whose deficiency the unit is putting right."""
    return an_inspection(house, until="following_up")


@pytest.fixture(scope="module")
def untouched() -> Case:
    """Return such an inspection for all that is refused: what is refused changes nothing."""
    house = a_house()
    return house, an_inspection(house, until="following_up")


@pytest.mark.parametrize("act", [*OF_THE_UNIT, *OF_THE_DELEGATION, *OF_THE_REGISTERS])
def test_quan_of_another_unit_may_do_nothing(untouched: Case, act: str) -> None:
    house, inspection = untouched
    what = (OF_THE_UNIT | OF_THE_DELEGATION | OF_THE_REGISTERS)[act]
    with refused("không có quyền|chỉ người"):
        what(house, house.by("quan", DAY), inspection)


@pytest.mark.parametrize("act", [*OF_THE_DELEGATION, *OF_THE_REGISTERS])
def test_tu_does_nothing_that_is_the_delegations(untouched: Case, act: str) -> None:
    house, inspection = untouched
    with refused("không có quyền|chỉ người"):
        (OF_THE_DELEGATION | OF_THE_REGISTERS)[act](house, house.by("tu", DAY), inspection)


@pytest.mark.parametrize("act", ["plan the remedy", "report", "ask for time", "add evidence"])
def test_tu_does_what_is_the_units(house: House, inspection: Inspection, act: str) -> None:
    assert OF_THE_UNIT[act](house, house.by("tu", DAY), inspection) is not None


def every_move(house: House, inspection: Inspection) -> list[tuple[Any, str]]:
    records = (campaign_of(house, inspection), inspection, *deficiencies_of(house.work, inspection))
    return [(each, move.name) for each in records for move in offered(house.work, each)]


@pytest.mark.parametrize("who", ["quan", "operator"])
def test_neither_a_stranger_nor_the_operator_moves_anything(untouched: Case, who: str) -> None:
    house, inspection = untouched
    moves = every_move(house, inspection)
    assert len(moves) > 8
    for record, name in moves:
        with refused("Bạn không có quyền làm"):
            go(house, who, record, name, DAY, reason="thử")


def test_what_is_offered_is_what_is_allowed(untouched: Case) -> None:
    house, inspection = untouched
    deficiency = only(house, inspection)
    allowed = {
        who: {each.name for each in offered(house.by(who, DAY), deficiency) if each.role_allowed}
        for who in ("tu", "minh", "quan")
    }
    assert allowed == {"tu": {"submit_plan", "report", "dispute"}, "minh": set(), "quan": set()}


@pytest.mark.parametrize("act", ["note", "name a contact", "assign", "register a person"])
def test_the_operator_keeps_the_registers(house: House, inspection: Inspection, act: str) -> None:
    acts = OF_THE_DELEGATION | OF_THE_REGISTERS
    if act == "assign":
        with refused("đã có văn bản chấn chỉnh"):
            acts[act](house, house.by(on=DAY), inspection)
    else:
        acts[act](house, house.by(on=DAY), inspection)


def test_a_secretary_registers_the_papers_of_the_province(house: House) -> None:
    a_campaign(house)
    decision = register_decision(house.by("lan"), "900", "QĐ-UBND", DAY, house.unit("tinh"))
    assert decision.version == 1


def test_people_of_a_division_act_for_the_unit(house: House, inspection: Inspection) -> None:
    division = a_unit(
        house, "pnv", "Phòng Nội vụ", UnitLevel.DIVISION, parent=house.unit("long_dien")
    )
    register_person(house.by(), "hoa", "bà Hoa", title="chuyên viên", unit=division)
    work = house.by("hoa", DAY)
    record_remediation(work, only(house, inspection), RemediationKind.PLAN, "Sẽ ban hành")
    go(house, "hoa", only(house, inspection), "submit_plan", DAY)
    assert only(house, inspection).state == "plan_submitted"
