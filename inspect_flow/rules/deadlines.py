"""Counting time limits as the Civil Code does, in the working calendar of Việt Nam.

The day of the event is never counted (BLDS 2015, Điều 147); a limit that ends on a day off ends on
the next working day (Điều 148 khoản 5).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import _
from inspect_flow.rules.calendar_doubts import Doubt
from inspect_flow.rules.intervals import Interval
from inspect_flow.rules.working_calendar import WorkingCalendar
from inspect_flow.vocabulary.calendars import Direction, TimeUnit
from inspect_flow.vocabulary.errors import BadInput


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A counted deadline: where the count ended, where the deadline fell, and what to doubt."""

    anchor: date
    counted_to: date
    due: date
    moved_because: str
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class StandingDeadline:
    """A deadline as it was counted and stored; `subject` is the caller's own name for it."""

    subject: str
    anchor: date
    interval: Interval
    due: date


@dataclass(frozen=True, slots=True)
class MovedDeadline:
    """A stored deadline that another calendar counts differently."""

    subject: str
    old_due: date
    new_due: date


def due_date(interval: Interval, anchor: date, calendar: WorkingCalendar) -> date:
    """Return the day on which `interval`, counted from `anchor`, ends.

    A count of 0 gives `anchor`. Backward limits that fall on a day off move to the working day
    before it, so that whoever must be told keeps the full time.
    """
    counted = _count_to(interval, anchor, calendar)
    if interval.count == 0:
        return anchor
    if interval.direction is Direction.BEFORE:
        return calendar.previous_working_day(counted)
    return calendar.next_working_day(counted)


def reckon(interval: Interval, anchor: date, calendar: WorkingCalendar) -> Reckoning:
    """Count a deadline and say why it moved and what may still change it."""
    counted = _count_to(interval, anchor, calendar)
    due = due_date(interval, anchor, calendar)
    # Only a count of working days looks at each day on its way; the others at the last day alone.
    start = anchor if interval.unit is TimeUnit.WORKING_DAY else counted
    doubts = tuple(calendar.doubts_for(start, due)) if interval.count else ()
    return Reckoning(anchor, counted, due, _why_moved(counted, due, calendar), doubts)


def resumed_deadline(
    deadline: date,
    suspended_on: date,
    resumed_on: date,
    calendar: WorkingCalendar,
    unit: TimeUnit = TimeUnit.DAY,
) -> date:
    """Return the deadline after the clock stood still from `suspended_on` to `resumed_on`.

    What was left on the day of suspension is counted again from the day of resumption, in working
    days when the limit was given in them. A deadline already missed stays missed.
    """
    if resumed_on < suspended_on:
        title = _("Ngày tiếp tục {resumed} sớm hơn ngày tạm dừng {suspended}.")
        raise BadInput(
            title.format(resumed=short_date(resumed_on), suspended=short_date(suspended_on))
        )
    if suspended_on > deadline or resumed_on == suspended_on:
        return deadline
    if unit is TimeUnit.WORKING_DAY:
        left = calendar.count_working_days(suspended_on, deadline)
        resumed = calendar.nth_working_day(resumed_on, left)
    else:
        resumed = _shifted(resumed_on, (deadline - suspended_on).days)
    return max(deadline, calendar.next_working_day(resumed))


def recompute(
    standing: Iterable[StandingDeadline], calendar: WorkingCalendar
) -> list[MovedDeadline]:
    """Return the deadlines that `calendar` moves, in the order given."""
    counted = ((each, due_date(each.interval, each.anchor, calendar)) for each in standing)
    return [
        MovedDeadline(each.subject, each.due, new_due)
        for each, new_due in counted
        if new_due != each.due
    ]


def add_months(day: date, months: int) -> date:
    """Return the same date `months` later, or that month's last day (BLDS 2015, Đ.148)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not date.min.year <= year <= date.max.year:
        raise _beyond_calendar()
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _count_to(interval: Interval, anchor: date, calendar: WorkingCalendar) -> date:
    signed = -interval.count if interval.direction is Direction.BEFORE else interval.count
    if interval.unit is TimeUnit.WORKING_DAY:
        return calendar.nth_working_day(anchor, signed)
    if interval.unit is TimeUnit.MONTH:
        return add_months(anchor, signed)
    if interval.unit is TimeUnit.YEAR:
        return add_months(anchor, signed * 12)
    return _shifted(anchor, signed * 7 if interval.unit is TimeUnit.WEEK else signed)


def _shifted(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError as fault:
        raise _beyond_calendar() from fault


def _beyond_calendar() -> BadInput:
    return BadInput(_("Thời hạn vượt ra ngoài lịch (năm 1 đến năm 9999)."))


def _why_moved(counted: date, due: date, calendar: WorkingCalendar) -> str:
    if counted == due:
        return ""
    return _("{day} là ngày nghỉ ({reason}) nên hạn chuyển sang {due}").format(
        day=short_date(counted), reason=calendar.reason_off(counted), due=short_date(due)
    )
