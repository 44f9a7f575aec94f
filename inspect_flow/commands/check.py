"""`inspect-flow check`: read all that a house may replace, and name everything wrong at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from inspect_flow.commands.frame import Desk, Verb, pass_desk
from inspect_flow.commands.output import show_json, show_rows
from inspect_flow.locale.translation import N_, _
from inspect_flow.vocabulary.errors import DefinitionError

if TYPE_CHECKING:
    from inspect_flow.bootstrap.definition_check import Checked


@click.command(
    "check",
    cls=Verb,
    help=N_("Kiểm tra quy trình, bảng kiểm, lịch và biểu mẫu; không cần cơ sở dữ liệu"),
    epilog="inspect-flow check --definitions /srv/inspect-flow",
)
@pass_desk
def check(desk: Desk) -> None:
    """Check every definition; end with code 5 when anything is wrong."""
    from inspect_flow.bootstrap.definition_check import check_definitions

    checked = check_definitions(desk.definitions)
    faults = [fault for each in checked for fault in each.faults]
    _show(checked, desk.as_json)
    if faults:
        raise DefinitionError(_("Định nghĩa có {count} lỗi").format(count=len(faults)), faults)


def _show(checked: Iterable[Checked], as_json: bool) -> None:
    if as_json:
        show_json(
            [{"kind": each.kind, "read": each.read, "faults": each.faults} for each in checked]
        )
        return
    rows = [
        {"kind": each.kind, "read": each.read, "faults": len(each.faults) or _("không")}
        for each in checked
    ]
    columns = {"kind": _("Định nghĩa"), "read": _("Đã đọc"), "faults": _("Lỗi")}
    show_rows(rows, columns, as_json=False)
