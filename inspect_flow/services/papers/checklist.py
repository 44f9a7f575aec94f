"""Phiếu kiểm tra: the blank checklist for handwriting, with the unit's own scores beside."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from inspect_flow.locale.numbers import decimal_comma
from inspect_flow.locale.translation import _
from inspect_flow.rules.checklist import Area, ChecklistDefinition, Item
from inspect_flow.rules.checklist_results import item_scores
from inspect_flow.rules.legal_bases import texts_valid_on
from inspect_flow.rules.scoring import ItemScore, ScoreState
from inspect_flow.services.answer_sheet import checklist_of, stage_answers
from inspect_flow.services.papers.base import paper_base, subject_at
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.letterhead import issuer_of
from inspect_flow.vocabulary.answers import AnswerStage
from inspect_flow.vocabulary.checklists import SourceMark
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.paper_parts import Signature
from inspect_flow.vocabulary.papers import ChecklistArea, ChecklistPaper, ChecklistRow


def checklist_paper(desk: Desk) -> ChecklistPaper:
    """Return what the blank checklist prints; raise `BadInput` when there is no checklist."""
    inspection = desk.inspection
    assert inspection is not None
    checklist = checklist_of(desk.work, inspection)
    if checklist is None:
        raise BadInput(
            _("{code}: cuộc kiểm tra không có bảng kiểm").format(code=inspection.code),
            [_("chọn bảng kiểm cho đợt kiểm tra hoặc cho cuộc kiểm tra này rồi in lại")],
        )
    signatures = [
        Signature(authority=[words], office="", name="")
        for words in ("Người kiểm tra", "Đại diện đơn vị")
    ]
    scores = self_scores(desk, checklist)
    base = paper_base(desk, issuer_of(desk), subject_at(desk), signatures)
    return ChecklistPaper(
        **base,
        landscape=True,
        name=checklist.title,
        edition=checklist.edition,
        status=status_of(checklist),
        unit=desk.formal(inspection.unit_id),
        areas=[_area(desk, area, scores) for area in checklist.areas],
        max_score=points(checklist.inspected_max),
        instructions=list(desk.texts.checklist.instructions),
    )


def self_scores(desk: Desk, checklist: ChecklistDefinition) -> Mapping[str, ItemScore]:
    """Return how the unit scored itself, item by item."""
    assert desk.inspection is not None
    stages = stage_answers(desk.work, desk.inspection)
    return item_scores(checklist, stages.get(AnswerStage.SELF, {}))


def shown_score(score: ItemScore) -> str:
    """Write the points; "KPS" where nothing arose, nothing while unknown."""
    if score.state is ScoreState.EXCLUDED:
        return "KPS"
    return "" if score.points is None else decimal_comma(score.points)


def points(value: Decimal) -> str:
    """Write a maximum with a comma; a checklist without points prints none."""
    return decimal_comma(value) if value else ""


def status_of(checklist: ChecklistDefinition) -> str:
    """Say that a set nobody has compared with a published decision is only a proposal."""
    is_proposal = checklist.source.mark is SourceMark.PROPOSAL
    return "đề xuất, chưa được ban hành" if is_proposal else ""


def _area(desk: Desk, area: Area, scores: Mapping[str, ItemScore]) -> ChecklistArea:
    rows = [_row(desk, item, scores[item.code]) for item in area.items]
    return ChecklistArea(title=area.name, max_score=points(area.max), rows=rows)


def _row(desk: Desk, item: Item, score: ItemScore) -> ChecklistRow:
    texts = texts_valid_on(desk.work.office.legal_bases, item.legal_bases, desk.on)
    return ChecklistRow(
        code=item.code,
        text=item.text,
        max_score=points(item.max),
        evidence=list(item.evidence),
        # Type and number alone: a citation in full leaves no room to write.
        legal_basis="; ".join(
            f"{text.kind} {text.symbol}" if text.symbol else f"{text.kind} {text.subject}".strip()
            for text in texts
        ),
        self_score=shown_score(score),
    )
