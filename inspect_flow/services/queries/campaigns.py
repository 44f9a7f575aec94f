"""Campaigns as lists and pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import and_, case, col, func, or_, select

from inspect_flow.records.tables import (
    Campaign,
    CampaignDecision,
    Decision,
    Deficiency,
    Delegation,
    Inspection,
    Quota,
)
from inspect_flow.rules.intervals import IntervalTable
from inspect_flow.services.clock import intervals_of
from inspect_flow.services.queries.names import unit_names
from inspect_flow.services.queries.secrets import not_secret
from inspect_flow.services.record_sight import in_sight
from inspect_flow.services.sight_conditions import deficiencies_in_sight
from inspect_flow.services.states import OPEN_DEFICIENCY
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.campaigns import DecisionRole


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """One line of the list of campaigns."""

    code: str
    title: str
    year: int
    kind: str
    state: str
    state_label: str
    issuer: str
    starts_on: date | None
    ends_on: date | None
    n_inspections: int
    n_concluded: int
    n_open_deficiencies: int


@dataclass(frozen=True, slots=True)
class FoundingPaper:
    """A decision and what it does for the campaign."""

    number: str
    issued_on: date | None
    issuer: str
    title: str
    signer: str
    role: DecisionRole
    change: str


def list_campaigns(
    work: Work,
    *,
    year: int | None = None,
    state: str | None = None,
    campaign: Campaign | None = None,
    after: tuple[int, str] | None = None,
    limit: int | None = None,
) -> list[CampaignRow]:
    """Return the campaigns, newest first, with four queries.

    `after`: year and code of the one after which to begin.
    """
    wanted = [
        *([Campaign.year == year] if year is not None else []),
        *([Campaign.state == state] if state is not None else []),
        *([Campaign.id == campaign.id] if campaign is not None else []),
        *([_later_than(*after)] if after is not None else []),
    ]
    query = select(Campaign).where(in_sight(work, Campaign), *wanted)
    ordered = query.order_by(col(Campaign.year).desc(), col(Campaign.code)).limit(limit)
    campaigns = work.session.exec(ordered).all()
    is_part = limit is not None or campaign is not None
    return _rows(work, campaigns, [each.id or 0 for each in campaigns] if is_part else None)


def _later_than(year: int, code: str) -> Any:
    """Return the condition for what the list shows after that campaign."""
    in_its_year = and_(col(Campaign.year) == year, col(Campaign.code) > code)
    return or_(col(Campaign.year) < year, in_its_year)


def _rows(
    work: Work, campaigns: Sequence[Campaign], counted: list[int] | None
) -> list[CampaignRow]:
    names = unit_names(work, (each.issuer_id for each in campaigns))
    inspections = _inspection_counts(work, counted)
    deficiencies = _open_counts(work, counted)
    machine = work.office.machines["campaign"]
    return [
        CampaignRow(
            code=each.code,
            title=each.title,
            year=each.year,
            kind=each.kind,
            state=each.state,
            state_label=machine.state_label(each.state),
            issuer=names.get(each.issuer_id or 0, ""),
            starts_on=each.starts_on,
            ends_on=each.ends_on,
            n_inspections=inspections.get(each.id or 0, (0, 0))[0],
            n_concluded=inspections.get(each.id or 0, (0, 0))[1],
            n_open_deficiencies=deficiencies.get(each.id or 0, 0),
        )
        for each in campaigns
    ]


def campaign_choices(work: Work) -> list[tuple[str, str]]:
    """Return code and title of the campaigns to choose from, newest first, with one query."""
    return [(code, title) for _year, code, title in campaigns_by_year(work)]


def campaigns_by_year(work: Work) -> list[tuple[int, str, str]]:
    """Return year, code and title of the campaigns, newest first, with one query."""
    chosen = select(Campaign.year, Campaign.code, Campaign.title).where(in_sight(work, Campaign))
    ordered = chosen.order_by(col(Campaign.year).desc(), col(Campaign.code))
    return [(year, code, title or code) for year, code, title in work.session.exec(ordered)]


def founding_papers(work: Work, campaign: Campaign) -> list[FoundingPaper]:
    """Return the campaign's decisions, oldest first."""
    rows = work.session.exec(
        select(Decision, CampaignDecision)
        .join(CampaignDecision, col(CampaignDecision.decision_id) == col(Decision.id))
        .where(CampaignDecision.campaign_id == campaign.id)
        .order_by(col(Decision.issued_on), col(Decision.id))
    ).all()
    names = unit_names(work, (decision.issuer_id for decision, _link in rows))
    return [
        FoundingPaper(
            number="/".join(part for part in (decision.number, decision.symbol) if part),
            issued_on=decision.issued_on,
            issuer=names.get(decision.issuer_id or 0, ""),
            title=decision.title,
            signer=decision.signer,
            role=DecisionRole(link.role),
            change=link.change,
        )
        for decision, link in rows
    ]


def quotas_of(work: Work, campaign: Campaign) -> Sequence[Quota]:
    """Return the campaign's promises without names."""
    return work.session.exec(
        select(Quota).where(Quota.campaign_id == campaign.id).order_by(col(Quota.id))
    ).all()


def delegations_of(work: Work, campaign: Campaign) -> Sequence[Delegation]:
    """Return the campaign's delegations by code."""
    return work.session.exec(
        select(Delegation)
        .where(Delegation.campaign_id == campaign.id)
        .order_by(col(Delegation.code))
    ).all()


def time_limits(work: Work, campaign: Campaign) -> IntervalTable:
    """Return the time limits that hold for the campaign."""
    return intervals_of(work, campaign)


def _inspection_counts(work: Work, campaigns: list[int] | None) -> dict[int, tuple[int, int]]:
    concluded = case(
        (col(Inspection.state).in_(("concluded", "directed", "following_up", "closed")), 1), else_=0
    )
    query = (
        select(Inspection.campaign_id, func.count(), func.sum(concluded))
        .where(Inspection.state != "cancelled", *_of(campaigns))
        .group_by(col(Inspection.campaign_id))
    )
    visible = not_secret(work)
    if visible is not None:
        query = query.where(visible)
    return {campaign: (count, int(done or 0)) for campaign, count, done in work.session.exec(query)}


def _open_counts(work: Work, campaigns: list[int] | None) -> dict[int, int]:
    rows = work.session.exec(
        select(Inspection.campaign_id, func.count())
        .join(Deficiency, col(Deficiency.inspection_id) == col(Inspection.id))
        .where(
            col(Deficiency.state).in_(OPEN_DEFICIENCY),
            deficiencies_in_sight(work),
            *_of(campaigns),
        )
        .group_by(col(Inspection.campaign_id))
    )
    return dict(rows.all())


def _of(campaigns: list[int] | None) -> list[Any]:
    """Return the condition for the inspections of these campaigns; of all where none are named."""
    return [] if campaigns is None else [col(Inspection.campaign_id).in_(campaigns)]
