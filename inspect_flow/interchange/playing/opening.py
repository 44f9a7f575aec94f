"""Act one: decision, campaign, delegation, plan."""

from __future__ import annotations

from datetime import date
from typing import Any

from inspect_flow.interchange.case_file.campaigns import Campaign as CampaignPart
from inspect_flow.interchange.case_file.inspections import Inspection as InspectionPart
from inspect_flow.interchange.case_file.parts import plain
from inspect_flow.interchange.case_file.people import Delegation as DelegationPart
from inspect_flow.interchange.case_file.people import MemberRole
from inspect_flow.interchange.playing.marks import beside, keep, keep_in_row, of_the_file
from inspect_flow.interchange.playing.papers import play_founding_papers
from inspect_flow.interchange.playing.stage import Stage, day_of
from inspect_flow.interchange.shelves.campaign import (
    CAMPAIGN,
    CAMPAIGN_ELSEWHERE,
    DECISION,
    DECISION_ELSEWHERE,
    INSPECTION,
    INSPECTION_ELSEWHERE,
    period_values,
)
from inspect_flow.interchange.shelves.inspection import own_facts
from inspect_flow.interchange.shelves.people import (
    BETWEEN_AREAS,
    DELEGATION,
    DELEGATION_ELSEWHERE,
    MEMBER,
    MEMBER_ELSEWHERE,
)
from inspect_flow.interchange.shelves.slot import stored
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Campaign, Delegation, Inspection
from inspect_flow.rules.partial_dates import parse_partial_date
from inspect_flow.services.campaigns import (
    add_quota,
    found_on,
    open_campaign,
    plan_inspection,
    register_decision,
)
from inspect_flow.services.delegations import add_member, appoint
from inspect_flow.services.documents import issue_for
from inspect_flow.services.moving import move
from inspect_flow.services.work import OPERATOR, Actor
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.roles import Role


def play_opening(stage: Stage) -> tuple[Campaign, list[Inspection]]:
    """Play from the founding decision to the issued plan."""
    part = stage.case.campaign
    assert part is not None
    founded = day_of(stage.case.decisions[0].date, _("quyết định"))
    campaign = _open(stage, part, founded)
    _found(stage, campaign)
    for delegation in stage.case.delegations:
        _appoint(stage, campaign, founded, delegation)
    for quota in part.quotas:
        work = stage.at(founded, OPERATOR)
        add_quota(work, campaign, quota.level, quota.minimum, quota.note)
    inspections = [
        plan_inspection(
            stage.at(founded, OPERATOR),
            campaign,
            stage.unit(inspection.unit),
            inspection.code,
            note=inspection.note,
            **_inspection_fields(inspection),
        )
        for inspection in stage.case.inspections
    ]
    leader = _leader(stage, campaign)
    move(stage.at(founded, leader), campaign, "issue")
    play_founding_papers(stage, campaign, founded, leader)
    issue_for(stage.at(founded, leader), DocumentKind.PLAN, campaign)
    return campaign, inspections


def _leader(stage: Stage, campaign: Campaign) -> Actor:
    """Return who issues the plan: a leader of the issuing body, else the delegation's head."""
    person = stage.leader_of(campaign.issuer_id)
    return Actor(person.code, person.name, person.id) if person else stage.cast.head


def _open(stage: Stage, part: CampaignPart, founded: date) -> Campaign:
    issuer = stage.unit(part.issuer) if part.issuer else None
    lead = stage.unit(part.lead) if part.lead else None
    period = part.period
    return open_campaign(
        stage.at(founded, OPERATOR),
        part.code,
        part.title,
        stage.year,
        kind=part.kind.value,
        method=part.method.value,
        is_announced=part.announced is not False,
        issuer_id=issuer.id if issuer else None,
        lead_id=lead.id if lead else None,
        starts_on=_full(part.starts),
        ends_on=_full(part.ends),
        figures_from=_full(period.from_) if period else None,
        figures_to=_full(period.to) if period else None,
        checklist=part.checklist,
        themes=list(part.themes),
        intervals={name: plain(own) for name, own in part.intervals.items()},
        legal_bases=list(part.legal_bases),
        note=part.note,
        extra=beside(
            stored(part, CAMPAIGN, CAMPAIGN_ELSEWHERE),
            period_values(part.period),
            of_the_file(stage.case),
        ),
    )


def _found(stage: Stage, campaign: Campaign) -> None:
    for part in stage.case.decisions:
        day = day_of(part.date, _("quyết định"))
        work = stage.at(day, OPERATOR)
        decision = register_decision(
            work,
            part.number,
            part.symbol,
            day,
            stage.unit(part.issuer),
            title=part.title,
            signer=part.signer,
        )
        keep(work, decision, stored(part, DECISION, DECISION_ELSEWHERE))
        found_on(work, campaign, decision, part.role, part.change)


def _appoint(stage: Stage, campaign: Campaign, day: date, part: DelegationPart) -> Delegation:
    code = part.code or f"{campaign.code}-D"
    seal = stage.unit(part.seal_of).id if part.seal_of else None
    delegation = appoint(
        stage.at(day, OPERATOR),
        campaign,
        code,
        part.name,
        symbol=part.symbol,
        uses_seal_of_id=seal,
        note=part.note,
        extra=beside(stored(part, DELEGATION, DELEGATION_ELSEWHERE)),
    )
    for entry in part.members:
        person = stage.person(entry)
        if person is None:
            continue
        role = Role(entry.role.value)
        work = stage.at(day, OPERATOR)
        seat = add_member(
            work, delegation, person, role, group=entry.group, areas=BETWEEN_AREAS.join(entry.areas)
        )
        keep_in_row(work, seat, {"extra": beside(stored(entry, MEMBER, MEMBER_ELSEWHERE))})
        actor = Actor(person.code, person.name, person.id)
        if entry.role is MemberRole.HEAD:
            stage.cast.head = actor
        elif entry.role is MemberRole.SECRETARY:
            stage.cast.secretary = actor
    return delegation


def _inspection_fields(part: InspectionPart) -> dict[str, Any]:
    period = part.period
    fields: dict[str, Any] = {
        "contact": part.contact,
        "extra": beside(
            stored(part, INSPECTION, INSPECTION_ELSEWHERE), period_values(period), own_facts(part)
        ),
    }
    if part.checklist:
        fields["checklist"] = part.checklist
    if part.announced is not None:
        fields["is_announced"] = part.announced
    if part.method is not None:
        fields["method"] = part.method.value
    if period:
        fields |= {"figures_from": _full(period.from_), "figures_to": _full(period.to)}
    return fields


def _full(written: str) -> date | None:
    return parse_partial_date(written).full if written else None
