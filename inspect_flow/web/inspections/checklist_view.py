"""The checklist of one inspection as its page shows it, item by item, with whose answer stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from inspect_flow.locale.numbers import decimal_comma
from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import capitalised
from inspect_flow.records.tables import Inspection
from inspect_flow.rules.answer_checks import answer_warnings
from inspect_flow.rules.applicability import Applies, applicability
from inspect_flow.rules.checklist import Area, Item
from inspect_flow.rules.score_stages import StageComparison, effective_answers
from inspect_flow.rules.scoring import ItemScore, ScoreState
from inspect_flow.services.evidence import EvidenceFile, evidence_of_many
from inspect_flow.services.queries.sheets import Sheet, sheet
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.answers import AnswerStage, AnswerWord
from inspect_flow.vocabulary.checklists import FigureUnit, NotArising
from inspect_flow.web.forms import Told

_MANNERS = {
    AnswerWord.CONFORMS: "good",
    AnswerWord.PARTLY: "doubtful",
    AnswerWord.DOES_NOT_CONFORM: "bad",
}
_UNITS = {FigureUnit.PERCENT: "%", FigureUnit.MONEY: "đồng", FigureUnit.DAYS: "ngày"}


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer in words, with whoever gave it."""

    stage_label: str
    said: str
    author: str


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item; `typed` holds the words of its fields, as stored or as they were just sent."""

    code: str
    dom: str
    text: str
    max: Decimal
    evidence: tuple[str, ...]
    options: tuple[tuple[str, str, str], ...]
    figures: tuple[tuple[str, str, str], ...]  # code, text, unit
    typed: Mapping[str, str]
    version: int
    author: str
    score: str
    warnings: tuple[str, ...]
    lacks: tuple[str, ...]
    others: tuple[Answered, ...]
    applies: Applies
    asked_when: str
    files: tuple[EvidenceFile, ...]
    answer: str

    @property
    def typed_or_empty(self) -> Mapping[str, str]:
        """Return the words of the fields; one that holds nothing is empty."""
        return Told(self.typed)

    @property
    def is_answered(self) -> bool:
        """Tell whether an answer is stored."""
        return self.version > 0 and bool(self.answer)


@dataclass(frozen=True, slots=True)
class AreaView:
    """One area with how far it has come."""

    code: str
    name: str
    n_answered: int
    n_asked: int
    items: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True)
class SheetView:
    """The whole paper at one stage."""

    title: str
    is_proposal: bool
    stage: AnswerStage
    areas: tuple[AreaView, ...]
    points: str

    @property
    def n_answered(self) -> int:
        """Return how many items have an answer."""
        return sum(area.n_answered for area in self.areas)

    @property
    def n_asked(self) -> int:
        """Return how many items are asked."""
        return sum(area.n_asked for area in self.areas)

    def item(self, code: str) -> ItemView:
        """Return the item of that code."""
        return next(item for area in self.areas for item in area.items if item.code == code)


def dom_of(code: str) -> str:
    """Return the code as it may stand in the names of fields and in selectors."""
    return re.sub(r"\W", "-", code)


def sheet_view(sheet: Sheet, stage: AnswerStage, files: Sequence[EvidenceFile] = ()) -> SheetView:
    """Return the sheet as the page shows it at that stage."""
    rows = {row.item: row for row in sheet.rows}
    applies = applicability(sheet.checklist, effective_answers(sheet.checklist, sheet.stages))
    areas = tuple(_area(sheet, stage, area, rows, applies, files) for area in sheet.checklist.areas)
    return SheetView(
        title=sheet.checklist.title,
        is_proposal=sheet.checklist.source.mark.value == "proposal",
        stage=stage,
        areas=areas,
        points=_points(sheet),
    )


def sheet_with_files(work: Work, inspection: Inspection, stage: AnswerStage) -> SheetView:
    """Return the inspection's sheet at that stage, the files of its answers included."""
    whole = sheet(work, inspection)
    ids = [answer.id or 0 for (_item, at), (answer, _who) in whole.stored.items() if at is stage]
    return sheet_view(whole, stage, evidence_of_many(work, "answer", ids))


def _points(sheet: Sheet) -> str:
    result = sheet.result
    if not result.max:
        return ""
    return _("{points}/{max} điểm").format(
        points=decimal_comma(result.points), max=decimal_comma(result.max)
    )


