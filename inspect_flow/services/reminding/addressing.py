"""Address what the sweep has raised: for each reminder the lines that each mailbox shall read.

Everything is decided on the day it is handed over: whether the step is still to be done, who the
addressees are, what follows for the case. One call is one bounded batch; lines wait for the digest
of their mailbox in `reminder_copy`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import insert
from sqlmodel import col, select

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import TRACKED, Clock, Reminder, ReminderCopy
from inspect_flow.rules.reminders import Rung
from inspect_flow.services import journal
from inspect_flow.services.lookup import get
from inspect_flow.services.reminding.addressees import AddressBook, Case
from inspect_flow.services.reminding.letters import Drafted, LetterDraft, LetterDrafts
from inspect_flow.services.reminding.lines import LineWriter
from inspect_flow.services.reminding.unit_desks import Recipient
from inspect_flow.services.turns import take_turn
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.reminders import Channel, ClockState, ReminderState

TURN = "handing over"
AT_ONCE = 100
"""How many reminders one transaction addresses: an officer who saves meanwhile waits for one."""


_Became = tuple[ReminderState, str]


@dataclass(frozen=True, slots=True)
class _Batch:
    """What one batch looks things up in, and the lines that it has made so far."""

    work: Work
    book: AddressBook
    writer: LineWriter
    letters: LetterDrafts
    ways: Collection[Channel]
    copies: list[dict[str, Any]] = field(default_factory=list)
    mailboxes: dict[str, dict[str, Any]] = field(default_factory=dict)

    def mailbox(self, recipient: Recipient) -> dict[str, Any]:
        """Return the mailbox as a line keeps it."""
        if recipient.key not in self.mailboxes:
            self.mailboxes[recipient.key] = asdict(recipient)
        return self.mailboxes[recipient.key]


def address_batch(
    work: Work, ways: Collection[Channel], drafted: Drafted, limit: int = AT_ONCE
) -> Sequence[Reminder]:
    """Address at most `limit` waiting reminders and return them; several nodes take turns.

    `ways` are the channels that this office has; of a rung's channels only those are used.
    """
    take_turn(work, TURN)
    waiting = work.session.exec(
        select(Reminder, Clock)
        .join(Clock, col(Clock.id) == col(Reminder.clock_id))
        .where(Reminder.state == ReminderState.WAITING.value)
        # What belongs to one case stands together, so that it is looked up once.
        .order_by(col(Reminder.on), col(Reminder.clock_id), col(Reminder.id))
        .limit(limit)
    ).all()
    book = AddressBook(work)
    book.prepare([clock for _reminder, clock in waiting])
    letters = LetterDrafts(work, book.desks, drafted)
    batch = _Batch(work, book, LineWriter(work, book.desks), letters, ways)
    became = [(reminder, _address(batch, reminder, clock)) for reminder, clock in waiting]
    # Written at the end: each question in between would first store what has changed so far.
    for reminder, (state, outcome) in became:
        settle(work, reminder, state, outcome)
    work.session.flush()
    if batch.copies:
        work.session.execute(insert(ReminderCopy), batch.copies)
    return [reminder for reminder, _clock in waiting]


def _address(batch: _Batch, reminder: Reminder, clock: Clock) -> _Became:
    """Lay the lines of one reminder down; return what becomes of it, and why."""
    work = batch.work
    rung = _rung_of(work, clock, reminder)
    if rung is None or not still_runs(clock, reminder):
        return ReminderState.NEEDLESS, _("việc đã xong hoặc thời hạn đã đổi")
    case = batch.book.case_of(clock)
    addressed = batch.book.addressed(case, rung.to)
    _note_consequences(work, clock, rung)
    letter = batch.letters.letter(case, rung.letter) if rung.letter else LetterDraft()
    gaps = "; ".join(filter(None, (*addressed.gaps, letter.gap)))
    if not addressed.recipients:
        return ReminderState.UNADDRESSED, gaps
    channels = [each for each in rung.by if each in batch.ways]
    if not channels:
        return ReminderState.UNADDRESSED, _("cơ quan chưa có kênh gửi của bậc này")
    line = batch.writer.line(case, clock, reminder, rung)
    signing = _signing(batch, case, rung) if letter.code else frozenset()
    shared = {
        "reminder_id": reminder.id or 0,
        "deficiency_id": clock.subject_id if rung.proposes_responsibility else None,
    }
    for recipient in _readers(addressed.recipients, rung):
        told = line | {"letter": letter.code if recipient.key in signing else ""}
        mailbox = {"recipient": recipient.key, "mailbox": batch.mailbox(recipient), "line": told}
        batch.copies.extend({**shared, **mailbox, "channel": each.value} for each in channels)
    return ReminderState.HANDED_OVER, gaps


def _readers(recipients: Sequence[Recipient], rung: Rung) -> Iterator[Recipient]:
    for each in recipients:
        if each.takes_digests or rung.proposes_responsibility:
            yield each


def still_runs(clock: Clock, reminder: Reminder) -> bool:
    """Tell whether what the reminder speaks of is still to be done by that day."""
    return clock.state == ClockState.RUNNING.value and clock.due == reminder.due


def _signing(batch: _Batch, case: Case, rung: Rung) -> frozenset[str]:
    """Return the mailboxes that are told of a draft: nobody's of the unit that it will go to."""
    inside = [each for each in rung.to if not each.is_of_the_unit]
    return frozenset(each.key for each in batch.book.addressed(case, inside).recipients)


def _rung_of(work: Work, clock: Clock, reminder: Reminder) -> Rung | None:
    definition = work.office.reminders.clocks.get(clock.step)
    rungs = definition.ladder.rungs if definition else ()
    return next((rung for rung in rungs if rung.name == reminder.rung), None)


def _note_consequences(work: Work, clock: Clock, rung: Rung) -> None:
    """Write into the case that it went up the ladder."""
    if not (rung.escalates or rung.proposes_responsibility):
        return
    record = get(work, TRACKED[clock.subject], clock.subject_id)
    tag = "responsibility_proposed" if rung.proposes_responsibility else "escalated"
    details = {"step": clock.step, "rung": rung.name, "due": clock.due}
    journal.note(work, record, f"{clock.subject}.{tag}", details)


def settle(work: Work, reminder: Reminder, state: ReminderState, outcome: str) -> None:
    """Enter into the ledger what became of the reminder."""
    reminder.state, reminder.outcome = state.value, outcome
    work.session.add(reminder)
