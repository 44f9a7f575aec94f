"""`inspect-flow deficiency`: what must be put right, by whom and until when."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from inspect_flow.commands import deficiency_deciding as deciding
from inspect_flow.commands import deficiency_extending as extending
from inspect_flow.commands import deficiency_remedying as remedying
from inspect_flow.commands.case_verbs import add_comment_verb, add_evidence_verb, add_timeline
from inspect_flow.commands.frame import Desk, noun, pass_desk
from inspect_flow.commands.moving import add_moving_verbs, add_shortcut
from inspect_flow.commands.output import show_rows
from inspect_flow.commands.sheet_views import overwrite_option, xlsx_option
from inspect_flow.locale.translation import N_, _, in_vietnamese

if TYPE_CHECKING:
    from inspect_flow.services.queries.deficiency_rows import DeficiencyRow
    from inspect_flow.services.work import Work

_CODE = "KT-2019-001-TT-01"


@noun("deficiency", N_("Tồn tại phải khắc phục và thời hạn"))
def deficiency() -> None:
    """Group the verbs."""


@deficiency.command(
    "list",
    help=N_("Liệt kê tồn tại phải khắc phục, thời hạn ban đầu và hiện tại, số ngày quá hạn"),
    epilog="inspect-flow deficiency list --overdue\n"
    "inspect-flow deficiency list --campaign BRVT-2019 --open --json\n"
    "inspect-flow deficiency list --campaign BRVT-2019 --xlsx ton-tai.xlsx",
)
@click.option("--overdue", is_flag=True, help=N_("Chỉ những việc quá hạn, lâu nhất trước"))
@click.option("--unknown", is_flag=True, help=N_("Chỉ những việc của hồ sơ cũ chưa rõ kết quả"))
@click.option("--open", "only_open", is_flag=True, help=N_("Chỉ những việc chưa xong"))
@click.option("--unit", metavar="UNIT", help=N_("Chỉ của đơn vị này"))
@click.option("--campaign", metavar="CODE", help=N_("Chỉ của đợt này"))
@click.option("--inspection", metavar="CODE", help=N_("Chỉ của cuộc kiểm tra này"))
@click.option("--state", metavar="WORD", help=N_("Chỉ ở trạng thái này"))
@xlsx_option
@overwrite_option
@pass_desk
def list_(desk: Desk, /, xlsx: Path | None, overwrite: bool, **wanted: Any) -> None:
    """List deficiencies."""
    from inspect_flow.commands.deficiency_views import overdue_rule, write_deficiencies

    with desk.reading() as work, in_vietnamese() if xlsx else nullcontext():
        found, on = _found(work, **wanted), work.on
    if xlsx is not None:
        write_deficiencies(desk, xlsx, overwrite, found, on)
        return
    columns = {
        "code": _("Mã"),
        "statement": _("Nội dung"),
        "owner": _("Đơn vị khắc phục"),
        "state_label": _("Trạng thái"),
        "original_deadline": _("Hạn ban đầu"),
        "deadline": _("Hạn"),
        "overdue_days": _("Quá hạn (ngày)"),
    }
    columns |= {"rule": _("Vì sao")} if wanted["overdue"] else {}
    rows = [{**asdict(row), "rule": overdue_rule(row)} for row in found]
    show_rows(rows, columns, as_json=desk.as_json)


def _found(
    work: Work,
    *,
    overdue: bool,
    unknown: bool,
    only_open: bool,
    unit: str | None,
    campaign: str | None,
    inspection: str | None,
    state: str | None,
) -> list[DeficiencyRow]:
    from inspect_flow.commands.states import state_named
    from inspect_flow.records.tables import Campaign, Inspection
    from inspect_flow.services.queries.deficiencies import list_deficiencies
    from inspect_flow.services.queries.names import find_unit
    from inspect_flow.services.registry import find

    return list_deficiencies(
        work,
        campaign=find(work, Campaign, campaign) if campaign else None,
        inspection=find(work, Inspection, inspection) if inspection else None,
        unit=find_unit(work, unit) if unit else None,
        state=state_named(work, "deficiency", state),
        only_open=only_open,
        only_overdue=overdue,
        only_unknown=unknown,
    )


@deficiency.command(
    "show",
    help=N_("Xem một tồn tại: nhận xét, đơn vị, thời hạn, mọi việc đã làm theo thứ tự"),
    epilog=f"inspect-flow deficiency show {_CODE}",
)
@click.argument("code")
@pass_desk
def show(desk: Desk, code: str) -> None:
    """Show one deficiency."""
    from inspect_flow.commands.deficiency_views import show_deficiency
    from inspect_flow.records.tables import Deficiency
    from inspect_flow.services.registry import find

    with desk.reading() as work:
        show_deficiency(work, find(work, Deficiency, code), desk.as_json)


for _verb in (
    remedying.assign,
    remedying.plan,
    remedying.report,
    remedying.verify,
    remedying.return_,
    extending.extend,
    extending.answer_extension,
    extending.withdraw_extension,
    deciding.rule,
    deciding.transfer,
    deciding.reopen,
):
    deficiency.add_command(_verb)

for _name, _moves, _help in (
    ("accept-plan", ("accept_plan",), N_("Chấp thuận kế hoạch khắc phục")),
    ("return-plan", ("return_plan",), N_("Trả lại kế hoạch khắc phục, phải ghi lý do")),
    ("dispute", ("dispute",), N_("Đơn vị đề nghị xem xét lại, phải ghi lý do")),
    ("redirect", ("redirect",), N_("Yêu cầu khắc phục lại sau khi giữ nguyên nhận xét")),
    ("suspend", ("suspend",), N_("Tạm dừng tính thời hạn, phải ghi lý do")),
    ("resume", ("resume",), N_("Tiếp tục tính thời hạn")),
    ("waive", ("waive",), N_("Không yêu cầu khắc phục, phải ghi lý do")),
    ("close", ("close",), N_("Kết thúc một tồn tại đã khắc phục xong")),
):
    add_shortcut(deficiency, "deficiency", _name, _moves, _help, f"{_CODE} --as hanh")
add_moving_verbs(deficiency, "deficiency", _CODE, "direct")
add_timeline(deficiency, "deficiency", _CODE)
add_comment_verb(deficiency, "deficiency", _CODE)
add_evidence_verb(deficiency, "deficiency", _CODE)
