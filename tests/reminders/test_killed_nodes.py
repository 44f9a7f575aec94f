"""Several nodes at once, killed at random: nothing is lost, and nothing leaves twice."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from bench.province import Scale, fill
from inspect_flow.bootstrap.opening import load_office
from inspect_flow.records.tables import Clock, Event, Message, MessageReminder, Reminder
from inspect_flow.services.auditing import broken_links
from inspect_flow.services.clocks.settling import rebuild
from tests.delivery.smtp_sink import an_smtp_server
from tests.desks import a_database, a_desk
from tests.reminders.fleet import A_STEP, STARTED

pytestmark = pytest.mark.slow

CHECKOUT = Path(__file__).parents[2]
ROUNDS, NODES = 6, 3
BEFORE_ALL = datetime(2026, 5, 1, 1, tzinfo=UTC)


@pytest.fixture
def province(database_url: str) -> Engine:
    """Lend a province with two dozen deficiencies, none of them reminded of yet."""
    engine = a_database(database_url)
    fill(engine, Scale(provinces=1, communes=8, inspected_percent=100))
    with a_desk(engine, BEFORE_ALL) as work:
        rebuild(work)
    return engine


def killed_while_working(url: str, **environment: str) -> int:
    """Run the fleet; return how many of its nodes were killed before they were done."""
    command = [sys.executable, "-m", "tests.reminders.fleet", url, "2019", str(ROUNDS), str(NODES)]
    own = {**os.environ, "PYTHONPATH": str(CHECKOUT), **environment}
    done = subprocess.run(command, capture_output=True, text=True, env=own, cwd=CHECKOUT)
    assert (done.returncode, done.stderr) == (0, "")
    return int(done.stdout)


def test_into_a_folder_each_message_is_one_file(
    province: Engine, database_url: str, tmp_path: Path
):
    spool = tmp_path / "spool"
    assert killed_while_working(database_url, INSPECT_FLOW_SPOOL=str(spool)) > 0
    keys = the_keys_of_a_whole_ledger(province)
    assert sorted(file.name for file in spool.glob("*.eml")) == sorted(f"{k}.eml" for k in keys)


def test_by_a_mail_server_a_second_copy_is_told_by_its_name(province: Engine, database_url: str):
    with an_smtp_server() as sink:
        killed = killed_while_working(
            database_url,
            INSPECT_FLOW_MAIL=f"smtp://127.0.0.1:{sink.port}?security=none",
            INSPECT_FLOW_MAIL_FROM="snv@example.vn",
        )
        arrived = Counter(mail["Message-ID"] for mail in sink.arrived)
    assert set(arrived) == {f"<{k[:32]}@example.vn>" for k in the_keys_of_a_whole_ledger(province)}
    # Who dies between the server's answer and his own note leaves at most the mail in his hand.
    assert arrived.total() - len(arrived) <= killed


def the_keys_of_a_whole_ledger(engine: Engine) -> set[str]:
    """Check that everything demanded was raised once and left once; return what left."""
    with Session(engine) as session:
        raised = session.exec(select(Reminder)).all()
        assert sorted((e.clock_id, e.rung, e.due) for e in raised) == demanded(engine, session)
        messages = session.exec(select(Message)).all()
        assert {each.state for each in messages} == {"sent"}
        told = session.exec(
            select(MessageReminder.reminder_id, Message.address, Message.channel).join(
                Message, col(Message.id) == col(MessageReminder.message_id)
            )
        ).all()
        assert len(told) == len(set(told))
        handed_over = {each.id for each in raised if each.state == "handed_over"}
        assert {reminder for reminder, _address, _channel in told} == handed_over
        noted = session.exec(select(Event.id).where(col(Event.tag).like("%.reminder_sent"))).all()
        assert len(noted) == len(told)
        assert list(broken_links(session)) == []
        return {each.key for each in messages}


def demanded(engine: Engine, session: Session) -> list[tuple[int | None, str, object]]:
    """Return what the policy demands by the last moment of the fleet, without any sweep."""
    office = load_office(str(engine.url))
    until = STARTED + (ROUNDS - 1) * A_STEP
    found = []
    for clock in session.exec(select(Clock).where(Clock.state == "running")):
        ladder = office.reminders.clocks[clock.step].ladder
        climb = office.reminders.climb(ladder, clock.due, office.calendar)
        found += [
            (clock.id, rung.name, clock.due)
            for rung in ladder.rungs
            if BEFORE_ALL <= climb.moment(rung) <= until
        ]
    return sorted(found)
