"""What an amended plan changes for the inspections that still wait."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inspect_flow.records.tables import Campaign, Inspection
from inspect_flow.services import journal
from inspect_flow.services.planning import inspections_of
from inspect_flow.services.states import NOT_BEGUN
from inspect_flow.services.units import versions_on
from inspect_flow.services.work import Work

_FOLLOWED = ("checklist", "figures_from", "figures_to")


def follow_amendment(
    work: Work, campaign: Campaign, before: Mapping[str, Any], basis: str
) -> list[Inspection]:
    """Hand the campaign's new checklist and period of figures on to whoever had the old ones.

    An inspection that has begun, looks again at what is open, or was given something of its own
    keeps what it has; a checklist goes to units of its level only.
    """
    changed = [name for name in _FOLLOWED if before.get(name) != getattr(campaign, name)]
    if not changed:
        return []
    waiting = [each for each in inspections_of(work, campaign) if _waits(each)]
    levels = {
        unit_id: version.level
        for unit_id, version in versions_on(work, (i.unit_id for i in waiting), work.on).items()
    }
    checklist = work.office.checklists.get(campaign.checklist)
    followed = []
    for each in waiting:
        changes = {
            name: getattr(campaign, name)
            for name in changed
            if getattr(each, name) == before.get(name)
        }
        if checklist is not None and levels.get(each.unit_id) != checklist.level:
            changes.pop("checklist", None)
        if changes:
            journal.change(work, each, changes, "inspection.replanned", {"basis": basis})
            followed.append(each)
    return followed


def _waits(inspection: Inspection) -> bool:
    is_over = inspection.state == "cancelled" or inspection.state not in NOT_BEGUN
    has_begun = inspection.edition_id is not None
    return not (is_over or has_begun or inspection.reinspection_of_id is not None)
