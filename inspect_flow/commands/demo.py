"""`inspect-flow demo`: the Long Điền case of 2019 from the decision to the follow-up."""

from __future__ import annotations

import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

import click

from inspect_flow.commands.demo_reminders import show_reminders
from inspect_flow.commands.frame import Desk, Verb, pass_desk
from inspect_flow.commands.output import show_json, show_rows
from inspect_flow.locale.dates import DEADLINE_ZONE
from inspect_flow.locale.translation import N_, _, _n

if TYPE_CHECKING:
    from inspect_flow.bootstrap.demonstration import Demonstration


@click.command(
    "demo",
    cls=Verb,
    help=N_("Diễn lại vụ kiểm tra UBND huyện Long Điền năm 2019 và in mọi văn bản."),
    epilog="inspect-flow demo --to out",
)
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("out"),
    show_default=True,
    help=N_("Thư mục đặt cơ sở dữ liệu và văn bản PDF"),
)
@pass_desk
def demo(desk: Desk, target: Path) -> None:
    """Play the case and print its papers."""
    from inspect_flow.bootstrap.demonstration import demonstrate

    def tell(what: str) -> None:
        if sys.stderr.isatty() and not desk.as_json:
            click.echo(f"  … {what}", err=True)

    shown = demonstrate(target, datetime.now(UTC), desk.definitions, tell)
    if desk.as_json:
        show_json(
            {
                "title": shown.title,
                "papers": [str(path) for path in shown.papers],
                "deficiencies": [
                    {"code": row.code, "state": row.state, "deadline": row.deadline}
                    for row in shown.deficiencies
                ],
                "reminders": [asdict(each) for each in shown.reminders],
                "invitations": [asdict(each) for each in shown.visits],
                "mail_folder": str(shown.spool),
            }
        )
        return
    _show_timeline(shown)
    _show_findings(shown)
    _show_deficiencies(shown)
    show_reminders(shown)
    _show_files(shown)


def _show_timeline(shown: Demonstration) -> None:
    click.secho(shown.title, bold=True)
    rows = [
        {
            "at": f"{entry.at.astimezone(DEADLINE_ZONE):%d/%m/%Y}",
            "code": entry.code,
            "label": entry.label,
            "to": entry.to_state,
            "actor": entry.actor_name,
        }
        for entry in shown.timeline
        if entry.to_state
    ]
    columns = {
        "at": _("Ngày"),
        "code": _("Mã"),
        "label": _("Việc"),
        "to": _("Trạng thái"),
        "actor": _("Người thực hiện"),
    }
    show_rows(rows, columns, as_json=False, title=_("DIỄN BIẾN"))


def _show_findings(shown: Demonstration) -> None:
    for kinds, title in (
        (("strength", "context"), _("ƯU ĐIỂM VÀ KẾT QUẢ GHI TRONG BIÊN BẢN")),
        (("shortcoming",), _("TỒN TẠI, HẠN CHẾ GHI TRONG BIÊN BẢN")),
    ):
        chosen = [finding for finding in shown.findings if finding.kind in kinds]
        click.secho(f"\n{title} ({len(chosen)})", bold=True)
        for finding in chosen:
            click.echo(f"  {finding.code:<4} {finding.statement}")
    if shown.warnings:
        click.secho("\n" + _("SỐ LIỆU CẦN XEM LẠI"), bold=True)
        for warning in shown.warnings:
            click.echo(f"  {warning}")


def _show_deficiencies(shown: Demonstration) -> None:
    rows = [
        {
            "code": row.code,
            "statement": shorten(row.statement, 60, placeholder="…"),
            "owner": row.owner,
            "state": row.state_label,
            "original": row.original_deadline,
            "deadline": row.deadline,
            "overdue": _n("quá hạn {days} ngày", row.overdue_days).format(days=row.overdue_days)
            if row.overdue_days
            else "",
        }
        for row in shown.deficiencies
    ]
    columns = {
        "code": _("Mã"),
        "statement": _("Tồn tại, hạn chế"),
        "owner": _("Đơn vị chịu trách nhiệm"),
        "state": _("Trạng thái"),
        "original": _("Hạn đầu"),
        "deadline": _("Hạn hiện tại"),
        "overdue": "",
    }
    click.echo()
    show_rows(rows, columns, as_json=False, title=_("VIỆC KHẮC PHỤC"))


def _show_files(shown: Demonstration) -> None:
    click.secho("\n" + _("VĂN BẢN"), bold=True)
    for path in shown.papers:
        click.echo(f"  {path}")
    click.echo(_("Cơ sở dữ liệu: {path}").format(path=shown.database))
    text = _("Xem tiếp: inspect-flow deficiency list --database sqlite:///{path}")
    click.echo(text.format(path=shown.database))
