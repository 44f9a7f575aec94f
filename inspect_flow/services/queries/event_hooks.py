"""Programs that are told of events, as lists and pages show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, func, select

from inspect_flow.records.tables import Account, EventHook, EventMessage, Message, Person
from inspect_flow.services.queries.messages import MessageRow, row_of
from inspect_flow.services.queries.names import called
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.reminders import MessageState


@dataclass(frozen=True, slots=True)
class HookRow:
    """One program without its secret."""

    number: int
    name: str
    url: str
    kinds: tuple[str, ...]
    username: str
    person: str
    is_on: bool
    is_account_closed: bool
    made_at: datetime
    silenced_at: datetime | None
    reached_at: datetime | None
    outcome: str
    counts: Mapping[MessageState, int]


def list_hooks(work: Work, number: int | None = None) -> list[HookRow]:
    """Return the programs by name, or the one of that number, with two queries."""
    query = (
        select(EventHook, Account, Person)
        .join(Account, col(Account.id) == col(EventHook.account_id))
        .join(Person, col(Person.id) == col(Account.person_id))
        .where(col(EventHook.removed_at).is_(None))
        .order_by(col(EventHook.name), col(EventHook.id))
    )
    if number is not None:
        query = query.where(EventHook.id == number)
    counts = _counts(work, number)
    return [
        _row(hook, account, person, counts.get(hook.id or 0, {}))
        for hook, account, person in work.session.exec(query)
    ]


def hooks_of(work: Work, account_id: int | None) -> list[EventHook]:
    """Return the programs that are told with the sight of that account."""
    query = select(EventHook).where(
        EventHook.account_id == account_id, col(EventHook.removed_at).is_(None)
    )
    return list(work.session.exec(query.order_by(col(EventHook.name))))


def silenced_hooks(work: Work) -> list[EventHook]:
    """Return the programs that were switched off because nobody took what they were told."""
    query = select(EventHook).where(
        col(EventHook.silenced_at).is_not(None), col(EventHook.removed_at).is_(None)
    )
    return list(work.session.exec(query.order_by(col(EventHook.name))))


def told_lately(work: Work, number: int, limit: int) -> list[MessageRow]:
    """Return the newest messages to one program."""
    query = (
        select(Message)
        .join(EventMessage, col(EventMessage.message_id) == col(Message.id))
        .where(EventMessage.hook_id == number)
        .order_by(col(Message.id).desc())
        .limit(limit)
    )
    return [row_of(each) for each in work.session.exec(query)]


def _counts(work: Work, number: int | None) -> dict[int, dict[MessageState, int]]:
    query = (
        select(EventMessage.hook_id, Message.state, func.count())
        .join(Message, col(Message.id) == col(EventMessage.message_id))
        .group_by(col(EventMessage.hook_id), col(Message.state))
    )
    rows = work.session.exec(
        query if number is None else query.where(EventMessage.hook_id == number)
    )
    found: dict[int, dict[MessageState, int]] = {}
    for hook_id, state, count in rows:
        found.setdefault(hook_id, {})[MessageState(state)] = count
    return found


def _row(
    hook: EventHook, account: Account, person: Person, counts: Mapping[MessageState, int]
) -> HookRow:
    return HookRow(
        number=hook.id or 0, name=hook.name, url=hook.url, kinds=tuple(hook.kinds),
        username=account.username, person=called(person), is_on=hook.is_on,
        is_account_closed=account.closed_at is not None, made_at=hook.made_at,
        silenced_at=hook.silenced_at, reached_at=hook.reached_at, outcome=hook.outcome,
        counts=counts,
    )  # fmt: skip
