"""Open a campaign, found it on decisions, fill and amend its plan, start from last year's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlmodel import select

from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import nfc
from inspect_flow.records.tables import Campaign, CampaignDecision, Decision, Quota, Unit
from inspect_flow.rules.interval_overrides import with_overrides
from inspect_flow.services import journal
from inspect_flow.services.permissions import require, require_own_unit, require_register
from inspect_flow.services.planning import PLANNABLE, inspections_of, plan_inspection
from inspect_flow.services.registry import refuse_taken_code
from inspect_flow.services.replanning import follow_amendment
from inspect_flow.services.turns import take_turn
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.campaigns import CampaignKind, DecisionRole
from inspect_flow.vocabulary.errors import BadInput, MoveRefused
from inspect_flow.vocabulary.units import UnitLevel

__all__ = [
    "add_quota",
    "amend_campaign",
    "found_on",
    "inspections_of",
    "known_decision",
    "open_campaign",
    "plan_inspection",
    "register_decision",
]


def open_campaign(work: Work, code: str, title: str, year: int, **fields: Any) -> Campaign:
    """Open a campaign; `fields` are those of the record. A surprise one is unannounced."""
    require_own_unit(work, fields.get("issuer_id"), fields.get("lead_id"))
    refuse_taken_code(work, Campaign, code)
    reasons = _span_faults(fields)
    if not title.strip():
        reasons.append(_("thiếu tên đợt kiểm tra"))
    if not 1945 <= year <= 2200:
        reasons.append(_("năm {year} không hợp lý").format(year=year))
    reasons += _checklist_faults(work, fields)
    if reasons:
        raise BadInput(_("Đợt kiểm tra {code}").format(code=code), reasons)
    # Raises with every fault of the intervals at once.
    with_overrides(work.office.intervals, fields.get("intervals") or {})
    if fields.get("kind") == CampaignKind.SURPRISE.value:
        fields.setdefault("is_announced", False)
    initial = work.office.machines["campaign"].initial
    campaign = Campaign(code=code, state=initial, title=nfc(title), year=year, **fields)
    journal.create(work, campaign, "campaign.opened")
    return campaign


def register_decision(
    work: Work, number: str, symbol: str, issued_on: date | None, issuer: Unit, **fields: Any
) -> Decision:
    """Register a legal document; number and symbol are unique per issuer and year."""
    require_register(work, issuer.id, *_leads_for(work, issuer))
    year = issued_on.year if issued_on else fields.pop("year", None)
    take_turn(work, "decision", issuer.id, year, number, symbol)
    known = known_decision(work, number, symbol, year, issuer)
    if known is not None and number:
        raise BadInput(
            _("Văn bản số {number}/{symbol} năm {year} đã được đăng ký").format(
                number=number, symbol=symbol, year=year
            ),
            [_("kiểm tra lại số, ký hiệu và cơ quan")],
        )
    decision = Decision(
        number=number, symbol=symbol, year=year, issued_on=issued_on, issuer_id=issuer.id, **fields
    )
    journal.create(work, decision, "decision.registered")
    return decision


def _leads_for(work: Work, issuer: Unit) -> list[int | None]:
    """Return the units that lead a campaign of that body: its decisions come to their desks."""
    led = select(Campaign.lead_id).where(Campaign.issuer_id == issuer.id)
    return list(work.session.exec(led))


def known_decision(
    work: Work, number: str, symbol: str, year: int | None, issuer: Unit
) -> Decision | None:
    """Return the document of that number, symbol and year of the issuer."""
    return work.session.exec(
        select(Decision).where(
            Decision.issuer_id == issuer.id,
            Decision.year == year,
            Decision.number == number,
            Decision.symbol == symbol,
        )
    ).first()


def found_on(
    work: Work, campaign: Campaign, decision: Decision, role: DecisionRole, change: str = ""
) -> None:
    """Say what a decision does for the campaign; an amending one says what it changes."""
    require(work, campaign, "campaign.amend")
    if role is DecisionRole.AMENDING and not change.strip():
        raise BadInput(_("Cần ghi nội dung điều chỉnh của quyết định (--change)"))
    if work.session.get(CampaignDecision, (campaign.id, decision.id, role.value)) is not None:
        raise BadInput(
            _("{number}/{symbol} đã được ghi cho {code}: {role}").format(
                number=decision.number, symbol=decision.symbol, code=campaign.code, role=role.label
            )
        )
    work.session.add(
        CampaignDecision(
            campaign_id=campaign.id or 0,
            decision_id=decision.id or 0,
            role=role.value,
            change=change,
        )
    )
    work.session.flush()
    number = f"{decision.number}/{decision.symbol}"
    details = {"decision": number, "role": role.value, "change": change}
    journal.note(work, campaign, f"campaign.{role.value}_decision", details)


def amend_campaign(work: Work, campaign: Campaign, changes: Mapping[str, Any], basis: str) -> None:
    """Change the plan of a running campaign on the strength of a named paper."""
    require(work, campaign, "campaign.amend")
    if campaign.state not in PLANNABLE:
        raise MoveRefused(campaign.code, [_("đợt kiểm tra đã kết thúc, không điều chỉnh được")])
    if campaign.state != "drafting" and not basis.strip():
        raise BadInput(_("Kế hoạch đã ban hành: cần ghi văn bản làm căn cứ điều chỉnh (--basis)"))
    before = campaign.model_dump()
    faults = _span_faults({**before, **changes}) + _checklist_faults(work, changes)
    if faults:
        raise BadInput(campaign.code, faults)
    if "intervals" in changes:
        with_overrides(work.office.intervals, changes["intervals"])
    journal.change(work, campaign, changes, "campaign.amended", {"basis": basis})
    follow_amendment(work, campaign, before, basis)


def add_quota(work: Work, campaign: Campaign, level: UnitLevel, minimum: int, note: str) -> None:
    """Promise a number of inspections whose units are chosen later."""
    require(work, campaign, "campaign.amend")
    if minimum < 1:
        raise BadInput(_("Số đơn vị tối thiểu phải từ 1"))
    work.session.add(
        Quota(campaign_id=campaign.id or 0, level=level.value, minimum=minimum, note=note)
    )
    work.session.flush()
    details = {"level": level.value, "minimum": minimum}
    journal.note(work, campaign, "campaign.quota_added", details)


def drop_quota(work: Work, campaign: Campaign, number: int) -> None:
    """Take back a promise of the plan, while it is still a draft."""
    require(work, campaign, "campaign.amend")
    if campaign.state != "drafting":
        raise MoveRefused(campaign.code, [_("kế hoạch đã ban hành, không bỏ chỉ tiêu được")])
    quota = work.session.get(Quota, number)
    if quota is None or quota.campaign_id != campaign.id:
        return
    details = {"level": quota.level, "minimum": quota.minimum}
    work.session.delete(quota)
    work.session.flush()
    journal.note(work, campaign, "campaign.quota_dropped", details)


def _checklist_faults(work: Work, fields: Mapping[str, Any]) -> list[str]:
    checklist = fields.get("checklist")
    if not checklist or checklist in work.office.checklists:
        return []
    return [
        _("không có bảng kiểm '{code}'; có: {codes}").format(
            code=checklist, codes=", ".join(work.office.checklists)
        )
    ]


def _span_faults(fields: Mapping[str, Any]) -> list[str]:
    faults = []
    for start, end, label in (
        ("starts_on", "ends_on", _("thời gian kiểm tra")),
        ("figures_from", "figures_to", _("mốc thời gian số liệu")),
    ):
        first, last = fields.get(start), fields.get(end)
        if first and last and last < first:
            faults.append(
                _("{label}: ngày cuối {last} trước ngày đầu {first}").format(
                    label=label, last=short_date(last), first=short_date(first)
                )
            )
    return faults
