"""Load the campaign with its decisions and quotas."""

from __future__ import annotations

from sqlmodel import col, select

from inspect_flow.interchange.case_file.campaigns import Campaign as CampaignPart
from inspect_flow.interchange.case_file.checks import inspected_units
from inspect_flow.interchange.case_file.papers import Decision as DecisionPart
from inspect_flow.interchange.case_file.parts import said
from inspect_flow.interchange.case_file.standing import case_state
from inspect_flow.interchange.case_file.unit_names import slug
from inspect_flow.interchange.loading.desk import Desk
from inspect_flow.interchange.loading.interval_faults import interval_faults
from inspect_flow.interchange.shelves.campaign import CAMPAIGN, DECISION, merged, period_values
from inspect_flow.interchange.shelves.slot import KEPT, stored
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Campaign, CampaignDecision, Decision, Quota
from inspect_flow.services.registry import seek
from inspect_flow.vocabulary.campaigns import CampaignKind, DecisionRole

_ELSEWHERE = ("issuer", "lead", "previous", "announced", "period", "quotas", "state")
OF_THE_FILE = ("sources", "assumptions", "discrepancies", "note", "assumed")


def load_campaign(desk: Desk) -> Campaign:
    """Store the campaign of the file; one without a campaign gets its bare frame."""
    part = desk.case.campaign or CampaignPart()
    references = _references(desk, part)
    code = part.code or _free_code(desk, references.get("issuer_id"))
    values = merged(
        stored(part, CAMPAIGN, _ELSEWHERE), period_values(part.period), _of_the_file(desk)
    )
    values |= {"code": code, "year": desk.year, **references}
    if part.announced is not None:
        values["is_announced"] = part.announced
    if part.state:
        values["state"] = part.state
    desk.ledger.faults += [
        fault for _place, fault in interval_faults(desk.case, desk.work.office.intervals)
    ]
    at_first = {
        "title": _derived_title(desk),
        "state": case_state(desk.case),
        "is_announced": part.kind is not CampaignKind.SURPRISE,
    }
    known = seek(desk.work, Campaign, code)
    return desk.ledger.put(Campaign, known, code, values, at_first)


def derived_code(desk: Desk) -> str:
    """Return the campaign's code made from its year and its only unit, else its issuer."""
    units = inspected_units(desk.case)
    campaign = desk.case.campaign
    owner = (campaign.issuer or campaign.lead) if campaign else ""
    issuer = owner or next((each.issuer for each in desk.case.decisions if each.issuer), "")
    name = units[0] if len(units) == 1 else issuer or (units[0] if units else "")
    return "-".join(filter(None, (str(desk.year), slug(name)[:40])))


def _free_code(desk: Desk, issuer_id: object) -> str:
    """Return the made code, numbered on where another issuer's campaign has it."""
    wanted = derived_code(desk)
    code, number = wanted, 2
    while (known := seek(desk.work, Campaign, code)) and issuer_id not in (None, known.issuer_id):
        code, number = f"{wanted}-{number}", number + 1
    return code


def _references(desk: Desk, part: CampaignPart) -> dict[str, object]:
    found: dict[str, object] = {}
    issuer = part.issuer or next((each.issuer for each in _founding(desk) if each.issuer), "")
    for column, written in (("issuer_id", issuer), ("lead_id", part.lead)):
        identity = desk.units.identity(written)
        if identity:
            found[column] = identity
    if part.previous:
        previous = seek(desk.work, Campaign, part.previous)
        if previous:
            found["previous_id"] = previous.id
        else:
            desk.ledger.faults.append(
                _("campaign.previous: không có đợt kiểm tra mã '{code}'").format(code=part.previous)
            )
    return found


def _of_the_file(desk: Desk) -> dict[str, object]:
    whole = said(desk.case)
    kept = {key: whole[key] for key in OF_THE_FILE if key in whole}
    return {"extra": {KEPT: {"file": kept}}} if kept else {}


def _founding(desk: Desk) -> list[DecisionPart]:
    return [each for each in desk.case.decisions if each.role is DecisionRole.FOUNDING]


def _derived_title(desk: Desk) -> str:
    units = inspected_units(desk.case)
    founding = next((each.title for each in _founding(desk) if each.title), "")
    if founding:
        return founding
    if len(units) == 1:
        return f"Kiểm tra công tác cải cách hành chính tại {units[0]} năm {desk.year}"
    return f"Kiểm tra công tác cải cách hành chính năm {desk.year}"


def load_decisions(desk: Desk, campaign: Campaign) -> None:
    """Store the decisions and what each does for the campaign."""
    rows = []
    for part in desk.case.decisions:
        decision = _load_decision(desk, campaign, part)
        row = {"decision_id": decision.id, "role": part.role.value, "change": part.change}
        if row not in rows:
            rows.append(row)
    owner = {"campaign_id": campaign.id or 0}
    desk.ledger.put_rows(CampaignDecision, owner, rows, campaign.code)


def _load_decision(desk: Desk, campaign: Campaign, part: DecisionPart) -> Decision:
    values = stored(part, DECISION, ("issuer", "role", "change"))
    issuer_id = desk.units.identity(part.issuer) or campaign.issuer_id
    if issuer_id:
        values["issuer_id"] = issuer_id
    if part.date:
        values["year"] = int(part.date[:4])
    label = f"{part.number}/{part.symbol}" if part.number else part.title or part.role.label
    return desk.ledger.put(Decision, _known_decision(desk, campaign, values), label, values)


def _known_decision(desk: Desk, campaign: Campaign, values: dict[str, object]) -> Decision | None:
    if values.get("number"):
        return desk.work.session.exec(
            select(Decision).where(
                Decision.number == values["number"],
                Decision.symbol == values.get("symbol", ""),
                Decision.issuer_id == values.get("issuer_id"),
                Decision.year == values.get("year"),
            )
        ).first()
    query = (
        select(Decision)
        .join(CampaignDecision, col(CampaignDecision.decision_id) == col(Decision.id))
        .where(
            CampaignDecision.campaign_id == campaign.id,
            Decision.number == "",
            Decision.title == values.get("title", ""),
        )
    )
    return desk.work.session.exec(query).first()


def load_quotas(desk: Desk, campaign: Campaign) -> None:
    """Store the numbers that the plan promises without naming units."""
    part = desk.case.campaign
    rows = [
        {"level": each.level.value, "minimum": each.minimum, "note": each.note}
        for each in (part.quotas if part else [])
    ]
    desk.ledger.put_rows(Quota, {"campaign_id": campaign.id or 0}, rows, campaign.code)
