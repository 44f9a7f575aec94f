"""Kế hoạch kiểm tra: with a number of its own, or attached to the decision that issues it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import col, select

from inspect_flow.locale.numbers import count
from inspect_flow.records.tables import Decision, Delegation, Inspection, Quota, UnitVersion
from inspect_flow.services.campaigns import inspections_of
from inspect_flow.services.papers.base import matter, paper_base
from inspect_flow.services.papers.citations import (
    cite_decision,
    decisions_of,
    founding_of,
    grounds,
    type_of_symbol,
)
from inspect_flow.services.papers.desk import Desk, counted_as
from inspect_flow.services.papers.kept import named_and_titled, signing_name, told
from inspect_flow.services.papers.letterhead import Issuer, issuer_of
from inspect_flow.services.papers.notice import section
from inspect_flow.services.papers.people import as_member, delegation_members, group_name
from inspect_flow.services.papers.schedule import schedule_of
from inspect_flow.services.papers.scope import checklist_in_use
from inspect_flow.services.papers.signatures import unit_signature
from inspect_flow.services.papers.times import figures_period
from inspect_flow.vocabulary.areas import Area, area_label
from inspect_flow.vocabulary.campaigns import CampaignKind, DecisionRole, Method
from inspect_flow.vocabulary.paper_parts import Period, Section, Signature
from inspect_flow.vocabulary.paper_parts import Person as PaperPerson
from inspect_flow.vocabulary.papers import PlanPaper, ScheduleRow
from inspect_flow.vocabulary.units import UnitLevel

# More units than these are counted by level; the appendix names them.
_NAMED_UNITS = 8


def plan_paper(desk: Desk) -> PlanPaper:
    """Return what the plan prints; unannounced inspections are never named in it."""
    campaign, texts = desk.campaign, desk.texts.plan
    issuer, founding = issuer_of(desk), founding_of(desk)
    announced = _announced(desk)
    words = {"lead": desk.formal(campaign.lead_id) or issuer.name}
    base = paper_base(
        desk,
        issuer,
        plan_subject(desk),
        [_signature(desk, issuer, founding)],
        recipients=_recipients(desk, announced),
        with_grounds=False,
    )
    attached = _attached_to(desk, founding)
    if founding is not None:
        # The plan bears the founding paper's number, or none when it is only attached to it.
        day = told(founding).day("date", founding.issued_on)
        number, symbol = ("", "") if attached else (founding.number, founding.symbol)
        base["letterhead"] |= {"number": number, "symbol": symbol, "date": day}
    return PlanPaper(
        **base,
        attached_to=attached,
        opening=_opening(desk, issuer, founding),
        purposes=list(texts.purposes),
        requirements=list(texts.requirements),
        contents=_contents(desk),
        data_period=figures_period(desk),
        subjects=_subjects(desk, announced),
        window=plan_window(desk),
        methods=methods_of(desk),
        members=plan_members(desk),
        funding=list(texts.funding),
        organisation=[section(part, desk, **words) for part in texts.organisation],
        schedule=_schedule(desk, announced),
    )


def _schedule(desk: Desk, announced: Sequence[Inspection]) -> list[ScheduleRow]:
    """Return the schedule; few units of which no day is known yet are named in the plan alone."""
    rows = schedule_of(desk, announced)
    says_more = any(row["moment"]["date"] or row["place"] or row["head"] for row in rows)
    return rows if says_more or len(rows) > _NAMED_UNITS else []


def is_plan_itself(decision: Decision) -> bool:
    """Tell whether the founding paper is the plan: 26/KH-UBND, as opposed to 784/QĐ-UBND."""
    return type_of_symbol(decision.symbol) == "Kế hoạch"


def plan_subjects(desk: Desk) -> list[str]:
    """Return what the plan says of the units to be inspected."""
    return _subjects(desk, _announced(desk))


def _announced(desk: Desk) -> list[Inspection]:
    found = [each for each in inspections_of(desk.work, desk.campaign) if _is_public(each)]
    desk.learn(each.unit_id for each in found)
    return found


def _is_public(inspection: Inspection) -> bool:
    return inspection.is_announced and inspection.state != "cancelled"


def plan_subject(desk: Desk) -> str:
    """Return "kiểm tra công tác … năm 2019" out of the campaign's title."""
    title = desk.campaign.title.strip()
    found = title.casefold().find("kiểm tra")
    return title[found : found + 1].lower() + title[found + 1 :] if found >= 0 else title


def _attached_to(desk: Desk, founding: Decision | None) -> str:
    if founding is None or is_plan_itself(founding) or not founding.number:
        return ""
    return cite_decision(desk, founding.model_copy(update={"title": ""}))


