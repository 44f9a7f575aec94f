"""Claim what may be told to one program: each record's events in their order, within its sight."""

from __future__ import annotations

from sqlalchemy import ColumnElement, exists
from sqlalchemy.orm import aliased
from sqlmodel import col, func, select

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
    claimed = claim(work, limit, Channel.EVENTS, _is_next_for(hook_id))
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


def _is_next_for(hook_id: int) -> ColumnElement[bool]:
    """Return that a message is for the program, and the one before it of its record has gone.

    Only that one is looked at: it has not gone before those before it had. A record may have
    thousands.
    """
    other, message = aliased(EventMessage), aliased(Message)
    before = (
        select(col(message.state))
        .join(other, col(other.message_id) == col(message.id))
        .where(
            other.hook_id == EventMessage.hook_id,
            other.entity == EventMessage.entity,
            other.entity_id == EventMessage.entity_id,
            col(other.event_id) < col(EventMessage.event_id),
            col(message.state) != MessageState.CANCELLED.value,
        )
        .order_by(col(other.event_id).desc())
        .limit(1)
        .correlate(EventMessage)
        .scalar_subquery()
    )
    return exists().where(
        col(EventMessage.message_id) == col(Message.id),
        col(EventMessage.hook_id) == hook_id,
        func.coalesce(before, MessageState.SENT.value).not_in(_UNDER_WAY),
    )
