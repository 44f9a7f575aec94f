"""The inspected unit's clock of a deficiency: when it runs, and how many days are left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from inspect_flow.services.work import Work


def running_states(work: Work) -> tuple[str, ...]:
    """Return the states in which the unit's deadline runs, as the workflow file says."""
    states = work.office.machines["deficiency"].states.values()
    return tuple(each.name for each in states if each.due and each.due.field == "deadline")


def days_left(deficiency: Any, running: Sequence[str], on: date) -> int | None:
    """Return how many days a unit still has for a deficiency or its line, negative when late.

    None while no clock of the unit runs.
    """
    if deficiency.deadline is None or deficiency.state not in running:
        return None
    left: int = (deficiency.deadline - on).days
    return left


def late(left: int | None) -> int | None:
    """Return how many days late that is, None when it is not."""
    return -left if left is not None and left < 0 else None
