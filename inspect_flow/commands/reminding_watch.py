"""The verb that a watchdog calls: whether reminders still run."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import click

from inspect_flow.commands.frame import Desk, Verb, pass_desk
from inspect_flow.commands.moments import Span
from inspect_flow.commands.output import as_text, show_json
from inspect_flow.locale.translation import N_, _
from inspect_flow.vocabulary.errors import DutyMissed

if TYPE_CHECKING:
    from inspect_flow.services.reminding.heartbeat import Pulse


@click.command(
    "heartbeat",
    cls=Verb,
    help=N_("Việc quét có còn chạy không: lượt cuối lúc nào, đã làm gì; mã kết thúc 9 khi không"),
    epilog="inspect-flow remind heartbeat --within 26h",
)
@click.option(
    "--within",
    type=Span(),
    default="26h",
    show_default=True,
    metavar="SPAN",
    help=N_("Lượt quét cuối không được cũ hơn khoảng này: 90m, 26h, 2d"),
)
@pass_desk
def heartbeat(desk: Desk, within: timedelta) -> None:
    """Tell of the last sweep; raise the alarm when it is too long ago."""
    from inspect_flow.bootstrap.watching import raise_alarm, sweep_pulse

    now = desk.on or datetime.now(UTC)
    found = sweep_pulse(desk.database, now, desk.definitions)
    if found.is_within(within):
        _tell(desk, found)
        return
    missed = _missed(found, within)
    alarms = raise_alarm(desk.database, found, now, lambda: str(missed))
    facts = {"alarmed": [each.address for each in alarms if not each.fault]}
    if desk.as_json:
        show_json({**_facts(found), "is_within": False, **facts})
    _log(now, found, facts)
    faults = [f"{each.address}: {each.fault}" for each in alarms if each.fault]
    raise DutyMissed(missed.thing, [*missed.reasons, *faults])


def _missed(found: Pulse, within: timedelta) -> DutyMissed:
    if found.at is None:
        said = _("Việc quét nhắc việc chưa chạy lần nào")
    else:
        said = _("Việc quét nhắc việc không chạy: lượt cuối lúc {at} tại {node}").format(
            at=as_text(found.at), node=found.node
        )
    hours = within.total_seconds() / 3600
    return DutyMissed(
        said,
        [
            _("phải chạy ít nhất một lượt trong {hours} giờ").format(hours=f"{hours:g}"),
            _("xem lịch cron hoặc dịch vụ chạy: inspect-flow remind sweep --once"),
        ],
    )


def _tell(desk: Desk, found: Pulse) -> None:
    if desk.as_json:
        show_json({**_facts(found), "is_within": True})
        return
    sentence = _(
        "Lượt quét cuối lúc {at} tại {node}: quét {clocks} thời hạn, {raised} lần nhắc mới, "
        "lập {messages} thư; {unaddressed} lần chưa có nơi nhận."
    )
    counts = dict.fromkeys(("clocks", "raised", "messages", "unaddressed"), 0) | {**found.details}
    click.echo(sentence.format(at=as_text(found.at), node=found.node, **counts))


def _facts(found: Pulse) -> dict[str, Any]:
    seconds = None if found.silence is None else int(found.silence.total_seconds())
    return {"at": found.at, "node": found.node, "silent_seconds": seconds, "did": found.details}


def _log(now: datetime, found: Pulse, facts: dict[str, Any]) -> None:
    last = found.at.isoformat() if found.at else None
    line = {"at": now.isoformat(), "event": "sweep_missed", "last": last, **facts}
    click.echo(json.dumps(line, ensure_ascii=False), err=True)
