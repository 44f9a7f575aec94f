"""What a program may be told: whatever the account whose sight it has could look at now."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from sqlmodel import col, select

from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import Account, EventHook, Person
from inspect_flow.services.event_hooks.kinds import kind_named
from inspect_flow.services.record_sight import in_sight
from inspect_flow.services.work import Actor, Work


@dataclass(frozen=True, slots=True)
class LivingHook:
    """A program that is told, and the person with whose sight."""

    hook: EventHook
    person: Person


def living_hooks(work: Work, number: int | None = None) -> list[LivingHook]:
    """Return the programs that are on and whose account is open."""
    query = (
        select(EventHook, Person)
        .join(Account, col(Account.id) == col(EventHook.account_id))
        .join(Person, col(Person.id) == col(Account.person_id))
        .where(col(EventHook.is_on).is_(True), col(Account.closed_at).is_(None))
        .order_by(col(EventHook.id))
    )
    if number is not None:
        query = query.where(EventHook.id == number)
    return [LivingHook(hook, person) for hook, person in work.session.exec(query)]


def seen_by(
    work: Work, person: Person, named: Iterable[tuple[str, int]]
) -> dict[tuple[str, int], Tracked]:
    """Return those records, named by kind and number, that the person may look at."""
    wanted: dict[str, set[int]] = {}
    for entity, identity in named:
        wanted.setdefault(entity, set()).add(identity)
    theirs = replace(work, actor=Actor(person.code, person.name, person.id), is_scoped=True)
    return {
        (entity, record.id or 0): record
        for entity, ids in wanted.items()
        for record in _seen(theirs, kind_named(entity), ids)
    }


def _seen(work: Work, kind: type[Tracked], ids: Collection[int]) -> Iterable[Tracked]:
    return work.session.exec(select(kind).where(col(kind.id).in_(ids), in_sight(work, kind))).all()
