"""Claim what may be told to one program: each record's events in their order, within its sight."""

from __future__ import annotations

from sqlalchemy import ColumnElement, exists
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import EventMessage, Message
from inspect_flow.services.event_hooks.seeing import living_hooks, seen_by
from inspect_flow.services.reminding.outbox import claim
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.reminders import Channel, MessageState

_UNDER_WAY = (MessageState.WAITING.value, MessageState.SENDING.value)


def hooks_to_tell(work: Work) -> list[tuple[int, str, str]]:
    """Return number, address and secret of each program that is told."""
    return [(each.hook.id or 0, each.hook.url, each.hook.secret) for each in living_hooks(work)]


def claim_for(work: Work, limit: int, hook_id: int) -> list[Message]:
    """Claim at most `limit` messages for a program; what it may no longer see is cancelled."""
    found = living_hooks(work, hook_id)
    if not found:
        return []
    own = select(EventMessage.message_id).where(EventMessage.hook_id == hook_id, ~_is_behind())
    claimed = claim(work, limit, Channel.EVENTS, col(Message.id).in_(own))
    rows = select(EventMessage).where(
        col(EventMessage.message_id).in_([each.id for each in claimed])
    )
    about = {each.message_id: (each.entity, each.entity_id) for each in work.session.exec(rows)}
    seen = seen_by(work, found[0].person, about.values())
    for message in claimed:
        if about[message.id or 0] not in seen:
            message.state, message.next_try_at = MessageState.CANCELLED.value, None
            message.outcome = _("tài khoản không còn được xem bản ghi này")
    return [each for each in claimed if each.state == MessageState.SENDING.value]


def _is_behind() -> ColumnElement[bool]:
    """Return that an earlier event of the same record has not been told yet."""
    other, message = aliased(EventMessage), aliased(Message)
    return exists(
        select(other.message_id)
        .join(message, col(message.id) == col(other.message_id))
        .where(
            other.hook_id == EventMessage.hook_id,
            other.entity == EventMessage.entity,
            other.entity_id == EventMessage.entity_id,
            col(other.event_id) < col(EventMessage.event_id),
            col(message.state).in_(_UNDER_WAY),
        )
    )
