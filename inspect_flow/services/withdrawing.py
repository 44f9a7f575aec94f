"""What a withdrawn directive leaves: orders taken back, inspections that wait for another one."""

from __future__ import annotations

from typing import Any

from inspect_flow.records.tables import Campaign, Deficiency, Directive, Inspection
from inspect_flow.services.deadlines import counted_deadline, counts_from_directive
from inspect_flow.services.directives import deficiencies_under, directive_of
from inspect_flow.services.documents import documents_of
from inspect_flow.services.moving import move
from inspect_flow.services.registry import get
from inspect_flow.services.states import ORDERED_DEFICIENCY
from inspect_flow.services.work import SYSTEM, Work


def take_back_orders(work: Work, directive: Directive) -> None:
    """Take back what a withdrawn directive ordered; a draft has ordered nothing yet.

    The findings stand in signed minutes, so each deficiency is recorded as before and waits for
    the next directive; an inspection without any other directive is concluded again.
    """
    if directive.issued_on is None:
        return
    reason = f"thu hồi văn bản {directive.code}"
    campaign = get(work, Campaign, directive.campaign_id)
    # What was only passed on stays ordered by the directive above.
    ordered = [
        each
        for each in deficiencies_under(work, directive)
        if each.state in ORDERED_DEFICIENCY and each.directive_id == directive.id
    ]
    # Inspections first: what leads from them to the directive goes with the orders.
    for inspection_id in sorted({each.inspection_id for each in ordered}):
        inspection = get(work, Inspection, inspection_id)
        is_moved_on = inspection.state in ("directed", "following_up")
        if is_moved_on and directive_of(work, inspection) is None:
            move(work.by(SYSTEM), inspection, "lose_directive", reason=reason)
    for deficiency in ordered:
        changes = _without_order(work, deficiency, campaign)
        move(work.by(SYSTEM), deficiency, "take_back", reason=reason, changes=changes)
    for paper in documents_of(work, directive):
        if paper.state == "issued":
            move(work, paper, "withdraw", reason=reason)


def _without_order(work: Work, deficiency: Deficiency, campaign: Campaign) -> dict[str, Any]:
    """Return what goes with the order: its paper, a stopped clock, a day counted from the paper."""
    changes: dict[str, Any] = {"directive_id": None}
    if deficiency.suspended_on is not None:
        changes |= {"suspended_on": None}
    if counted_deadline(deficiency) is not None and counts_from_directive(work, campaign):
        changes |= {"deadline": None, "original_deadline": None}
    return changes
