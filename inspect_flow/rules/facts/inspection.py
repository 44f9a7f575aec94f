"""Facts of one inspection on the day of a move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inspect_flow.vocabulary.campaigns import Method


@dataclass(frozen=True, slots=True)
class InspectionFacts:
    """What may stop an inspection; each entry of a list names one fault as users know it."""

    on: date
    code: str = ""
    # The campaign and how the unit is inspected.
    campaign_in_force: bool = False  # issued or under way
    campaign_starts_on: date | None = None
    campaign_ends_on: date | None = None
    is_announced: bool | None = None
    method: Method | None = None
    # The visit.
    visit_date: date | None = None  # its first day
    visit_last_date: date | None = None  # None: the first day is the only one
    delegations_to_choose: tuple[str, ...] | None = None  # several, and none is named
    head_of_visit: str | None = None
    conflicts_of_interest: tuple[str, ...] | None = None  # "ông A (nguyên công chức đơn vị)"
    overlapping_inspections: tuple[str, ...] | None = None  # "KT-2019-014, ngày 12/08/2019"
    # The unit.
    unit: str | None = None
    unit_exists_from: date | None = None  # None: since before our records
    unit_exists_until: date | None = None  # its last day; None: still exists
    unit_contact: str | None = None
    notice_due: date | None = None
    self_report_due: date | None = None
    self_reported_on: date | None = None
    # The checklist and the findings; lists hold item codes.
    unanswered_items: tuple[str, ...] | None = None
    items_without_evidence: tuple[str, ...] = ()
    items_in_dispute: tuple[str, ...] = ()  # members answered differently, nobody has decided
    findings: int = 0
    shortcomings: int | None = None
    says_no_shortcoming: bool = False
    contradicting_figures: tuple[str, ...] | None = None  # "105/277 là 37,9%, không phải 46%"
    # Comments, minutes, conclusion.
    comment_due: date | None = None
    commented_on: date | None = None
    unit_agreed_on_the_spot: bool = False
    delegation_signer: str | None = None
    unit_signer: str | None = None
    unit_refuses_to_sign: str | None = None  # the refusal in words, as the minutes print it
    conclusion_signer: str | None = None
    conclusion_due: date | None = None
    # Directive and follow-up.
    directive: str | None = None  # "512/UBND-NV", or the conclusion when it directs by itself
    withdrawn_directive: str | None = None  # the last one, while none is in force
    directive_due: date | None = None
    deficiencies_without_owner: tuple[str, ...] | None = None
    deficiencies_without_deadline: tuple[str, ...] | None = None
    open_deficiencies: tuple[str, ...] | None = None
