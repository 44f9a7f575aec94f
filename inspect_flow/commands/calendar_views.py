"""How the calendar's days and deadlines are shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from inspect_flow.commands.output import show_record, show_rows
from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.calendars import TimeUnit

if TYPE_CHECKING:
    from inspect_flow.rules.calendar_doubts import Doubt
    from inspect_flow.rules.calendar_year import CalendarYear
    from inspect_flow.rules.deadlines import Reckoning
    from inspect_flow.rules.intervals import Interval
    from inspect_flow.rules.working_calendar import WorkingCalendar


def show_due(
    interval: Interval, reckoning: Reckoning, working: WorkingCalendar, as_json: bool
) -> None:
    """Show one counted deadline: how it was counted, why it moved, what to doubt."""
    span = sorted((reckoning.anchor, reckoning.due))
    counted_by_days = interval.unit is TimeUnit.WORKING_DAY
    changed = [
        day
        for day in (working.changed_days(*span) if counted_by_days else [])
        if day.on != reckoning.anchor
    ]
    record: dict[str, Any] = {
        "from": reckoning.anchor,
        "count": interval.count,
        "unit": interval.unit.value,
        "direction": interval.direction.value,
        "due": reckoning.due,
        "counted_to": reckoning.counted_to,
        "moved_because": reckoning.moved_because,
        "off": [f"{short_date(day.on)} ({day.name})" for day in changed if not day.kind.is_work],
        "make_up": [f"{short_date(day.on)} ({day.name})" for day in changed if day.kind.is_work],
        "doubts": [str(doubt) for doubt in reckoning.doubts],
        "calendar": working.version,
    }
    labels = {
        "from": interval.words,
        "due": _("Hạn"),
        "moved_because": _("Vì sao chuyển ngày"),
        "off": _("Ngày nghỉ không tính"),
        "make_up": _("Ngày làm bù có tính"),
    }
    show_record(record, labels, as_json=as_json)
    if not as_json:
        _show_doubts(reckoning.doubts)


def show_years(working: WorkingCalendar, as_json: bool) -> None:
    """Show the years that have a calendar."""
    rows = [
        {
            "year": each.year,
            "status": each.status.value,
            "status_label": each.status.label,
            "days_off": sum(not day.kind.is_work for day in each.days),
            "make_up_days": sum(day.kind.is_work for day in each.days),
            "uncertain": [span.note for span in each.uncertain],
        }
        for each in working.years
    ]
    columns = {
        "year": _("Năm"),
        "status_label": _("Tình trạng"),
        "days_off": _("Ngày nghỉ"),
        "make_up_days": _("Ngày làm bù"),
        "uncertain": _("Còn chờ"),
    }
    show_rows(rows, columns, as_json=as_json)


def show_year(working: WorkingCalendar, year: CalendarYear, as_json: bool) -> None:
    """Show the days of one year that differ from the ordinary week."""
    from inspect_flow.rules.public_holidays import weekday_label

    rows = [
        {
            "date": day.on,
            "weekday": weekday_label(day.on),
            "kind": day.kind.value,
            "kind_label": day.kind.label,
            "name": day.name,
            "swap_with": day.swap_with,
            "source": day.source,
            "verified": day.is_verified,
        }
        for day in sorted(year.days, key=lambda each: each.on)
    ]
    columns = {
        "date": _("Ngày"),
        "weekday": _("Thứ"),
        "kind_label": _("Loại"),
        "name": _("Tên"),
        "verified": _("Đã kiểm chứng"),
        "source": _("Nguồn"),
    }
    show_rows(rows, columns, as_json=as_json)
    if not as_json:
        _show_doubts(working.doubts_for(date(year.year, 1, 1), date(year.year, 12, 31)))


def _show_doubts(doubts: Iterable[Doubt]) -> None:
    for doubt in doubts:
        click.echo(_("Lưu ý: {doubt}").format(doubt=doubt))
