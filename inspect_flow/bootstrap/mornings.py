"""Let the mornings of a played case pass: invite, sweep, hand over, leave the mail in a folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path

from sqlmodel import col, select

from inspect_flow.delivery.folder import SpoolFolder
from inspect_flow.locale.dates import at_local, local_day
from inspect_flow.records.tables import Clock, Message, MessageReminder, Reminder
from inspect_flow.services.calendars.inviting import (
    INVITATION,
    inspections_to_invite,
    invite,
)
from inspect_flow.services.clocks.settling import settle
from inspect_flow.services.queries.reminders import codes_of
from inspect_flow.services.reminding.digests import DIGEST
from inspect_flow.services.reminding.handing_over import hand_over
from inspect_flow.services.reminding.outbox import claim, outgoing, settle_sent
from inspect_flow.services.reminding.sweeping import sweeps
from inspect_flow.services.work import SYSTEM, Work
from inspect_flow.vocabulary.reminders import Channel

_SWEPT_AT = time(7, 40)
_SENDER = "Hệ thống kiểm tra cải cách hành chính <nhac-viec@example.vn>"


class Mornings:
    """The mornings between the days of a play, each swept within the play's own transaction."""

    def __init__(self, work: Work, spool: Path) -> None:
        self._work, self._spool = work, SpoolFolder(spool, _SENDER)
        self._last: date | None = None

    def until(self, day: date) -> None:
        """Let every morning pass up to that of `day`; a day that lies behind changes nothing."""
        settle(self._work)
        last = self._last or day - timedelta(days=1)
        while last < day:
            last += timedelta(days=1)
            self._morning(last)
        self._last = last

    def _morning(self, day: date) -> None:
        work = self._work.moved_to(at_local(day, _SWEPT_AT)).by(SYSTEM)
        invited = [invite(work, code) for code in inspections_to_invite(work)]
        raised = sum(swept.clocks for swept in sweeps(work))
        if not raised and not invited:
            return
        self._forget_clocks()
        hand_over(work, {Channel.MAIL})
        work.session.flush()
        for message in claim(work, 1000, Channel.MAIL):
            settle_sent(work, message, self._spool.send(outgoing(work, message)))

    def _forget_clocks(self) -> None:
        # The sweep writes past the session, which lives as long as the whole play.
        for record in list(self._work.session.identity_map.values()):
            if isinstance(record, Clock):
                self._work.session.expire(record)


@dataclass(frozen=True, slots=True)
class ToldReminder:
    """Who was told of what on which day."""

    on: date
    name: str
    address: str
    code: str
    step: str
    rung: str
    at: int  # working days after the due day; negative before it
    due: date


def told_reminders(work: Work) -> list[ToldReminder]:
    """Return every line of the mail that has left, oldest first."""
    rows = work.session.exec(
        select(Message, Reminder, Clock)
        .join(MessageReminder, col(MessageReminder.message_id) == col(Message.id))
        .join(Reminder, col(Reminder.id) == col(MessageReminder.reminder_id))
        .join(Clock, col(Clock.id) == col(Reminder.clock_id))
        .where(col(Message.sent_at).is_not(None))
        .order_by(col(Message.sent_at), col(Message.id), col(Reminder.id))
    ).all()
    codes = codes_of(work, [clock for _message, _reminder, clock in rows])
    clocks = work.office.reminders.clocks
    places = {
        (step, rung.name): rung.at for step, each in clocks.items() for rung in each.ladder.rungs
    }
    return [
        ToldReminder(
            reminder.on, message.name, message.address,
            codes[clock.subject, clock.subject_id], clocks[clock.step].label, reminder.rung,
            places[clock.step, reminder.rung], reminder.due,
        )
        for message, reminder, clock in rows
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ToldVisit:
    """Who was invited to which day of a visit, or told that it is off."""

    on: date
    name: str
    address: str
    title: str


def told_visits(work: Work) -> list[ToldVisit]:
    """Return the invitations that have left, oldest first."""
    rows = work.session.exec(
        select(Message)
        .where(Message.kind == INVITATION, col(Message.sent_at).is_not(None))
        .order_by(col(Message.id))
    )
    return [
        ToldVisit(local_day(each.created_at), each.name, each.address, each.title) for each in rows
    ]


def gravest_message(work: Work) -> Message | None:
    """Return the mail that carries most reminders, of these the latest: one to be shown whole."""
    messages: Sequence[Message] = work.session.exec(
        select(Message)
        .where(Message.kind == DIGEST, col(Message.sent_at).is_not(None))
        .order_by(col(Message.id))
    ).all()
    carried: Mapping[int, int] = {each.id or 0: len(each.body.splitlines()) for each in messages}
    return max(messages, key=lambda each: (carried[each.id or 0], each.id or 0), default=None)
