"""Write the digests: what waits for one mailbox becomes one message of the outbox.

A digest is composed while nothing is locked, however long it is; storing it checks that no other
node has stored the same lines meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import delete, insert
from sqlalchemy import select as select_columns
from sqlmodel import and_, col, exists, func, select

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Clock, MessageReminder, Reminder, ReminderCopy
from inspect_flow.services.reminding.addressing import TURN, settle
from inspect_flow.services.reminding.histories import Histories, attached_history
from inspect_flow.services.reminding.lines import dated, digest
from inspect_flow.services.reminding.messages import message_to
from inspect_flow.services.reminding.unit_desks import Recipient
from inspect_flow.services.turns import take_turn
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.mails import MailTexts, ReminderLine
from inspect_flow.vocabulary.reminders import Channel, ClockState, ReminderState

DIGEST = "digest"

Pile = tuple[str, str]
"""Mailbox and channel for which lines wait."""


@dataclass(frozen=True, slots=True)
class Composed:
    """One digest ready to be stored; without texts nothing of it is to be said any more."""

    pile: Pile
    copies: int
    last: int
    recipient: Recipient
    told: Sequence[int]
    needless: Sequence[int]
    texts: MailTexts | None
    history: bytes


def waiting_piles(work: Work) -> list[Pile]:
    """Return the mailboxes with waiting lines; none while other lines are still being addressed."""
    waits = exists().where(col(Reminder.state) == ReminderState.WAITING.value)
    rows = work.session.exec(
        select(ReminderCopy.recipient, ReminderCopy.channel)
        .where(~waits)
        .group_by(col(ReminderCopy.recipient), col(ReminderCopy.channel))
        .order_by(func.min(col(ReminderCopy.id)))
    )
    return [(recipient, channel) for recipient, channel in rows]


def compose(work: Work, pile: Pile, histories: Histories) -> Composed | None:
    """Compose the digest of what waits for one mailbox; writes nothing."""
    copies = _waiting(work, pile)
    if not copies:
        return None
    # Lines of a node that died may have waited since; what was done meanwhile is left out.
    running = [each for each in copies if each.runs]
    lines: list[ReminderLine] = [dated(work, each.line) for each in running]
    last = copies[-1].id
    # Asked for as a column: a session that lives as long as a play may hold another line under
    # this number, as numbers of lines that were taken away come again.
    mailbox = select_columns(col(ReminderCopy.mailbox)).where(col(ReminderCopy.id) == last)
    address = work.session.execute(mailbox).scalar_one_or_none()
    if address is None:
        return None  # another node has just written this digest
    recipient = Recipient(**address)
    texts = work.office.write_digest(digest(recipient.name, work.on, lines)) if lines else None
    return Composed(
        pile,
        len(copies),
        last,
        recipient,
        sorted(each.reminder_id for each in running),
        [each.reminder_id for each in copies if not each.runs],
        texts,
        _history(work, running, histories) if pile[1] == Channel.MAIL.value else b"",
    )


class _Copy(NamedTuple):
    """What a digest needs of one waiting line; whole records would cost several times as much."""

    id: int
    reminder_id: int
    line: Mapping[str, Any]
    deficiency_id: int | None
    runs: bool


def _waiting(work: Work, pile: Pile) -> list[_Copy]:
    runs = and_(col(Clock.state) == ClockState.RUNNING.value, col(Clock.due) == col(Reminder.due))
    rows = work.session.execute(
        select_columns(
            col(ReminderCopy.id), col(ReminderCopy.reminder_id), col(ReminderCopy.line),
            col(ReminderCopy.deficiency_id), runs,
        )
        .join(Reminder, col(Reminder.id) == col(ReminderCopy.reminder_id))
        .join(Clock, col(Clock.id) == col(Reminder.clock_id))
        .where(col(ReminderCopy.recipient) == pile[0], col(ReminderCopy.channel) == pile[1])
        .order_by(col(ReminderCopy.id))
    )  # fmt: skip
    return [_Copy(*row) for row in rows]


def _history(work: Work, copies: Sequence[_Copy], histories: Histories) -> bytes:
    """Return the history of each case in which somebody's responsibility is to be judged."""
    ids = dict.fromkeys(each.deficiency_id for each in copies if each.deficiency_id is not None)
    return histories.written(work, list(ids)) if ids else b""


def store(work: Work, composed: Composed) -> bool:
    """Store the digest and take its lines away; False when another node was faster."""
    take_turn(work, TURN)
    if not _taken_away(work, composed):
        return False
    for identity in composed.needless:
        reminder = work.session.get_one(Reminder, identity)
        settle(work, reminder, ReminderState.NEEDLESS, _("việc đã xong hoặc thời hạn đã đổi"))
    if composed.texts is None:
        return True
    channel = Channel(composed.pile[1])
    named = (composed.recipient.key, channel.value, *composed.told)
    files = [attached_history(work, composed.history)] if composed.history else []
    message = message_to(
        work, composed.recipient, DIGEST, named, composed.texts, channel=channel, attachments=files
    )
    work.session.add(message)
    work.session.flush()
    links = [{"message_id": message.id, "reminder_id": each} for each in composed.told]
    work.session.execute(insert(MessageReminder), links)
    return True


def _taken_away(work: Work, composed: Composed) -> bool:
    mine = (
        col(ReminderCopy.recipient) == composed.pile[0],
        col(ReminderCopy.channel) == composed.pile[1],
        col(ReminderCopy.id) <= composed.last,
    )
    left = work.session.execute(select(func.count()).select_from(ReminderCopy).where(*mine))
    if left.scalar_one() != composed.copies:
        return False
    # None of them is in this session, so none has to be told.
    gone = delete(ReminderCopy).where(*mine).execution_options(synchronize_session=False)
    work.session.execute(gone)
    return True
