"""Tell a campaign, its decisions and its delegations."""

from __future__ import annotations

from typing import Any

from sqlmodel import col, select

from inspect_flow.interchange.case_file.campaigns import Campaign as CampaignPart
from inspect_flow.interchange.case_file.papers import Decision as DecisionPart
from inspect_flow.interchange.case_file.people import Delegation as DelegationPart
from inspect_flow.interchange.case_file.people import Member as MemberPart
from inspect_flow.interchange.exporting.names import Names
from inspect_flow.interchange.shelves.campaign import CAMPAIGN, DECISION, told_period
from inspect_flow.interchange.shelves.people import BETWEEN_AREAS, DELEGATION, MEMBER
from inspect_flow.interchange.shelves.slot import told
from inspect_flow.records.tables import (
    Campaign,
    CampaignDecision,
    Decision,
    Delegation,
    Member,
    Quota,
)
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.campaigns import CampaignKind, DecisionRole


def told_campaign(work: Work, names: Names, campaign: Campaign) -> dict[str, Any]:
    """Return the campaign by the keys of its part."""
    said = told(campaign, CAMPAIGN, CampaignPart)
    said.pop("period", None)
    quotas = work.session.exec(
        select(Quota).where(Quota.campaign_id == campaign.id).order_by(col(Quota.id))
    )
    said |= {
        "issuer": names.unit(campaign.issuer_id),
        "lead": names.unit(campaign.lead_id),
        "period": told_period(campaign) or None,
        "quotas": [{"level": q.level, "minimum": q.minimum, "note": q.note} for q in quotas],
    }
    if campaign.previous_id:
        said["previous"] = work.session.get_one(Campaign, campaign.previous_id).code
    if campaign.is_announced == (campaign.kind == CampaignKind.SURPRISE.value):
        said["announced"] = campaign.is_announced
    return {**said, "state": campaign.state}


def told_decisions(work: Work, names: Names, campaign: Campaign) -> list[dict[str, Any]]:
    """Return the decisions of the campaign, the oldest first."""
    rows = work.session.exec(
        select(CampaignDecision, Decision)
        .join(Decision, col(Decision.id) == col(CampaignDecision.decision_id))
        .where(CampaignDecision.campaign_id == campaign.id)
    ).all()
    said = [
        {
            **told(decision, DECISION, DecisionPart),
            "issuer": names.unit(decision.issuer_id),
            "role": link.role,
            "change": link.change,
        }
        for link, decision in rows
    ]
    roles = [role.value for role in DecisionRole]
    return sorted(
        said,
        key=lambda each: (
            each.get("date") or "9999",
            roles.index(each["role"]),
            each.get("symbol", ""),
            each.get("number", ""),
            each.get("title", ""),
        ),
    )


def told_delegations(work: Work, names: Names, campaign: Campaign) -> list[dict[str, Any]]:
    """Return the delegations with their members."""
    rows = work.session.exec(
        select(Delegation)
        .where(Delegation.campaign_id == campaign.id)
        .order_by(col(Delegation.code))
    )
    return [
        {
            **told(each, DELEGATION, DelegationPart),
            "seal_of": names.unit(each.uses_seal_of_id),
            "members": _told_members(work, names, each),
        }
        for each in rows
    ]


def _told_members(work: Work, names: Names, delegation: Delegation) -> list[dict[str, Any]]:
    rows = work.session.exec(
        select(Member).where(Member.delegation_id == delegation.id).order_by(col(Member.id))
    ).all()
    by_id = {row.id: row for row in rows}
    told_rows = []
    for row in rows:
        absent = by_id.get(row.substitute_for_id)
        told_rows.append(
            {
                **told(row, MEMBER, MemberPart),
                "code": names.person(row.person_id),
                "role": row.role,
                "areas": row.areas.split(BETWEEN_AREAS) if row.areas else [],
                "substitute_for": names.person(absent.person_id) if absent else "",
            }
        )
    return told_rows
