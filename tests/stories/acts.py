"""What the people of the stories do again and again, in their own words."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest

from inspect_flow.records.tables import (
    Campaign,
    Deficiency,
    Delegation,
    Finding,
    Inspection,
    Member,
)
from inspect_flow.services.auditing import broken_links
from inspect_flow.services.deficiencies import deficiencies_of
from inspect_flow.services.delegations import member_of
from inspect_flow.services.evidence import add_evidence
from inspect_flow.services.inspections import (
    name_conclusion_signer,
    name_contact,
    name_head_of_visit,
    record_attendance,
    record_unit_comments,
)
from inspect_flow.services.moving import move
from inspect_flow.services.registry import get
from inspect_flow.services.remediation import record_remediation, verify
from inspect_flow.services.visits import DaySlot, arrange_visit
from inspect_flow.vocabulary.errors import BadInput, MoveRefused
from inspect_flow.vocabulary.findings import RemediationKind
from tests.builders import House

__all__ = [
    "a_day",
    "campaign_of",
    "conclude_on",
    "delegation_of",
    "finding_of",
    "go",
    "is_proved",
    "only",
    "plan",
    "put_right",
    "refused",
    "report",
    "seat_of",
    "set_a_day",
    "wrong",
]


def go(house: House, who: str, record: Any, name: str, on: date | None = None, **how: Any) -> None:
    """Let somebody make a move on a day."""
    move(house.by(who, on), record, name, **how)


def refused(words: str) -> AbstractContextManager[Any]:
    """Expect that the move is refused in these words."""
    return pytest.raises(MoveRefused, match=words)


def wrong(words: str) -> AbstractContextManager[Any]:
    """Expect that what was typed is refused in these words."""
    return pytest.raises(BadInput, match=words)


def only(house: House, inspection: Inspection) -> Deficiency:
    """Return the one deficiency of the inspection."""
    [deficiency] = deficiencies_of(house.work, inspection)
    return deficiency


def finding_of(house: House, deficiency: Deficiency) -> Finding:
    """Return the shortcoming behind the deficiency."""
    return get(house.work, Finding, deficiency.finding_id)


def campaign_of(house: House, inspection: Inspection) -> Campaign:
    """Return the inspection's campaign."""
    return get(house.work, Campaign, inspection.campaign_id)


def delegation_of(house: House, inspection: Inspection) -> Delegation:
    """Return the inspection's delegation."""
    return get(house.work, Delegation, inspection.delegation_id)


def seat_of(house: House, delegation: Delegation, who: str) -> Member:
    """Return somebody's place in the delegation."""
    return member_of(house.work, delegation, house.person(who))


def a_day(*days: date) -> list[DaySlot]:
    """Return whole days on the spot."""
    return [DaySlot(day) for day in days]


def set_a_day(house: House, inspection: Inspection, *days: date, on: date | None = None) -> None:
    """Let Lan arrange the visit for those days."""
    arrange_visit(house.by("lan", on), [inspection], a_day(*days))


def plan(
    house: House, deficiency: Deficiency, on: date, text: str = "Ban hành trong tháng"
) -> None:
    """Let Tú hand in a remediation plan."""
    record_remediation(house.by("tu", on), deficiency, RemediationKind.PLAN, text)
    go(house, "tu", deficiency, "submit_plan", on)


def report(house: House, deficiency: Deficiency, on: date, text: str = "Đã ban hành") -> None:
    """Let Tú report what was done, with one file that proves it."""
    work = house.by("tu", on)
    record_remediation(work, deficiency, RemediationKind.REPORT, text)
    add_evidence(work, deficiency, f"{text}, {on}".encode(), f"van-ban-{on:%d%m%Y}.txt")
    move(work, deficiency, "report")


def put_right(house: House, deficiency: Deficiency, on: date) -> None:
    """Let Tú report and Minh verify on one day."""
    report(house, deficiency, on)
    verify(house.by("minh", on), deficiency, "Đã xem văn bản, đúng yêu cầu")


def conclude_on(house: House, inspection: Inspection, day: date) -> None:
    """Let everybody do their part on one day, from the schedule to the conclusion."""
    campaign, lan = campaign_of(house, inspection), house.by("lan", day)
    set_a_day(house, inspection, day, on=day)
    name_head_of_visit(lan, inspection, house.person("hanh"))
    name_contact(lan, inspection, "Phòng Nội vụ huyện")
    if campaign.state == "drafting":
        go(house, "hanh", campaign, "issue", day)
    go(house, "lan", inspection, "schedule", day)
    go(house, "lan", inspection, "notify", day, overrides={"notice_in_time": "đơn vị đồng ý"})
    go(house, "hanh", inspection, "start_without_self_report", day, reason="kiểm tra lại")
    record_attendance(lan, inspection, "delegation", "bà Hạnh", "Trưởng đoàn", signs=True)
    record_attendance(lan, inspection, "unit", "ông Tú", "Chủ tịch UBND huyện", signs=True)
    go(house, "lan", inspection, "draft_findings", day)
    record_unit_comments(lan, inspection, "nhất trí")
    go(house, "lan", inspection, "comment", day)
    go(house, "hanh", inspection, "sign_minutes", day)
    name_conclusion_signer(lan, inspection, house.person("hanh"))
    go(house, "hanh", inspection, "conclude", day)


def is_proved(house: House) -> bool:
    """Tell whether every chain of events holds."""
    return not list(broken_links(house.work.session))
