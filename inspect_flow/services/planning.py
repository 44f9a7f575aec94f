"""Put units on a campaign's plan, by name in the plan or later to fill its quotas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlmodel import col, select

from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Campaign, Delegation, Inspection, Quota, Unit
from inspect_flow.rules.checklist import ChecklistDefinition
from inspect_flow.services import journal
from inspect_flow.services.permissions import require
from inspect_flow.services.registry import get, next_code, refuse_taken_code
from inspect_flow.services.standing import delegations_of
from inspect_flow.services.turns import take_turn
from inspect_flow.services.units import lifetime, name_on, versions_on
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.campaigns import Method
from inspect_flow.vocabulary.errors import BadInput, MoveRefused
from inspect_flow.vocabulary.units import UnitLevel

PLANNABLE = ("drafting", "issued", "under_way")


def plan_inspection(
    work: Work, campaign: Campaign, unit: Unit, code: str = "", *, basis: str = "", **fields: Any
) -> Inspection:
    """Put a unit on the plan; one inspection per unit and campaign, besides re-inspections.

    Once the plan is issued a further unit needs the paper that adds it (`basis`), unless it fills
    a quota or comes as a surprise, which no plan names.
    """
    begin_planning(work, campaign)
    faults = existence_faults(work, campaign, unit, lifetime(work, unit.id or 0))
    if "reinspection_of_id" not in fields:
        faults += _second_faults(work, campaign, unit)
    values = {**plan_defaults(work, campaign), "contact": unit.contact, **fields}
    is_promised = campaign.state == "drafting" or not values["is_announced"]
    if not (basis.strip() or is_promised or _fills_quota(work, campaign, unit)):
        faults.append(unpromised_fault())
    faults += delegation_faults(work, campaign, values["delegation_id"])
    faults += checklist_faults(work, campaign, _level(work, unit), fields.get("checklist"))
    if faults:
        raise BadInput(name_on(work, unit.id, work.on), faults)
    code = code or next_code(work, Inspection, f"KT-{campaign.year}")
    refuse_taken_code(work, Inspection, code)
    initial = work.office.machines["inspection"].initial
    inspection = Inspection(
        code=code, state=initial, campaign_id=campaign.id or 0, unit_id=unit.id or 0, **values
    )
    journal.create(work, inspection, "inspection.planned", {"basis": basis} if basis else {})
    return inspection


def begin_planning(work: Work, campaign: Campaign) -> None:
    """Refuse whoever may not add to the plan, and wait until nobody else does."""
    require(work, campaign, "campaign.amend")
    if campaign.state not in PLANNABLE:
        raise MoveRefused(campaign.code, [_("đợt kiểm tra đã kết thúc, không thêm đơn vị được")])
    take_turn(work, "plan", campaign.id)


def unpromised_fault() -> str:
    """Say what a unit needs that an issued plan neither names nor leaves room for."""
    return _("kế hoạch đã ban hành; ghi văn bản bổ sung đơn vị (--basis) hoặc chỉ tiêu số đơn vị")


def inspections_of(work: Work, campaign: Campaign) -> Sequence[Inspection]:
    """Return the campaign's inspections by code."""
    return work.session.exec(
        select(Inspection)
        .where(Inspection.campaign_id == campaign.id)
        .order_by(col(Inspection.code))
    ).all()


def plan_defaults(work: Work, campaign: Campaign) -> dict[str, Any]:
    """Return what an inspection takes over from its campaign."""
    known = delegations_of(work, campaign.id or 0)
    values = {
        # Of several a person chooses, at the latest before the visit is scheduled.
        "delegation_id": known[0].id if len(known) == 1 else None,
        "is_announced": campaign.is_announced,
        "checklist": campaign.checklist,
        "figures_from": campaign.figures_from,
        "figures_to": campaign.figures_to,
    }
    # "Both" says that the campaign has inspections of either kind; each is one or the other.
    return values if campaign.method == Method.BOTH.value else values | {"method": campaign.method}


