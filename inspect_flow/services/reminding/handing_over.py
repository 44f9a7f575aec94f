"""Turn what the sweep has raised into messages of the outbox: one digest per person and morning.

Everything is decided on the day it is handed over: whether the step is still to be done, who the
addressees are, where they read mail. Nothing is sent here; that happens after commit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import col, select

from inspect_flow.locale.translation import _
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import (
    TRACKED,
    Clock,
    Deficiency,
    MessageReminder,
    Reminder,
)
from inspect_flow.rules.reminders import Rung
from inspect_flow.services import journal
from inspect_flow.services.lookup import get
from inspect_flow.services.reminding.addressees import AddressBook, Case
from inspect_flow.services.reminding.histories import Histories
from inspect_flow.services.reminding.letters import LetterDraft, LetterDrafts
from inspect_flow.services.reminding.lines import LineWriter, digest
from inspect_flow.services.reminding.messages import message_to
from inspect_flow.services.reminding.unit_desks import Recipient
from inspect_flow.services.turns import take_turn
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.mails import ReminderLine
from inspect_flow.vocabulary.reminders import Channel, ClockState, ReminderState

DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What one hand-over did."""

    messages: int = 0
    reminders: int = 0
    needless: int = 0
    unaddressed: int = 0
    letters: int = 0


@dataclass(frozen=True, slots=True)
class _Told:
    """One reminder on its way to one mailbox."""

    reminder: Reminder
    line: ReminderLine
    proposed: Deficiency | None = None


@dataclass(frozen=True, slots=True)
class _Morning:
    """What one hand-over looks things up in, and what it has made so far."""

    work: Work
    book: AddressBook
    writer: LineWriter
    letters: LetterDrafts
    histories: Histories
    ways: Collection[Channel]
    post: dict[tuple[Recipient, Channel], list[_Told]]


def hand_over(work: Work, ways: Collection[Channel] = tuple(Channel)) -> HandedOver:
    """Hand every waiting reminder over to the outbox; several nodes at once take turns.

    `ways` are the channels that this office has; of a rung's channels only those are used.
    """
    take_turn(work, "handing over")
    waiting = work.session.exec(
        select(Reminder, Clock)
        .join(Clock, col(Clock.id) == col(Reminder.clock_id))
        .where(Reminder.state == ReminderState.WAITING.value)
        .order_by(col(Reminder.on), col(Reminder.id))
    ).all()
    _load_together(work, [clock for _reminder, clock in waiting])
    book = AddressBook(work)
    letters = LetterDrafts(work, book.desks)
    morning = _Morning(
        work, book, LineWriter(work), letters, Histories(work), ways, defaultdict(list)
    )
    for reminder, clock in waiting:
        _address(morning, reminder, clock)
    for (recipient, channel), told in morning.post.items():
        _store_message(morning, recipient, channel, told)
    work.session.flush()
    return _counted([reminder for reminder, _clock in waiting], morning)


def _counted(reminders: Sequence[Reminder], morning: _Morning) -> HandedOver:
    states = [each.state for each in reminders]
    return HandedOver(
        messages=len(morning.post),
        letters=len(morning.letters.codes),
        reminders=states.count(ReminderState.HANDED_OVER.value),
        needless=states.count(ReminderState.NEEDLESS.value),
        unaddressed=states.count(ReminderState.UNADDRESSED.value),
    )


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


_AT_ONCE = 500


def _of_ids(work: Work, kind: type[Tracked], ids: Iterable[int]) -> list[Tracked]:
    ordered = sorted(ids)
    found: list[Tracked] = []
    for start in range(0, len(ordered), _AT_ONCE):
        part = ordered[start : start + _AT_ONCE]
        found += work.session.exec(select(kind).where(col(kind.id).in_(part))).all()
    work.session.info.setdefault("kept", []).extend(found)
    return found


def _address(morning: _Morning, reminder: Reminder, clock: Clock) -> None:
    work = morning.work
    rung = _rung_of(work, clock, reminder)
    if rung is None or clock.state != ClockState.RUNNING.value or clock.due != reminder.due:
        _settle(work, reminder, ReminderState.NEEDLESS, _("việc đã xong hoặc thời hạn đã đổi"))
        return
    case = morning.book.case_of(clock)
    addressed = morning.book.addressed(case, rung.to)
    _note_consequences(work, clock, rung)
    letter = morning.letters.letter(case, rung.letter) if rung.letter else LetterDraft()
    gaps = "; ".join(filter(None, (*addressed.gaps, letter.gap)))
    if not addressed.recipients:
        _settle(work, reminder, ReminderState.UNADDRESSED, gaps)
        return
    channels = [each for each in rung.by if each in morning.ways]
    if not channels:
        missing = _("cơ quan chưa có kênh gửi của bậc này")
        _settle(work, reminder, ReminderState.UNADDRESSED, missing)
        return
    line = morning.writer.line(case, clock, reminder, rung)
    signing = _signing(morning, case, rung) if letter.code else frozenset()
    proposed = case.deficiency if rung.proposes_responsibility else None
    for recipient in addressed.recipients:
        told = line | {"letter": letter.code if recipient.key in signing else ""}
        for channel in channels:
            if recipient.takes_digests or rung.proposes_responsibility:
                morning.post[recipient, channel].append(_Told(reminder, told, proposed))
    _settle(work, reminder, ReminderState.HANDED_OVER, gaps)


def _signing(morning: _Morning, case: Case, rung: Rung) -> frozenset[str]:
    """Return the mailboxes that are told of a draft: nobody's of the unit that it will go to."""
    inside = [each for each in rung.to if not each.is_of_the_unit]
    return frozenset(each.key for each in morning.book.addressed(case, inside).recipients)


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


def _settle(work: Work, reminder: Reminder, state: ReminderState, outcome: str) -> None:
    reminder.state, reminder.outcome = state.value, outcome
    work.session.add(reminder)


def _store_message(
    morning: _Morning, recipient: Recipient, channel: Channel, told: Sequence[_Told]
) -> None:
    work = morning.work
    texts = work.office.write_digest(digest(recipient.name, work.on, [each.line for each in told]))
    ids = sorted(each.reminder.id or 0 for each in told)
    named = (recipient.key, channel.value, *ids)
    files = _attached(morning.histories, channel, told)
    message = message_to(work, recipient, DIGEST, named, texts, channel=channel, attachments=files)
    work.session.add(message)
    work.session.flush()
    work.session.add_all(
        MessageReminder(message_id=message.id or 0, reminder_id=each) for each in ids
    )


def _attached(
    histories: Histories, channel: Channel, told: Sequence[_Told]
) -> list[dict[str, str]]:
    """Attach the history of each case in which somebody's responsibility is to be judged."""
    proposed = {each.proposed.id: each.proposed for each in told if each.proposed}
    if not proposed or channel is not Channel.MAIL:
        return []
    return [histories.file(list(proposed.values()))]
