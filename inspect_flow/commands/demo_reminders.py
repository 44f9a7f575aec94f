"""What the demonstration shows of its reminders: month by month who was told what, and one mail."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from inspect_flow.commands.output import harmless, show_rows
from inspect_flow.commands.remind import why
from inspect_flow.locale.translation import _

if TYPE_CHECKING:
    from inspect_flow.bootstrap.demonstration import Demonstration
    from inspect_flow.bootstrap.mornings import ToldReminder


def show_reminders(shown: Demonstration) -> None:
    """Show who was invited, what each month brought, then the fullest mail as it was sent."""
    _show_invitations(shown)
    click.secho("\n" + _("NHẮC VIỆC ĐẾN HẾT NĂM 2019"), bold=True)
    for month, told in groupby(shown.reminders, key=lambda each: (each.on.year, each.on.month)):
        _show_month(month, list(told))
    if shown.mail is not None:
        click.secho("\n" + _("MỘT THƯ NHẮC VIỆC"), bold=True)
        click.echo(_("Gửi: {name} <{address}>").format(
            name=shown.mail.name, address=shown.mail.address))  # fmt: skip
        click.echo(_("Tiêu đề: {title}").format(title=shown.mail.title))
        click.echo("\n" + harmless(shown.mail.body))
    click.echo(_("Thư đã gửi nằm trong {folder}").format(folder=shown.spool))


def _show_invitations(shown: Demonstration) -> None:
    columns = {"on": _("Ngày gửi"), "name": _("Người nhận"), "title": _("Tiêu đề")}
    rows = [asdict(each) for each in shown.visits]
    click.echo()
    show_rows(rows, columns, as_json=False, title=_("THƯ MỜI THEO LỊCH KIỂM TRA (kèm tệp ICS)"))


def _show_month(month: tuple[int, int], told: list[ToldReminder]) -> None:
    columns = {
        "on": _("Ngày nhắc"),
        "name": _("Người nhận"),
        "step": _("Việc"),
        "why": _("Vì sao"),
        "due": _("Hạn"),
        "codes": _("Hồ sơ"),
    }
    title = _("Tháng {month}/{year}").format(year=month[0], month=month[1])
    click.echo()
    show_rows(list(_rows(told)), columns, as_json=False, title=title)


def _rows(told: Iterable[ToldReminder]) -> Iterable[dict[str, Any]]:
    """Yield one row per person, step and rung of a day, with the records that it was about."""
    key = ("on", "name", "step", "rung", "at", "due")
    grouped: dict[tuple[Any, ...], list[str]] = {}
    for each in told:
        grouped.setdefault(tuple(getattr(each, name) for name in key), []).append(each.code)
    for values, codes in grouped.items():
        row = dict(zip(key, values, strict=True))
        yield {**row, "why": why(row["at"], row["rung"]), "codes": ", ".join(codes)}
