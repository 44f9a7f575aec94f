"""Watch over the program's recurring duties: when they were last done, and who hears of silence."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from inspect_flow.bootstrap.delivering import channels_of, delivery_settings
from inspect_flow.bootstrap.opening import open_reading
from inspect_flow.bootstrap.reminding import SWEEP
from inspect_flow.locale.translation import _
from inspect_flow.services.ports import DeliveryFault, Outgoing
from inspect_flow.services.reminding.heartbeat import Pulse, pulse
from inspect_flow.vocabulary.reminders import Channel

ALARM_VARIABLE = "INSPECT_FLOW_ALARM"
"""Holds the addresses, set apart by commas, that hear of a sweep that does not run."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """What became of the mail to one address; `fault` is empty when it left."""

    address: str
    fault: str = ""


def sweep_pulse(database: str | None, now: datetime, house: str | None = None) -> Pulse:
    """Return when the sweep last ran and what it did."""
    with open_reading(database, None, (now, now), house) as work:
        return pulse(work, SWEEP)


def raise_alarm(
    database: str | None, found: Pulse, now: datetime, say: Callable[[], str]
) -> list[Alarm]:
    """Mail what `say` says to whom the environment names, past the outbox that may stand still."""
    written = os.environ.get(ALARM_VARIABLE, "")
    addresses = list(dict.fromkeys(filter(None, map(str.strip, written.split(",")))))
    if not addresses:
        return []
    with closing(channels_of(delivery_settings(database))[Channel.MAIL]) as way:
        alarms = []
        for address in addresses:
            title = _("Cảnh báo: việc quét nhắc việc không chạy")
            mail = Outgoing(_key(address, found, now), "", address, title, say())
            try:
                way.send(mail)
                alarms.append(Alarm(address))
            except DeliveryFault as fault:
                alarms.append(Alarm(address, fault.said))
    return alarms


def _key(address: str, found: Pulse, now: datetime) -> str:
    """Return the same key for all alarms of one silence and hour, so that copies can be told."""
    hour = now.replace(minute=0, second=0, microsecond=0).isoformat()
    last = found.at.isoformat() if found.at else ""
    return sha256("|".join(("alarm", SWEEP, address, last, hour)).encode()).hexdigest()
