"""The facts of a deficiency and of a request for more time."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
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
    UnitVersion,
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
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.findings import RemediationKind
from inspect_flow.vocabulary.roles import OF_UNITS, Role

_PLANNED = "deficiency.plan_given"
_REPORTED = "deficiency.report_given"
_VERIFIED = "deficiency.verification_given"
_PLAN_ASKED_AGAIN = (*ASKED_AGAIN, "deficiency.return_plan")
_LOOKED_AT = (_PLANNED, _REPORTED, _VERIFIED, *ASKED_AGAIN, *PLAN_TURNED_IN, *EVIDENCE)


def deficiency_facts(
    work: Work,
    deficiency: Deficiency,
    changes: Mapping[str, Any],
    roles: Collection[Role] | None = None,
) -> DeficiencyFacts:
    """Gather what may stop a deficiency; a new deadline comes with the move itself.

    What the unit handed in counts once: after a return it must hand in again.
    """
    inspection = get(work, Inspection, deficiency.inspection_id)
    campaign = get(work, Campaign, inspection.campaign_id)
    known_roles = roles_of(work, deficiency) if roles is None else roles
    owner, ends = _owner(work, deficiency)
    trail = trail_of(work, deficiency, *_LOOKED_AT)
    reported = None if trail.is_older(_REPORTED, *ASKED_AGAIN) else trail.day(_REPORTED)
    planned = None if trail.is_older(_PLANNED, *_PLAN_ASKED_AGAIN) else trail.day(_PLANNED)
    directive = _directive(work, deficiency)
    anchors = _anchors(directive, reported)
    return DeficiencyFacts(
        on=work.on,
        code=deficiency.code,
        actor=work.actor.code,
        actor_is_of_the_unit=not OF_UNITS.isdisjoint(known_roles),
        finding_author=_author(work, deficiency),
        owner=owner,
        owner_exists_until=ends,
        deadline=deficiency.deadline,
        new_deadline=changes.get("deadline"),
        plan_due=due_among(work, campaign, "remediation_plan", anchors),
        plan_given_on=planned,
        report_given_on=reported,
        report_has_evidence=_has_evidence(trail),
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
    if not OF_UNITS.isdisjoint(roles_of(work, deficiency)):
        return work.actor.code
    return get(work, Unit, deficiency.owner_id).code if deficiency.owner_id else None


def _verified(work: Work, deficiency: Deficiency, trail: Trail) -> str | None:
    """Return what was seen since the latest report; what was said of an earlier one is past."""
    # What a source of the past tells has no event; it does not speak of a report made here.
    if not trail.version(_VERIFIED) or trail.is_older(_VERIFIED, _REPORTED):
        return None
    return work.session.exec(
        select(Remediation.text)
        .where(
            Remediation.deficiency_id == deficiency.id,
            Remediation.kind == RemediationKind.VERIFICATION.value,
        )
        .order_by(col(Remediation.id).desc())
    ).first()


def _anchors(directive: Directive | None, reported: date | None) -> dict[str, date | None]:
    directed = directive.issued_on if directive else None
    return {
        "conclusion_issued": directed,
        "directive_issued": directed,
        "remediation_reported": reported,
    }


def _has_evidence(trail: Trail) -> bool:
    # What was shown with a plan says what is to be done, not that it was done.
    return trail.version(*EVIDENCE) > trail.version(*ASKED_AGAIN, *PLAN_TURNED_IN)


def _author(work: Work, deficiency: Deficiency) -> str | None:
    return work.session.exec(
        select(Person.code)
        .join(Finding, col(Finding.author_id) == col(Person.id))
        .where(Finding.id == deficiency.finding_id)
    ).first()


def _owner(work: Work, deficiency: Deficiency) -> tuple[str | None, date | None]:
    """Return the owner's code and its last day, None while it exists, with one query."""
    if deficiency.owner_id is None:
        return None, None
    rows = work.session.exec(
        select(Unit.code, col(UnitVersion.id), col(UnitVersion.valid_to))
        .join(UnitVersion, col(UnitVersion.unit_id) == col(Unit.id), isouter=True)
        .where(Unit.id == deficiency.owner_id)
    ).all()
    ends = [valid_to for _code, version, valid_to in rows if version is not None]
    return rows[0][0], None if None in ends else max((e for e in ends if e), default=None)


def _directive(work: Work, deficiency: Deficiency) -> Directive | None:
    if deficiency.directive_id is None:
        return None
    return get(work, Directive, deficiency.directive_id)


def _withdrawn(directive: Directive | None) -> str | None:
    """Return the directive's code when it was in force and is withdrawn."""
    is_gone = directive is not None and directive.state == "withdrawn" and directive.issued_on
    return directive.code if directive is not None and is_gone else None
