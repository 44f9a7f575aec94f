"""Address what the sweep has raised: for each reminder the lines that each mailbox shall read.

Everything is decided on the day it is handed over: whether the step is still to be done, who the
addressees are, what follows for the case. One call is one bounded batch; lines wait for the digest
of their mailbox in `reminder_copy`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from sqlmodel import col, select

from inspect_flow.locale.translation import _
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import TRACKED, Clock, Reminder, ReminderCopy
from inspect_flow.rules.reminders import Rung
from inspect_flow.services import journal
from inspect_flow.services.lookup import get
from inspect_flow.services.reminding.addressees import AddressBook, Case
from inspect_flow.services.reminding.letters import Drafted, LetterDraft, LetterDrafts
from inspect_flow.services.reminding.lines import LineWriter
from inspect_flow.services.turns import take_turn
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.reminders import Channel, ClockState, ReminderState

TURN = "handing over"
AT_ONCE = 100
"""How many reminders one transaction addresses: an officer who saves meanwhile waits for one."""
_READ_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class _Batch:
    """What one batch looks things up in, and the lines that it has made so far."""

    work: Work
    book: AddressBook
    writer: LineWriter
    letters: LetterDrafts
    ways: Collection[Channel]
    copies: list[ReminderCopy]


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
    _load_together(work, [clock for _reminder, clock in waiting])
    book = AddressBook(work)
    letters = LetterDrafts(work, book.desks, drafted)
    batch = _Batch(work, book, LineWriter(work), letters, ways, [])
    for reminder, clock in waiting:
        _address(batch, reminder, clock)
    work.session.add_all(batch.copies)
    work.session.flush()
    return [reminder for reminder, _clock in waiting]


def _load_together(work: Work, clocks: Iterable[Clock]) -> None:
    """Read the records behind the clocks with one query per kind, so that none is read alone."""
    ids: Mapping[str, set[int]] = defaultdict(set)
    for clock in clocks:
        ids[clock.subject].add(clock.subject_id)
    for entity in ("extension", "deficiency", "inspection"):
        rows = _of_ids(work, TRACKED[entity], ids[entity])
        for record in rows:
            for above in ("deficiency", "inspection", "campaign", "finding"):
                identity = getattr(record, f"{above}_id", None)
                if identity is not None:
                    ids[above].add(identity)
    for entity in ("campaign", "finding"):
        _of_ids(work, TRACKED[entity], ids[entity])


def _of_ids(work: Work, kind: type[Tracked], ids: Iterable[int]) -> list[Tracked]:
    ordered = sorted(ids)
    found: list[Tracked] = []
    for start in range(0, len(ordered), _READ_AT_ONCE):
        part = ordered[start : start + _READ_AT_ONCE]
        found += work.session.exec(select(kind).where(col(kind.id).in_(part))).all()
    work.session.info.setdefault("kept", []).extend(found)
    return found


def _address(batch: _Batch, reminder: Reminder, clock: Clock) -> None:
    work = batch.work
    rung = _rung_of(work, clock, reminder)
    if rung is None or not still_runs(clock, reminder):
        settle(work, reminder, ReminderState.NEEDLESS, _("việc đã xong hoặc thời hạn đã đổi"))
        return
    case = batch.book.case_of(clock)
    addressed = batch.book.addressed(case, rung.to)
    _note_consequences(work, clock, rung)
    letter = batch.letters.letter(case, rung.letter) if rung.letter else LetterDraft()
    gaps = "; ".join(filter(None, (*addressed.gaps, letter.gap)))
    if not addressed.recipients:
        settle(work, reminder, ReminderState.UNADDRESSED, gaps)
        return
    channels = [each for each in rung.by if each in batch.ways]
    if not channels:
        missing = _("cơ quan chưa có kênh gửi của bậc này")
        settle(work, reminder, ReminderState.UNADDRESSED, missing)
        return
    line = batch.writer.line(case, clock, reminder, rung)
    signing = _signing(batch, case, rung) if letter.code else frozenset()
    for recipient in addressed.recipients:
        if not (recipient.takes_digests or rung.proposes_responsibility):
            continue
        told = line | {"letter": letter.code if recipient.key in signing else ""}
        batch.copies.extend(
            ReminderCopy(
                reminder_id=reminder.id or 0, recipient=recipient.key, channel=channel.value,
                mailbox=asdict(recipient), line=dict(told),
                deficiency_id=clock.subject_id if rung.proposes_responsibility else None,
            )
            for channel in channels
        )  # fmt: skip
    settle(work, reminder, ReminderState.HANDED_OVER, gaps)


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
