"""Refuse what the acting person may not do to a record."""

from __future__ import annotations

from inspect_flow.locale.translation import _
from inspect_flow.records.base import Tracked
from inspect_flow.rules.permissions import ACTIONS, may
from inspect_flow.services.standing import roles_of
from inspect_flow.services.titles import title_of
from inspect_flow.services.work import SYSTEM, Work
from inspect_flow.vocabulary.errors import MoveRefused


def require(work: Work, record: Tracked, action: str) -> None:
    """Raise `MoveRefused` unless the actor may do `action` to `record`.

    The operator types what others did on paper, so it may keep every register; it never moves a
    record, because a move is somebody's decision.
    """
    if work.actor.is_operator or work.actor.code == SYSTEM.code:
        return
    if may(action, roles_of(work, record)):
        return
    allowed = ", ".join(role.label for role in sorted(ACTIONS[action]))
    raise MoveRefused(
        title_of(work, record),
        [
            _("{who} không có quyền làm việc này; người được làm: {roles}").format(
                who=work.actor.name or work.actor.code, roles=allowed
            )
        ],
    )
