"""Báo cáo kết quả kiểm tra: the delegation reports one inspection to the body that founded it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from inspect_flow.locale.numbers import count, decimal_comma
from inspect_flow.records.tables import Finding, Inspection
from inspect_flow.rules.checklist_results import ChecklistResult, score_checklist
from inspect_flow.rules.score_stages import effective_answers, effective_score
from inspect_flow.services.answer_sheet import checklist_of, stage_answers
from inspect_flow.services.papers.abbreviations import explained
from inspect_flow.services.papers.base import matter, paper_base, subject_at
from inspect_flow.services.papers.citations import issued_documents
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.findings import FindingSheet
from inspect_flow.services.papers.kept import told
from inspect_flow.services.papers.letterhead import Issuer, issuer_of
from inspect_flow.services.papers.minutes import head_of_visit, role_of
from inspect_flow.services.papers.people import attendance, delegation_members
from inspect_flow.services.papers.requirements import requirements_of
from inspect_flow.services.papers.signatures import delegation_signature, person_name
from inspect_flow.services.papers.times import visit_times, visited_on
from inspect_flow.vocabulary.answers import AnswerStage
from inspect_flow.vocabulary.campaigns import Method
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.findings import FindingKind
from inspect_flow.vocabulary.paper_parts import AreaFindings, Signature
from inspect_flow.vocabulary.papers_of_the_visit import InspectionReportPaper


def inspection_report_paper(desk: Desk) -> InspectionReportPaper:
    """Return what the report prints; causes and scores only as far as somebody gave them."""
    inspection = desk.inspection
    assert inspection is not None
    issuer, sheet, texts = issuer_of(desk), FindingSheet(desk, inspection), desk.texts.visit
    unit, areas = desk.formal(inspection.unit_id), sheet.areas()
    founder = desk.formal(desk.campaign.issuer_id) or desk.formal(desk.campaign.lead_id)
    words = {
        "unit": unit,
        "lead": desk.formal(desk.campaign.lead_id) or issuer.name,
        "matter": matter(desk.campaign),
        "visited": visited_on(desk, visit_times(desk)),
    }
    base = paper_base(
        desk,
        issuer,
        f"kết quả {subject_at(desk)}",
        [_signature(desk)],
        addressees=[founder],
        recipients=_recipients(desk, issuer),
        with_grounds=True,
    )
    wanted = requirements_of(desk, sheet)
    return InspectionReportPaper(
        **base,
        opening=[desk.say(texts.report_opening, **words)],
        unit=unit,
        overview=_overview(desk, inspection),
        areas=areas,
        strengths=_counted(areas, "strengths"),
        shortcomings=_counted(areas, "shortcomings") or _none_found(desk, inspection),
        causes=_causes(sheet.shortcomings()),
        scores=_scores(desk, inspection),
        requirements=wanted,
        proposals=[desk.say(each, **words) for each in texts.proposals],
        abbreviations=explained(desk, areas, wanted),
    )


def _recipients(desk: Desk, issuer: Issuer) -> list[str]:
    lead = desk.short(desk.campaign.lead_id)
    above = [lead] if lead and desk.campaign.lead_id != desk.campaign.issuer_id else []
    return ["Như trên", *above, f"Thành viên {desk.delegation_name}"]


def _signature(desk: Desk) -> Signature:
    """Return the block of who led the visit, with the office where a seal is used."""
    members = delegation_members(desk, desk.delegation)
    head = head_of_visit(desk, members)
    has_seal = desk.delegation is not None and desk.delegation.uses_seal_of_id is not None
    role, title = (role_of(head, members), head.title) if head else ("", "")
    return delegation_signature(role, title, person_name(head), with_office=has_seal)


def _overview(desk: Desk, inspection: Inspection) -> list[str]:
    """Say how, by how many and with whom the inspection was carried out."""
    members = attendance(desk)["delegation"] or delegation_members(desk, desk.delegation)
    way = {
        Method.ON_THE_SPOT: "kiểm tra trực tiếp tại đơn vị",
        Method.BY_REPORT: "kiểm tra qua báo cáo",
        Method.BOTH: "kiểm tra trực tiếp tại đơn vị và qua báo cáo",
    }[Method(inspection.method)]
    told_before = "có thông báo trước" if inspection.is_announced else "không báo trước"
    known = (
        f"Hình thức: {way}, {told_before}",
        f"Thành phần Đoàn kiểm tra tham gia: {count(len(members))} người" if members else "",
    )
    return list(filter(None, known))


def _counted(areas: Sequence[AreaFindings], which: str) -> list[str]:
    """Return one line for each area: how many statements it has."""
    lists: list[tuple[str, int]] = [
        (area["title"], len(area[which]))  # type: ignore[literal-required]
        for area in areas
    ]
    return [f"{title}: {count(number)} nội dung" for title, number in lists if number]


def _none_found(desk: Desk, inspection: Inspection) -> list[str]:
    says_none = inspection.says_no_shortcoming
    return [desk.say(desk.texts.visit.no_shortcoming)] if says_none else []


def _causes(shortcomings: Sequence[Finding]) -> list[str]:
    written = [
        told(each).text("cause", each.cause)
        for each in shortcomings
        if each.kind == FindingKind.SHORTCOMING.value and each.cause.strip()
    ]
    return list(dict.fromkeys(written))


def _scores(desk: Desk, inspection: Inspection) -> list[str]:
    """Return both sums where something was scored; the score annex holds each criterion."""
    checklist = checklist_of(desk.work, inspection)
    if checklist is None or not checklist.inspected_max:
        return []
    stages = stage_answers(desk.work, inspection)
    own = stages.get(AnswerStage.SELF, {})
    lines = [f"Đơn vị tự chấm: {_sum(score_checklist(checklist, own))}"] if own else []
    if effective_answers(checklist, stages):
        result = effective_score(checklist, stages)
        lines.append(f"Đoàn kiểm tra chấm: {_sum(result)}")
    return (
        [*lines, f"Điểm từng tiêu chí tại Phụ lục điểm kèm theo{_annexed_to(desk)}"]
        if lines
        else []
    )


def _annexed_to(desk: Desk) -> str:
    """Return the paper to which the issued annex belongs, as the annex itself names it."""
    annexes = issued_documents(desk, [DocumentKind.SCORE_ANNEX], [desk.subject.id or 0])
    return f" {json.loads(annexes[-1].context)['attached_to']}" if annexes else ""


def _sum(result: ChecklistResult) -> str:
    return f"{decimal_comma(result.points)}/{decimal_comma(result.max)} điểm"
