"""The facts of a deficiency and of a request for more time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlmodel import col, func, select

from inspect_flow.records.tables import (
    Campaign,
    Deficiency,
    Directive,
    Evidence,
    Extension,
    Finding,
    Inspection,
    Person,
    Remediation,
    Unit,
)
from inspect_flow.rules.facts import DeficiencyFacts, ExtensionFacts
from inspect_flow.services.clock import due
from inspect_flow.services.registry import get
from inspect_flow.services.standing import roles_of
from inspect_flow.services.trail import day_of
from inspect_flow.services.units import lifetime
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.findings import RemediationKind
from inspect_flow.vocabulary.roles import Role


def deficiency_facts(
    work: Work, deficiency: Deficiency, changes: Mapping[str, Any]
) -> DeficiencyFacts:
    """Gather what may stop a deficiency; a new deadline comes with the move itself."""
    inspection = get(work, Inspection, deficiency.inspection_id)
    campaign = get(work, Campaign, inspection.campaign_id)
    author = get(work, Finding, deficiency.finding_id).author_id
    since = day_of(
        work, deficiency, "deficiency.direct", "deficiency.return_report", "deficiency.reopen"
    )
    reported = _latest(work, deficiency, RemediationKind.REPORT, since)
    planned = _latest(work, deficiency, RemediationKind.PLAN, since)
    verified = _latest(work, deficiency, RemediationKind.VERIFICATION, reported_on(reported))
    return DeficiencyFacts(
        on=work.on,
        code=deficiency.code,
        actor=work.actor.code,
        actor_is_of_the_unit=Role.UNIT in roles_of(work, deficiency),
        finding_author=get(work, Person, author).code if author else "",
        owner=get(work, Unit, deficiency.owner_id).code if deficiency.owner_id else None,
        owner_exists_until=lifetime(work, deficiency.owner_id)[1] if deficiency.owner_id else None,
        deadline=deficiency.deadline,
        new_deadline=changes.get("deadline"),
        plan_due=due(work, campaign, "remediation_plan", _directed_on(work, deficiency)),
        plan_given_on=reported_on(planned),
        report_given_on=reported_on(reported),
        evidence_files=_files(work, deficiency),
        verification_due=due(work, campaign, "verification", reported_on(reported)),
        verification_note=verified.text if verified else None,
    )


def extension_facts(work: Work, extension: Extension, changes: Mapping[str, Any]) -> ExtensionFacts:
    """Gather what may stop an extension."""
    deficiency = get(work, Deficiency, extension.deficiency_id)
    inspection = get(work, Inspection, deficiency.inspection_id)
    campaign = get(work, Campaign, inspection.campaign_id)
    requester = extension.requested_by_id
    return ExtensionFacts(
        on=work.on,
        code=extension.code,
        actor=work.actor.code,
        requester=get(work, Person, requester).code if requester else "",
        requested_on=extension.requested_on,
        current_deadline=deficiency.deadline,
        new_deadline=changes.get("granted_until") or extension.requested_until,
        answer_due=due(work, campaign, "extension_answer", extension.requested_on),
    )


def reported_on(remediation: Remediation | None) -> date | None:
    """Return the day of that paper."""
    return remediation.on if remediation else None


def _latest(
    work: Work, deficiency: Deficiency, kind: RemediationKind, since: date | None
) -> Remediation | None:
    query = select(Remediation).where(
        Remediation.deficiency_id == deficiency.id, Remediation.kind == kind.value
    )
    if since is not None:
        query = query.where(col(Remediation.on) >= since)
    return work.session.exec(query.order_by(col(Remediation.id).desc())).first()


def _files(work: Work, deficiency: Deficiency) -> int:
    return work.session.exec(
        select(func.count())
        .select_from(Evidence)
        .where(Evidence.subject == "deficiency", Evidence.subject_id == deficiency.id)
    ).one()


def _directed_on(work: Work, deficiency: Deficiency) -> date | None:
    if deficiency.directive_id is None:
        return None
    return get(work, Directive, deficiency.directive_id).issued_on
