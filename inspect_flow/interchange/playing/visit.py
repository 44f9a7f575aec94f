"""Act two: schedule, notice, self-report, visit, findings, comments, signature."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from inspect_flow.interchange.case_file.findings import Finding as FindingPart
from inspect_flow.interchange.case_file.inspections import Given
from inspect_flow.interchange.case_file.inspections import Inspection as InspectionPart
from inspect_flow.interchange.case_file.parts import said
from inspect_flow.interchange.playing.marks import beside, keep, keep_in_row
from inspect_flow.interchange.playing.papers import keep_draft
from inspect_flow.interchange.playing.readiness import visits_to
from inspect_flow.interchange.playing.stage import Stage, clock_of, day_of
from inspect_flow.interchange.shelves.campaign import VISIT, VISIT_ELSEWHERE
from inspect_flow.interchange.shelves.findings import finding_values
from inspect_flow.interchange.shelves.people import attendant_values
from inspect_flow.interchange.shelves.slot import stored
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Campaign, Inspection
from inspect_flow.rules.answers import GivenAnswer
from inspect_flow.services.answer_sheet import checklist_of
from inspect_flow.services.answering import record_answer
from inspect_flow.services.clock import due
from inspect_flow.services.findings import add_finding
from inspect_flow.services.inspections import (
    hand_in_self_report,
    name_head_of_visit,
    record_attendance,
    record_unit_comments,
)
from inspect_flow.services.moving import move
from inspect_flow.services.visits import DaySlot, arrange_visit
from inspect_flow.services.work import OPERATOR
from inspect_flow.vocabulary.answers import AnswerStage, AnswerWord
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.findings import FindingKind

_AGREED = {
    True: "Đơn vị nhất trí với dự thảo biên bản",
    False: "Đơn vị chưa nhất trí với dự thảo biên bản; nguồn không ghi nội dung ý kiến",
    None: "Đơn vị đã có ý kiến; nguồn không ghi nội dung ý kiến",
}


def play_visit(
    stage: Stage, campaign: Campaign, inspection: Inspection, part: InspectionPart
) -> None:
    """Play one inspection from its schedule to the signed minutes."""
    visited = _schedule(stage, campaign, inspection, part)
    _self_report(stage, inspection, part)
    for kind in (DocumentKind.DOSSIER, DocumentKind.CHECKLIST):
        day = date.fromordinal(visited.toordinal() - 1)
        stage.keep_paper(stage.at(day, OPERATOR), kind, inspection.code, inspection)
    start = "start" if inspection.is_announced else "start_unannounced"
    move(stage.at(visited, stage.cast.head), inspection, start)
    _attend(stage, inspection, part, visited)
    _answer(stage, inspection, part, visited)
    _find(stage, inspection, part, visited)
    move(stage.at(visited, stage.cast.secretary), inspection, "draft_findings")
    keep_draft(stage, DocumentKind.DRAFT_MINUTES, inspection, visited)
    _comment(stage, inspection, part, visited)
    _sign(stage, inspection, part, visited)
    if checklist_of(stage.work, inspection) is not None:
        work = stage.at(visited, OPERATOR)
        stage.keep_paper(work, DocumentKind.SCORE_ANNEX, inspection.code, inspection)
    stage.keep_paper(stage.at(visited, OPERATOR), DocumentKind.NEWS, inspection.code, inspection)


def _schedule(
    stage: Stage, campaign: Campaign, inspection: Inspection, part: InspectionPart
) -> date:
    visits = visits_to(stage.case, part)
    slots = [
        DaySlot(day_of(day.date, _("buổi kiểm tra")), clock_of(day.from_), clock_of(day.to))
        for visit in visits
        for day in visit.all_days()
    ]
    noticed = _noticed_on(stage, campaign, part, slots[0].on)
    work = stage.at(noticed, stage.cast.secretary)
    first = visits[0]
    programme = [said(line) for line in first.programme]
    visit = arrange_visit(
        work, [inspection], slots, place=first.place, group=first.group, programme=programme
    )
    keep(work, visit, stored(first, VISIT, VISIT_ELSEWHERE))
    head = stage.person(part.head) or stage.person(stage.cast.head.code)
    if head is not None:
        name_head_of_visit(stage.at(noticed, stage.cast.secretary), inspection, head)
    move(stage.at(noticed, stage.cast.secretary), inspection, "schedule")
    if campaign.state == "issued":
        move(stage.at(noticed, stage.cast.secretary), campaign, "begin")
    if inspection.is_announced:
        move(stage.at(noticed, stage.cast.secretary), inspection, "notify")
        for kind in (DocumentKind.OUTLINE, DocumentKind.INVITATION):
            keep_draft(stage, kind, inspection, noticed)
    return slots[0].on


def _noticed_on(stage: Stage, campaign: Campaign, part: InspectionPart, visited: date) -> date:
    """Return the notice's day; where the file has none, the last day on which it is in time."""
    if part.notice and part.notice.date:
        return day_of(part.notice.date, _("thông báo lịch"))
    return due(stage.work, campaign, "notice_before_visit", visited) or visited


