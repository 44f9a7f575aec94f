"""Start a campaign from last year's, and re-inspect what is still open."""

from __future__ import annotations

from sqlmodel import select

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
from inspect_flow.services.carrying import carry_into
from inspect_flow.services.deficiencies import deficiencies_of
from inspect_flow.services.permissions import require
from inspect_flow.services.registry import get, refuse_taken_code
from inspect_flow.services.standing import members_on
from inspect_flow.services.states import OPEN_DEFICIENCY, SETTLED_INSPECTION
from inspect_flow.services.succession import heirs_on, with_predecessors
from inspect_flow.services.units import name_on, version_on
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput

_COPIED = ("method", "is_announced", "checklist", "contact", "head_id")


def renew_campaign(work: Work, previous: Campaign, code: str, year: int) -> Campaign:
    """Open a campaign like `previous`: units that still exist, delegation, quotas, intervals.

    Heirs of units that are gone are not planned by themselves; a person chooses them.
    """
    require(work, previous, "campaign.amend")
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
    renewed = _renew_delegations(work, previous, campaign)
    for inspection in _first_inspections(work, previous):
        if version_on(work, inspection.unit_id, work.on):
            plan_inspection(
                work,
                campaign,
                get(work, Unit, inspection.unit_id),
                delegation_id=renewed.get(inspection.delegation_id or 0),
                **{name: getattr(inspection, name) for name in _COPIED},
            )
    return campaign


def carry_open_items(work: Work, previous: Campaign, campaign: Campaign) -> list[Deficiency]:
    """Carry what is still open from last year over to this year's inspections of the same units.

    A unit that is gone is followed by the planned inspection of its heir where there is just one;
    for the rest see `lost_units` and the worklist of orphans. What is under dispute stays until the
    ruling, and nothing is added to an inspection whose minutes are signed.
    """
    if previous.id == campaign.id:
        raise BadInput(_("{code}: đợt trước và đợt này là một").format(code=campaign.code))
    planned = {
        each.unit_id: each
        for each in inspections_of(work, campaign)
        if each.state not in SETTLED_INSPECTION
    }
    movable = work.office.machines["deficiency"].transitions["carry_over"].from_states
    carried = []
    for earlier in inspections_of(work, previous):
        target = planned.get(earlier.unit_id) or _only_heir(work, earlier, planned)
        if target is None:
            continue
        for deficiency in deficiencies_of(work, earlier):
            if deficiency.state in movable:
                carried.append(carry_into(work, deficiency, target))
    return carried


def reinspect(
    work: Work, earlier: Inspection, campaign: Campaign, unit: Unit, basis: str = ""
) -> Inspection:
    """Plan an inspection that holds only what is still open from an earlier one.

    `unit` is the unit of then or an heir of it; the open deficiencies are carried over to it.
    """
    if earlier.unit_id not in with_predecessors(work, unit.id or 0):
        raise BadInput(
            _("{unit} không phải là {earlier} và cũng không kế thừa đơn vị đó").format(
                unit=name_on(work, unit.id, work.on),
                earlier=name_on(work, earlier.unit_id, work.on),
            )
        )
    waiting = [each for each in deficiencies_of(work, earlier) if each.state in OPEN_DEFICIENCY]
    if not waiting:
        raise BadInput(_("{code}: không còn tồn tại nào để kiểm tra lại").format(code=earlier.code))
    inspection = plan_inspection(
        work,
        campaign,
        unit,
        basis=basis,
        reinspection_of_id=earlier.id,
        checklist="",
        note=f"Kiểm tra lại việc khắc phục của {earlier.code}",
    )
    for deficiency in waiting:
        carry_into(work, deficiency, inspection)
    return inspection


def lost_units(work: Work, previous: Campaign) -> list[tuple[Unit, list[Unit]]]:
    """Return the units of `previous` that are gone, each with the heirs to choose from."""
    lost = []
    for inspection in _first_inspections(work, previous):
        if version_on(work, inspection.unit_id, work.on) is None:
            heirs = [get(work, Unit, heir) for heir in heirs_on(work, inspection.unit_id, work.on)]
            heirs.sort(key=lambda heir: heir.code)
            lost.append((get(work, Unit, inspection.unit_id), heirs))
    return lost


def _first_inspections(work: Work, campaign: Campaign) -> list[Inspection]:
    return [
        each
        for each in inspections_of(work, campaign)
        if each.state != "cancelled" and each.reinspection_of_id is None
    ]


def _only_heir(
    work: Work, earlier: Inspection, planned: dict[int, Inspection]
) -> Inspection | None:
    heirs = [heir for heir in heirs_on(work, earlier.unit_id, work.on) if heir in planned]
    return planned[heirs[0]] if len(heirs) == 1 else None


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
        work.session.flush()
        journal.note(work, campaign, "campaign.quotas_renewed", {"from": previous.code})


def _renew_delegations(work: Work, previous: Campaign, campaign: Campaign) -> dict[int, int]:
    """Set up last year's delegations with who is still in office; return old id → new id."""
    renewed = {}
    delegations = work.session.exec(
        select(Delegation).where(Delegation.campaign_id == previous.id).order_by(Delegation.code)
    ).all()
    for number, old in enumerate(delegations, start=1):
        new = Delegation(
            code=f"{campaign.code}-D{number}",
            campaign_id=campaign.id or 0,
            name=old.name,
            symbol=old.symbol,
            uses_seal_of_id=old.uses_seal_of_id,
        )
        refuse_taken_code(work, Delegation, new.code)
        journal.create(work, new, "delegation.appointed")
        members = _renew_members(work, old, new)
        journal.note(work, new, "delegation.renewed", {"from": old.code, "members": members})
        renewed[old.id or 0] = new.id or 0
    return renewed


def _renew_members(work: Work, old: Delegation, new: Delegation) -> int:
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
    work.session.flush()
    return len(members)
