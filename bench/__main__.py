"""Measure everything, write results.md: `python -m bench [--quick] [--whole] [--only PART …]`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from bench import (
    alternatives,
    audit,
    figures,
    pages,
    papers,
    phone,
    province_papers,
    reminders,
    startup,
    transitions,
)
from bench.measuring import Findings
from bench.report import as_text, write_results

Part = Callable[[Findings, bool], None]

PARTS: dict[str, Part] = {
    "transitions": transitions.measure,
    "papers": papers.measure,
    "province papers": province_papers.measure,
    "alternatives": alternatives.measure,
    "startup": startup.measure,
    "audit": audit.measure,
    "figures": figures.measure,
    "reminders": reminders.measure,
    "pages": pages.measure,
    "phone": phone.measure,
}
RESULTS = Path(__file__).with_name("results.md")


def main() -> None:
    """Run the parts that are asked for, print what each found, and write the whole."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds; writes nothing")
    parser.add_argument("--only", nargs="+", choices=PARTS, help="some parts; writes nothing")
    parser.add_argument(
        "--whole", action="store_true", help="print the minutes of all 3,321 communes, not of 600"
    )
    parser.add_argument("--to", type=Path, default=RESULTS, metavar="FILE")
    options = parser.parse_args()
    if options.quick and options.whole:
        parser.error("--quick and --whole exclude each other")
    parts = PARTS | {"province papers": province_papers.measure_whole} if options.whole else PARTS
    begun = perf_counter()
    found = Findings()
    for name in options.only or PARTS:
        print(f"… {name}", flush=True)
        parts[name](found, options.quick)
    print(as_text(found))
    seconds = perf_counter() - begun
    if not options.quick and not options.only:
        write_results(options.to, found, seconds)
        print(f"\n{options.to} ({seconds:.0f} s)")


if __name__ == "__main__":
    main()
