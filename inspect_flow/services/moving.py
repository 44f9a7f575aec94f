"""The one verb that moves anything: facts, refusals, state, event, effects, all at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from inspect_flow.flow.move import Moved, OfferedMove, decide, possible_moves
from inspect_flow.flow.refusal import wrong_role
from inspect_flow.records.base import Tracked
from inspect_flow.services import journal
from inspect_flow.services.facts import facts_of
from inspect_flow.services.standing import roles_of
from inspect_flow.services.titles import title_of
from inspect_flow.services.visibility import refuse_secret
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import MoveRefused
from inspect_flow.vocabulary.roles import Role


def move(
    work: Work,
    record: Tracked,
    name: str,
    *,
    reason: str = "",
    overrides: Mapping[str, str] | None = None,
    changes: Mapping[str, Any] | None = None,
) -> Moved:
    """Move `record` by the transition `name`, writing `changes` with it.

    `overrides` maps an overridable guard to the written reason that is recorded and printed.
    Raises `MoveRefused` with all reasons at once, `Conflict` when somebody else was faster.
    """
    entity = str(record.__tablename__)
    state = str(getattr(record, "state"))  # noqa: B009 - Tracked records without state never move
    roles = roles_of(work, record)
    if not roles:
        refuse_secret(work, record)
    moved = _decided(
        work,
        record,
        state,
        name,
        roles,
        reason,
        facts_of(work, record, changes or {}, roles),
        overrides or {},
    )
    asked = work.office.machines[entity].transitions[name].guards
    written = {**(changes or {}), "state": moved.to_state, **_overridden(record, moved, asked)}
    journal.change(work, record, written, f"{entity}.{name}", _told(moved, roles, reason))
    following = work.excusing(overrides or {})
    for effect in moved.effects:
        work.office.effects[effect](following, record)
    return moved


def _decided(
    work: Work,
    record: Tracked,
    state: str,
    name: str,
    roles: Collection[Role],
    reason: str,
    facts: Any,
    overrides: Mapping[str, str],
) -> Moved:
    """Decide the move; only a refusal needs to know what the record is called.

    What stands in the way tells of other units and of what the delegation thinks: where work is
    scoped, whoever may not take the move hears nothing but that.
    """
    machine = work.office.machines[str(record.__tablename__)]
    known = machine.transitions.get(name)
    try:
        if work.is_scoped and known and not any(role in known.by for role in roles):
            raise MoveRefused("", [wrong_role(known)])
        return decide(machine, state, name, roles, reason, facts, "", overrides=overrides)
    except MoveRefused as refusal:
        raise MoveRefused(title_of(work, record), refusal.reasons) from None


def _told(moved: Moved, roles: Collection[str], reason: str) -> dict[str, Any]:
    """Return what the event tells of the move, without what is empty."""
    details = {
        "from": moved.from_state,
        "to": moved.to_state,
        "roles": sorted(roles),
        "reason": reason,
        "overridden": dict(moved.overridden),
    }
    return {name: value for name, value in details.items() if value}


def offered(work: Work, record: Tracked) -> list[OfferedMove]:
    """Return every move that leaves the record's state, with what still stands in its way."""
    entity, roles = str(record.__tablename__), roles_of(work, record)
    return possible_moves(
        work.office.machines[entity],
        str(getattr(record, "state")),  # noqa: B009
        roles,
        facts_of(work, record, {}, roles),
    )


def _overridden(record: Tracked, moved: Moved, asked: Collection[str]) -> dict[str, Any]:
    """Return the reasons to keep: a condition that now holds needs none any more."""
    reasons = getattr(record, "override_reasons", None)
    if reasons is None:
        return {}
    standing = {guard: reason for guard, reason in reasons.items() if guard not in asked}
    kept = {**standing, **moved.overridden}
    return {} if kept == reasons else {"override_reasons": kept}