def _area(
    sheet: Sheet,
    stage: AnswerStage,
    area: Area,
    rows: Mapping[str, StageComparison],
    applies: Mapping[str, Applies],
    files: Sequence[EvidenceFile],
) -> AreaView:
    items = tuple(
        _item(sheet, stage, each, rows[each.code], applies[each.code], files) for each in area.items
    )
    asked = [each for each in items if each.applies is not Applies.HIDDEN]
    answered = sum(1 for each in asked if each.is_answered)
    return AreaView(area.code, area.name, answered, len(asked), items)


def _item(
    sheet: Sheet,
    stage: AnswerStage,
    item: Item,
    row: StageComparison,
    applies: Applies,
    files: Sequence[EvidenceFile],
) -> ItemView:
    stored, author = sheet.stored.get((item.code, stage), (None, ""))
    given = sheet.stages.get(stage, {}).get(item.code)
    lacks = (
        (sheet.missing.without_evidence, _("phải có minh chứng")),
        (sheet.missing.without_note, _("phải ghi rõ lý do, nội dung")),
    )
    return ItemView(
        code=item.code,
        dom=dom_of(item.code),
        text=item.text,
        max=item.max,
        evidence=item.evidence,
        options=options_of(item),
        figures=tuple((each.code, each.text, _UNITS.get(each.unit, "")) for each in item.figures),
        typed=_typed(sheet, stage, item),
        version=stored.version if stored else 0,
        author=author,
        score=score_words(row.scores[stage]),
        warnings=tuple(answer_warnings(item, given)) if given else (),
        lacks=tuple(text for items, text in lacks if item.code in items),
        others=_others(sheet, stage, item),
        applies=applies,
        asked_when=", ".join(each.item for each in item.depends_on),
        files=tuple(each for each in files if stored and each.evidence.subject_id == stored.id),
        answer=said(sheet, stage, item),
    )


def options_of(item: Item) -> tuple[tuple[str, str, str], ...]:
    """Return the answers that the item takes, as big buttons."""
    may_not_arise = item.not_arising is not NotArising.NOT_ALLOWED
    return tuple(
        (each.value, capitalised(each.label), _MANNERS.get(each, "other"))
        for each in AnswerWord
        if may_not_arise or each is not AnswerWord.NOT_ARISING
    )


def score_words(score: ItemScore) -> str:
    """Write the points of an item."""
    if score.state is ScoreState.EXCLUDED:
        return _("không tính điểm")
    if score.points is None:
        return _("chưa đủ số liệu để chấm điểm") if score.missing else ""
    return _("{points}/{max} điểm").format(
        points=decimal_comma(score.points), max=decimal_comma(score.max)
    )


def said(sheet: Sheet, stage: AnswerStage, item: Item) -> str:
    """Write an answer in words: "đạt một phần; 12/15; ghi chú"."""
    given = sheet.stages.get(stage, {}).get(item.code)
    if given is None:
        return ""
    word = given.word.label if given.word else ""
    figures = [
        f"{each.text}: {decimal_comma(value)}"
        for each in item.figures
        if (value := given.figure(each.code)) is not None
    ]
    hand = _("{score} điểm").format(score=decimal_comma(given.score)) if given.score else ""
    return "; ".join(part for part in (word, *figures, hand, given.note) if part)


def _others(sheet: Sheet, stage: AnswerStage, item: Item) -> tuple[Answered, ...]:
    return tuple(
        Answered(other.label, said(sheet, other, item), sheet.stored[(item.code, other)][1])
        for other in AnswerStage
        if other is not stage and (item.code, other) in sheet.stored
    )


def _typed(sheet: Sheet, stage: AnswerStage, item: Item) -> dict[str, str]:
    given = sheet.stages.get(stage, {}).get(item.code)
    dom = dom_of(item.code)
    if given is None:
        return {}
    typed = {f"word-{dom}": given.word.value if given.word else "", f"note-{dom}": given.note}
    typed[f"score-{dom}"] = "" if given.score is None else _digits(given.score)
    for code, value in given.figures.items():
        typed[f"figure-{dom}-{code}"] = "" if value is None else _digits(value)
    return typed


def _digits(value: Decimal) -> str:
    """Write a number into a field: exactly, with a decimal comma and no dots between thousands."""
    return format(value, "f").replace(".", ",")
