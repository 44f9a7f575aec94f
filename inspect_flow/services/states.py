"""Named sets of states, so that no query spells them out again."""

from __future__ import annotations

DRAFTED = "drafting"
"""The plan of a campaign is still being written."""

NOT_BEGUN = ("planned", "scheduled", "notified", "self_reported", "postponed", "cancelled")
"""Nobody inspects; one put off or called off may have begun before."""

BEGINNINGS = (
    "inspection.start", "inspection.start_without_self_report", "inspection.start_unannounced",
    "inspection.start_desk_review",
)  # fmt: skip
"""The events from which the unit knows that it is being inspected."""

UNDER_INSPECTION = ("on_site", "desk_review")
"""The delegation asks and notes."""

MINUTES_OPEN = (*UNDER_INSPECTION, "findings_drafted", "commented")
"""Begun, and the minutes are not yet signed."""

SETTLED_INSPECTION = (
    "minutes_signed", "concluded", "directed", "following_up", "closed", "cancelled",
)  # fmt: skip
"""What was found stands on signed paper, or nothing was looked for."""

IN_PROGRESS = ("on_site", "desk_review", "findings_drafted", "commented", "minutes_signed")
"""Begun and not yet concluded."""

CONCLUDED_INSPECTION = ("concluded", "directed", "following_up", "closed", "cancelled")
"""Nothing more stands between these inspections and the end of their campaign."""

OPEN_DEFICIENCY = (
    "recorded", "directed", "plan_submitted", "plan_accepted", "reported", "returned", "disputed",
    "upheld", "suspended",
)  # fmt: skip
"""Still to be put right, by anybody."""

ANSWERED_DEFICIENCY = (
    "plan_submitted", "plan_accepted", "reported", "returned", "disputed", "verified", "closed",
)  # fmt: skip
"""The unit has acted on the order; withdrawing it would take the ground from what was done."""

ORDERED_DEFICIENCY = ("directed", "upheld", "suspended")
"""Ordered by a directive, and nothing done about it so far."""

RUNNING_DEFICIENCY = tuple(state for state in OPEN_DEFICIENCY if state != "suspended")
"""Open, and the clock runs."""

SETTLED_DEFICIENCY = ("verified", "closed")
"""Put right and seen to be so; what the score criterion counts as handled."""

BEFORE_DRAFT = (*NOT_BEGUN, *UNDER_INSPECTION)
"""The delegation's findings are not yet shown to the unit."""

OPEN_PAPER = ("draft", "in_review", "discarded", "drafted")
"""A paper or directive that nobody outside has been given."""
