"""Tick at a fixed interval until told to stop; a tick that fails is told of and tried again."""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable
from contextvars import copy_context
from datetime import datetime
from threading import Event
from types import FrameType

from apscheduler.schedulers.background import BackgroundScheduler

from inspect_flow.locale.dates import DEADLINE_ZONE


def run_every(seconds: int, tick: Callable[[], None], failed: Callable[[Exception], None]) -> None:
    """Call `tick` now and every `seconds` until SIGTERM or SIGINT; `failed` hears of its faults.

    A late tick is made up for once, however many were missed; one that is under way is let end.
    """
    scheduler = BackgroundScheduler(
        timezone=DEADLINE_ZONE,
        job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1},
    )
    # That a tick takes longer than the interval is no news for whoever reads the lines of ticks.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    stopped = Event()

    def guarded() -> None:
        try:
            tick()
        except Exception as fault:
            failed(fault)

    def stop(_signal: int, _frame: FrameType | None) -> None:
        # Heard at any moment, also during the first tick: a scheduler that has not started yet
        # refuses to be shut down.
        stopped.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    now = datetime.now(DEADLINE_ZONE)
    # Ticks speak the language of whoever started them.
    spoken = copy_context()
    scheduler.add_job(spoken.run, "interval", args=[guarded], seconds=seconds, next_run_time=now)
    scheduler.start()
    stopped.wait()
    scheduler.shutdown(wait=True)
