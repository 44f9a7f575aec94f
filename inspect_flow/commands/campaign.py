"""`inspect-flow campaign`: open a round of inspections, see it, move it on."""

from __future__ import annotations

from typing import Any

import click

from inspect_flow.commands import campaign_deadlines as deadlines
from inspect_flow.commands import campaign_planning as planning
from inspect_flow.commands import campaign_renewing as renewing
from inspect_flow.commands import campaign_sheets as sheets
from inspect_flow.commands.campaign_options import campaign_fields, campaign_options
from inspect_flow.commands.case_verbs import add_comment_verb, add_evidence_verb, add_timeline
from inspect_flow.commands.frame import Desk, noun, pass_desk
from inspect_flow.commands.moving import add_moving_verbs, add_shortcut
from inspect_flow.commands.output import show_rows
from inspect_flow.commands.telling import tell, told_of
from inspect_flow.locale.translation import N_, _


@noun("campaign", N_("Đợt kiểm tra và kế hoạch"))
def campaign() -> None:
    """Group the verbs."""


@campaign.command(
    "open",
    help=N_("Mở một đợt kiểm tra mới ở trạng thái dự thảo"),
    epilog='inspect-flow campaign open BRVT-2019 "Kiểm tra CCHC năm 2019" --year 2019 '
    "--issuer ubnd-tinh-brvt --from 10/6/2019 --to 30/9/2019",
)
@click.argument("code")
@click.argument("title")
@click.option("--year", type=int, help=N_("Năm của đợt; không ghi thì lấy năm hiện tại"))
@campaign_options
@pass_desk
def open_(desk: Desk, /, code: str, title: str, year: int | None, **typed: Any) -> None:
    """Open a campaign."""
    from inspect_flow.services.campaigns import open_campaign

    with desk.transaction() as work:
        fields = campaign_fields(work, typed)
        opened = open_campaign(work, code, title, year or work.on.year, **fields)
        kept = told_of(work, opened, _("Đã mở đợt kiểm tra {code}.").format(code=code))
    tell(desk, kept)


@campaign.command(
    "list",
    help=N_("Liệt kê các đợt kiểm tra"),
    epilog="inspect-flow campaign list --year 2019 --json",
)
@click.option("--year", type=int, help=N_("Chỉ các đợt của năm này"))
@click.option("--state", metavar="WORD", help=N_("Chỉ các đợt ở trạng thái này"))
@pass_desk
def list_(desk: Desk, year: int | None, state: str | None) -> None:
    """List campaigns."""
    from dataclasses import asdict

    from inspect_flow.commands.states import state_named
    from inspect_flow.services.queries.campaigns import list_campaigns

    with desk.reading() as work:
        chosen = state_named(work, "campaign", state)
        rows = [asdict(row) for row in list_campaigns(work, year=year, state=chosen)]
    columns = {
        "code": _("Mã"),
        "title": _("Đợt kiểm tra"),
        "year": _("Năm"),
        "state_label": _("Trạng thái"),
        "n_inspections": _("Số cuộc"),
        "n_concluded": _("Đã kết luận"),
        "n_open_deficiencies": _("Tồn tại chưa xong"),
    }
    show_rows(rows, columns, as_json=desk.as_json)


@campaign.command(
    "show",
    help=N_("Xem một đợt: văn bản, chỉ tiêu, đoàn, các cuộc kiểm tra, thời hạn, bước tiếp theo"),
    epilog="inspect-flow campaign show BRVT-2019",
)
@click.argument("code")
@pass_desk
def show(desk: Desk, code: str) -> None:
    """Show one campaign."""
    from inspect_flow.commands.campaign_views import show_campaign
    from inspect_flow.records.tables import Campaign
    from inspect_flow.services.registry import find

    with desk.reading() as work:
        show_campaign(work, find(work, Campaign, code), desk.as_json)


for _verb in (
    renewing.renew,
    renewing.carry_over,
    renewing.reinspect,
    planning.decision,
    planning.quota,
    planning.plan,
    sheets.plan_sheet,
    planning.amend,
    deadlines.recompute_deadlines,
):
    campaign.add_command(_verb)
add_shortcut(campaign, "campaign", "issue", ["issue"], N_("Ban hành kế hoạch"), "BRVT-2019")
add_shortcut(campaign, "campaign", "begin", ["begin"], N_("Bắt đầu kiểm tra"), "BRVT-2019")
add_shortcut(campaign, "campaign", "conclude", ["conclude"], N_("Kết luận đợt"), "BRVT-2019")
add_shortcut(campaign, "campaign", "close", ["close"], N_("Kết thúc đợt"), "BRVT-2019")
add_shortcut(campaign, "campaign", "cancel", ["cancel"], N_("Hủy đợt, phải ghi lý do"),
             'BRVT-2019 --reason "Điều chỉnh kế hoạch năm"')  # fmt: skip
add_moving_verbs(campaign, "campaign", "BRVT-2019", "issue")
add_timeline(campaign, "campaign", "BRVT-2019")
add_comment_verb(campaign, "campaign", "BRVT-2019")
add_evidence_verb(campaign, "campaign", "BRVT-2019")
