"""Thông báo kết luận kiểm tra: what stands after the round, and what is demanded."""

from __future__ import annotations

from inspect_flow.services.clock import due
from inspect_flow.services.papers.base import paper_base, subject_at
from inspect_flow.services.papers.citations import cite_decision, founding_of
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.findings import FindingSheet
from inspect_flow.services.papers.kept import named_and_titled, signing_name
from inspect_flow.services.papers.letterhead import Issuer, conclusion_signer, issuer_of
from inspect_flow.services.papers.people import delegation_members
from inspect_flow.services.papers.requirements import requirements_of
from inspect_flow.services.papers.signatures import (
    delegation_signature,
    person_name,
    unit_signature,
)
from inspect_flow.services.papers.times import visit_times, visited_on
from inspect_flow.vocabulary.paper_parts import Signature, assumed
from inspect_flow.vocabulary.papers import ConclusionPaper


def conclusion_paper(desk: Desk) -> ConclusionPaper:
    """Return what the conclusion notice prints."""
    inspection = desk.inspection
    assert inspection is not None
    sheet = FindingSheet(desk, inspection)
    issuer = issuer_of(desk)
    deadline, unit = _report_due(desk), desk.short(inspection.unit_id)
    base = paper_base(
        desk,
        issuer,
        f"kết luận {subject_at(desk)}",
        [_signature(desk, issuer)],
        recipients=_recipients(desk, issuer),
    )
    return ConclusionPaper(
        **base,
        unit=unit,
        opening=[_opening(desk, issuer)],
        areas=sheet.areas(),
        none_found=inspection.says_no_shortcoming and not sheet.shortcomings(),
        assessment=desk.past.words("text"),
        requirements=requirements_of(desk, sheet, deadline=deadline, owner=unit),
        report_due=deadline if sheet.shortcomings() else "",
        report_to=report_to(desk, issuer),
    )


def report_to(desk: Desk, issuer: Issuer) -> str:
    """Return where the unit reports: the body that runs the campaign, else who issues the paper."""
    return desk.short(desk.campaign.lead_id) or desk.short(issuer.unit_id)


def _opening(desk: Desk, issuer: Issuer) -> str:
    texts = desk.texts.conclusion
    founding = founding_of(desk)
    sentence = texts.opening if founding else texts.opening_without_basis
    visited = visited_on(desk, visit_times(desk))
    at_start = sentence.startswith("{visited}")
    return desk.say(
        sentence,
        basis=cite_decision(desk, founding) if founding else "",
        issuer=issuer.name,
        unit=desk.short(desk.inspection.unit_id if desk.inspection else None),
        visited=visited if at_start else visited[:1].lower() + visited[1:],
    )


def _report_due(desk: Desk) -> str:
    known = desk.past.day("report_due")
    if known:
        return known
    day = due(desk.work, desk.campaign, "remediation_report", desk.on)
    return day.isoformat() if day and not desk.draft else ""


def _recipients(desk: Desk, issuer: Issuer) -> list[str]:
    inspection = desk.inspection
    above = desk.campaign.issuer_id
    reported = [] if issuer.unit_id == above or above is None else [f"{desk.short(above)} (b/c)"]
    unit = desk.formal(inspection.unit_id) if inspection else ""
    return [*reported, unit, f"Thành viên {desk.delegation_name}"]


def _signature(desk: Desk, issuer: Issuer) -> Signature:
    """Return the block of the signer named, of a past paper's signer, else of the office alone."""
    name, title = _signer(desk)
    if not issuer.is_delegation:
        return unit_signature(desk, issuer, title, name)
    has_seal = desk.delegation is not None and desk.delegation.uses_seal_of_id is not None
    return delegation_signature(_role(desk), title, name, with_office=has_seal)


def _signer(desk: Desk) -> tuple[str, str]:
    signer = conclusion_signer(desk)
    if signer is not None:
        name = person_name(signer)
        is_assumed = desk.past.is_assumed("signer")
        return assumed(name) if name and is_assumed else name, signer.title
    written = str(desk.past.facts.get("signer") or "")
    name, title = named_and_titled(written)
    return desk.past.text("signer", signing_name(name)) if name else "", title


def _role(desk: Desk) -> str:
    """Return the signer's role in the delegation, for the words KT. TRƯỞNG ĐOÀN."""
    signer = conclusion_signer(desk)
    heads_visit = signer and desk.inspection and desk.inspection.head_id == signer.id
    if signer is None or heads_visit:
        return ""
    roles = [m.role for m, who in delegation_members(desk, desk.delegation) if who.id == signer.id]
    return "phó trưởng đoàn" if "deputy" in roles else ""
