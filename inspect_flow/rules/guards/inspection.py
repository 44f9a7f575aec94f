"""What must be true before an inspection moves; the conditions stand in the order of the case."""

from __future__ import annotations

from inspect_flow.rules.facts import InspectionFacts
from inspect_flow.rules.guards import inspection_outcome as outcome
from inspect_flow.rules.guards import inspection_visit as visit
from inspect_flow.rules.guards.guard import guard_set

INSPECTION = guard_set(
    "inspection",
    InspectionFacts,
    (
        visit.visit_has_date,
        visit.visit_within_campaign,
        visit.unit_exists_on_visit_date,
        visit.delegation_named,
        visit.head_of_visit_named,
        visit.no_conflict_of_interest,
        visit.no_overlapping_inspection,
        visit.campaign_is_in_force,
        visit.is_announced,
        visit.is_unannounced,
        visit.unit_has_contact,
        visit.notice_in_time,
        visit.self_report_given,
        visit.is_on_the_spot,
        visit.is_by_report,
        visit.visit_date_reached,
        outcome.checklist_complete,
        outcome.has_findings_or_says_none,
        outcome.comments_recorded,
        outcome.comment_period_over,
        outcome.signers_recorded,
        outcome.figures_agree,
        outcome.conclusion_signer_named,
        outcome.has_shortcoming,
        outcome.no_shortcoming,
        outcome.every_deficiency_has_owner_and_deadline,
        outcome.directive_given,
        outcome.directive_is_withdrawn,
        outcome.no_open_deficiency,
    ),
)
