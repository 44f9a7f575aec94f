"""The refusals that the edges know; anything else is a bug and may crash."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


class InspectFlowError(Exception):
    """A refusal that a user can act on: `thing` says what, `reasons` all that is wrong with it."""

    exit_code = 1

    def __init__(self, thing: str, reasons: Sequence[str] = ()) -> None:
        self.thing = thing
        self.reasons = list(reasons)
        super().__init__(thing)

    def __str__(self) -> str:
        return "\n".join([self.thing, *(f"  - {reason}" for reason in self.reasons)])


class MoveRefused(InspectFlowError):
    """The record may not move, or not by this person, or not yet."""

    exit_code = 3


class NotFound(InspectFlowError):
    """No record, file or definition has that name."""

    exit_code = 4


class DefinitionError(InspectFlowError):
    """A workflow, checklist, template or calendar is wrong; the program does not start with it."""

    exit_code = 5


class BadInput(InspectFlowError):
    """What the user gave cannot be read or is not allowed."""

    exit_code = 6


class Conflict(InspectFlowError):
    """Somebody changed the record in between."""

    exit_code = 7


class StorageUnusable(InspectFlowError):
    """The database is missing, locked, read-only, corrupt, full or of another version."""

    exit_code = 8


class PagesNotMeasured(Exception):
    """No refusal: a paper about to be issued has to be printed and measured first, outside."""

    def __init__(self, kind: str, context: Mapping[str, Any]) -> None:
        self.kind = kind
        self.context = context
        super().__init__(kind)


class DutyMissed(InspectFlowError):
    """A recurring duty of the program has not been done in time; a watchdog acts on the code."""

    exit_code = 9
