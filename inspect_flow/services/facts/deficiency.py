"""The facts of a deficiency and of a request for more time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlmodel import col, select

from inspect_flow.records.tables import (
    Campaign,
    Deficiency,
    Directive,
    Extension,
    Finding,
    Inspection,
    Person,
    Remediation,
    Unit,
)
from inspect_flow.rules.facts import DeficiencyFacts, ExtensionFacts
from inspect_flow.services.clock import due_among
from inspect_flow.services.registry import get
from inspect_flow.services.standing import roles_of
from inspect_flow.services.states import OPEN_DEFICIENCY
from inspect_flow.services.trail import (
    ASKED_AGAIN,
    EVIDENCE,
    PLAN_TURNED_IN,
    Trail,
    trail_of,
)
from inspect_flow.services.units import lifetime
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.findings import RemediationKind
from inspect_flow.vocabulary.roles import Role

_PLANNED = "deficiency.plan_given"
_REPORTED = "deficiency.report_given"
_VERIFIED = "deficiency.verification_given"
_PLAN_ASKED_AGAIN = (*ASKED_AGAIN, "deficiency.return_plan")


def deficiency_facts(
    work: Work, deficiency: Deficiency, changes: Mapping[str, Any]
) -> DeficiencyFacts:
    """Gather what may stop a deficiency; a new deadline comes with the move itself.

    What the unit handed in counts once: after a return it must hand in again.
    """
    inspection = get(work, Inspection, deficiency.inspection_id)
    campaign = get(work, Campaign, inspection.campaign_id)
    author = get(work, Finding, deficiency.finding_id).author_id
    tags = (_PLANNED, _REPORTED, _VERIFIED, *ASKED_AGAIN, *PLAN_TURNED_IN, *EVIDENCE)
    trail = trail_of(work, deficiency, *tags)
    reported = None if trail.is_older(_REPORTED, *ASKED_AGAIN) else trail.day(_REPORTED)
    planned = None if trail.is_older(_PLANNED, *_PLAN_ASKED_AGAIN) else trail.day(_PLANNED)
    directive = _directive(work, deficiency)
    directed = directive.issued_on if directive else None
    anchors = {
        "conclusion_issued": directed,
        "directive_issued": directed,
        "remediation_reported": reported,
    }
    return DeficiencyFacts(
        on=work.on,
        code=deficiency.code,
        actor=work.actor.code,
        actor_is_of_the_unit=Role.UNIT in roles_of(work, deficiency),
        finding_author=get(work, Person, author).code if author else None,
        owner=get(work, Unit, deficiency.owner_id).code if deficiency.owner_id else None,
        owner_exists_until=lifetime(work, deficiency.owner_id)[1] if deficiency.owner_id else None,
        deadline=deficiency.deadline,
        new_deadline=changes.get("deadline"),
        plan_due=due_among(work, campaign, "remediation_plan", anchors),
        plan_given_on=planned,
        report_given_on=reported,
        # What was shown with a plan says what is to be done, not that it was done.
        report_has_evidence=trail.version(*EVIDENCE) > trail.version(*ASKED_AGAIN, *PLAN_TURNED_IN),
        withdrawn_directive=_withdrawn(directive),
        verification_due=due_among(work, campaign, "verification", anchors),
        verification_note=_verified(work, deficiency, trail),
    )


def extension_facts(work: Work, extension: Extension, changes: Mapping[str, Any]) -> ExtensionFacts:
    """Gather what may stop an extension; a deficiency that is settled has no deadline to move."""
    deficiency = get(work, Deficiency, extension.deficiency_id)
    inspection = get(work, Inspection, deficiency.inspection_id)
    campaign = get(work, Campaign, inspection.campaign_id)
    anchors = {"extension_requested": extension.requested_on}
    return ExtensionFacts(
        on=work.on,
        code=extension.code,
        actor=work.actor.code,
        requester=_requester(work, extension, deficiency),
        requested_on=extension.requested_on,
        current_deadline=deficiency.deadline if deficiency.state in OPEN_DEFICIENCY else None,
        new_deadline=changes.get("granted_until") or extension.requested_until,
        answer_due=due_among(work, campaign, "extension_answer", anchors),
    )


def _requester(work: Work, extension: Extension, deficiency: Deficiency) -> str | None:
    """Return who asked; a letter that the operator typed comes from the unit as a whole.

    Then nobody of the unit may grant it.
    """
    if extension.requested_by_id is not None:
        return get(work, Person, extension.requested_by_id).code
    if Role.UNIT in roles_of(work, deficiency):
        return work.actor.code
    return get(work, Unit, deficiency.owner_id).code if deficiency.owner_id else None


def _verified(work: Work, deficiency: Deficiency, trail: Trail) -> str | None:
    """Return what was seen since the latest report; what was said of an earlier one is past."""
    if trail.is_older(_VERIFIED, _REPORTED):
        return None
    return work.session.exec(
        select(Remediation.text)
        .where(
            Remediation.deficiency_id == deficiency.id,
            Remediation.kind == RemediationKind.VERIFICATION.value,
        )
        .order_by(col(Remediation.id).desc())
    ).first()


def _directive(work: Work, deficiency: Deficiency) -> Directive | None:
    if deficiency.directive_id is None:
        return None
    return get(work, Directive, deficiency.directive_id)


def _withdrawn(directive: Directive | None) -> str | None:
    """Return the directive's code when it was in force and is withdrawn."""
    is_gone = directive is not None and directive.state == "withdrawn" and directive.issued_on
    return directive.code if directive is not None and is_gone else None
