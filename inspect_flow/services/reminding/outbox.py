"""The outbox: messages are claimed for a while, sent outside, and settled by what became of them.

A sender that dies leaves its claim to run out, and another one sends again under the same key.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import ColumnElement
from sqlmodel import col, or_, select

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import (
    TRACKED,
    Clock,
    Document,
    Inspection,
    Invitation,
    Message,
    MessageReminder,
    Person,
    Reminder,
    Unit,
)
from inspect_flow.services import journal
from inspect_flow.services.event_hooks.answers import hook_of, note_failed, note_taken
from inspect_flow.services.lookup import get
from inspect_flow.services.ports import Attachment, DeliveryFault, Outgoing
from inspect_flow.services.registry import find
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import MoveRefused
from inspect_flow.vocabulary.reminders import Channel, MessageState

LEASE = timedelta(minutes=10)
"""How long a sender may take before another one may take its messages over."""

_WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))
_LONGEST_WAIT = timedelta(hours=12)
_LONGEST_WAIT_FOR_A_WAY = timedelta(hours=1)
# A mail server may be away for more than a week; what is older than this needs a person.
_GIVEN_UP_AFTER = timedelta(days=21)


def claim(
    work: Work, limit: int, channel: Channel, *conditions: ColumnElement[bool]
) -> list[Message]:
    """Claim at most `limit` messages that may be tried now, the oldest first."""
    may_be_tried = or_(
        col(Message.next_try_at) <= work.at,
        # No wait is so long: the machine's clock ran ahead and has been set back since.
        col(Message.next_try_at) > work.at + _LONGEST_WAIT + LEASE,
    )
    messages = work.session.exec(
        select(Message)
        .where(may_be_tried, Message.channel == channel.value, *conditions)
        .order_by(col(Message.next_try_at), col(Message.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    for message in messages:
        message.state = MessageState.SENDING.value
        message.attempts += 1
        message.next_try_at = work.at + LEASE
        work.session.add(message)
    return list(messages)


def outgoing(work: Work, message: Message) -> Outgoing:
    """Return what is handed to the channel, with the attached files."""
    files = [
        Attachment(each["name"], each["media_type"], work.office.files.get(each["sha256"]))
        for each in message.attachments
    ]
    return Outgoing(
        message.key, message.name, message.address, message.title, message.body, message.html, files
    )


def settle_sent(work: Work, claimed: Message, reference: str) -> None:
    """Note that the message left, and write it into each case that it speaks of."""
    message = _still_ours(work, claimed)
    if message is None:
        return
    message.state, message.sent_at, message.next_try_at = MessageState.SENT.value, work.at, None
    message.outcome = reference
    work.session.add(message)
    note_taken(work, message)
    _note_papers(work, message)
    _note_invitations(work, message)
    for clock, reminder in _about(work, message):
        record = get(work, TRACKED[clock.subject], clock.subject_id)
        details = {
            "to": message.name,
            "channel": message.channel,
            "step": clock.step,
            "rung": reminder.rung,
            "due": reminder.due,
            "message": message.key,
        }
        journal.note(work, record, f"{clock.subject}.reminder_sent", details)


def _note_papers(work: Work, message: Message) -> None:
    """Write into each paper that went along that it has left."""
    for file in message.attachments:
        if "document" in file:
            details = {"to": message.name, "channel": message.channel, "message": message.key}
            journal.note(work, find(work, Document, file["document"]), "document.mailed", details)


def _note_invitations(work: Work, message: Message) -> None:
    """Write into the inspection that an invitation to its visit, or the end of one, has left."""
    rows = work.session.exec(select(Invitation).where(Invitation.message_id == message.id))
    for each in rows.all():
        inspection = get(work, Inspection, each.inspection_id)
        details = {
            "to": message.name,
            "method": each.method,
            "day": each.on,
            "message": message.key,
        }
        journal.note(work, inspection, "inspection.invitation_sent", details)


def settle_failed(work: Work, claimed: Message, fault: DeliveryFault) -> None:
    """Let the message wait for its next attempt, or leave it to a person."""
    message = _still_ours(work, claimed)
    if message is None:
        return
    is_too_old = work.at - message.created_at > _GIVEN_UP_AFTER
    is_for_good = fault.is_permanent or is_too_old
    if is_for_good:
        message.state, message.next_try_at = MessageState.DEAD.value, None
    else:
        message.state = MessageState.WAITING.value
        message.next_try_at = work.at + _wait_after(message.attempts, fault)
    message.outcome = fault.said
    work.session.add(message)
    note_failed(work, message, is_for_good=is_for_good)


def retry(work: Work, message: Message) -> None:
    """Send an undeliverable message again, to the address that is known by now."""
    if message.state not in (MessageState.DEAD.value, MessageState.WAITING.value):
        raise MoveRefused(_named(message), [_("chỉ gửi lại được thư chờ gửi hoặc không gửi được")])
    address = _address_now(work, message)
    if not address:
        raise MoveRefused(
            _named(message),
            [_("{name} chưa có địa chỉ; ghi địa chỉ trước").format(name=message.name)],
        )
    message.address, message.attempts, message.outcome = address, 0, ""
    message.state, message.next_try_at = MessageState.WAITING.value, work.at
    work.session.add(message)


def cancel(work: Work, message: Message, reason: str) -> None:
    """Take a message out of the outbox; what was sent stays sent."""
    if message.state not in (MessageState.DEAD.value, MessageState.WAITING.value):
        raise MoveRefused(_named(message), [_("chỉ hủy được thư chưa gửi")])
    if not reason.strip():
        raise MoveRefused(_named(message), [_("cần ghi lý do (--reason)")])
    message.state, message.next_try_at = MessageState.CANCELLED.value, None
    message.outcome = reason
    work.session.add(message)


def _named(message: Message) -> str:
    return _("Thư {number}").format(number=message.id)


def _address_now(work: Work, message: Message) -> str:
    hook = hook_of(work, message)
    if hook is not None:
        return hook.url
    is_mail = message.channel == Channel.MAIL.value
    if message.person_id is not None:
        person = get(work, Person, message.person_id)
        return (person.email if is_mail else person.phone).strip()
    if message.unit_id is not None and is_mail:
        return get(work, Unit, message.unit_id).email.strip()
    return message.address


def _still_ours(work: Work, claimed: Message) -> Message | None:
    """Return the message unless another sender has taken it over: attempts tell them apart."""
    return work.session.exec(
        select(Message)
        .where(
            Message.id == claimed.id,
            Message.state == MessageState.SENDING.value,
            Message.attempts == claimed.attempts,
        )
        .with_for_update()
    ).first()


def _about(work: Work, message: Message) -> Sequence[tuple[Clock, Reminder]]:
    return work.session.exec(
        select(Clock, Reminder)
        .join(Reminder, col(Reminder.clock_id) == col(Clock.id))
        .join(MessageReminder, col(MessageReminder.reminder_id) == col(Reminder.id))
        .where(MessageReminder.message_id == message.id)
        .order_by(col(Reminder.id))
    ).all()


def _wait_after(attempts: int, fault: DeliveryFault) -> timedelta:
    wait = _WAITS[attempts - 1] if attempts <= len(_WAITS) else _LONGEST_WAIT
    # A server that comes back finds its mail within the hour.
    return min(wait, _LONGEST_WAIT_FOR_A_WAY) if fault.is_of_the_way else wait
