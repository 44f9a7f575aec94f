"""`inspect-flow inspection`: one unit within a campaign, from the visit to the last deficiency."""

from __future__ import annotations

import click

from inspect_flow.commands import inspection_correcting as correcting
from inspect_flow.commands import inspection_preparing as preparing
from inspect_flow.commands import inspection_recording as recording
from inspect_flow.commands import portal
from inspect_flow.commands.case_verbs import add_comment_verb, add_evidence_verb, add_timeline
from inspect_flow.commands.frame import Desk, noun, pass_desk
from inspect_flow.commands.moving import add_moving_verbs, add_shortcut
from inspect_flow.locale.translation import N_

_CODE = "KT-2019-001"


@noun("inspection", N_("Cuộc kiểm tra tại từng đơn vị"))
def inspection() -> None:
    """Group the verbs."""


@inspection.command(
    "list",
    help=N_("Liệt kê các cuộc kiểm tra"),
    epilog="inspect-flow inspection list --campaign BRVT-2019 --state on_site\n"
    "inspect-flow inspection list --stuck",
)
@click.option("--campaign", metavar="CODE", help=N_("Chỉ các cuộc của đợt này"))
@click.option("--state", metavar="WORD", help=N_("Chỉ các cuộc ở trạng thái này"))
@click.option("--unit", metavar="UNIT", help=N_("Chỉ các cuộc tại đơn vị này"))
@click.option(
    "--stuck",
    is_flag=True,
    help=N_("Chỉ các cuộc còn thiếu biên bản, kết luận hoặc văn bản chấn chỉnh, lâu nhất trước"),
)
@pass_desk
def list_(
    desk: Desk, campaign: str | None, state: str | None, unit: str | None, stuck: bool
) -> None:
    """List inspections."""
    from inspect_flow.commands.inspection_views import show_list, show_stuck
    from inspect_flow.commands.states import state_named
    from inspect_flow.records.tables import Campaign
    from inspect_flow.services.queries.names import find_unit
    from inspect_flow.services.registry import find

    with desk.reading() as work:
        (show_stuck if stuck else show_list)(
            work,
            desk.as_json,
            campaign=find(work, Campaign, campaign) if campaign else None,
            state=state_named(work, "inspection", state),
            unit=find_unit(work, unit) if unit else None,
        )


@inspection.command(
    "show",
    help=N_("Xem một cuộc kiểm tra: lịch, người dự, bảng kiểm, nhận xét, tồn tại, văn bản"),
    epilog=f"inspect-flow inspection show {_CODE}",
)
@click.argument("code")
@pass_desk
def show(desk: Desk, code: str) -> None:
    """Show one inspection."""
    from inspect_flow.commands.inspection_views import show_inspection
    from inspect_flow.records.tables import Inspection
    from inspect_flow.services.registry import find

    with desk.reading() as work:
        show_inspection(work, find(work, Inspection, code), desk.as_json)


for _verb in (
    preparing.visit,
    preparing.contact,
    preparing.delegation,
    preparing.head,
    preparing.signer,
    preparing.stay_away,
    preparing.take_part,
    recording.self_report,
    recording.attend,
    recording.no_shortcoming,
    recording.comments,
    recording.agree,
    recording.refuse_to_sign,
    correcting.correct_minutes,
    portal.photo,
):
    inspection.add_command(_verb)

_STARTS = ("start", "start_unannounced", "start_desk_review", "start_without_self_report")
for _name, _moves, _help in (
    ("schedule", ("schedule",), N_("Xếp lịch kiểm tra")),
    ("notify", ("notify",), N_("Gửi thông báo cho đơn vị")),
    ("start", _STARTS, N_("Bắt đầu kiểm tra, theo cách phù hợp với cuộc này")),
    ("draft", ("draft_findings",), N_("Dự thảo biên bản")),
    ("sign", ("sign_minutes", "sign_without_comments"), N_("Ký biên bản")),
    ("conclude", ("conclude",), N_("Ban hành thông báo kết luận")),
    ("direct", ("direct",), N_("Ban hành văn bản chấn chỉnh")),
    ("follow-up", ("follow_up",), N_("Theo dõi việc khắc phục")),
    ("close", ("close", "close_without_shortcomings"), N_("Kết thúc cuộc kiểm tra")),
    ("postpone", ("postpone", "break_off"), N_("Tạm hoãn, phải ghi lý do")),
    ("cancel", ("cancel",), N_("Hủy cuộc kiểm tra, phải ghi lý do")),
):
    add_shortcut(inspection, "inspection", _name, _moves, _help, f"{_CODE} --as hanh")
add_moving_verbs(inspection, "inspection", _CODE, "sign_minutes")
add_timeline(inspection, "inspection", _CODE)
add_comment_verb(inspection, "inspection", _CODE)
add_evidence_verb(inspection, "inspection", _CODE)
