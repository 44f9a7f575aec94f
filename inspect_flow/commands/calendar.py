"""`inspect-flow calendar`: days off, working days, time limits, a check; calendars as files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import click

from inspect_flow.commands import calendar_feeds as feeds
from inspect_flow.commands.calendar_views import show_due, show_year, show_years
from inspect_flow.commands.frame import Desk, choices, noun, pass_desk
from inspect_flow.commands.moments import Day
from inspect_flow.commands.output import show_rows
from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import N_, _
from inspect_flow.vocabulary.calendars import Direction, TimeUnit
from inspect_flow.vocabulary.errors import BadInput, DefinitionError, NotFound

if TYPE_CHECKING:
    from inspect_flow.rules.intervals import Interval
    from inspect_flow.rules.working_calendar import WorkingCalendar


@noun("calendar", N_("Ngày làm việc, thời hạn và lịch làm việc (ICS)"))
def calendar() -> None:
    """Group the verbs."""


@calendar.command(
    "list",
    help=N_("Liệt kê ngày nghỉ, ngày làm bù của một năm; không ghi năm thì liệt kê các năm"),
    epilog="inspect-flow calendar list 2026",
)
@click.argument("year", type=int, required=False)
@pass_desk
def list_days(desk: Desk, year: int | None) -> None:
    """Show the days of one year, or the years."""
    working = _calendar(desk)
    if year is None:
        show_years(working, desk.as_json)
        return
    found = [each for each in working.years if each.year == year]
    if not found:
        known = ", ".join(str(each) for each in working.years_covered)
        title = _("Chưa có lịch năm {year}").format(year=year)
        remedy = _("các năm đã có: {known}; thêm tệp calendars/{year}.yaml vào thư mục của cơ quan")
        raise NotFound(title, [remedy.format(known=known, year=year)])
    show_year(working, found[0], desk.as_json)


@calendar.command(
    "due",
    help=N_("Tính ngày hết hạn theo Bộ luật Dân sự: ngày đầu không tính, gặp ngày nghỉ thì lùi"),
    epilog="inspect-flow calendar due --from 14/08/2019 --count 15 --unit working_day",
)
@click.option("--from", "start", type=Day(), required=True, help=N_("Ngày xảy ra sự việc"))
@click.option("--count", type=int, help=N_("Số ngày, tuần, tháng hoặc năm"))
@click.option("--unit", type=choices([each.value for each in TimeUnit]), default="working_day",
              show_default=True, help=N_("Đơn vị tính"))  # fmt: skip
@click.option("--before", is_flag=True, help=N_("Tính ngược về trước sự việc"))
@click.option("--interval", "name", help=N_("Thời hạn có tên, thay cho --count và --unit"))
@pass_desk
def due(
    desk: Desk, start: date, count: int | None, unit: str, before: bool, name: str | None
) -> None:
    """Count one deadline."""
    from inspect_flow.rules.deadlines import reckon

    interval = _interval(desk, count, unit, before, name)
    working = _calendar(desk)
    show_due(interval, reckon(interval, start, working), working, desk.as_json)


@calendar.command(
    "intervals",
    help=N_("Liệt kê các thời hạn mặc định và căn cứ"),
    epilog="inspect-flow calendar intervals --json",
)
@pass_desk
def intervals(desk: Desk) -> None:
    """Show the default time limits."""
    from inspect_flow.definitions.intervals import load_intervals

    table = load_intervals(desk.definitions)
    rows = [
        {
            "name": name,
            "label": each.label,
            **each.interval.plain(),
            "limit": table.sentence(name),
            "mark": each.mark.value,
            "mark_label": each.mark.label,
        }
        for name, each in table.intervals.items()
    ]
    columns = {
        "name": _("Tên"),
        "label": _("Việc"),
        "limit": _("Thời hạn"),
        "mark_label": _("Mức tin cậy"),
        "basis": _("Căn cứ"),
    }
    show_rows(rows, columns, as_json=desk.as_json)


@calendar.command(
    "check",
    help=N_("So lịch với thư viện holidays và nêu lý do từng chỗ khác"),
    epilog="inspect-flow calendar check",
)
@pass_desk
def check(desk: Desk) -> None:
    """Compare with the library; end with code 5 when a difference has no reason."""
    from inspect_flow.rules.calendar_comparison import differences, reasons_without_difference

    working = _calendar(desk)
    found = differences(working, _library(working.years_covered))
    rows = [
        {
            "date": each.on,
            "here": _("làm việc") if each.is_working_here else _("nghỉ"),
            "library": _("nghỉ") if each.is_working_here else _("làm việc"),
            "reason": each.reason,
        }
        for each in found
    ]
    columns = {
        "date": _("Ngày"),
        "here": _("Lịch này"),
        "library": _("Thư viện"),
        "reason": _("Lý do khác"),
    }
    show_rows(rows, columns, as_json=desk.as_json)
    stale = [f"{year.origin}: {short_date(day)}" for year, day in
             reasons_without_difference(working, found)]  # fmt: skip
    if stale:
        sentence = _("Không còn khác, có thể bỏ lý do: {days}").format(days="; ".join(stale))
        click.echo(sentence, err=True)
    unexplained = [short_date(each.on) for each in found if not each.reason]
    if unexplained:
        title = _("Có {count} ngày khác thư viện mà chưa nêu lý do").format(count=len(unexplained))
        remedy = _("{day}: đối chiếu văn bản rồi sửa lịch hoặc ghi lý do vào library_differences")
        raise DefinitionError(title, [remedy.format(day=day) for day in unexplained])


def _calendar(desk: Desk) -> WorkingCalendar:
    from inspect_flow.definitions.calendars import load_calendar

    return load_calendar(desk.definitions)


def _library(years: tuple[int, ...]) -> Callable[[date], bool]:
    try:
        from holidays.countries.vietnam import Vietnam
    except ImportError as fault:
        title = _("Chưa có thư viện holidays để so; cài bằng: {command}")
        raise NotFound(
            title.format(command="pip install 'inspect-flow[calendar-check]'")
        ) from fault
    library = Vietnam(years=years)  # type: ignore[no-untyped-call]
    off, make_up = set(library), set(library.weekend_workdays)
    return lambda day: day in make_up or (day.weekday() < 5 and day not in off)


def _interval(desk: Desk, count: int | None, unit: str, before: bool, name: str | None) -> Interval:
    from inspect_flow.definitions.intervals import load_intervals
    from inspect_flow.rules.intervals import Interval

    if name is not None:
        if count is not None or before:
            raise BadInput(_("--interval đã có sẵn số ngày; không dùng cùng --count, --before"))
        return load_intervals(desk.definitions)[name]
    if count is None:
        raise BadInput(_("Thiếu thời hạn; dùng --count 15 hoặc --interval conclusion"))
    direction = Direction.BEFORE if before else Direction.AFTER
    return Interval(count, TimeUnit[unit.upper()], direction=direction)


for _verb in (feeds.feed, feeds.address, feeds.list_, feeds.revoke):
    calendar.add_command(_verb)
