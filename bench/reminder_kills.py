"""Kill nodes at random until 200 have died: `python -m bench.reminder_kills --help`.

Three nodes at once sweep, hand over and send into a folder, day after day; some are killed with
SIGKILL in the middle. In the end each reminder that the policy demands stands in the ledger once,
each of its lines left in one message, and each message is one file.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from sqlalchemy import Engine

from bench.province import Scale, fill
from inspect_flow.bootstrap.opening import load_office
from inspect_flow.services.clocks.settling import rebuild
from inspect_flow.services.work import SYSTEM, Work
from inspect_flow.storage.engine import open_engine
from inspect_flow.storage.schema import upgrade
from inspect_flow.storage.session import transaction
from tests.reminders.fleet import run
from tests.reminders.whole_ledger import the_keys_of_a_whole_ledger

_NODES = 3
_BEFORE_ALL = datetime(2026, 5, 1, 1, tzinfo=UTC)


def main() -> None:
    """Kill, judge, and end with an error where anything is lost or doubled."""
    parser = argparse.ArgumentParser(prog="python -m bench.reminder_kills", description=__doc__)
    parser.add_argument("--database", metavar="URL", help="an empty one; else a temporary file")
    parser.add_argument("--kills", type=int, default=200, help="default 200")
    parser.add_argument("--seed", type=int, default=2026, help="default 2026")
    options = parser.parse_args()
    begun = perf_counter()
    with tempfile.TemporaryDirectory(prefix="inspect-flow-") as folder:
        url = options.database or f"sqlite:///{Path(folder) / 'kills.db'}"
        spool = Path(folder) / "spool"
        os.environ["INSPECT_FLOW_SPOOL"] = str(spool)
        engine = _province(url)
        # Each node opens the database anew after the fork.
        engine.dispose()
        killed, last = run(url, options.seed, 1, _NODES, options.kills)
        keys = the_keys_of_a_whole_ledger(engine, _BEFORE_ALL, last)
        files = {each.stem for each in spool.glob("*.eml")}
        engine.dispose()
    print(f"{killed} nodes killed in {perf_counter() - begun:.0f} s, the last on {last:%d/%m/%Y}")
    print(f"{len(keys):,} messages, {len(keys - files)} lost, {len(files - keys)} from nowhere")
    if keys != files:
        raise SystemExit(1)


def _province(url: str) -> Engine:
    engine = open_engine(url, must_exist=False)
    upgrade(engine)
    fill(engine, Scale(provinces=1, communes=30, inspected_percent=100))
    with transaction(engine) as session:
        rebuild(Work(session, load_office(url), SYSTEM, _BEFORE_ALL, _BEFORE_ALL))
    return engine


if __name__ == "__main__":
    main()
