"""Tick at a fixed interval until told to stop; a tick that fails is told of and tried again."""

from __future__ import annotations

import signal
from collections.abc import Callable
from types import FrameType

from apscheduler.schedulers.blocking import BlockingScheduler

from inspect_flow.locale.dates import DEADLINE_ZONE


def run_every(seconds: int, tick: Callable[[], None], failed: Callable[[Exception], None]) -> None:
    """Call `tick` now and every `seconds` until SIGTERM or SIGINT; `failed` hears of its faults.

    A late tick is made up for once, however many were missed.
    """
    scheduler = BlockingScheduler(
        timezone=DEADLINE_ZONE,
        job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1},
    )

    def guarded() -> None:
        try:
            tick()
        except Exception as fault:
            failed(fault)

    def stop(_signal: int, _frame: FrameType | None) -> None:
        scheduler.shutdown(wait=False)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    guarded()
    scheduler.add_job(guarded, "interval", seconds=seconds)
    scheduler.start()
