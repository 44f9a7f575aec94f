"""Simulate a year of reminders and judge it: `python -m bench.reminder_year --help`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time

from bench.reminder_year.judging import report
from bench.reminder_year.long_dien import judge_long_dien
from bench.reminder_year.year import Scale, simulate

# A year is many commits. What survives a power cut is not judged here, so none waits for a disk.
_MEMORY = Path("/dev/shm")


def main() -> None:
    """Play the year, print what was found, and fail where anything differs."""
    parser = argparse.ArgumentParser(prog="python -m bench.reminder_year", description=__doc__)
    parser.add_argument("--database", metavar="URL", help="an empty one; else a file in memory")
    for name in ("campaigns", "inspections", "communes", "days", "seed"):
        default = getattr(Scale(), name)
        parser.add_argument(f"--{name}", type=int, default=default, help=f"default {default}")
    parser.add_argument(
        "--only-long-dien", action="store_true", help="judge the case of 2019 alone"
    )
    given = vars(parser.parse_args())
    database, begun = given.pop("database"), perf_counter()
    is_alone = given.pop("only_long_dien")
    scale = Scale(**given)
    with tempfile.TemporaryDirectory(prefix="inspect-flow-", dir=_in_memory()) as folder:
        url = database or f"sqlite:///{Path(folder) / 'year.db'}"
        of_2019 = judge_long_dien(Path(folder))
        print(report("The Long Điền case until 31/12/2019", of_2019))
        if is_alone:
            sys.exit(bool(of_2019.faults))
        judgement, played = simulate(url, scale, lambda what: print(f"… {what}", flush=True))
    title = (
        f"A year of {scale.campaigns} campaigns with "
        f"{scale.campaigns * scale.inspections * 3:,} deficiencies, two nodes"
    )
    print(report(title, judgement))
    print(f"  replies                 {played.acts.total():>8,}: {dict(played.acts)}")
    print(f"  mornings swept          {len(played.sweeps):>8,}, {played.failed:,} sendings failed")
    where = database or ("SQLite in memory" if _in_memory() else "SQLite in a temporary file")
    print(
        f"  took                    {perf_counter() - begun:>8,.0f} s, {process_time():,.0f} s of"
    )
    print(f"                          processor time; {where}")
    sys.exit(bool(judgement.faults or of_2019.faults))


def _in_memory() -> Path | None:
    return _MEMORY if os.access(_MEMORY, os.W_OK) else None


if __name__ == "__main__":
    main()
