"""A small case: a campaign with its delegation, inspections in any state, findings, a directive."""

from __future__ import annotations

from datetime import date
from typing import Any

from inspect_flow.records.tables import Campaign, Delegation, Inspection
from inspect_flow.services.campaigns import (
    found_on,
    open_campaign,
    plan_inspection,
    register_decision,
)
from inspect_flow.services.delegations import add_member, appoint
from inspect_flow.vocabulary.campaigns import DecisionRole
from inspect_flow.vocabulary.roles import Role
from tests.case_steps import a_directive, a_finding, bring_to
from tests.house import House, a_house, a_unit
from tests.kept_cases import kept

__all__ = [
    "House",
    "a_campaign",
    "a_delegation",
    "a_directive",
    "a_finding",
    "a_house",
    "a_unit",
    "an_inspection",
    "bring_to",
]


@kept
def a_campaign(house: House, code: str = "CCHC-2019", **fields: Any) -> Campaign:
    """Found a campaign on a decision, with the delegation of Hạnh, Lan and Minh."""
    work = house.by()
    province, department = house.unit("tinh"), house.unit("snv")
    year, number = fields.pop("year", 2019), fields.pop("number", "784")
    symbol = fields.pop("symbol", "QĐ-UBND")
    values = {
        "issuer_id": province.id,
        "lead_id": department.id,
        "starts_on": date(year, 5, 1),
        "ends_on": date(year, 11, 30),
        "figures_from": date(year - 1, 1, 1),
        "figures_to": date(year, 6, 30),
        **fields,
    }
    title = f"Kiểm tra công tác cải cách hành chính trên địa bàn tỉnh năm {year}"
    campaign = open_campaign(work, code, title, year, **values)
    subject = f"ban hành Kế hoạch kiểm tra công tác cải cách hành chính năm {year}"
    decision = register_decision(work, number, symbol, date(year, 4, 19), province, title=subject)
    found_on(work, campaign, decision, DecisionRole.FOUNDING)
    a_delegation(house, campaign)
    return campaign


def a_delegation(house: House, campaign: Campaign, code: str = "") -> Delegation:
    """Appoint Hạnh, Lan and Minh."""
    work = house.by()
    name = "Đoàn kiểm tra cải cách hành chính"
    delegation = appoint(work, campaign, code or f"{campaign.code}-D1", name, symbol="ĐKT")
    for who, role in (("hanh", Role.HEAD), ("lan", Role.SECRETARY), ("minh", Role.MEMBER)):
        areas = "procedures; one_stop" if who == "minh" else ""
        add_member(work, delegation, house.person(who), role, areas=areas)
    return delegation


@kept
def an_inspection(
    house: House,
    campaign: Campaign | None = None,
    *,
    until: str = "planned",
    unit: str = "long_dien",
    **fields: Any,
) -> Inspection:
    """Plan an inspection of the unit and move it on, as real people do, until that state."""
    campaign = campaign or a_campaign(house)
    values = {"basis": "Công văn bổ sung đơn vị", **fields}
    inspection = plan_inspection(house.by(), campaign, house.unit(unit), **values)
    bring_to(house, inspection, until)
    return inspection
