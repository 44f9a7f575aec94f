"""Sweep reminders over one database, batch by batch, each in a transaction of its own."""

from __future__ import annotations

from datetime import datetime

from inspect_flow.bootstrap.opening import load_office
from inspect_flow.services.reminding.sweeping import Swept, sweep_batch
from inspect_flow.services.work import SYSTEM, Work
from inspect_flow.storage.engine import database_url, open_engine
from inspect_flow.storage.schema import require_current
from inspect_flow.storage.session import transaction


def sweep(database: str | None, now: datetime, house: str | None = None) -> Swept:
    """Raise everything that is due at `now`; a batch that was written stays written."""
    engine = open_engine(database_url(database))
    require_current(engine)
    office = load_office(database, house)
    done = Swept()
    try:
        while True:
            with transaction(engine) as session:
                batch = sweep_batch(Work(session, office, SYSTEM, now, now))
            if not batch.clocks:
                return done
            done += batch
    finally:
        engine.dispose()
