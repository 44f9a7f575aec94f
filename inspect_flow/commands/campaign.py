"""`inspect-flow campaign`: open a round of inspections, see it, start the next one from it."""

from __future__ import annotations

from typing import Any

import click

from inspect_flow.commands import campaign_planning as planning
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


@campaign.command(
    "renew",
    help=N_("Mở đợt mới từ đợt trước: đơn vị, đoàn, chỉ tiêu, thời hạn được lấy lại"),
    epilog="inspect-flow campaign renew BRVT-2019 BRVT-2020 --year 2020",
)
@click.argument("previous")
@click.argument("code")
@click.option("--year", type=int, required=True, help=N_("Năm của đợt mới"))
@pass_desk
def renew(desk: Desk, previous: str, code: str, year: int) -> None:
    """Start a campaign from last year's."""
    from inspect_flow.records.tables import Campaign
    from inspect_flow.services.campaigns import inspections_of
    from inspect_flow.services.registry import find
    from inspect_flow.services.renewal import lost_units, renew_campaign

    with desk.transaction() as work:
        earlier = find(work, Campaign, previous)
        opened = renew_campaign(work, earlier, code, year)
        planned = len(inspections_of(work, opened))
        lost = {
            gone.code: [heir.code for heir in heirs] for gone, heirs in lost_units(work, earlier)
        }
        sentence = _("Đã mở đợt {code} theo {previous}, lấy lại {count} đơn vị.").format(
            code=code, previous=previous, count=planned
        )
        kept = told_of(work, opened, sentence, planned=planned, lost_units=lost)
    for gone, heirs in lost.items():
        chosen = ", ".join(heirs) or _("chưa biết đơn vị kế thừa")
        kept.sentences.append(
            _("{unit} không còn; chọn đơn vị kế thừa để đưa vào kế hoạch: {heirs}.").format(
                unit=gone, heirs=chosen
            )
        )
    tell(desk, kept)


@campaign.command(
    "reinspect",
    help=N_("Đưa vào đợt này cuộc kiểm tra lại, chỉ gồm tồn tại chưa xong của cuộc trước"),
    epilog="inspect-flow campaign reinspect BRVT-2020 KT-2019-001 --as hanh",
)
@click.argument("code")
@click.argument("earlier", metavar="INSPECTION")
@click.option("--unit", metavar="UNIT", help=N_("Đơn vị kế thừa, nếu đơn vị cũ không còn"))
@pass_desk
def reinspect(desk: Desk, code: str, earlier: str, unit: str | None) -> None:
    """Plan an inspection of what is still open."""
    from inspect_flow.commands.moving import people_named
    from inspect_flow.records.tables import Campaign, Inspection, Unit
    from inspect_flow.services.deficiencies import deficiencies_of
    from inspect_flow.services.queries.names import find_unit
    from inspect_flow.services.registry import find, get
    from inspect_flow.services.renewal import reinspect as plan_again

    with desk.transaction() as work:
        before = find(work, Inspection, earlier)
        heir = find_unit(work, unit) if unit else get(work, Unit, before.unit_id)
        with people_named(work, before, "cancel"):
            planned = plan_again(work, before, find(work, Campaign, code), heir)
        count = len(deficiencies_of(work, planned))
        sentence = _("Đã đưa {code} vào kế hoạch, mang theo {count} tồn tại chưa xong.")
        kept = told_of(work, planned, sentence.format(code=planned.code, count=count))
    tell(desk, kept)


campaign.add_command(planning.decision)
campaign.add_command(planning.quota)
campaign.add_command(planning.plan)
campaign.add_command(planning.amend)
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
