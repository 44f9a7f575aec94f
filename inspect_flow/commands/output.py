"""How results are shown: rich tables on a terminal, plain text in a pipe, JSON on request."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from shutil import get_terminal_size
from typing import Any, TypeVar
from unicodedata import category, combining, east_asian_width

import click

from inspect_flow.locale.dates import DEADLINE_ZONE, short_date
from inspect_flow.locale.numbers import decimal_comma
from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import TURNING_MARKS

Item = TypeVar("Item")
_CODE = re.compile(r"(?=.*[0-9])[^ ]{1,20}")
# Characters, borders included; a word of Vietnamese seldom has more than seven.
_NARROWEST_COLUMN = 10


def show_rows(
    rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str], *, as_json: bool, title: str = ""
) -> None:
    """Show a listing; `columns` maps keys to headings, JSON holds every key of the rows."""
    if as_json:
        show_json(list(rows))
    elif not rows:
        click.echo(_("Không có dòng nào."))
    elif sys.stdout.isatty() and _is_wide_enough(len(columns)):
        _show_table(rows, columns, title)
    else:
        _show_plain(rows, columns, title)


def show_record(record: Mapping[str, Any], labels: Mapping[str, str], *, as_json: bool) -> None:
    """Show one record as "label: value" lines, empty values left out."""
    if as_json:
        show_json(record)
        return
    width = max((_width(label) for label in labels.values()), default=0)
    for key, label in labels.items():
        text = harmless(as_text(record.get(key)))
        if text:
            click.echo(f"{label}:{' ' * (width - _width(label) + 1)}{text}")


def show_parts(
    parts: Mapping[str, Any],
    labels: Mapping[str, str],
    tables: Mapping[str, tuple[str, Mapping[str, str]]],
    *,
    as_json: bool,
    after: str,
) -> None:
    """Show a record, each table that hangs on it and is not empty, and what comes after."""
    if as_json:
        show_json(parts)
        return
    show_record(parts, labels, as_json=False)
    for key, (title, columns) in tables.items():
        if parts[key]:
            click.echo()
            show_rows(parts[key], columns, as_json=False, title=title)
    click.echo()
    click.echo(after)


def show_json(content: Any) -> None:
    """Print JSON in UTF-8; dates in ISO 8601, exact decimals as text."""
    click.echo(json.dumps(content, ensure_ascii=False, indent=2, default=_json_word))


def _json_word(value: Any) -> Any:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value)


def as_text(value: Any) -> str:
    """Write a value as a Vietnamese reader expects it."""
    match value:
        case None:
            return ""
        case bool():
            return _("có") if value else _("không")
        case datetime():
            return f"{value.astimezone(DEADLINE_ZONE):%d/%m/%Y %H:%M}"
        case date():
            return short_date(value)
        case time():
            return f"{value:%H:%M}"
        case Decimal():
            return decimal_comma(value)
        case list() | tuple():
            return ", ".join(as_text(each) for each in value)
    return str(value)


def _show_table(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str], title: str) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(title=escape(title) or None)
    for key, heading in columns.items():
        # A code or a date cut short cannot be typed again.
        texts = filter(None, (as_text(row.get(key)) for row in rows))
        is_code = all(_CODE.fullmatch(text) for text in texts)
        table.add_column(escape(heading), no_wrap=is_code, overflow="fold")
    for row in rows:
        table.add_row(*(escape(_cell(row.get(key))) for key in columns))
    Console().print(table)


def _is_wide_enough(n_columns: int) -> bool:
    # A narrower table would drop words; plain lines are broken by the terminal, but whole.
    return get_terminal_size().columns >= _NARROWEST_COLUMN * n_columns


def _show_plain(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str], title: str) -> None:
    lines = [list(columns.values()), *([_cell(row.get(key)) for key in columns] for row in rows)]
    widths = [max(_width(line[index]) for line in lines) for index in range(len(columns))]
    if title:
        click.echo(title)
    for line in lines:
        cells = (
            cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)
        )
        click.echo("  ".join(cells).rstrip())


def _cell(value: Any) -> str:
    return " ".join(harmless(as_text(value)).splitlines())


def harmless(text: str) -> str:
    """Return a text that neither steers the terminal nor turns the line round."""
    return "".join(
        "\ufffd" if (category(each) == "Cc" and each != "\n") or each in TURNING_MARKS else each
        for each in text.replace("\t", " ").replace("\r", "")
    )


def _width(text: str) -> int:
    return sum(
        0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1
        for character in text
    )


@contextmanager
def progress(items: Iterable[Item], label: str, total: int) -> Iterator[Iterable[Item]]:
    """Yield `items` with a progress bar on a terminal's error stream, silently in a pipe."""
    if not sys.stderr.isatty():
        yield items
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        yield bar.track(items, total=total, description=label)
