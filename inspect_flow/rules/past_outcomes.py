"""When nobody knows what became of a deficiency of the past."""

from __future__ import annotations

from datetime import date


def is_outcome_unknown(
    deadline: date | None, campaign_year: int, last_told: date | None, typed_on: date
) -> bool:
    """Tell whether a source leaves open what became of something that was to be put right.

    It is a matter of the past (its campaign is of an earlier year than the day it was typed in and
    its deadline had passed by then), and the source tells nothing of the time from the deadline on.
    What a source of this year leaves open is simply overdue.
    """
    if deadline is None or deadline >= typed_on or campaign_year >= typed_on.year:
        return False
    return last_told is None or last_told < deadline
