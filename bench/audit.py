"""Row: how many events `inspect-flow audit verify` proves in a second."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.measuring import Figure, Findings, timed
from bench.province import Scale, fill
from inspect_flow.services.auditing import broken_links
from inspect_flow.storage.engine import open_engine
from inspect_flow.storage.schema import upgrade
from inspect_flow.storage.session import reading

# 34 provinces, 30 % of their communes inspected: one year makes some 35 events an inspection.
_SCALE = Scale(years=3)
_QUICK = Scale(provinces=4, communes=400, years=2)


def measure(found: Findings, quick: bool) -> None:
    """Add the figures of this module."""
    with tempfile.TemporaryDirectory(prefix="inspect-flow-") as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'audit.db'}", must_exist=False)
        upgrade(engine)
        written: dict[str, int] = {}
        filling = timed(lambda: written.update(fill(engine, _QUICK if quick else _SCALE)))
        with reading(engine) as session:
            faults: list[str] = []
            proving = timed(lambda: faults.extend(broken_links(session)))
        engine.dispose()
    if faults:
        raise RuntimeError(f"the synthetic province does not verify: {faults[0]}")
    events, rows = written["event"], sum(written.values())
    found.figures += [
        Figure("audit verify on SQLite", f"{events / proving:,.0f} events/s",
               f"{events:,} events in {proving:.1f} s"),
        Figure("synthetic provinces on SQLite", f"{rows / filling:,.0f} rows/s",
               f"{rows:,} rows, {written['inspection']:,} inspections in {filling:.1f} s"),
    ]  # fmt: skip
