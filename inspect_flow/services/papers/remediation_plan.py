"""Kế hoạch khắc phục: what the inspected unit means to do about each deficiency."""

from __future__ import annotations

from inspect_flow.services.papers.base import paper_base
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.kept import told
from inspect_flow.services.papers.letterhead import issuer_of
from inspect_flow.services.papers.letters import letter_signature, letter_words
from inspect_flow.services.papers.matters import Matter, matters_of_inspection
from inspect_flow.services.papers.sources import basis_of
from inspect_flow.vocabulary.findings import RemediationKind
from inspect_flow.vocabulary.papers_of_remedy import PlannedMeasure, RemediationPlanPaper


def remediation_plan_paper(desk: Desk) -> RemediationPlanPaper:
    """Return what the unit's plan prints."""
    issuer, texts = issuer_of(desk), desk.texts.remediation_plan
    words, basis = letter_words(desk, issuer), basis_of(desk)
    opening = texts.opening if basis else texts.opening_without_basis
    base = paper_base(
        desk,
        issuer,
        desk.say(texts.subject, **words),
        [letter_signature(desk, issuer)],
        recipients=_recipients(desk, words["report_to"]),
    )
    return RemediationPlanPaper(
        **base,
        unit=words["unit"],
        opening=[desk.say(opening, basis=basis, **{**words, "issuer": issuer.name})],
        purposes=[desk.say(line, **words) for line in texts.purposes],
        requirements=[desk.say(line, **words) for line in texts.requirements],
        measures=[_measure(each) for each in matters_of_inspection(desk)],
        organisation=[desk.say(line, **words) for line in texts.organisation],
    )


def _measure(matter: Matter) -> PlannedMeasure:
    planned = matter.latest(RemediationKind.PLAN)
    required = matter.required
    return PlannedMeasure(
        number=required["number"],
        finding=required["finding"],
        measure=matter.latest_text(RemediationKind.PLAN) or required["task"],
        owner=required["owner"],
        co_owners=required["co_owners"],
        deadline=matter.deadline,
        original_deadline=matter.original_deadline,
        proof=told(planned).words("evidence") if planned else [],
    )


def _recipients(desk: Desk, report_to: str) -> list[str]:
    """Return who is told: the body that follows it up, then those who must act."""
    inspection = desk.inspection
    version = desk.version(inspection.unit_id) if inspection else None
    own = desk.texts.directive.own_addressees.get(version.level, ()) if version else ()
    return [*([f"{report_to} (b/c)"] if report_to else []), *own]
