"""What stands against the units that a sheet adds to a plan, told before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from inspect_flow.interchange.sheets.plan_reading import FilledLine
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Campaign
from inspect_flow.services.planning import checklist_faults, quota_room
from inspect_flow.services.units import versions_on
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.units import UnitLevel


def addition_faults(
    work: Work,
    campaign: Campaign,
    new: Mapping[str, FilledLine],
    basis: str,
    fields: Mapping[str, Any],
) -> list[str]:
    """Return the faults of new units by cell, with the same queries for any number of them."""
    if not new:
        return []
    versions = versions_on(work, [each.unit.id or 0 for each in new.values()], work.on)
    levels = {
        cell: UnitLevel(versions[each.unit.id or 0].level)
        for cell, each in new.items()
        if each.unit.id in versions
    }
    is_announced = fields.get("is_announced", campaign.is_announced)
    is_promised = bool(basis.strip()) or campaign.state == "drafting" or not is_announced
    faults = [] if is_promised else list(_beyond_quotas(work, campaign, levels))
    for cell, level in levels.items():
        told = checklist_faults(work, campaign, level, fields.get("checklist"))
        faults += [f"{cell}: {fault}" for fault in told]
    return faults


def _beyond_quotas(
    work: Work, campaign: Campaign, levels: Mapping[str, UnitLevel]
) -> Iterator[str]:
    room = quota_room(work, campaign)
    if not room:
        yield _("kế hoạch đã ban hành; ghi văn bản bổ sung đơn vị bằng --basis")
        return
    for cell, level in levels.items():
        room[level.value] = room.get(level.value, 0) - 1
        if room[level.value] < 0:
            told = _(
                "{cell}: kế hoạch đã ban hành và không còn chỉ tiêu {level} nào để chọn; ghi văn"
                " bản bổ sung đơn vị bằng --basis"
            )
            yield told.format(cell=cell, level=level.label)
