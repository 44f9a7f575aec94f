"""Facts of a deficiency, and of a request to move its deadline, on the day of a move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DeficiencyFacts:
    """What may stop a deficiency; `actor` and `finding_author` are compared, so use one form."""

    on: date
    code: str = ""
    actor: str | None = None
    actor_is_of_the_unit: bool | None = None
    finding_author: str | None = None
    owner: str | None = None
    owner_exists_until: date | None = None  # last day of a dissolved owner; None: still exists
    deadline: date | None = None
    new_deadline: date | None = None  # the one given together with this move
    plan_due: date | None = None
    plan_given_on: date | None = None
    report_given_on: date | None = None  # of the report that answers the latest direction or return
    report_has_evidence: bool = False  # a file attached since the latest direction or return
    withdrawn_directive: str | None = None  # the one that ordered it, when it was withdrawn
    verification_due: date | None = None
    verification_note: str | None = None


@dataclass(frozen=True, slots=True)
class ExtensionFacts:
    """What may stop an extension; `actor` and `requester` are compared, so use one form."""

    on: date
    code: str = ""
    actor: str | None = None
    requester: str | None = None
    requested_on: date | None = None
    current_deadline: date | None = None
    new_deadline: date | None = None  # the one that would be granted
    answer_due: date | None = None
