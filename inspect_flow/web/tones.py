"""What a state looks like: its word always stands beside the colour."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType


class Tone(StrEnum):
    """How near a thing is to being done; the value is govuk-frontend's colour of its tag."""

    WAITING = "grey"  # nothing has begun, or it rests
    MOVING = "blue"  # somebody is at work
    ANSWERED = "teal"  # it is the other side's turn
    GOOD = "green"
    DOUBTFUL = "yellow"  # somebody must decide
    BAD = "red"
    ENDED = "plain"  # over, without praise or blame


TONES = MappingProxyType(
    {
        "campaign": {
            "drafting": Tone.WAITING, "issued": Tone.ANSWERED, "under_way": Tone.MOVING,
            "concluded": Tone.GOOD, "closed": Tone.ENDED, "cancelled": Tone.ENDED,
        },
        "inspection": {
            "planned": Tone.WAITING, "scheduled": Tone.WAITING, "notified": Tone.ANSWERED,
            "self_reported": Tone.ANSWERED, "on_site": Tone.MOVING, "desk_review": Tone.MOVING,
            "findings_drafted": Tone.MOVING, "commented": Tone.ANSWERED,
            "minutes_signed": Tone.GOOD, "concluded": Tone.GOOD, "directed": Tone.MOVING,
            "following_up": Tone.MOVING, "closed": Tone.ENDED, "postponed": Tone.DOUBTFUL,
            "cancelled": Tone.ENDED,
        },
        "deficiency": {
            "recorded": Tone.WAITING, "directed": Tone.MOVING, "plan_submitted": Tone.ANSWERED,
            "plan_accepted": Tone.MOVING, "reported": Tone.ANSWERED, "verified": Tone.GOOD,
            "returned": Tone.BAD, "disputed": Tone.DOUBTFUL, "upheld": Tone.MOVING,
            "withdrawn": Tone.ENDED, "suspended": Tone.DOUBTFUL, "waived": Tone.ENDED,
            "carried_over": Tone.ENDED, "closed": Tone.ENDED,
        },
        "directive": {
            "drafted": Tone.WAITING, "issued": Tone.MOVING, "fulfilled": Tone.GOOD,
            "withdrawn": Tone.ENDED, "superseded": Tone.ENDED,
        },
        "document": {
            "draft": Tone.WAITING, "in_review": Tone.DOUBTFUL, "issued": Tone.GOOD,
            "superseded": Tone.ENDED, "withdrawn": Tone.ENDED, "discarded": Tone.ENDED,
        },
        "extension": {
            "requested": Tone.DOUBTFUL, "granted": Tone.GOOD, "refused": Tone.BAD,
            "withdrawn": Tone.ENDED,
        },
    }
)  # fmt: skip


def state_tone(machine: str, state: str) -> Tone:
    """Return the tone of a state; one that a province added is at work until it says otherwise."""
    return TONES.get(machine, {}).get(state, Tone.MOVING)
