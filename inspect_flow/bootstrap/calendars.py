"""Calendar files out of the house: feeds by their secret address, invitations by the outbox."""

from __future__ import annotations

from dataclasses import dataclass

from inspect_flow.bootstrap.delivering import patiently
from inspect_flow.bootstrap.printing import Access
from inspect_flow.interchange.calendar_sheet import write_calendar
from inspect_flow.records.tables import Person, Unit
from inspect_flow.services.calendars.feeds import note_feed_used, sheet_by_token, sheet_for
from inspect_flow.services.calendars.inviting import inspections_to_invite, invite
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import InspectFlowError

__all__ = ["Invited", "feed_by_token", "feed_of", "note_feed_used", "post_invitations"]


@dataclass(frozen=True, slots=True)
class Invited:
    """What one round did: messages laid into the outbox, and visits that failed, with why."""

    messages: int = 0
    faults: tuple[str, ...] = ()


def feed_by_token(work: Work, token: str) -> bytes:
    """Return the calendar file behind a secret address; only reads.

    Raises `NotFound`, in the same words and the same time, for an address that is unknown and for
    one that was revoked. `note_feed_used` notes the use, in a transaction of its own.
    """
    return write_calendar(sheet_by_token(work, token))


def feed_of(work: Work, reader: Person | Unit) -> bytes:
    """Return the calendar file of a person or a unit; raises `MoveRefused` for somebody else's."""
    return write_calendar(sheet_for(work, reader))


def post_invitations(access: Access) -> Invited:
    """Lay into the outbox what is not known yet of coming visits; one that fails stops no other."""
    with access.reading() as work:
        codes = inspections_to_invite(work)
    messages, faults = 0, []
    for code in codes:

        def once(code: str = code) -> int:
            with access.transaction() as work:
                return invite(work, code)

        try:
            messages += patiently(once)
        except InspectFlowError as fault:
            faults.append(": ".join([code, fault.thing, *fault.reasons]))
    return Invited(messages, tuple(faults))
