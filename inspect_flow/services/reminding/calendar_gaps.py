"""Say which years without a calendar reminders already reach into: their days are counted amiss."""

from __future__ import annotations

from sqlmodel import col, func, select

from inspect_flow.locale.dates import local_day
from inspect_flow.records.tables import Clock
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.calendars import DoubtKind


def calendar_gaps(work: Work) -> tuple[str, ...]:
    """Return a warning for each run of years without a file, up to the farthest next reminder."""
    farthest = work.session.exec(
        select(func.max(col(Clock.next_at))).where(col(Clock.next_at).is_not(None))
    ).one()
    if farthest is None:
        return ()
    doubts = work.office.calendar.doubts_for(work.on, local_day(farthest))
    return tuple(str(each) for each in doubts if each.kind is DoubtKind.UNCOVERED)
