"""Turn what the sweep has raised into messages of the outbox: one digest per person and morning.

Two steps, each in bounded batches: reminders are addressed, then mailboxes get their digest. A node
that dies between two batches leaves the rest to the next one. Nothing is sent here; that happens
after commit.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from inspect_flow.records.tables import Reminder
from inspect_flow.services.reminding.addressing import AT_ONCE, address_batch
from inspect_flow.services.reminding.digests import compose, store, waiting_piles
from inspect_flow.services.reminding.histories import Histories
from inspect_flow.services.reminding.letters import Drafted
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.reminders import TO_PEOPLE, Channel, ReminderState


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What one hand-over did."""

    messages: int = 0
    reminders: int = 0
    needless: int = 0
    unaddressed: int = 0
    letters: int = 0

    def __add__(self, other: HandedOver) -> HandedOver:
        return HandedOver(
            self.messages + other.messages,
            self.reminders + other.reminders,
            self.needless + other.needless,
            self.unaddressed + other.unaddressed,
            self.letters + other.letters,
        )


def address_some(
    work: Work, ways: Collection[Channel], drafted: Drafted, limit: int = AT_ONCE
) -> tuple[HandedOver, bool]:
    """Address one batch; the second says whether there may be more."""
    before = len(codes_of_drafts(drafted))
    reminders = address_batch(work, ways, drafted, limit)
    letters = len(codes_of_drafts(drafted)) - before
    return _counted(reminders, letters), bool(reminders)


def hand_over(work: Work, ways: Collection[Channel] = TO_PEOPLE) -> HandedOver:
    """Hand over everything within one transaction, for plays that live in one."""
    done, drafted, goes_on = HandedOver(), Drafted(), True
    while goes_on:
        batch, goes_on = address_some(work, ways, drafted)
        done += batch
    histories = Histories()
    for pile in waiting_piles(work):
        composed = compose(work, pile, histories)
        if composed is not None and store(work, composed):
            done += HandedOver(messages=composed.texts is not None)
    return done


def codes_of_drafts(drafted: Drafted) -> set[str]:
    """Return the codes of the letters that were written or brought up to date."""
    return {each.code for each in drafted.values() if each.code}


def _counted(reminders: Sequence[Reminder], letters: int) -> HandedOver:
    states = [each.state for each in reminders]
    return HandedOver(
        letters=letters,
        reminders=states.count(ReminderState.HANDED_OVER.value),
        needless=states.count(ReminderState.NEEDLESS.value),
        unaddressed=states.count(ReminderState.UNADDRESSED.value),
    )
