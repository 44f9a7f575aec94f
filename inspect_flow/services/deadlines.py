"""Deadlines of deficiencies: counted from the case's own events, kept with how they were counted.

Beside each counted deadline stand its interval, the day it was counted from and the version of the
calendar. A deadline that a person set, moved or granted is nobody's sum and is left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlmodel import col, select

from inspect_flow.records.tables import Campaign, Deficiency, Inspection
from inspect_flow.rules.deadlines import MovedDeadline, due_date
from inspect_flow.services import journal
from inspect_flow.services.clock import intervals_of
from inspect_flow.services.permissions import require
from inspect_flow.services.states import OPEN_DEFICIENCY
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.calendars import TimeUnit

REMEDIATION = "remediation_report"
_COUNTED = "counted_deadline"


def counts_from_directive(work: Work, campaign: Campaign) -> bool:
    """Tell whether the campaign counts the time to remedy from the directive, not the conclusion.

    The deadline is then set when the directive leaves.
    """
    return intervals_of(work, campaign)[REMEDIATION].starts == "directive_issued"


def set_counted_deadline(
    work: Work, deficiency: Deficiency, campaign: Campaign, event: str
) -> None:
    """Count the deadline from `event` of today where the campaign counts it from there.

    A deadline that still lies ahead stays; the first one ever set stays the original.
    """
    interval = intervals_of(work, campaign)[REMEDIATION]
    is_set = deficiency.deadline is not None and deficiency.deadline >= work.on
    if interval.starts != event or is_set:
        return
    deadline, counted = _count(work, campaign, work.on)
    changes = {
        "deadline": deadline,
        "original_deadline": deficiency.original_deadline or deadline,
        "extra": {**deficiency.extra, _COUNTED: counted},
    }
    journal.change(work, deficiency, changes, "deficiency.deadline_set", {"counted": counted})


def counted_in(work: Work, deficiency: Deficiency, campaign: Campaign) -> TimeUnit:
    """Return the unit in which the time to remedy was given."""
    counted = counted_deadline(deficiency)
    if counted is not None:
        return TimeUnit[str(counted["unit"]).upper()]
    return intervals_of(work, campaign)[REMEDIATION].unit


def counted_deadline(deficiency: Deficiency) -> Mapping[str, Any] | None:
    """Return how the present deadline was counted; None when a person set it."""
    counted: Mapping[str, Any] | None = deficiency.extra.get(_COUNTED)
    if counted is None or deficiency.deadline is None:
        return None
    return counted if counted["due"] == deficiency.deadline.isoformat() else None


def recompute_deadlines(work: Work, campaign: Campaign) -> list[MovedDeadline]:
    """Count the open deadlines of a campaign again after its intervals or the calendar changed.

    Returns which moved; each is an event that tells the old day and the new one. The original
    deadline stays what it was.
    """
    require(work, campaign, "campaign.amend")
    rows = work.session.exec(
        select(Deficiency)
        .join(Inspection, col(Inspection.id) == col(Deficiency.inspection_id))
        .where(Inspection.campaign_id == campaign.id, col(Deficiency.state).in_(OPEN_DEFICIENCY))
        .order_by(col(Deficiency.code))
    ).all()
    moved = (_recount(work, campaign, deficiency) for deficiency in rows)
    return [each for each in moved if each is not None]


def campaigns_with_deadlines(work: Work) -> Sequence[Campaign]:
    """Return the campaigns in which something is still to be put right, by code."""
    waiting = (
        select(Inspection.campaign_id)
        .join(Deficiency, col(Deficiency.inspection_id) == col(Inspection.id))
        .where(col(Deficiency.state).in_(OPEN_DEFICIENCY), col(Deficiency.deadline).is_not(None))
    )
    return work.session.exec(
        select(Campaign).where(col(Campaign.id).in_(waiting)).order_by(col(Campaign.code))
    ).all()


def _recount(work: Work, campaign: Campaign, deficiency: Deficiency) -> MovedDeadline | None:
    counted, old = counted_deadline(deficiency), deficiency.deadline
    if counted is None or old is None:
        return None
    new, again = _count(work, campaign, date.fromisoformat(counted["anchor"]))
    if again == counted:
        return None
    extra = {**deficiency.extra, _COUNTED: again}
    changes = {"deadline": new, "extra": extra}
    tag = "deficiency.deadline_confirmed" if new == old else "deficiency.deadline_recounted"
    journal.change(work, deficiency, changes, tag, {"from": old, "to": new, "counted": again})
    return MovedDeadline(deficiency.code, old, new) if new != old else None


def _count(work: Work, campaign: Campaign, anchor: date) -> tuple[date, dict[str, Any]]:
    interval = intervals_of(work, campaign)[REMEDIATION]
    deadline = due_date(interval, anchor, work.office.calendar)
    counted = {
        "interval": REMEDIATION,
        "count": interval.count,
        "unit": interval.unit.value,
        "anchor": anchor.isoformat(),
        "due": deadline.isoformat(),
        "calendar": work.office.calendar.version,
    }
    return deadline, counted
