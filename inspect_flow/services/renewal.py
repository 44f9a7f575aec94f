"""Start a campaign from last year's, and re-inspect what is still open."""

from __future__ import annotations

from sqlmodel import col, select

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import (
    Campaign,
    Deficiency,
    Delegation,
    Inspection,
    Member,
    Quota,
    Unit,
)
from inspect_flow.services import journal
from inspect_flow.services.campaigns import inspections_of, open_campaign, plan_inspection
from inspect_flow.services.deficiencies import carry_into
from inspect_flow.services.delegations import appoint
from inspect_flow.services.registry import get
from inspect_flow.services.standing import members_on
from inspect_flow.services.states import OPEN_DEFICIENCY
from inspect_flow.services.units import heirs_on, version_on
from inspect_flow.services.work import Work


def renew_campaign(work: Work, previous: Campaign, code: str, year: int) -> Campaign:
    """Open a campaign like `previous`: units that still exist, delegation, quotas, intervals.

    Heirs of units that are gone are not planned by themselves; a person chooses them.
    """
    campaign = open_campaign(
        work,
        code,
        previous.title.replace(str(previous.year), str(year)),
        year,
        kind=previous.kind,
        method=previous.method,
        is_announced=previous.is_announced,
        issuer_id=previous.issuer_id,
        lead_id=previous.lead_id,
        checklist=previous.checklist,
        themes=list(previous.themes),
        intervals=dict(previous.intervals),
        legal_bases=list(previous.legal_bases),
        previous_id=previous.id,
    )
    _renew_quotas(work, previous, campaign)
    _renew_delegations(work, previous, campaign)
    for inspection in inspections_of(work, previous):
        if inspection.state != "cancelled" and version_on(work, inspection.unit_id, work.on):
            plan_inspection(work, campaign, get(work, Unit, inspection.unit_id))
    return campaign


def reinspect(work: Work, earlier: Inspection, campaign: Campaign, unit: Unit) -> Inspection:
    """Plan an inspection that holds only what is still open from an earlier one.

    `unit` is the unit of then or an heir of it; the open deficiencies are carried over to it.
    """
    inspection = plan_inspection(
        work,
        campaign,
        unit,
        reinspection_of_id=earlier.id,
        checklist="",
        note=_("Kiểm tra lại việc khắc phục của {code}").format(code=earlier.code),
    )
    rows = work.session.exec(
        select(Deficiency)
        .where(Deficiency.inspection_id == earlier.id, col(Deficiency.state).in_(OPEN_DEFICIENCY))
        .order_by(col(Deficiency.code))
    ).all()
    for deficiency in rows:
        carry_into(work, deficiency, inspection)
    return inspection


def lost_units(work: Work, previous: Campaign) -> list[tuple[Unit, list[Unit]]]:
    """Return the units of `previous` that are gone, each with the heirs to choose from."""
    lost = []
    for inspection in inspections_of(work, previous):
        if version_on(work, inspection.unit_id, work.on) is None:
            heirs = [get(work, Unit, heir) for heir in heirs_on(work, inspection.unit_id, work.on)]
            lost.append((get(work, Unit, inspection.unit_id), heirs))
    return lost


def _renew_quotas(work: Work, previous: Campaign, campaign: Campaign) -> None:
    quotas = work.session.exec(select(Quota).where(Quota.campaign_id == previous.id)).all()
    for quota in quotas:
        work.session.add(
            Quota(
                campaign_id=campaign.id or 0,
                level=quota.level,
                minimum=quota.minimum,
                note=quota.note,
            )
        )
    if quotas:
        journal.note(work, campaign, "campaign.quotas_renewed", {"from": previous.code})


def _renew_delegations(work: Work, previous: Campaign, campaign: Campaign) -> None:
    delegations = work.session.exec(
        select(Delegation).where(Delegation.campaign_id == previous.id)
    ).all()
    for number, old in enumerate(delegations, start=1):
        new = appoint(work, campaign, f"{campaign.code}-D{number}", old.name, symbol=old.symbol)
        members = members_on(work, old.id or 0, work.on)
        for member in members:
            work.session.add(
                Member(
                    delegation_id=new.id or 0,
                    person_id=member.person_id,
                    role=member.role,
                    group=member.group,
                    areas=member.areas,
                )
            )
        journal.note(work, new, "delegation.renewed", {"from": old.code, "members": len(members)})
