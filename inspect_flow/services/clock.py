"""The deadlines of a campaign: its own intervals over the house's, in the working calendar."""

from __future__ import annotations

from datetime import date

from inspect_flow.records.tables import Campaign
from inspect_flow.rules.deadlines import due_date
from inspect_flow.rules.interval_overrides import with_overrides
from inspect_flow.rules.intervals import IntervalTable
from inspect_flow.services.work import Work


def intervals_of(work: Work, campaign: Campaign) -> IntervalTable:
    """Return the house's intervals with those that the campaign sets itself."""
    if not campaign.intervals:
        return work.office.intervals
    return with_overrides(work.office.intervals, campaign.intervals)


def due(work: Work, campaign: Campaign, interval: str, anchor: date | None) -> date | None:
    """Return the day by which the named step is due, None while its clock has not started."""
    if anchor is None:
        return None
    return due_date(intervals_of(work, campaign)[interval], anchor, work.office.calendar)
