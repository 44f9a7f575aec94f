"""The outbox as lists show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import col, func, select

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Message
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import NotFound
from inspect_flow.vocabulary.mails import PASSWORD_RESET
from inspect_flow.vocabulary.reminders import TO_PEOPLE, MessageState


@dataclass(frozen=True, slots=True)
class MessageRow:
    """One message without its text."""

    number: int
    kind: str
    channel: str
    state: str
    name: str
    address: str
    title: str
    created_at: datetime
    sent_at: datetime | None
    next_try_at: datetime | None
    attempts: int
    outcome: str


def list_messages(work: Work, state: MessageState | None = None) -> list[MessageRow]:
    """Return the messages, newest first."""
    query = select(Message).order_by(col(Message.id).desc())
    if state is not None:
        query = query.where(Message.state == state.value)
    return [row_of(each) for each in work.session.exec(query)]


def messages_before(
    work: Work, state: MessageState | None, before: int | None, limit: int
) -> list[MessageRow]:
    """Return at most `limit` messages to people older than that number, newest first."""
    query = select(Message).where(_to_people()).order_by(col(Message.id).desc()).limit(limit)
    if state is not None:
        query = query.where(Message.state == state.value)
    if before is not None:
        query = query.where(col(Message.id) < before)
    return [row_of(each) for each in work.session.exec(query)]


def count_messages(work: Work) -> dict[MessageState, int]:
    """Return how many messages to people there are in each state."""
    counted = select(Message.state, func.count()).where(_to_people())
    rows = work.session.exec(counted.group_by(col(Message.state)))
    return {MessageState(state): count for state, count in rows}


def _to_people() -> ColumnElement[bool]:
    # What programs are told stands on their own page, or it would bury the letters.
    return col(Message.channel).in_([each.value for each in TO_PEOPLE])


def message_numbered(work: Work, number: int) -> Message:
    """Return one message; raises `NotFound`."""
    found = work.session.get(Message, number)
    if found is None:
        raise NotFound(
            _("Không có thư số {number}").format(number=number),
            [_("xem các thư: inspect-flow outbox list")],
        )
    return found


def shown_body(message: Message) -> str:
    """Return what others than its recipient may read of a message."""
    if message.kind == PASSWORD_RESET:
        return _("Nội dung có liên kết đặt lại mật khẩu, chỉ người nhận được xem.")
    return message.body


def row_of(message: Message) -> MessageRow:
    """Return a message as lists show it."""
    return MessageRow(
        number=message.id or 0,
        kind=message.kind,
        channel=message.channel,
        state=message.state,
        name=message.name,
        address=message.address,
        title=message.title,
        created_at=message.created_at,
        sent_at=message.sent_at,
        next_try_at=message.next_try_at,
        attempts=message.attempts,
        outcome=message.outcome,
    )
