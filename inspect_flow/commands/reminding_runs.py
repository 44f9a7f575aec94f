"""Verbs that let reminders run: once, for cron; or for ever, with a clock of their own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from inspect_flow.commands.frame import Desk, Verb, pass_desk
from inspect_flow.commands.output import show_json
from inspect_flow.locale.translation import N_, _
from inspect_flow.vocabulary.errors import InspectFlowError

if TYPE_CHECKING:
    from inspect_flow.bootstrap.reminding import Ticked


@click.command(
    "sweep",
    cls=Verb,
    help=N_("Quét một lượt: ghi sổ, lập thư, gửi thư; chạy lại không nhắc hai lần"),
    epilog="inspect-flow remind sweep --once\ninspect-flow remind sweep --no-send --on 30/9/2019",
)
@click.option("--once", is_flag=True, help=N_("Một lượt rồi thoát, cho cron hoặc systemd"))
@click.option("--send/--no-send", default=True, help=N_("Gửi ngay, hoặc chỉ lập thư chờ gửi"))
@pass_desk
def sweep(desk: Desk, once: bool, send: bool) -> None:
    """Raise, hand over and send what is due, once."""
    from inspect_flow.bootstrap.reminding import tick

    done = tick(desk.database, _clock(desk), desk.definitions, sends=send)
    if desk.as_json:
        show_json(asdict(done))
    else:
        for sentence in _told(done):
            click.echo(sentence)


@click.command(
    "run",
    cls=Verb,
    help=N_("Chạy mãi: cứ một khoảng thời gian quét một lượt, cho đến khi được dừng"),
    epilog="inspect-flow remind run --every 60",
)
@click.option(
    "--every",
    type=click.IntRange(1, 86_400),
    default=60,
    show_default=True,
    metavar="N",
    help=N_("Số giây giữa hai lượt"),
)
@pass_desk
def run(desk: Desk, every: int) -> None:
    """Tick until told to stop; each tick is one line of JSON."""
    from inspect_flow.bootstrap.delivering import delivery_settings
    from inspect_flow.bootstrap.reminding import tick
    from inspect_flow.worker.clock import run_every

    delivery_settings(desk.database)  # a wrong setting is told at once, not at the first mail
    clock = _clock(desk)

    def one_tick() -> None:
        done = tick(desk.database, clock, desk.definitions)
        _log(clock(), "tick", **asdict(done))

    def failed(fault: Exception) -> None:
        reasons = fault.reasons if isinstance(fault, InspectFlowError) else []
        _log(clock(), "tick_failed", fault=str(fault), reasons=list(reasons))

    run_every(every, one_tick, failed)


def _clock(desk: Desk) -> Callable[[], datetime]:
    """Return the clock: the moment asked for, else the machine's."""
    asked = desk.on
    return (lambda: asked) if asked is not None else (lambda: datetime.now(UTC))


def _log(at: datetime, event: str, **details: Any) -> None:
    click.echo(json.dumps({"at": at.isoformat(), "event": event, **details}, ensure_ascii=False))


def _told(done: Ticked) -> list[str]:
    swept = _("Đã quét {clocks} thời hạn: {raised} lần nhắc mới, {lapsed} lần quá lâu chỉ ghi sổ.")
    handed_over = _(
        "Đã lập {messages} thư cho {reminders} lần nhắc; {needless} lần không còn cần, "
        "{unaddressed} lần chưa có nơi nhận; {letters} công văn đôn đốc chờ ký."
    )
    posted = _("Đã lập thư gửi {letters} công văn đôn đốc đã ban hành.")
    invited = _("Đã lập {messages} thư về lịch kiểm tra.")
    announced = _("Đã lập {messages} tin cho phần mềm khác về {events} sự kiện.")
    delivered = _("Đã gửi {sent} thư, {failed} thư chưa gửi được.")
    return [
        swept.format(**asdict(done.swept)),
        handed_over.format(**asdict(done.handed_over)),
        *([posted.format(letters=done.posted.letters)] if done.posted.letters else []),
        *done.posted.faults,
        *([invited.format(messages=done.invited.messages)] if done.invited.messages else []),
        *done.invited.faults,
        *([announced.format(**asdict(done.announced))] if done.announced.messages else []),
        delivered.format(**asdict(done.delivered)),
        *done.calendar_gaps,
    ]
