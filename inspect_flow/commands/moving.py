"""Verbs that every record with a workflow has: moves, move, and shortcuts for common moves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from inspect_flow.commands.frame import Desk, VerbGroup, pass_desk
from inspect_flow.commands.telling import Told, tell, told_of
from inspect_flow.commands.words import pairs
from inspect_flow.locale.translation import N_, _
from inspect_flow.vocabulary.errors import BadInput, MoveRefused

if TYPE_CHECKING:
    from inspect_flow.definitions.machine_definition import TransitionDefinition
    from inspect_flow.records.base import Tracked
    from inspect_flow.services.work import Work

reason_option = click.option(
    "--reason", default="", metavar="TEXT", help=N_("Lý do, ghi vào nhật ký")
)
override_option = click.option(
    "--override", "overrides", multiple=True, metavar="GUARD=REASON",
    help=N_("Bỏ qua một điều kiện, kèm lý do được in vào văn bản"),
)  # fmt: skip


# A condition of the papers that a move issues; a reason for it is handed on to them.
_OF_PAPERS = ("form_kept",)


def add_moving_verbs(group: VerbGroup, entity: str, code: str, move: str) -> None:
    """Give the noun its verbs `moves` and `move`; `code` and `move` stand in the examples."""
    _add_moves(group, entity, code)
    _add_move(group, entity, code, move)


def add_shortcut(
    group: VerbGroup, entity: str, verb: str, moves: Sequence[str], help_text: str, code: str
) -> None:
    """Give the noun a verb for a common move; of several, the one that fits the state is taken."""

    @group.command(verb, help=help_text, epilog=f"inspect-flow {entity} {verb} {code}")
    @click.argument("code")
    @reason_option
    @override_option
    @pass_desk
    def shortcut(desk: Desk, code: str, reason: str, overrides: tuple[str, ...]) -> None:
        """Move the record."""
        with desk.transaction() as work:
            record = record_of(work, entity, code)
            name = fitting_move(work, record, moves)
            aside = set_aside(work, record, name, overrides)
            kept = move_and_tell(work, record, name, reason=reason, overrides=aside)
        tell(desk, kept)


def record_of(work: Work, entity: str, code: str) -> Tracked:
    """Return the record of that kind and code."""
    from inspect_flow.records.tables import TRACKED
    from inspect_flow.services.registry import find

    return find(work, TRACKED[entity], code)


def move_and_tell(work: Work, record: Tracked, name: str, **settings: Any) -> Told:
    """Move the record and keep what to say about it."""
    from inspect_flow.services.moving import move
    from inspect_flow.services.titles import title_of

    with people_named(work, record, name):
        moved = move(work, record, name, **settings)
    machine = work.office.machines[str(record.__tablename__)]
    sentence = _("{record}: đã '{move}', nay là '{state}'.").format(
        record=title_of(work, record),
        move=machine.transitions[name].label,
        state=machine.state_label(moved.to_state),
    )
    return told_of(work, record, sentence, moved=name, overridden=dict(moved.overridden))


def set_aside(work: Work, record: Tracked, move: str, texts: Sequence[str]) -> dict[str, str]:
    """Read the guards to set aside with their reasons; raise `BadInput` for one the move lacks."""
    overrides = pairs(texts)
    known = work.office.machines[str(record.__tablename__)].transitions.get(move)
    if known is None:
        return overrides
    allowed = (*known.guards, *_OF_PAPERS) if _issues_papers(known) else known.guards
    faults = [
        _("'{move}' không có điều kiện '{guard}'{near}").format(
            move=known.label, guard=guard, near=_near(guard, allowed)
        )
        for guard in overrides
        if guard not in allowed
    ]
    if faults:
        raise BadInput(_("--override không dùng được"), faults)
    return overrides


def _issues_papers(move: TransitionDefinition) -> bool:
    by_effect = any(effect.startswith("issue_") for effect in move.effects)
    return by_effect or move.name in ("issue", "supersede")


def move_when_possible(work: Work, record: Tracked, name: str, **settings: Any) -> bool:
    """Move the record when the move starts in its state and a person acts; tell whether it did.

    The operator types what others handed in and never moves a record.
    """
    from inspect_flow.services.moving import move
    from inspect_flow.services.queries.moves import state_of

    machine = work.office.machines[str(record.__tablename__)]
    starts_here = state_of(record) in machine.transitions[name].from_states
    if not starts_here or work.actor.is_operator:
        return False
    move(work, record, name, **settings)
    return True


def fitting_move(work: Work, record: Tracked, names: Sequence[str]) -> str:
    """Return the move among `names` that fits the record best: starts here, nothing in its way."""
    from inspect_flow.services.queries.moves import next_moves

    offered = {each.name: each for each in next_moves(work, record) if each.name in names}
    starting = [name for name in names if name in offered]
    ready = [name for name in starting if offered[name].is_ready]
    return (ready or starting or list(names))[0]


@contextmanager
def people_named(work: Work, record: Tracked, move: str) -> Iterator[None]:
    """Add to a refusal of the operator who may take that decision instead."""
    from inspect_flow.services.queries.moves import people_able

    try:
        yield
    except MoveRefused as refusal:
        if not work.actor.is_operator:
            raise
        hint = _("đây là quyết định của một người; ghi người đó bằng --as MÃ")
        known = ", ".join(f"{code} ({name})" for code, name in people_able(work, record, move))
        hint += _(", ví dụ: {people}").format(people=known) if known else ""
        raise MoveRefused(refusal.thing, [*refusal.reasons, hint]) from refusal


def _near(word: str, known: Sequence[str]) -> str:
    from inspect_flow.definitions.problems import did_you_mean

    return did_you_mean(word, known)


def _add_moves(group: VerbGroup, entity: str, code: str) -> None:
    @group.command(
        "moves",
        help=N_("Xem các bước làm được từ trạng thái hiện tại và điều còn vướng"),
        epilog=f"inspect-flow {entity} moves {code}",
    )
    @click.argument("code")
    @pass_desk
    def moves(desk: Desk, code: str) -> None:
        """Show what is possible now."""
        from inspect_flow.commands.moving_views import show_moves

        with desk.reading() as work:
            show_moves(work, record_of(work, entity, code), desk.as_json)


def _add_move(group: VerbGroup, entity: str, code: str, example: str) -> None:
    @group.command(
        "move",
        help=N_("Chuyển sang bước khác của quy trình; mọi điều còn vướng được nêu cùng lúc"),
        epilog=f"inspect-flow {entity} move {code} {example} --as hanh",
    )
    @click.argument("code")
    @click.argument("transition")
    @reason_option
    @override_option
    @pass_desk
    def move(
        desk: Desk, code: str, transition: str, reason: str, overrides: tuple[str, ...]
    ) -> None:
        """Move the record by any transition of its workflow."""
        with desk.transaction() as work:
            record = record_of(work, entity, code)
            name = _transition(work, entity, transition)
            aside = set_aside(work, record, name, overrides)
            kept = move_and_tell(work, record, name, reason=reason, overrides=aside)
        tell(desk, kept)


def _transition(work: Work, entity: str, typed: str) -> str:
    """Return the transition that was typed as its name or its label."""
    from inspect_flow.commands.words import plain

    moves = work.office.machines[entity].transitions
    fitting = [
        name for name, each in moves.items() if plain(typed) in (plain(name), plain(each.label))
    ]
    return fitting[0] if fitting else typed
