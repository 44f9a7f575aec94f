"""The states of a workflow as people type them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspect_flow.commands.words import chosen
from inspect_flow.locale.translation import _

if TYPE_CHECKING:
    from inspect_flow.services.work import Work


def state_named(work: Work, entity: str, typed: str | None) -> str | None:
    """Return the state typed as its name or its label; None stays None."""
    if typed is None:
        return None
    states = work.office.machines[entity].states
    return chosen(typed, {name: each.label for name, each in states.items()}, _("trạng thái"))
