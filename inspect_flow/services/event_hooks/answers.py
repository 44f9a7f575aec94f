"""What programs answered: a run of refusals switches a program off and tells the administrator."""

from __future__ import annotations

from sqlmodel import col, select

from inspect_flow.records.tables import EventHook, EventMessage, Message
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.reminders import Channel

MOST_REFUSALS = 10
"""So many refused for good, one after the other, and nobody is listening there."""


def hook_of(work: Work, message: Message) -> EventHook | None:
    """Return the program that a message is for, None for a message to people."""
    if message.channel != Channel.EVENTS.value:
        return None
    return work.session.exec(
        select(EventHook)
        .join(EventMessage, col(EventMessage.hook_id) == col(EventHook.id))
        .where(EventMessage.message_id == message.id)
        .with_for_update(of=EventHook)
    ).first()


def note_taken(work: Work, message: Message) -> None:
    """Note that a program took a message."""
    hook = hook_of(work, message)
    if hook is not None:
        hook.refusals, hook.reached_at, hook.outcome = 0, work.at, message.outcome
        work.session.add(hook)


def note_failed(work: Work, message: Message, *, is_for_good: bool) -> None:
    """Note what went wrong; one refusal for good too many, and the program is switched off."""
    hook = hook_of(work, message)
    if hook is None:
        return
    hook.outcome = message.outcome
    hook.refusals += is_for_good
    if hook.refusals >= MOST_REFUSALS and hook.is_on:
        hook.is_on, hook.silenced_at = False, work.at
    work.session.add(hook)