def _self_report(stage: Stage, inspection: Inspection, part: InspectionPart) -> None:
    report = part.self_report
    if report is None or report.missing or not inspection.is_announced:
        return
    day = day_of(report.date, _("báo cáo tự kiểm tra"))
    hand_in_self_report(stage.at(day, stage.cast.unit), inspection, report.text)
    move(stage.at(day, stage.cast.unit), inspection, "receive_self_report")
    for code, answers in part.answers.items():
        if answers.self_ is not None:
            work = stage.at(day, stage.cast.unit)
            record_answer(work, inspection, _given(code, answers.self_), AnswerStage.SELF)
    keep_draft(stage, DocumentKind.SELF_REPORT, inspection, day)


def _attend(stage: Stage, inspection: Inspection, part: InspectionPart, day: date) -> None:
    if part.attendance is None:
        return
    sides = {
        "delegation": part.attendance.delegation,
        "unit": part.attendance.unit,
        "guest": part.attendance.guests,
    }
    for side, attendants in sides.items():
        for position, who in enumerate(attendants, 1):
            row = record_attendance(
                stage.at(day, stage.cast.secretary),
                inspection,
                side,
                who.name,
                who.title,
                who.role,
                signs=who.signs,
                substitute_for=who.substitute_for,
            )
            keep_in_row(stage.work, row, {"extra": beside(attendant_values(who, side, position))})


def _answer(stage: Stage, inspection: Inspection, part: InspectionPart, day: date) -> None:
    checklist = checklist_of(stage.work, inspection)
    if checklist is None:
        return
    for item in checklist.items():
        answers = part.answers.get(item.code)
        stages = {
            AnswerStage.DELEGATION: answers.delegation if answers else None,
            AnswerStage.EXPLANATION: answers.explanation if answers else None,
            AnswerStage.FINAL: answers.final if answers else None,
        }
        for when, given in stages.items():
            if given is not None:
                work = stage.at(day, stage.cast.secretary)
                record_answer(work, inspection, _given(item.code, given), when)
        if stages[AnswerStage.DELEGATION] is None and stages[AnswerStage.FINAL] is None:
            # The source is silent; leaving the item out of the score is all that can be said.
            silent = GivenAnswer(
                item.code,
                AnswerWord.NOT_APPLICABLE,
                note="nguồn không nêu; ngoài phạm vi của bản diễn lại",
            )
            work = stage.at(day, stage.cast.secretary)
            record_answer(work, inspection, silent, AnswerStage.DELEGATION)


def _given(item: str, given: Given) -> GivenAnswer:
    return GivenAnswer(
        item=item,
        word=given.word,
        figures={code: Decimal(value) for code, value in given.figures.items()},
        score=Decimal(given.score.replace(",", ".")) if given.score else None,
        note=given.note,
    )


def _find(stage: Stage, inspection: Inspection, part: InspectionPart, day: date) -> None:
    for finding in part.strengths.items if part.strengths else []:
        kind = FindingKind.CONTEXT if finding.context else FindingKind.STRENGTH
        _write(stage, inspection, finding, kind, day)
    for finding in part.shortcomings.items if part.shortcomings else []:
        _write(stage, inspection, finding, FindingKind.SHORTCOMING, day)


def _write(
    stage: Stage, inspection: Inspection, part: FindingPart, kind: FindingKind, day: date
) -> None:
    fields: dict[str, Any] = {"area": part.area, **finding_values(part)}
    statement = fields.pop("statement")
    work = stage.at(day, stage.cast.secretary)
    add_finding(work, inspection, kind, statement, **fields)


def _comment(stage: Stage, inspection: Inspection, part: InspectionPart, day: date) -> None:
    comments = part.comments
    if comments is None:
        return
    commented = day_of(comments.date, _("ý kiến của đơn vị")) if comments.date else day
    text = comments.text or _AGREED[comments.agreed]
    record_unit_comments(stage.at(commented, stage.cast.unit), inspection, text)
    move(stage.at(commented, stage.cast.unit), inspection, "comment")


def _sign(stage: Stage, inspection: Inspection, part: InspectionPart, visited: date) -> None:
    minutes = part.minutes
    signed = day_of(minutes.date, _("biên bản")) if minutes and minutes.date else visited
    name, reason = ("sign_minutes", "") if part.comments else (
        "sign_without_comments", "đơn vị không có ý kiến")  # fmt: skip
    overrides = dict(part.overrides)
    work = stage.at(signed, stage.cast.head)
    move(work, inspection, name, reason=reason, overrides=overrides)
    keep_draft(stage, DocumentKind.INSPECTION_REPORT, inspection, signed)
