"""Print issued reminder letters and lay them into the outbox for their units."""

from __future__ import annotations

from dataclasses import dataclass

from inspect_flow.bootstrap.printing import Access, print_stored
from inspect_flow.services.reminding.letter_mails import letters_to_post, post_letter
from inspect_flow.vocabulary.errors import InspectFlowError


@dataclass(frozen=True, slots=True)
class Posted:
    """What one round did: letters laid into the outbox, and those that could not be, with why."""

    letters: int = 0
    faults: tuple[str, ...] = ()


def post_letters(access: Access) -> Posted:
    """Post every issued letter that no message carries yet; one that fails stops no other one."""
    with access.reading() as work:
        codes = letters_to_post(work)
    letters, faults = 0, []
    for code in codes:
        try:
            print_stored(access, code)  # the file of an issued paper is made once and kept
            with access.transaction() as work:
                letters += bool(post_letter(work, code))
        except InspectFlowError as fault:
            faults.append(": ".join([code, fault.thing, *fault.reasons]))
    return Posted(letters, tuple(faults))