def _opening(desk: Desk, issuer: Issuer, founding: Decision | None) -> list[str]:
    amended = [
        f"Kế hoạch này được điều chỉnh theo {cite_decision(desk, decision)}: {link.change}"
        for decision, link in decisions_of(desk, DecisionRole.AMENDING)
    ]
    if founding is not None and not is_plan_itself(founding):
        return amended
    texts = desk.texts.plan
    basis = [each.removeprefix("Căn cứ ") for each in grounds(desk) if not _is_own(each, founding)]
    sentence = texts.opening if basis else texts.opening_without_basis
    words = {"basis": "; ".join(basis), "issuer": issuer.name, "matter": matter(desk.campaign)}
    return [desk.say(sentence, **words), *amended]


def _is_own(ground: str, founding: Decision | None) -> bool:
    return founding is not None and f"/{founding.symbol} " in ground


def _contents(desk: Desk) -> list[Section]:
    checklist = checklist_in_use(desk)
    titles = [area_label(theme, desk.on.year) for theme in desk.campaign.themes]
    if not titles and checklist is not None:
        titles = [area.name for area in checklist.areas]
    if not titles:
        skipped = (Area.SATISFACTION, Area.OTHER)
        titles = [area.official_name(desk.on.year) for area in Area if area not in skipped]
    return [Section(title=title, paragraphs=[], items=[], sections=[]) for title in titles]


def _subjects(desk: Desk, announced: Sequence[Inspection]) -> list[str]:
    quotas = desk.work.session.exec(
        select(Quota).where(Quota.campaign_id == desk.campaign.id).order_by(col(Quota.id))
    )
    promised = [
        f"Ít nhất {count(quota.minimum)} {counted_as(UnitLevel(quota.level))}"
        + (f" ({quota.note})" if quota.note else "")
        for quota in quotas
    ]
    if len(announced) <= _NAMED_UNITS:
        return [*promised, *(desk.short(each.unit_id) for each in announced)]
    levels = [version.level if version else "" for version in _versions(desk, announced)]
    counted = [
        f"{count(levels.count(level))} {counted_as(level)} theo lịch tại Phụ lục"
        for level in UnitLevel
        if level.value in levels
    ]
    return [*promised, *counted]


def _versions(desk: Desk, announced: Sequence[Inspection]) -> list[UnitVersion | None]:
    return [desk.version(each.unit_id) for each in announced]


def plan_window(desk: Desk) -> Period:
    """Return from when to when the campaign inspects."""
    campaign, facts = desk.campaign, told(desk.campaign)
    return Period(
        starts=facts.day("starts", campaign.starts_on),
        ends=facts.day("ends", campaign.ends_on),
        note="",
    )


def methods_of(desk: Desk) -> list[str]:
    """Return how the units are inspected, line by line."""
    on_the_spot = "Kiểm tra trực tiếp tại đơn vị"
    by_report = "Kiểm tra qua báo cáo và hồ sơ do đơn vị gửi"
    lines = {
        Method.ON_THE_SPOT: [on_the_spot],
        Method.BY_REPORT: [by_report],
        Method.BOTH: [on_the_spot, by_report],
    }[Method(desk.campaign.method)]
    kind = CampaignKind(desk.campaign.kind)
    own = {CampaignKind.SURPRISE: ["Kiểm tra đột xuất"], CampaignKind.THEMATIC: ["Chuyên đề"]}
    announced = [] if desk.campaign.is_announced else ["Không báo trước thời gian, địa điểm"]
    return [*lines, *own.get(kind, []), *announced]


def plan_members(desk: Desk) -> list[PaperPerson]:
    """Return the members of all delegations of the campaign."""
    delegations = desk.work.session.exec(
        select(Delegation)
        .where(Delegation.campaign_id == desk.campaign.id)
        .order_by(col(Delegation.id))
    ).all()
    listed = []
    for number, delegation in enumerate(delegations, start=1):
        for member, person in delegation_members(desk, delegation):
            shown = as_member(desk, member, person)
            which = f", Đoàn số {number}" if len(delegations) > 1 else ""
            group = f", {group_name(member.group)}" if member.group else ""
            listed.append(PaperPerson(**{**shown, "role": f"{shown['role']}{which}{group}"}))
    return listed


def _recipients(desk: Desk, announced: Sequence[Inspection]) -> list[str]:
    lead = desk.short(desk.campaign.lead_id)
    units = ["Các đơn vị được kiểm tra"] if announced else []
    return [*filter(None, [lead]), *units, f"Thành viên {desk.delegation_name}"]


def _signature(desk: Desk, issuer: Issuer, founding: Decision | None) -> Signature:
    written = founding.signer if founding else ""
    name, title = named_and_titled(written)
    shown = told(founding).text("signer", signing_name(name)) if name else ""
    return unit_signature(desk, issuer, title, shown)
