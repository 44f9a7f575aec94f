"""Lay events into the outbox for the programs that are told, and try whether one hears."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from inspect_flow.bootstrap.delivering import patiently
from inspect_flow.bootstrap.printing import Access
from inspect_flow.delivery.addresses import inside_of
from inspect_flow.delivery.posting import Answer, post
from inspect_flow.records.tables import EventHook
from inspect_flow.services.event_hooks.sweeping import (
    Announced,
    announce_some,
    forget_old,
    is_anything_waiting,
)
from inspect_flow.services.event_hooks.telling import ping_body
from inspect_flow.services.work import Work

Done = TypeVar("Done")


def announce_all(access: Access, breathe: Callable[[], None] = lambda: None) -> Announced:
    """Lay all waiting events into the outbox, batch by batch, each in a transaction of its own.

    Where there were any, what was sent long ago is forgotten afterwards.
    """
    done = Announced()
    while _is_anything_waiting(access):
        done += patiently(lambda: _in_turn(access, announce_some))
        breathe()
    while done.events and patiently(lambda: _in_turn(access, forget_old)):
        breathe()
    return done


def _in_turn(access: Access, deed: Callable[[Work], Done]) -> Done:
    with access.transaction() as work:
        return deed(work)


def ping(hook: EventHook, at: datetime) -> Answer:
    """Tell a program something harmless now and return its answer; raises `DeliveryFault`."""
    key = secrets.token_hex(32)
    return post(hook.url, hook.secret, key, ping_body(key, at).encode(), inside_of(os.environ))


def _is_anything_waiting(access: Access) -> bool:
    with access.reading() as work:
        return is_anything_waiting(work)
