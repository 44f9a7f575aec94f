"""Rows: the sweep among many clocks, four sweepers at once, hand-over and preview of a province."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from threading import Event, Thread

from sqlalchemy import Engine, func, select, text
from sqlmodel import col

from bench.databases import KINDS, empty_databases
from bench.measuring import Comparison, Figure, Findings, Timing, alone, side_by_side, timed
from bench.province import Scale, fill
from inspect_flow.bootstrap.opening import load_office
from inspect_flow.bootstrap.reminding import hand_over_all, sweep_all
from inspect_flow.locale.dates import at_local, local_day
from inspect_flow.records.tables import Heartbeat, Message, MessageReminder, Reminder, metadata
from inspect_flow.services.clocks.settling import rebuild
from inspect_flow.services.queries.reminders import foreseen
from inspect_flow.services.reminding.handing_over import HandedOver
from inspect_flow.services.reminding.sweeping import Swept
from inspect_flow.services.statements import binder
from inspect_flow.services.work import SYSTEM, Work
from inspect_flow.storage.engine import open_engine
from inspect_flow.storage.session import reading, transaction
from inspect_flow.vocabulary.reminders import Channel

DUE = 10_000
MANY, FEW = 1_000_000, 100_000
_SWEEPERS = 4
_REACH = 1.5
_REACH_SECONDS = 0.5
# Seconds that a person is ready to wait for a click.
_REACH_WAIT = 1.0
# Wednesday morning; the third rung of the ladder is that of the day itself.
NOW = datetime(2026, 9, 30, 1, tzinfo=UTC)
_BEGUN = datetime(2026, 5, 1, 1, tzinfo=UTC)
_FILL = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :rows)",
    "postgresql": "WITH n(i) AS (SELECT * FROM generate_series(1, :rows))",
}


def measure(found: Findings, quick: bool) -> None:
    """Add the rows of this module."""
    rounds = 2 if quick else 5
    sizes = (MANY // 10, FEW // 10) if quick else (MANY, FEW)
    for kind in KINDS:
        with empty_databases(kind, 3) as (many, few, province):
            _sweeping(found, kind, (many, few), sizes, rounds)
            _at_once(found, kind, few)
            _province(found, kind, province, 40 if quick else 170, rounds)


def _sweeping(
    found: Findings, kind: str, urls: tuple[str, str], sizes: tuple[int, int], rounds: int
) -> None:
    due = min(DUE, sizes[1] // 2)
    sides = [_sweeper(url, size, due) for url, size in zip(urls, sizes, strict=True)]
    ours, bare = side_by_side(sides[0], sides[1], rounds)
    what = f"{kind}: sweep of {due:,} due among {sizes[0]:,}"
    against = f"{due:,} due among {sizes[1]:,}"
    found.comparisons.append(Comparison(what, against, ours, bare, _REACH))
    found.figures.append(_seconds(what, ours, _REACH_SECONDS))


def _sweeper(url: str, size: int, due: int) -> Callable[[], float]:
    engine, office = open_engine(url), load_office(url)
    _fill_clocks(engine, size, due)

    def once() -> float:
        _wind_back(engine)
        return timed(lambda: sweep_all(engine, office, lambda: NOW))

    return once


def _fill_clocks(engine: Engine, size: int, due: int) -> None:
    """Write clocks of which the first `due` are due now and all others in the next year."""
    statement = f"""{_FILL[engine.dialect.name]}
        INSERT INTO clock (subject, subject_id, step, state, due, original_due, started_on, rung,
            next_at)
        SELECT 'deficiency', i, 'remediation', 'running', :due_on, :due_on, :due_on, 2,
            CASE WHEN i <= :due THEN CAST(:now AS {_MOMENT[engine.dialect.name]})
            ELSE CAST(:later AS {_MOMENT[engine.dialect.name]}) END FROM n"""
    later = _bound(engine, NOW + timedelta(days=300))
    values = {"rows": size, "due": due, "now": _bound(engine, NOW), "later": later}
    on = local_day(NOW)
    values["due_on"] = on.isoformat() if engine.dialect.name == "sqlite" else on
    with engine.begin() as connection:
        connection.execute(text(statement), values)
    _analyze(engine)


_MOMENT = {"sqlite": "TEXT", "postgresql": "timestamptz"}


def _bound(engine: Engine, moment: datetime) -> object:
    """Return the moment as the program stores it."""
    bind: Callable[[datetime], object] = binder(
        engine.dialect, metadata.tables["clock"].c.next_at.type
    )
    return bind(moment)


def _wind_back(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM reminder"))
        place = _MOMENT[engine.dialect.name]
        back = f"UPDATE clock SET rung = 2, next_at = CAST(:now AS {place}) WHERE rung <> 2"
        connection.execute(text(back), {"now": _bound(engine, NOW)})
    _analyze(engine)


def _analyze(engine: Engine) -> None:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("VACUUM ANALYZE clock")
            connection.exec_driver_sql("VACUUM ANALYZE reminder")
        connection.exec_driver_sql("ANALYZE" if engine.dialect.name == "sqlite" else "CHECKPOINT")


def _at_once(found: Findings, kind: str, url: str) -> None:
    engine = open_engine(url)
    _wind_back(engine)
    context = multiprocessing.get_context("spawn")
    with context.Pool(_SWEEPERS) as pool:
        pool.map(_ready, range(_SWEEPERS), chunksize=1)
        seconds = timed(lambda: pool.map(_sweep_once, [url] * _SWEEPERS, chunksize=1))
    with engine.connect() as connection:
        lines = connection.execute(select(func.count()).select_from(Reminder)).scalar() or 0
        several = select(func.count()).select_from(Reminder).group_by(col(Reminder.clock_id))
        doubled = sum(n > 1 for n in connection.execute(several).scalars())
    engine.dispose()
    note = f"{doubled} doubled, in {seconds:.2f} s"
    found.figures.append(Figure(f"{kind}: {_SWEEPERS} sweepers at once", f"{lines:,} lines", note))


def _ready(_number: int) -> None:
    """Start the process."""


def _sweep_once(url: str) -> int:
    engine = open_engine(url)
    done = sweep_all(engine, load_office(url), lambda: NOW)
    engine.dispose()
    return done.raised


def _province(found: Findings, kind: str, url: str, communes: int, rounds: int) -> None:
    """Preview and hand over what a whole province has before it on its last day."""
    engine, office = open_engine(url), load_office(url)
    fill(engine, Scale(provinces=1, communes=communes, inspected_percent=100, shortcomings=20))
    with transaction(engine) as session:
        rebuild(Work(session, office, SYSTEM, _BEGUN, _BEGUN))
    shown: list[int] = []

    def preview() -> None:
        with reading(engine) as session:
            work = Work(session, office, SYSTEM, NOW, NOW)
            shown.append(len(foreseen(work, at_local(work.on, time.max))))

    taken = alone(preview, rounds)
    what = f"{kind}: preview of a province, {shown[0]:,} reminders"
    found.figures.append(_seconds(what, taken, 1.0))
    sweep_all(engine, office, lambda: NOW)
    _handed_over(found, kind, engine)
    engine.dispose()


def _handed_over(found: Findings, kind: str, engine: Engine) -> None:
    """Hand everything over while an officer saves something ever again."""
    office, done = load_office(str(engine.url)), list[HandedOver]()
    with a_busy_officer(engine) as waits:
        seconds = timed(
            lambda: done.append(hand_over_all(engine, office, lambda: NOW, Swept(), {Channel.MAIL}))
        )
    copies = (
        select(func.count())
        .select_from(MessageReminder)
        .join(Message)
        .group_by(col(MessageReminder.reminder_id), col(Message.address))
    )
    with engine.connect() as connection:
        messages = connection.execute(select(func.count()).select_from(Message)).scalar() or 0
        told = connection.execute(copies).scalars().all()
    what = f"{kind}: handing over {done[0].reminders:,} reminders"
    note = f"{len(told):,} lines in {messages:,} messages, {sum(n > 1 for n in told)} doubled"
    found.figures.append(Figure(what, f"{seconds:.2f} s", note))
    longest = max(waits)
    verdict = "reached" if longest <= _REACH_WAIT else "**not reached**"
    note = f"to reach: ≤ {_REACH_WAIT:g} s, {verdict}; {len(waits)} saves meanwhile"
    found.figures.append(Figure(f"{kind}: longest wait of an officer", f"{longest:.2f} s", note))


@contextmanager
def a_busy_officer(engine: Engine) -> Iterator[list[float]]:
    """Save a remark every 50 ms in a thread of its own; yield how long each took."""
    waits: list[float] = []
    is_over = Event()

    def save() -> None:
        with transaction(engine) as session:
            session.add(Heartbeat(name=f"save-{len(waits)}", at=NOW))

    def go_on() -> None:
        while not is_over.wait(0.05):
            waits.append(timed(save))

    officer = Thread(target=go_on)
    officer.start()
    try:
        yield waits
    finally:
        is_over.set()
        officer.join()


def _seconds(what: str, taken: Timing, reach: float) -> Figure:
    verdict = "reached" if taken.least <= reach else "**not reached**"
    value = f"{taken.least:.2f} s (median {taken.middle:.2f})"
    return Figure(what, value, f"to reach: ≤ {reach:g} s, {verdict}")
