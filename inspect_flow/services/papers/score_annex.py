"""Phụ lục điểm: what unit and delegation gave each criterion, and why they differ."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from inspect_flow.locale.numbers import decimal_comma
from inspect_flow.locale.translation import _
from inspect_flow.rules.checklist import ChecklistDefinition
from inspect_flow.rules.checklist_results import ChecklistResult
from inspect_flow.rules.score_stages import (
    StageAnswers,
    StageComparison,
    compare_stages,
    effective_score,
)
from inspect_flow.rules.scoring import ItemScore, ScoreState
from inspect_flow.services.answer_sheet import checklist_of, stage_answers
from inspect_flow.services.papers.base import paper_base, subject_at
from inspect_flow.services.papers.checklist import points, shown_score, status_of
from inspect_flow.services.papers.citations import cite_document, issued_documents
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.kept import told_paper
from inspect_flow.services.papers.letterhead import issuer_of
from inspect_flow.services.papers.people import delegation_members
from inspect_flow.services.papers.signatures import delegation_signature, person_name
from inspect_flow.vocabulary.answers import AnswerStage
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.overview_papers import (
    ScoreAnnexPaper,
    ScoreArea,
    ScoreRow,
    StageScores,
)
from inspect_flow.vocabulary.paper_parts import Signature, assumed

_MINUTES = (DocumentKind.MINUTES, DocumentKind.SURPRISE_MINUTES)
_EARLIER = (AnswerStage.SELF, AnswerStage.DELEGATION, AnswerStage.EXPLANATION)


def score_annex_paper(desk: Desk) -> ScoreAnnexPaper:
    """Return what the annex prints; raise `BadInput` when there is no checklist."""
    inspection = desk.inspection
    assert inspection is not None
    checklist = checklist_of(desk.work, inspection)
    if checklist is None:
        raise BadInput(
            _("{code}: cuộc kiểm tra không có bảng kiểm").format(code=inspection.code),
            [_("chọn bảng kiểm cho đợt kiểm tra hoặc cho cuộc kiểm tra này rồi in lại")],
        )
    answers = stage_answers(desk.work, inspection)
    rows = compare_stages(checklist, answers)
    result = effective_score(checklist, answers)
    base = paper_base(desk, issuer_of(desk), f"bảng điểm {subject_at(desk)}", _signatures(desk))
    return ScoreAnnexPaper(
        **base,
        attached_to=_attached_to(desk),
        name=checklist.title,
        status=status_of(checklist),
        unit=desk.formal(inspection.unit_id),
        areas=_areas(checklist, answers, rows),
        total=_sums(rows),
        applicable_max=points(result.max),
        percent="" if result.percent is None else f"{decimal_comma(result.percent)}%",
        rating=result.rating.title if result.rating and _is_rated(result) else "",
        is_rated=_is_rated(result),
        is_provisional=result.is_provisional,
    )


def _is_rated(result: ChecklistResult) -> bool:
    """Tell whether enough applies to speak of a class: half of the maximum."""
    return result.max * 2 >= sum((area.full_max for area in result.areas), Decimal(0))


def _areas(
    checklist: ChecklistDefinition, answers: StageAnswers, rows: Sequence[StageComparison]
) -> list[ScoreArea]:
    by_code = {row.item: row for row in rows}
    found = []
    for area in checklist.areas:
        own = [by_code[item.code] for item in area.items]
        printed = [_row(row, answers) for row in own]
        found.append(ScoreArea(title=area.name, rows=printed, **_sums(own)))
    return found


def _row(row: StageComparison, answers: StageAnswers) -> ScoreRow:
    earlier = [shown_score(row.scores[stage]) for stage in _EARLIER]
    return ScoreRow(
        code=row.item,
        text=row.text,
        reason=_reason(row, answers),
        max_score=points(row.max),
        self_score=earlier[0],
        delegation_score=earlier[1],
        explanation_score=earlier[2],
        final_score=shown_score(row.effective),
    )


def _sums(rows: Sequence[StageComparison]) -> StageScores:
    """Add up each column; one in which nobody gave a score stays empty."""
    earlier = [_sum([row.scores[stage] for row in rows]) for stage in _EARLIER]
    return StageScores(
        max_score=points(sum((row.max for row in rows), Decimal(0))),
        self_score=earlier[0],
        delegation_score=earlier[1],
        explanation_score=earlier[2],
        final_score=_sum([row.effective for row in rows]),
    )


def _sum(scores: Sequence[ItemScore]) -> str:
    known = [score.points for score in scores if score.points is not None]
    return decimal_comma(sum(known, Decimal(0))) if known else ""


def _reason(row: StageComparison, answers: StageAnswers) -> str:
    """Return what was noted where points were lost or the sides differ."""
    if row.effective.state is ScoreState.EXCLUDED and not row.differs:
        return ""
    notes = {stage: _note(answers, stage, row.item) for stage in AnswerStage}
    said = []
    if row.differs or not row.effective.is_full:
        said.append(notes[AnswerStage.DELEGATION])
    if notes[AnswerStage.EXPLANATION]:
        said.append(f"Giải trình: {notes[AnswerStage.EXPLANATION]}")
    if notes[AnswerStage.FINAL]:
        said.append(f"Kết luận: {notes[AnswerStage.FINAL]}")
    if row.differs and not any(said):
        said.append("chưa ghi lý do chênh lệch")
    return "; ".join(each.rstrip(" .;") for each in said if each)


def _note(answers: StageAnswers, stage: AnswerStage, item: str) -> str:
    answer = answers.get(stage, {}).get(item)
    return answer.note.strip() if answer else ""


def _attached_to(desk: Desk) -> str:
    inspection = desk.inspection
    ids = [inspection.id or 0] if inspection else []
    minutes = issued_documents(desk, _MINUTES, ids)
    if not minutes:
        return "Biên bản kiểm tra"
    cited = cite_document(minutes[-1])
    kind = DocumentKind(minutes[-1].kind)
    is_assumed = told_paper(inspection, kind).is_assumed("number")
    return assumed(cited) if is_assumed else cited


def _signatures(desk: Desk) -> list[Signature]:
    members = delegation_members(desk, desk.delegation)
    who = {member.role: person_name(person) for member, person in reversed(members)}
    compiler = Signature(authority=["Thư ký"], office="", name=who.get("secretary", ""))
    return [compiler, delegation_signature("", "", who.get("head", ""), with_office=False)]
