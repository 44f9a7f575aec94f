"""Turn events that were laid aside into messages for the programs that may hear of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import col, delete, select

from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import Event, EventHook, EventMessage, EventWaiting, Message
from inspect_flow.services.event_hooks.kinds import asks_for, event_called
from inspect_flow.services.event_hooks.seeing import LivingHook, living_hooks, seen_by
from inspect_flow.services.event_hooks.telling import body_of, key_of
from inspect_flow.services.turns import take_turn
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.reminders import Channel, MessageState

AT_ONCE = 100
KEPT_FOR = timedelta(days=30)
"""How long it can be looked up what a program was told."""


@dataclass(frozen=True, slots=True)
class Announced:
    """What one batch did: events looked at, messages laid into the outbox."""

    events: int = 0
    messages: int = 0

    def __add__(self, other: Announced) -> Announced:
        return Announced(self.events + other.events, self.messages + other.messages)


def is_anything_waiting(work: Work) -> bool:
    """Tell whether there are events that nobody has looked at."""
    return work.session.exec(select(EventWaiting.event_id).limit(1)).first() is not None


def announce_some(work: Work, limit: int = AT_ONCE) -> Announced:
    """Lay messages into the outbox for the oldest waiting events, and let these go.

    One at a time does so, or a record's events could overtake each other.
    """
    take_turn(work, "events that wait")
    waiting = select(EventWaiting.event_id).order_by(col(EventWaiting.event_id)).limit(limit)
    numbers = work.session.exec(waiting).all()
    query = select(Event).where(col(Event.id).in_(numbers)).order_by(col(Event.id))
    events = work.session.exec(query).all()
    messages = sum(_tell(work, each, events) for each in living_hooks(work))
    work.session.exec(delete(EventWaiting).where(col(EventWaiting.event_id).in_(numbers)))
    return Announced(len(events), messages)


def forget_old(work: Work, limit: int = 1000) -> int:
    """Drop what was sent long ago; events happen more often than letters are written."""
    old = work.session.exec(
        select(Message.id)
        .where(
            Message.channel == Channel.EVENTS.value,
            col(Message.state).in_((MessageState.SENT.value, MessageState.CANCELLED.value)),
            Message.created_at < work.at - KEPT_FOR,
        )
        .limit(limit)
    ).all()
    if old:
        work.session.exec(delete(EventMessage).where(col(EventMessage.message_id).in_(old)))
        work.session.exec(delete(Message).where(col(Message.id).in_(old)))
    return len(old)


def _tell(work: Work, living: LivingHook, events: Sequence[Event]) -> int:
    # Who registered a program hears of what happens from then on.
    wanted = [
        each
        for each in events
        if asks_for(living.hook.kinds, each.tag) and each.recorded_at >= living.hook.made_at
    ]
    seen = seen_by(work, living.person, ((each.entity, each.entity_id) for each in wanted))
    told = [each for each in wanted if (each.entity, each.entity_id) in seen]
    messages = [
        _message(work, living.hook, each, seen[each.entity, each.entity_id]) for each in told
    ]
    work.session.add_all(messages)
    work.session.flush()
    work.session.add_all(
        EventMessage(
            message_id=message.id or 0, hook_id=living.hook.id or 0, event_id=event.id or 0,
            entity=event.entity, entity_id=event.entity_id,
        )
        for message, event in zip(messages, told, strict=True)
    )  # fmt: skip
    return len(messages)


def _message(work: Work, hook: EventHook, event: Event, record: Tracked) -> Message:
    key = key_of(hook, event)
    return Message(
        key=key, kind="event", channel=Channel.EVENTS.value, name=hook.name, address=hook.url,
        title=f"{event_called(event.tag, work.office.machines)}: {getattr(record, 'code', '')}",
        body=body_of(work, key, event, record),
        created_at=work.at, next_try_at=work.at,
    )  # fmt: skip
