"""Put many units on a plan at once, asking the database as often for 3,321 as for one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import col, select

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Campaign, Inspection, Unit
from inspect_flow.services import journal
from inspect_flow.services.planning import (
    begin_planning,
    checklist_faults,
    delegation_faults,
    existence_faults,
    plan_defaults,
    quota_room,
    unpromised_fault,
)
from inspect_flow.services.registry import next_codes
from inspect_flow.services.units import lifetimes, versions_on
from inspect_flow.services.visit_days import DaySlot
from inspect_flow.services.visits import arrange_new_visits
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.units import UnitLevel


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit for the plan: what its inspection is to say, and when and where it is visited."""

    unit: Unit
    fields: Mapping[str, Any] = field(default_factory=dict)
    slots: Sequence[DaySlot] = ()
    place: str = ""


def plan_many(
    work: Work, campaign: Campaign, wanted: Mapping[str, NewUnit], basis: str = ""
) -> list[Inspection]:
    """Put all units on the plan, or none: raise `BadInput` with each fault after its unit's key."""
    if not wanted:
        return []
    begin_planning(work, campaign)
    defaults = plan_defaults(work, campaign)
    faults = [*_faults(work, campaign, wanted, basis, defaults)]
    if faults:
        raise BadInput(_("Chưa ghi được gì vào kế hoạch {code}").format(code=campaign.code), faults)
    lines = list(wanted.values())
    codes = next_codes(work, Inspection, f"KT-{campaign.year}", len(lines))
    initial = work.office.machines["inspection"].initial
    planned = [
        Inspection(
            code=code,
            state=initial,
            campaign_id=campaign.id or 0,
            unit_id=line.unit.id or 0,
            **{**defaults, "contact": line.unit.contact, **line.fields},
        )
        for code, line in zip(codes, lines, strict=True)
    ]
    about = {"basis": basis} if basis else {}
    journal.create_many(work, planned, "inspection.planned", [about] * len(planned))
    visits = [
        (inspection, line.slots, line.place)
        for inspection, line in zip(planned, lines, strict=True)
        if line.slots
    ]
    arrange_new_visits(work, campaign, visits)
    return planned


def _faults(
    work: Work,
    campaign: Campaign,
    wanted: Mapping[str, NewUnit],
    basis: str,
    defaults: Mapping[str, Any],
) -> Iterator[str]:
    """Yield what stands against each unit, as `plan_inspection` would say it of one."""
    ids = [line.unit.id or 0 for line in wanted.values()]
    lives, taken, levels = lifetimes(work, ids), _planned(work, campaign, ids), _levels(work, ids)
    room = quota_room(work, campaign)
    delegations: dict[int | None, list[str]] = {}
    for key, line in wanted.items():
        unit_id = line.unit.id or 0
        values = {**defaults, **line.fields}
        told = existence_faults(work, campaign, line.unit, lives[unit_id])
        if unit_id in taken:
            told.append(_("đã có trong kế hoạch ({code})").format(code=taken[unit_id]))
        if not (basis.strip() or campaign.state == "drafting" or not values["is_announced"]):
            told += _unpromised(room, levels.get(unit_id))
        own = values["delegation_id"]
        if own not in delegations:
            delegations[own] = delegation_faults(work, campaign, own)
        told += delegations[own]
        told += checklist_faults(work, campaign, levels.get(unit_id), line.fields.get("checklist"))
        yield from (f"{key}: {fault}" for fault in told)


def _unpromised(room: dict[str, int], level: UnitLevel | None) -> list[str]:
    """Take one place of the level's quota; without one the unit needs its paper."""
    if level is not None and room.get(level.value, 0) > 0:
        room[level.value] -= 1
        return []
    return [unpromised_fault()]


def _planned(work: Work, campaign: Campaign, unit_ids: Sequence[int]) -> dict[int, str]:
    rows = work.session.exec(
        select(Inspection.unit_id, Inspection.code).where(
            Inspection.campaign_id == campaign.id,
            col(Inspection.unit_id).in_(unit_ids),
            Inspection.state != "cancelled",
        )
    )
    return dict(rows.all())


def _levels(work: Work, unit_ids: Sequence[int]) -> dict[int, UnitLevel]:
    versions = versions_on(work, unit_ids, work.on)
    return {unit: UnitLevel(version.level) for unit, version in versions.items()}
