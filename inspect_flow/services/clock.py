"""The deadlines of a campaign: its own intervals over the house's, in the working calendar."""

from __future__ import annotations

from collections.abc import Mapping
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


def due_among(
    work: Work, campaign: Campaign, interval: str, anchors: Mapping[str, date | None]
) -> date | None:
    """Return the day by which the step is due, counted from the event that its interval names.

    `anchors` holds the days of the events so far; a campaign may let a step start at another one.
    """
    known = intervals_of(work, campaign)[interval]
    return due(work, campaign, interval, anchors.get(known.starts))
