"""How possible moves and timelines are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from inspect_flow.commands.output import show_json, show_rows
from inspect_flow.locale.translation import _

if TYPE_CHECKING:
    from inspect_flow.records.base import Tracked
    from inspect_flow.services.queries.moves import NextMove
    from inspect_flow.services.queries.timeline import TimelineEntry
    from inspect_flow.services.work import Work


def show_moves(work: Work, record: Tracked, as_json: bool) -> None:
    """Show what is possible now, and under each other move what stands in its way."""
    from inspect_flow.services.queries.moves import next_moves, state_label, state_of
    from inspect_flow.services.titles import title_of

    moves = next_moves(work, record)
    if as_json:
        show_json({
            "code": getattr(record, "code", ""),
            "state": state_of(record),
            "state_label": state_label(work, record),
            "moves": [{**asdict(each), "is_ready": each.is_ready} for each in moves],
        })  # fmt: skip
        return
    title = _("{record}: đang ở '{state}'")
    click.echo(title.format(record=title_of(work, record), state=state_label(work, record)))
    if not moves:
        click.echo(_("Hồ sơ đã kết thúc, không còn bước nào."))
    _show_part(_("Làm được ngay:"), [each for each in moves if each.is_ready])
    _show_part(_("Còn vướng:"), [each for each in moves if not each.is_ready])


def show_timeline(entries: Sequence[TimelineEntry], as_json: bool) -> None:
    """Show what happened, in order; JSON holds every detail of every event."""
    rows = [{**asdict(each), "what": _what(each)} for each in entries]
    columns = {
        "at": _("Lúc"),
        "code": _("Hồ sơ"),
        "what": _("Việc"),
        "actor_name": _("Người làm"),
    }
    show_rows(rows, columns, as_json=as_json)


def _show_part(heading: str, moves: Sequence[NextMove]) -> None:
    if not moves:
        return
    click.echo()
    click.echo(heading)
    for each in moves:
        click.echo(_("  {name}: {label} → {to} (người được làm: {by}){reason}").format(
            name=each.name,
            label=each.label,
            to=each.to_label,
            by=", ".join(role.label for role in each.by),
            reason=_("; phải ghi --reason") if each.reason_required else "",
        ))  # fmt: skip
        for obstacle in each.obstacles:
            click.echo(f"    - {obstacle}")


def _what(entry: TimelineEntry) -> str:
    parts = [entry.label]
    if entry.to_state:
        parts[0] = f"{entry.label} → {entry.to_state}"
    if entry.reason:
        parts.append(_("lý do: {reason}").format(reason=entry.reason))
    parts += [
        _("bỏ qua {guard}: {reason}").format(guard=guard, reason=reason)
        for guard, reason in entry.overridden.items()
    ]
    parts += _told_details(entry.details)
    return "; ".join(parts)


def _told_details(details: Any) -> list[str]:
    fields = details.get("fields") or {}
    shown = [_short(str(fields[key])) for key in ("statement",) if fields.get(key)]
    for key in ("text", "name", "basis", "document", "decision", "change", "person", "paper"):
        value = details.get(key)
        if isinstance(value, str) and value:
            shown.append(_short(value))
    return shown


def _short(text: str, limit: int = 80) -> str:
    return text if len(text) <= limit else f"{text[:limit].rsplit(' ', 1)[0]}…"
