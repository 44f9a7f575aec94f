"""Lay events into the outbox for the programs that are told, and try whether one hears."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from datetime import datetime

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


def announce_all(access: Access, breathe: Callable[[], None] = lambda: None) -> Announced:
    """Lay all waiting events into the outbox, batch by batch, each in a transaction of its own."""
    done = Announced()

    def once() -> Announced:
        with access.transaction() as work:
            forget_old(work)
            return announce_some(work)

    while _is_anything_waiting(access):
        done += patiently(once)
        breathe()
    return done


def ping(hook: EventHook, at: datetime) -> Answer:
    """Tell a program something harmless now and return its answer; raises `DeliveryFault`."""
    key = secrets.token_hex(32)
    return post(hook.url, hook.secret, key, ping_body(key, at).encode(), inside_of(os.environ))


def _is_anything_waiting(access: Access) -> bool:
    with access.reading() as work:
        return is_anything_waiting(work)
