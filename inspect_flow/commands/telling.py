"""Say in one or two sentences what was done and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from inspect_flow.commands.frame import Desk
from inspect_flow.commands.output import show_json
from inspect_flow.locale.translation import _

if TYPE_CHECKING:
    from inspect_flow.records.base import Tracked
    from inspect_flow.services.queries.moves import NextMove
    from inspect_flow.services.work import Work

_SHOWN = 3


@dataclass
class Told:
    """What to say once the transaction has been committed; before that it might not be true."""

    sentences: list[str]
    facts: dict[str, Any] = field(default_factory=dict)


def told(sentence: str, **facts: Any) -> Told:
    """Keep a sentence and what JSON readers get."""
    return Told([sentence], facts)


def told_of(work: Work, record: Tracked, sentence: str, **facts: Any) -> Told:
    """Keep a sentence about a record with a workflow, with its state and its next moves."""
    from inspect_flow.services.queries.moves import next_moves, state_label, state_of

    moves = next_moves(work, record)
    named = {
        "code": getattr(record, "code", ""),
        "state": state_of(record),
        "state_label": state_label(work, record),
        "next": [each.name for each in moves if each.is_ready],
    }
    return Told([sentence, _what_next(record, moves)], {**named, **facts})


def tell(desk: Desk, kept: Told) -> None:
    """Print what was done; with --json the facts as one object."""
    if desk.as_json:
        show_json({"done": kept.sentences[0], **kept.facts})
        return
    for sentence in kept.sentences:
        if sentence:
            click.echo(sentence)


def _what_next(record: Tracked, moves: Sequence[NextMove]) -> str:
    noun, code = str(record.__tablename__), getattr(record, "code", "")
    if not moves:
        return _("Hồ sơ đã kết thúc.")
    # What needs a written reason (postpone, cancel) or a replacement is a way out, no next step.
    forward = [each for each in moves if not each.reason_required and each.name != "supersede"]
    ready = [each for each in forward if each.is_ready][:_SHOWN]
    if ready:
        named = "; ".join(f"{each.label} ({each.name}: {_by(each)})" for each in ready)
        return _("Làm tiếp được: {moves}.").format(moves=named)
    if not forward:
        named = "; ".join(f"{m.label} ({m.name})" for m in moves if m.name != "supersede")
        return _("Làm tiếp được khi ghi lý do: {moves}.").format(moves=named)
    # An unannounced inspection is not waiting for its notice: the nearest move is the next one.
    first = min(forward, key=lambda each: len(each.obstacles))
    more = len(first.obstacles) - 1
    others = _(" Còn {count} điều nữa; xem: {look}").format(
        count=more, look=f"inspect-flow {noun} moves {code}"
    )
    return _("Bước tiếp theo, {move}: {obstacle}{others}").format(
        move=first.label, obstacle=first.obstacles[0], others=others if more else ""
    )


def _by(move: NextMove) -> str:
    return ", ".join(role.label for role in move.by)
