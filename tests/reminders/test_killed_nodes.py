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

from bench.province import Scale, fill
from inspect_flow.services.clocks.settling import rebuild
from tests.delivery.smtp_sink import an_smtp_server
from tests.desks import a_desk
from tests.kept_schema import a_database
from tests.reminders.fleet import A_STEP, STARTED
from tests.reminders.whole_ledger import the_keys_of_a_whole_ledger

pytestmark = pytest.mark.slow

CHECKOUT = Path(__file__).parents[2]
ROUNDS, NODES = 6, 3
BEFORE_ALL = datetime(2026, 5, 1, 1, tzinfo=UTC)
UNTIL = STARTED + (ROUNDS - 1) * A_STEP


@pytest.fixture
def province(new_url: str) -> Engine:
    """Lend a province with two dozen deficiencies, none of them reminded of yet."""
    engine = a_database(new_url)
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
    return int(done.stdout.split()[0])


def test_into_a_folder_each_message_is_one_file(province: Engine, new_url: str, tmp_path: Path):
    spool = tmp_path / "spool"
    assert killed_while_working(new_url, INSPECT_FLOW_SPOOL=str(spool)) > 0
    keys = the_keys_of_a_whole_ledger(province, BEFORE_ALL, UNTIL)
    assert sorted(file.name for file in spool.glob("*.eml")) == sorted(f"{k}.eml" for k in keys)


def test_by_a_mail_server_a_second_copy_is_told_by_its_name(province: Engine, new_url: str):
    with an_smtp_server() as sink:
        killed = killed_while_working(
            new_url,
            INSPECT_FLOW_MAIL=f"smtp://127.0.0.1:{sink.port}?security=none",
            INSPECT_FLOW_MAIL_FROM="snv@example.vn",
        )
        arrived = Counter(mail["Message-ID"] for mail in sink.arrived)
    assert set(arrived) == {
        f"<{k[:32]}@example.vn>" for k in the_keys_of_a_whole_ledger(province, BEFORE_ALL, UNTIL)
    }
    # Who dies between the server's answer and his own note leaves at most the mail in his hand.
    assert arrived.total() - len(arrived) <= killed
