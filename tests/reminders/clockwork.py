"""Short ways to look at clocks and at the ledger."""

from __future__ import annotations

from datetime import date, time

from sqlmodel import col, select

from inspect_flow.locale.dates import at_local
from inspect_flow.records.tables import Clock, Reminder
from inspect_flow.services.clocks.settling import settle
from inspect_flow.services.reminding.sweeping import Swept, sweeps
from inspect_flow.services.work import SYSTEM
from tests.house import House


def clocks(house: House) -> dict[str, Clock]:
    """Bring the clocks in line, as the end of a transaction does, and return those that run."""
    settle(house.work)
    rows = house.work.session.exec(select(Clock).where(Clock.state == "running"))
    return {clock.step: clock for clock in rows}


def clock(house: House, step: str) -> Clock:
    """Return one clock in whatever state."""
    settle(house.work)
    return house.work.session.exec(select(Clock).where(Clock.step == step)).one()


def swept(house: House, on: date, at: time = time(8, 0)) -> Swept:
    """Sweep on that day until nothing is due."""
    settle(house.work)
    work = house.by("operator").by(SYSTEM).moved_to(at_local(on, at))
    done = sum(sweeps(work), Swept())
    house.work.session.expire_all()
    return done


def ledger(house: House) -> list[tuple[str, date, str]]:
    """Return what was raised: rung, day, state."""
    rows = house.work.session.exec(select(Reminder).order_by(col(Reminder.id)))
    return [(each.rung, each.on, each.state) for each in rows]
