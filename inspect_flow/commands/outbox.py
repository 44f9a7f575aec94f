"""`inspect-flow outbox`: messages that wait, that left, and that could not be delivered."""

from __future__ import annotations

from dataclasses import asdict

import click

from inspect_flow.commands.frame import Desk, noun, pass_desk
from inspect_flow.commands.output import show_record, show_rows
from inspect_flow.commands.telling import tell, told
from inspect_flow.commands.words import Word
from inspect_flow.locale.translation import N_, _, _n
from inspect_flow.vocabulary.reminders import Channel, MessageState


@noun("outbox", N_("Hộp thư đi: chờ gửi, đã gửi, không gửi được"))
def outbox() -> None:
    """Group the verbs."""


@outbox.command(
    "list",
    help=N_("Liệt kê thư; thư không gửi được cần người xử lý"),
    epilog="inspect-flow outbox list --state dead",
)
@click.option("--state", type=Word(MessageState), help=N_("Chỉ ở trạng thái này"))
@pass_desk
def list_(desk: Desk, state: MessageState | None) -> None:
    """List messages."""
    from inspect_flow.services.queries.messages import list_messages

    with desk.reading() as work:
        rows = [
            {
                **asdict(each),
                "state_label": MessageState(each.state).label,
                "channel_label": Channel(each.channel).label,
            }
            for each in list_messages(work, state)
        ]
    columns = {
        "number": _("Số"),
        "created_at": _("Lập lúc"),
        "name": _("Người nhận"),
        "address": _("Địa chỉ"),
        "title": _("Tiêu đề"),
        "state_label": _("Trạng thái"),
        "attempts": _("Số lần gửi"),
        "outcome": _("Kết quả"),
    }
    show_rows(rows, columns, as_json=desk.as_json)


@outbox.command("show", help=N_("Xem một thư với nội dung"), epilog="inspect-flow outbox show 12")
@click.argument("number", type=int)
@pass_desk
def show(desk: Desk, number: int) -> None:
    """Show one message."""
    from inspect_flow.services.queries.messages import message_numbered, shown_body

    with desk.reading() as work:
        message = message_numbered(work, number)
        told = message.model_dump(exclude={"html"}) | {"body": shown_body(message)}
        facts = {**told, "state_label": MessageState(message.state).label}
    labels = {
        "name": _("Người nhận"),
        "address": _("Địa chỉ"),
        "state_label": _("Trạng thái"),
        "sent_at": _("Gửi lúc"),
        "next_try_at": _("Gửi tiếp lúc"),
        "outcome": _("Kết quả"),
        "title": _("Tiêu đề"),
        "body": _("Nội dung"),
    }
    show_record(facts, labels, as_json=desk.as_json)


@outbox.command(
    "retry",
    help=N_("Gửi lại một thư, hoặc mọi thư không gửi được, theo địa chỉ hiện nay"),
    epilog="inspect-flow outbox retry 12\ninspect-flow outbox retry --all",
)
@click.argument("number", type=int, required=False)
@click.option("--all", "every", is_flag=True, help=N_("Mọi thư không gửi được"))
@pass_desk
def retry(desk: Desk, number: int | None, every: bool) -> None:
    """Let messages be tried again."""
    from inspect_flow.services.queries.messages import list_messages, message_numbered
    from inspect_flow.services.reminding.outbox import retry as try_again
    from inspect_flow.vocabulary.errors import BadInput, MoveRefused

    if (number is None) != every:
        raise BadInput(_("Nêu số của một thư, hoặc --all cho mọi thư không gửi được"))
    refused: list[str] = []
    with desk.transaction() as work:
        dead = [each.number for each in list_messages(work, MessageState.DEAD)]
        chosen = dead if every else [number or 0]
        for each in chosen:
            try:
                try_again(work, message_numbered(work, each))
            except MoveRefused as refusal:
                if not every:
                    raise
                refused += [f"{refusal.thing}: {reason}" for reason in refusal.reasons]
    done = _n("{count} thư chờ gửi lại.", len(chosen) - len(refused)).format(
        count=len(chosen) - len(refused)
    )
    tell(desk, told("\n".join([done, *refused]), count=len(chosen) - len(refused), refused=refused))


@outbox.command(
    "cancel",
    help=N_("Hủy một thư chưa gửi, có lý do"),
    epilog='inspect-flow outbox cancel 12 --reason "Đã báo qua điện thoại"',
)
@click.argument("number", type=int)
@click.option("--reason", default="", metavar="TEXT", help=N_("Lý do, bắt buộc"))
@pass_desk
def cancel(desk: Desk, number: int, reason: str) -> None:
    """Take a message out."""
    from inspect_flow.services.queries.messages import message_numbered
    from inspect_flow.services.reminding.outbox import cancel as take_out

    with desk.transaction() as work:
        take_out(work, message_numbered(work, number), reason)
    tell(desk, told(_("Đã hủy thư {number}.").format(number=number), number=number))
