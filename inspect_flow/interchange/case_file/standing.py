"""The state that a past case was left in, as far as its file shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from inspect_flow.interchange.case_file.case import CaseFile
from inspect_flow.interchange.case_file.checks import inspected_units
from inspect_flow.interchange.case_file.findings import Deficiency, StepKind
from inspect_flow.interchange.case_file.inspections import Inspection
from inspect_flow.interchange.case_file.papers import Directive
from inspect_flow.interchange.case_file.unit_names import unit_key
from inspect_flow.vocabulary.campaigns import DecisionRole

FINAL_DEFICIENCY = ("verified", "withdrawn", "waived", "carried_over", "closed")
_AFTER: dict[StepKind, str] = {
    StepKind.PLAN: "plan_submitted",
    StepKind.PLAN_ACCEPTED: "plan_accepted",
    StepKind.PLAN_RETURNED: "directed",
    StepKind.REPORT: "reported",
    StepKind.VERIFIED: "verified",
    StepKind.RETURNED: "returned",
    StepKind.DISPUTED: "disputed",
    StepKind.UPHELD: "upheld",
    StepKind.WITHDRAWN: "withdrawn",
    StepKind.SUSPENDED: "suspended",
    StepKind.RESUMED: "directed",
    StepKind.WAIVED: "waived",
    StepKind.CARRIED_OVER: "carried_over",
    StepKind.REOPENED: "directed",
    StepKind.CLOSED: "closed",
}


def deficiency_state(deficiency: Deficiency, is_directed: bool) -> str:
    """Return the state after the last thing that happened."""
    ordered = [deficiency.directive, deficiency.deadline]
    state = "directed" if is_directed or any(ordered) else "recorded"
    for step in deficiency.history:
        state = _AFTER.get(step.what, state)
    return deficiency.state or state


def directive_state(directive: Directive) -> str:
    """Return "issued" unless the file says otherwise: a source tells of what went out."""
    return directive.state or "issued"


def inspection_state(inspection: Inspection, is_visited: bool, is_directed: bool) -> str:
    """Return how far the inspection got; `is_visited` says that the file tells of a visit."""
    if inspection.state:
        return inspection.state
    followed = _followed(inspection, is_directed)
    # An order alone may come long before anybody signs or concludes anything.
    is_settled = inspection.minutes is not None or inspection.conclusion is not None
    reached = (
        (followed, followed),
        ("directed", is_directed and is_settled),
        ("concluded", inspection.conclusion),
        ("minutes_signed", inspection.minutes),
        ("commented", inspection.comments),
        ("findings_drafted", inspection.strengths or inspection.shortcomings),
        ("on_site", inspection.attendance),
        ("self_reported", inspection.self_report),
        ("notified", inspection.notice),
        ("scheduled", is_visited),
    )
    return next((state for state, shown in reached if shown is not None and shown), "planned")


def _followed(inspection: Inspection, is_directed: bool) -> str:
    shortcomings = inspection.shortcomings.items if inspection.shortcomings else []
    states = [
        deficiency_state(each.deficiency, is_directed) for each in shortcomings if each.deficiency
    ]
    if not states or all(state in ("recorded", "directed") for state in states):
        return ""
    return "closed" if all(state in FINAL_DEFICIENCY for state in states) else "following_up"


def inspection_states(case: CaseFile) -> list[str]:
    """Return the state of every inspection of the file, those known only from a visit included."""
    listed = {key for each in case.inspections for key in (unit_key(each.unit), each.code)}
    bare = [unit for unit in inspected_units(case) if unit_key(unit) not in listed]
    return [state_in(case, each) for each in case.inspections] + ["scheduled"] * len(bare)


def state_in(case: CaseFile, inspection: Inspection) -> str:
    """Return the state of one inspection within its file."""
    own = (unit_key(inspection.unit), inspection.code)
    shared = any(unit_key(unit) in own for visit in case.visits for unit in visit.units)
    is_directed = bool(inspection.directives or case.directives)
    return inspection_state(inspection, bool(inspection.visits) or shared, is_directed)


def case_state(case: CaseFile) -> str:
    """Return how far the campaign of the file got."""
    if case.campaign and case.campaign.state:
        return case.campaign.state
    is_founded = any(each.role is DecisionRole.FOUNDING for each in case.decisions)
    return campaign_state(inspection_states(case), is_founded)


def drop_implied_states(case: CaseFile) -> None:
    """Clear every state that the rest of the file shows anyway, the innermost first."""
    for directive in (*case.directives, *(d for each in case.inspections for d in each.directives)):
        _drop(directive, directive_state)
    for inspection in case.inspections:
        is_directed = bool(inspection.directives or case.directives)
        for each in inspection.shortcomings.items if inspection.shortcomings else []:
            if each.deficiency:
                _drop(each.deficiency, partial(deficiency_state, is_directed=is_directed))
        _drop(inspection, partial(state_in, case))
    if case.campaign:
        _drop(case.campaign, lambda _campaign: case_state(case))


def _drop(part: Any, implied: Callable[[Any], str]) -> None:
    stated, part.state = part.state, ""
    if implied(part) != stated:
        part.state = stated


def campaign_state(states: Sequence[str], is_founded: bool) -> str:
    """Return how far a campaign got whose inspections are in `states`."""
    if states and all(state in _CONCLUDED for state in states):
        return "concluded"
    if any(state not in ("planned", "scheduled") for state in states):
        return "under_way"
    return "issued" if is_founded else "drafting"


_CONCLUDED = ("concluded", "directed", "following_up", "closed", "cancelled")