def existence_faults(
    work: Work, campaign: Campaign, unit: Unit, life: tuple[date | None, date | None]
) -> list[str]:
    """Refuse a unit that is gone, or that comes only after the campaign."""
    first, last = life
    latest = max(work.on, campaign.ends_on or work.on)
    hint = _("xem lịch sử: inspect-flow unit history {code}").format(code=unit.code)
    if last is not None and last < work.on:
        gone = _("đã chấm dứt hoạt động sau ngày {day}; {hint}")
        return [gone.format(day=short_date(last), hint=hint)]
    if first is not None and first > latest:
        return [_("chỉ có từ ngày {day}; {hint}").format(day=short_date(first), hint=hint)]
    return []


def delegation_faults(work: Work, campaign: Campaign, delegation_id: int | None) -> list[str]:
    """Refuse the delegation of another campaign."""
    if delegation_id is None:
        return []
    delegation = get(work, Delegation, delegation_id)
    if delegation.campaign_id == campaign.id:
        return []
    return [_("{code} là đoàn của đợt kiểm tra khác").format(code=delegation.code)]


def checklist_faults(
    work: Work, campaign: Campaign, level: UnitLevel | None, chosen: str | None
) -> list[str]:
    """Refuse a checklist that is not in use at the time, or the campaign's own at another level.

    Whoever chooses a checklist for this unit knows best what is to be asked there.
    """
    checklist = work.office.checklists.get(campaign.checklist if chosen is None else chosen)
    if checklist is None:
        return []
    faults = []
    first = campaign.starts_on or date(campaign.year, 1, 1)
    last = campaign.ends_on or date(campaign.year, 12, 31)
    if last < checklist.valid_from or (checklist.valid_to and checklist.valid_to < first):
        faults.append(
            _("bảng kiểm {code} chỉ dùng {span}").format(
                code=checklist.code, span=_in_use(checklist)
            )
        )
    if chosen is None and level is not None and level is not checklist.level:
        told = _("bảng kiểm {code} dành cho {level}; chọn bảng kiểm cho đơn vị này (--checklist)")
        faults.append(told.format(code=checklist.code, level=checklist.level.label))
    return faults


def _in_use(checklist: ChecklistDefinition) -> str:
    since = _("từ {day}").format(day=short_date(checklist.valid_from))
    if checklist.valid_to is None:
        return since
    return _("{since} đến {day}").format(since=since, day=short_date(checklist.valid_to))


def _second_faults(work: Work, campaign: Campaign, unit: Unit) -> list[str]:
    known = work.session.exec(
        select(Inspection.code).where(
            Inspection.campaign_id == campaign.id,
            Inspection.unit_id == unit.id,
            Inspection.state != "cancelled",
        )
    ).first()
    return [_("đã có trong kế hoạch ({code})").format(code=known)] if known else []


def quota_room(work: Work, campaign: Campaign) -> dict[str, int]:
    """Return how many units of each level with a quota may still be chosen to fill it."""
    quotas = work.session.exec(select(Quota).where(Quota.campaign_id == campaign.id)).all()
    if not quotas:
        return {}
    room = Counter[str]()
    for quota in quotas:
        room[quota.level] += quota.minimum
    chosen = [each.unit_id for each in inspections_of(work, campaign) if each.state != "cancelled"]
    room.subtract(
        version.level
        for version in versions_on(work, chosen, work.on).values()
        if version.level in room
    )
    return dict(room)


def _fills_quota(work: Work, campaign: Campaign, unit: Unit) -> bool:
    level = _level(work, unit)
    return level is not None and quota_room(work, campaign).get(level.value, 0) > 0


def _level(work: Work, unit: Unit) -> UnitLevel | None:
    version = versions_on(work, [unit.id or 0], work.on).get(unit.id or 0)
    return UnitLevel(version.level) if version else None
