"""One deficiency as its page shows it: what was found, who must do what by when, what was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlmodel import col, select

from inspect_flow.records.tables import (
    Campaign,
    Deficiency,
    Directive,
    Extension,
    Finding,
    Inspection,
    Remediation,
)
from inspect_flow.rules.quantities import as_written, computed
from inspect_flow.services.figures import quantities_of, warnings_of
from inspect_flow.services.queries.deficiencies import is_outcome_unknown, sharing_units
from inspect_flow.services.queries.moves import state_label
from inspect_flow.services.queries.orders import OrderingPaper, papers_ordering
from inspect_flow.services.queries.papers import written_number
from inspect_flow.services.record_sight import in_sight, is_in_sight
from inspect_flow.services.registry import get
from inspect_flow.services.titles import title_of
from inspect_flow.services.unit_clock import days_left, running_states
from inspect_flow.services.units import authority_on
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.areas import area_label
from inspect_flow.vocabulary.findings import FindingKind, RemediationKind, Severity

Kind = TypeVar("Kind", Directive, Deficiency)


@dataclass(frozen=True, slots=True)
class FoundMatter:
    """What the delegation found, in full."""

    code: str
    statement: str
    area: str
    severity: str
    figures: tuple[str, ...]
    computed: tuple[str, ...]
    warnings: tuple[str, ...]
    criteria: str
    cause: str
    effect: str
    legal_bases: tuple[str, ...]
    recommendation: str
    repeats: bool


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request for more time, with its answer."""

    code: str
    state: str
    state_label: str
    requested_on: date
    requested_until: date
    reason: str
    granted_until: date | None
    answered_on: date | None
    answer: str


@dataclass(frozen=True, slots=True)
class DeficiencyPage:
    """The head of the page; `days_left` is None while no clock of the unit runs."""

    code: str
    state: str
    state_label: str
    version: int
    inspection: str
    inspection_title: str
    sees_inspection: bool
    campaign: str
    campaign_title: str
    owner: str
    sharing: tuple[str, ...]
    responsible: str
    task: str
    deadline: date | None
    original_deadline: date | None
    days_left: int | None
    is_running: bool  # the unit has to act, with or without a deadline
    suspended_on: date | None
    outcome_unknown: bool
    directive: str
    directive_number: str
    papers: tuple[OrderingPaper, ...]
    carried_from: str
    note: str
    matter: FoundMatter
    requests: tuple[RequestRow, ...]
    plan: str
    proof: tuple[str, ...]


def deficiency_page(work: Work, deficiency: Deficiency) -> DeficiencyPage:
    """Return all that the page shows but its thread and its moves."""
    inspection = get(work, Inspection, deficiency.inspection_id)
    campaign = get(work, Campaign, inspection.campaign_id)
    directive = _seen(work, work.session.get(Directive, deficiency.directive_id or 0))
    earlier = _seen(work, work.session.get(Deficiency, deficiency.carried_from_id or 0))
    is_unknown = is_outcome_unknown(work, deficiency)
    running = running_states(work)
    plan = latest_paper(work, deficiency, RemediationKind.PLAN)
    return DeficiencyPage(
        code=deficiency.code,
        state=deficiency.state,
        state_label=state_label(work, deficiency),
        version=deficiency.version,
        inspection=inspection.code,
        inspection_title=title_of(work, inspection),
        sees_inspection=is_in_sight(work, inspection),
        campaign=campaign.code,
        campaign_title=campaign.title,
        owner=authority_on(work, deficiency.owner_id, work.on),
        sharing=tuple(sharing_units(work, deficiency).values()),
        responsible=deficiency.responsible,
        task=deficiency.task,
        deadline=deficiency.deadline,
        original_deadline=deficiency.original_deadline,
        days_left=None if is_unknown else days_left(deficiency, running, work.on),
        is_running=deficiency.state in running,
        suspended_on=deficiency.suspended_on,
        outcome_unknown=is_unknown,
        directive=directive.code if directive else "",
        directive_number=written_number(directive.number, directive.symbol) if directive else "",
        papers=tuple(papers_ordering(work, deficiency)),
        carried_from=earlier.code if earlier else "",
        note=deficiency.note,
        matter=found_matter(get(work, Finding, deficiency.finding_id), campaign.year),
        requests=tuple(_requests(work, deficiency)),
        plan=plan.text if plan else "",
        proof=tuple(plan.extra.get("case", {}).get("evidence", ())) if plan else (),
    )


def found_matter(finding: Finding, year: int) -> FoundMatter:
    """Return a finding with its figures as written, what they amount to, and where they clash."""
    quantities = quantities_of(finding.quantities)
    return FoundMatter(
        code=finding.code,
        statement=finding.statement,
        area=area_label(finding.area, year),
        severity=Severity(finding.severity).label,
        figures=tuple(as_written(each) for each in quantities),
        computed=tuple(text for each in quantities if (text := computed(each))),
        warnings=tuple(warnings_of(finding.quantities)),
        criteria=finding.criteria,
        cause=finding.cause,
        effect=finding.effect,
        legal_bases=tuple(finding.legal_bases),
        recommendation=finding.recommendation,
        repeats=finding.repeats_id is not None and finding.kind == FindingKind.SHORTCOMING.value,
    )


def latest_paper(work: Work, deficiency: Deficiency, kind: RemediationKind) -> Remediation | None:
    """Return the latest plan, report or verification of the deficiency."""
    return work.session.exec(
        select(Remediation)
        .where(Remediation.deficiency_id == deficiency.id, Remediation.kind == kind.value)
        .order_by(col(Remediation.id).desc())
    ).first()


def waiting_request(work: Work, deficiency: Deficiency) -> Extension | None:
    """Return the request for more time that waits for an answer."""
    return work.session.exec(
        select(Extension).where(
            Extension.deficiency_id == deficiency.id, Extension.state == "requested"
        )
    ).first()


def _requests(work: Work, deficiency: Deficiency) -> Sequence[RequestRow]:
    machine = work.office.machines["extension"]
    rows = work.session.exec(
        select(Extension)
        .where(Extension.deficiency_id == deficiency.id, in_sight(work, Extension))
        .order_by(col(Extension.id))
    )
    return [
        RequestRow(
            code=each.code,
            state=each.state,
            state_label=machine.state_label(each.state),
            requested_on=each.requested_on,
            requested_until=each.requested_until,
            reason=each.reason,
            granted_until=each.granted_until,
            answered_on=each.answered_on,
            answer=each.answer,
        )
        for each in rows
    ]


def _seen(work: Work, record: Kind | None) -> Kind | None:
    return record if record is not None and is_in_sight(work, record) else None
