"""The verb that counts open deadlines again after the calendar or a time limit changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from inspect_flow.commands.frame import Desk, Verb, pass_desk
from inspect_flow.commands.output import show_json, show_rows
from inspect_flow.locale.translation import N_, _, _n

if TYPE_CHECKING:
    from inspect_flow.records.tables import Campaign
    from inspect_flow.services.work import Work


@click.command(
    "recompute-deadlines",
    cls=Verb,
    help=N_(
        "Tính lại thời hạn khắc phục sau khi đổi lịch hoặc đổi thời hạn; nêu ngày cũ và ngày mới"
    ),
    epilog="inspect-flow campaign recompute-deadlines BRVT-2019",
)
@click.argument("codes", nargs=-1, metavar="[CODE]...")
@pass_desk
def recompute_deadlines(desk: Desk, codes: tuple[str, ...]) -> None:
    """Count the open deadlines of some campaigns, or of all, again."""
    from inspect_flow.records.tables import Campaign
    from inspect_flow.services.deadlines import campaigns_with_deadlines
    from inspect_flow.services.registry import find

    with desk.transaction() as work:
        named = [find(work, Campaign, code) for code in dict.fromkeys(codes)]
        chosen = named or campaigns_with_deadlines(work)
        rows = [row for each in chosen for row in _moved(work, each)]
    if desk.as_json:
        show_json(rows)
        return
    if not rows:
        click.echo(_("Đã tính lại; không thời hạn nào thay đổi."))
        return
    click.echo(_n("Đã tính lại; {count} thời hạn thay đổi:", len(rows)).format(count=len(rows)))
    columns = {
        "code": _("Mã"),
        "campaign": _("Đợt"),
        "old_deadline": _("Hạn cũ"),
        "new_deadline": _("Hạn mới"),
    }
    show_rows(rows, columns, as_json=False)


def _moved(work: Work, campaign: Campaign) -> list[dict[str, Any]]:
    from inspect_flow.services.deadlines import recompute_deadlines as count_again

    return [
        {
            "code": each.subject,
            "campaign": campaign.code,
            "old_deadline": each.old_due,
            "new_deadline": each.new_due,
        }
        for each in count_again(work, campaign)
    ]
