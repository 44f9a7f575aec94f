"""`inspect-flow remind`: what is due, who is told, what was raised."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, time
from typing import TYPE_CHECKING, Any

import click

from inspect_flow.commands import reminding_figures as counting
from inspect_flow.commands import reminding_runs as runs
from inspect_flow.commands import reminding_watch as watch
from inspect_flow.commands.frame import Desk, noun, pass_desk
from inspect_flow.commands.moments import Day
from inspect_flow.commands.output import show_rows
from inspect_flow.commands.words import Word
from inspect_flow.locale.translation import N_, _, _n
from inspect_flow.vocabulary.reminders import ReminderState

if TYPE_CHECKING:
    from inspect_flow.services.queries.reminders import ForeseenReminder


@noun("remind", N_("Nhắc việc, đôn đốc: xem trước, quét, sổ nhắc việc"))
def remind() -> None:
    """Group the verbs."""


@remind.command(
    "preview",
    help=N_("Xem trước: ai sẽ được nhắc việc gì, vì sao; không ghi gì"),
    epilog="inspect-flow remind preview\ninspect-flow remind preview --until 30/9/2019 --json",
)
@click.option("--until", type=Day(), metavar="DATE", help=N_("Đến hết ngày này; mặc định hôm nay"))
@pass_desk
def preview(desk: Desk, until: date | None) -> None:
    """Show what a sweep would raise."""
    from inspect_flow.locale.dates import at_local
    from inspect_flow.services.queries.reminders import foreseen
    from inspect_flow.services.reminding.calendar_gaps import calendar_gaps

    with desk.reading() as work:
        rows = [
            _foreseen_row(each) for each in foreseen(work, at_local(until or work.on, time.max))
        ]
        gaps = calendar_gaps(work)
    columns = {
        "on": _("Ngày nhắc"),
        "code": _("Hồ sơ"),
        "step_label": _("Việc"),
        "due": _("Hạn"),
        "why": _("Vì sao"),
        "recipients": _("Người nhận"),
        "gaps": _("Chưa gửi được"),
    }
    show_rows(rows, columns, as_json=desk.as_json)
    for gap in gaps:
        click.echo(gap, err=True)


def _foreseen_row(found: ForeseenReminder) -> dict[str, Any]:
    return {**asdict(found), "why": why(found.at, found.rung)}


def why(at: int, rung: str) -> str:
    """Say where the rung stands: before the due day, on it or after it."""
    if at < 0:
        text = _n("trước hạn {days} ngày làm việc (bậc {rung})", -at)
    elif at == 0:
        text = _("đến hạn (bậc {rung})")
    else:
        text = _n("quá hạn {days} ngày làm việc (bậc {rung})", at)
    return text.format(days=abs(at), rung=rung)


@remind.command(
    "history",
    help=N_("Sổ nhắc việc: đã nhắc gì, hồ sơ nào, kết quả ra sao"),
    epilog="inspect-flow remind history --since 1/9/2019",
)
@click.option("--since", type=Day(), metavar="DATE", help=N_("Từ ngày này"))
@click.option("--state", type=Word(ReminderState), help=N_("Chỉ ở trạng thái này"))
@pass_desk
def history(desk: Desk, since: date | None, state: ReminderState | None) -> None:
    """List the ledger."""
    from inspect_flow.services.queries.reminders import raised

    with desk.reading() as work:
        found = raised(work, since=since, state=state.value if state else None)
        clocks = work.office.reminders.clocks
        labels = {name: each.label for name, each in clocks.items()}
    rows = [
        {
            **asdict(each),
            "step_label": labels.get(each.step, each.step),
            "state_label": ReminderState(each.state).label,
        }
        for each in found
    ]
    columns = {
        "on": _("Ngày nhắc"),
        "code": _("Hồ sơ"),
        "step_label": _("Việc"),
        "rung": _("Bậc"),
        "due": _("Hạn"),
        "state_label": _("Trạng thái"),
        "outcome": _("Kết quả"),
    }
    show_rows(rows, columns, as_json=desk.as_json)


@remind.command(
    "rebuild",
    help=N_("Tính lại mọi thời hạn sau khi lịch, thời hạn hoặc thang nhắc việc thay đổi"),
    epilog="inspect-flow remind rebuild",
)
@pass_desk
def rebuild(desk: Desk) -> None:
    """Bring every clock in line and list what moved."""
    from inspect_flow.services.clocks.settling import rebuild as make_anew

    with desk.transaction() as work:
        moved = make_anew(work)
        clocks = work.office.reminders.clocks
        rows = [{**asdict(each), "step_label": clocks[each.step].label} for each in moved]
    columns = {
        "code": _("Hồ sơ"),
        "step_label": _("Việc"),
        "old_due": _("Hạn cũ"),
        "new_due": _("Hạn mới"),
    }
    show_rows(rows, columns, as_json=desk.as_json)


remind.add_command(runs.sweep)
remind.add_command(runs.run)
remind.add_command(watch.heartbeat)
remind.add_command(counting.figures)
