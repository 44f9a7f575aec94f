"""Named sets of states, so that no query spells them out again."""

from __future__ import annotations

IN_PROGRESS = ("on_site", "desk_review", "findings_drafted", "commented", "minutes_signed")
"""Begun and not yet concluded."""

CONCLUDED_INSPECTION = ("concluded", "directed", "following_up", "closed", "cancelled")
"""Nothing more stands between these inspections and the end of their campaign."""

OPEN_DEFICIENCY = (
    "recorded", "directed", "plan_submitted", "plan_accepted", "reported", "returned", "disputed",
    "upheld", "suspended",
)  # fmt: skip
"""Still to be put right, by anybody."""

RUNNING_DEFICIENCY = tuple(state for state in OPEN_DEFICIENCY if state != "suspended")
"""Open, and the clock runs."""

SETTLED_DEFICIENCY = ("verified", "closed")
"""Put right and seen to be so; what the score criterion counts as handled."""
