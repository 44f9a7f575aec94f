"""Turn what the sweep has raised into messages of the outbox: one digest per person and morning.

Everything is decided on the day it is handed over: whether the step is still to be done, who the
addressees are, where they read mail. Nothing is sent here; that happens after commit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from sqlmodel import col, select

from inspect_flow.locale.translation import _
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import TRACKED, Clock, Message, MessageReminder, Reminder
from inspect_flow.rules.reminders import Rung
from inspect_flow.services import journal
from inspect_flow.services.lookup import get
from inspect_flow.services.reminding.addressees import AddressBook
from inspect_flow.services.reminding.lines import LineWriter, digest
from inspect_flow.services.reminding.unit_desks import Recipient
from inspect_flow.services.turns import take_turn
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.mails import ReminderLine
from inspect_flow.vocabulary.reminders import Channel, ClockState, MessageState, ReminderState

DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What one hand-over did."""

    messages: int = 0
    reminders: int = 0
    needless: int = 0
    unaddressed: int = 0


@dataclass(frozen=True, slots=True)
class _Told:
    """One reminder on its way to one mailbox."""

    reminder: Reminder
    line: ReminderLine


Post = dict[tuple[Recipient, Channel], list[_Told]]


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
    post: Post = defaultdict(list)
    book, writer = AddressBook(work), LineWriter(work)
    for reminder, clock in waiting:
        _address(work, book, writer, ways, reminder, clock, post)
    for (recipient, channel), told in post.items():
        _store_message(work, recipient, channel, told)
    work.session.flush()
    return _counted([reminder for reminder, _clock in waiting], len(post))


def _counted(reminders: Sequence[Reminder], messages: int) -> HandedOver:
    states = [each.state for each in reminders]
    return HandedOver(
        messages=messages,
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


def _address(
    work: Work,
    book: AddressBook,
    writer: LineWriter,
    ways: Collection[Channel],
    reminder: Reminder,
    clock: Clock,
    post: Post,
) -> None:
    rung = _rung_of(work, clock, reminder)
    if rung is None or clock.state != ClockState.RUNNING.value or clock.due != reminder.due:
        _settle(work, reminder, ReminderState.NEEDLESS, _("việc đã xong hoặc thời hạn đã đổi"))
        return
    case = book.case_of(clock)
    addressed = book.addressed(case, rung.to)
    _note_consequences(work, clock, rung)
    if not addressed.recipients:
        _settle(work, reminder, ReminderState.UNADDRESSED, "; ".join(addressed.gaps))
        return
    channels = [each for each in rung.by if each in ways]
    if not channels:
        _settle(
            work, reminder, ReminderState.UNADDRESSED, _("cơ quan chưa có kênh gửi của bậc này")
        )
        return
    line = writer.line(case, clock, reminder, rung)
    for recipient in addressed.recipients:
        for channel in channels:
            if recipient.takes_digests or rung.proposes_responsibility:
                post[recipient, channel].append(_Told(reminder, line))
    _settle(work, reminder, ReminderState.HANDED_OVER, "; ".join(addressed.gaps))


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
    work: Work, recipient: Recipient, channel: Channel, told: Sequence[_Told]
) -> None:
    texts = work.office.write_digest(digest(recipient.name, work.on, [each.line for each in told]))
    address = recipient.mail if channel is Channel.MAIL else recipient.phone
    ids = sorted(each.reminder.id or 0 for each in told)
    message = Message(
        key=_key(recipient, channel, ids),
        kind=DIGEST,
        channel=channel.value,
        # A person sees who cannot be reached among the undeliverable messages.
        state=(MessageState.WAITING if address else MessageState.DEAD).value,
        outcome="" if address else _("chưa có địa chỉ; ghi địa chỉ rồi gửi lại"),
        person_id=recipient.person_id,
        unit_id=recipient.unit_id,
        name=recipient.name,
        address=address,
        title=texts["title"],
        body=texts["text"],
        html=texts["html"],
        created_at=work.at,
        next_try_at=work.at if address else None,
    )
    work.session.add(message)
    work.session.flush()
    work.session.add_all(
        MessageReminder(message_id=message.id or 0, reminder_id=each) for each in ids
    )


def _key(recipient: Recipient, channel: Channel, ids: Sequence[int]) -> str:
    """Return what makes the message one of its kind: the same reminders never leave twice."""
    parts = (DIGEST, recipient.key, channel.value, *map(str, ids))
    return sha256("|".join(parts).encode()).hexdigest()
