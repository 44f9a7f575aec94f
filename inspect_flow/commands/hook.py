"""`inspect-flow hook`: programs that are told of events, as they stand, tried and switched."""

from __future__ import annotations

from dataclasses import asdict

import click

from inspect_flow.commands.frame import Desk, noun, pass_desk
from inspect_flow.commands.output import show_rows
from inspect_flow.commands.telling import tell, told
from inspect_flow.locale.translation import N_, _


@noun("hook", N_("Phần mềm được báo tin khi có việc mới"))
def hook() -> None:
    """Group the verbs."""


@hook.command(
    "list",
    help=N_("Liệt kê phần mềm nhận tin; thêm và sửa ở trang Quản trị → Báo tin"),
    epilog="inspect-flow hook list",
)
@pass_desk
def list_(desk: Desk) -> None:
    """List the programs."""
    from inspect_flow.services.queries.event_hooks import list_hooks
    from inspect_flow.vocabulary.reminders import MessageState

    with desk.reading() as work:
        rows = [
            {
                **asdict(each),
                "counts": {state.value: count for state, count in each.counts.items()},
                "waiting": each.counts.get(MessageState.WAITING, 0),
                "dead": each.counts.get(MessageState.DEAD, 0),
            }
            for each in list_hooks(work)
        ]
    columns = {
        "number": _("Số"),
        "name": _("Tên phần mềm nhận tin"),
        "url": _("Địa chỉ"),
        "username": _("Theo phạm vi xem của"),
        "is_on": _("Đang bật"),
        "waiting": _("Chờ gửi"),
        "dead": _("Không gửi được"),
        "reached_at": _("Gửi được lần cuối"),
        "outcome": _("Trả lời gần nhất"),
    }
    show_rows(rows, columns, as_json=desk.as_json)


@hook.command("ping", help=N_("Gửi thử một tin và xem trả lời"), epilog="inspect-flow hook ping 1")
@click.argument("number", type=int)
@pass_desk
def ping(desk: Desk, number: int) -> None:
    """Send a trial."""
    from inspect_flow.bootstrap.announcing import ping as try_it
    from inspect_flow.services.accounts.opening import require_administrator
    from inspect_flow.services.event_hooks.registering import hook_numbered
    from inspect_flow.services.ports import DeliveryFault
    from inspect_flow.vocabulary.errors import BadInput

    with desk.reading() as work:
        require_administrator(work)
        chosen, at = hook_numbered(work, number), work.at
    try:
        status = try_it(chosen, at).status
    except DeliveryFault as fault:
        raise BadInput(chosen.name, [fault.said]) from fault
    said = _("bên nhận trả lời {code}").format(code=status)
    tell(desk, told(_("Gửi thử: {said}.").format(said=said), status=status))


def _switch(name: str, help_text: str, done: str, *, is_on: bool) -> None:
    @hook.command(name, help=help_text, epilog=f"inspect-flow hook {name} 1")
    @click.argument("number", type=int)
    @pass_desk
    def switch(desk: Desk, number: int) -> None:
        """Switch on or off."""
        from inspect_flow.services.event_hooks.registering import hook_numbered, switch_hook

        with desk.transaction() as work:
            switch_hook(work, hook_numbered(work, number), is_on=is_on)
        tell(desk, told(_(done), number=number))


_switch("on", N_("Bật báo tin"), N_("Đã bật báo tin."), is_on=True)
_switch("off", N_("Tắt báo tin; việc xảy ra khi tắt sẽ không báo lại"), N_("Đã tắt báo tin."),
        is_on=False)  # fmt: skip
