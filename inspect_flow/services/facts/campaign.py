"""The facts of a campaign."""

from __future__ import annotations

from collections.abc import Iterable

from sqlmodel import col, select

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import (
    Campaign,
    CampaignDecision,
    Decision,
    Deficiency,
    Delegation,
    Inspection,
    Member,
    Person,
    Quota,
)
from inspect_flow.rules.facts import CampaignFacts, QuotaFacts
from inspect_flow.services.queries.names import called
from inspect_flow.services.registry import get
from inspect_flow.services.standing import in_office
from inspect_flow.services.states import CONCLUDED_INSPECTION, IN_PROGRESS, OPEN_DEFICIENCY
from inspect_flow.services.units import versions_on
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.campaigns import DecisionRole
from inspect_flow.vocabulary.units import UnitLevel


def campaign_facts(work: Work, campaign: Campaign) -> CampaignFacts:
    """Gather what may stop a campaign."""
    inspections = work.session.exec(
        select(Inspection)
        .where(Inspection.campaign_id == campaign.id, Inspection.state != "cancelled")
        .order_by(col(Inspection.code))
    ).all()
    names = {
        unit_id: version.authority_name or version.name
        for unit_id, version in versions_on(work, (i.unit_id for i in inspections), work.on).items()
    }

    def named(chosen: Iterable[Inspection]) -> tuple[str, ...]:
        return tuple(f"{each.code} ({names.get(each.unit_id, '?')})" for each in chosen)

    return CampaignFacts(
        on=work.on,
        code=campaign.code,
        founding_decisions=_founding(work, campaign),
        units=tuple(names.values()),
        quotas=_quotas(work, campaign, inspections),
        delegation_head=_head(work, campaign),
        scheduled_inspections=named(
            i for i in inspections if i.state not in ("planned", "postponed")
        ),
        unconcluded_inspections=named(
            i for i in inspections if i.state not in CONCLUDED_INSPECTION
        ),
        inspections_in_progress=named(i for i in inspections if i.state in IN_PROGRESS),
        open_deficiencies=_open_deficiencies(work, campaign),
        starts_on=campaign.starts_on,
        ends_on=campaign.ends_on,
    )


def _founding(work: Work, campaign: Campaign) -> tuple[str, ...]:
    rows = work.session.exec(
        select(Decision)
        .join(CampaignDecision, col(CampaignDecision.decision_id) == col(Decision.id))
        .where(
            CampaignDecision.campaign_id == campaign.id,
            CampaignDecision.role == DecisionRole.FOUNDING.value,
        )
    )
    return tuple(f"{row.number}/{row.symbol}" for row in rows)


def _quotas(
    work: Work, campaign: Campaign, inspections: Iterable[Inspection]
) -> tuple[QuotaFacts, ...]:
    quotas = work.session.exec(select(Quota).where(Quota.campaign_id == campaign.id)).all()
    if not quotas:
        return ()
    versions = versions_on(work, (i.unit_id for i in inspections), work.on)
    levels = [versions[i.unit_id].level for i in inspections if i.unit_id in versions]
    return tuple(
        QuotaFacts(
            _("{level}: ít nhất {minimum}").format(
                level=UnitLevel(quota.level).label, minimum=quota.minimum
            ),
            quota.minimum,
            levels.count(quota.level),
        )
        for quota in quotas
    )


def _head(work: Work, campaign: Campaign) -> str | None:
    """Return who heads the delegation; None while one of several delegations has no head."""
    delegations = work.session.exec(
        select(Delegation.id).where(Delegation.campaign_id == campaign.id)
    ).all()
    members = work.session.exec(
        select(Member).where(col(Member.delegation_id).in_(delegations)).order_by(col(Member.id))
    )
    heads = {
        member.delegation_id: member.person_id
        for member in in_office(members, work.on)
        if member.role == "head"
    }
    if not heads or set(delegations) != set(heads):
        return None
    return called(get(work, Person, min(heads.items())[1]))


def _open_deficiencies(work: Work, campaign: Campaign) -> tuple[str, ...]:
    rows = work.session.exec(
        select(Deficiency.code)
        .join(Inspection, col(Inspection.id) == col(Deficiency.inspection_id))
        .where(Inspection.campaign_id == campaign.id, col(Deficiency.state).in_(OPEN_DEFICIENCY))
        .order_by(col(Deficiency.code))
    )
    return tuple(rows)
