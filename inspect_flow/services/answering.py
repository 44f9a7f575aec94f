"""Record answers on a checklist, pin its edition, freeze it with the minutes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sqlmodel import select

from inspect_flow.definitions.checklists import canonical_json, content_hash
from inspect_flow.locale.numbers import decimal_comma
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Answer, ChecklistEdition, Inspection, Person
from inspect_flow.rules.answer_checks import answer_refusals
from inspect_flow.rules.answers import GivenAnswer
from inspect_flow.rules.checklist import ChecklistDefinition
from inspect_flow.services import journal
from inspect_flow.services.answer_sheet import answers_of, checklist_of
from inspect_flow.services.permissions import require
from inspect_flow.services.queries.names import called
from inspect_flow.services.states import UNDER_INSPECTION
from inspect_flow.services.titles import title_of
from inspect_flow.services.trail import trail_of
from inspect_flow.services.turns import take_turn
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.answers import AnswerStage, AnswerWord
from inspect_flow.vocabulary.errors import BadInput, Conflict, MoveRefused, NotFound

_DRAFTED = ("findings_drafted", "commented")
_SAID = ("answer.given", "answer.changed")
_WHEN: Mapping[AnswerStage, tuple[str, ...]] = {
    AnswerStage.SELF: ("scheduled", "notified", "self_reported", *UNDER_INSPECTION),
    AnswerStage.DELEGATION: UNDER_INSPECTION,
    AnswerStage.EXPLANATION: (*UNDER_INSPECTION, *_DRAFTED),
    # Once the unit has commented, a result changes only in a revised draft.
    AnswerStage.FINAL: (*UNDER_INSPECTION, "findings_drafted"),
}


def pin_checklist(work: Work, inspection: Inspection) -> None:
    """Freeze the checklist as it stands today for this inspection."""
    if not inspection.checklist or inspection.edition_id is not None:
        return
    definition = checklist_of(work, inspection)
    if definition is None:
        raise NotFound(
            _("Không có bảng kiểm '{code}'").format(code=inspection.checklist),
            [_("các bảng kiểm: {codes}").format(codes=", ".join(work.office.checklists))],
        )
    edition = stored_edition(work, definition)
    details = {"edition": edition.sha256}
    journal.change(
        work, inspection, {"edition_id": edition.id}, "inspection.checklist_pinned", details
    )


def stored_edition(work: Work, definition: ChecklistDefinition) -> ChecklistEdition:
    """Return the stored copy of that very content, storing it when it is new."""
    digest = content_hash(definition)
    take_turn(work, "edition", digest)
    known = work.session.exec(
        select(ChecklistEdition).where(ChecklistEdition.sha256 == digest)
    ).first()
    if known is not None:
        return known
    edition = ChecklistEdition(
        code=definition.code,
        edition=definition.edition,
        sha256=digest,
        content=canonical_json(definition),
    )
    work.session.add(edition)
    work.session.flush()
    return edition


def record_answer(
    work: Work,
    inspection: Inspection,
    given: GivenAnswer,
    stage: AnswerStage,
    *,
    replaces_version: int | None = None,
) -> Answer:
    """Store one answer.

    Another person's different answer is overwritten only by naming its version; otherwise
    `Conflict` says who answered what.
    """
    refuse_answering(work, inspection, stage)
    _refuse_bad(work, inspection, given)
    take_turn(work, "answer", inspection.id, given.item, stage.value)
    known = work.session.exec(
        select(Answer).where(
            Answer.inspection_id == inspection.id,
            Answer.item == given.item,
            Answer.stage == stage.value,
        )
    ).first()
    values = _values(work, given)
    if known is None:
        answer = Answer(
            inspection_id=inspection.id or 0, item=given.item, stage=stage.value, **values
        )
        journal.create(work, answer, "answer.given")
        return answer
    said_again = all(
        getattr(known, name) == value for name, value in values.items() if name != "author_id"
    )
    if said_again:
        return known
    _refuse_silent_overwriting(work, known, replaces_version)
    journal.change(work, known, values, "answer.changed")
    return known


def refuse_answering(work: Work, inspection: Inspection, stage: AnswerStage) -> None:
    """Raise `MoveRefused` unless the actor may answer at that stage, and now."""
    require(work, inspection, f"answer.{stage.value}")
    _refuse_untimely(work, inspection, stage)


def open_stage(work: Work, inspection: Inspection) -> AnswerStage:
    """Return the stage that the actor may answer now; raise `MoveRefused` when there is none."""
    # Whoever may do both answers for the delegation, and for the unit before explaining.
    likely = (AnswerStage.DELEGATION, AnswerStage.SELF, AnswerStage.EXPLANATION, AnswerStage.FINAL)
    reasons: list[str] = []
    for stage in likely:
        try:
            refuse_answering(work, inspection, stage)
        except MoveRefused as refusal:
            reasons += refusal.reasons
        else:
            return stage
    raise MoveRefused(title_of(work, inspection), list(dict.fromkeys(reasons)))


def _refuse_untimely(work: Work, inspection: Inspection, stage: AnswerStage) -> None:
    if inspection.state in _WHEN[stage]:
        return
    machine = work.office.machines["inspection"]
    raise MoveRefused(
        title_of(work, inspection),
        [
            _("kết quả {stage} chỉ ghi khi: {states}; hiện đang là '{state}'").format(
                stage=stage.label,
                states=", ".join(machine.state_label(state) for state in _WHEN[stage]),
                state=machine.state_label(inspection.state),
            )
        ],
    )


def freeze_answers(work: Work, inspection: Inspection) -> None:
    """Lock every answer: the minutes were signed on them."""
    open_answers = [answer for answer in answers_of(work, inspection) if not answer.is_frozen]
    journal.change_many(work, open_answers, {"is_frozen": True}, "answer.frozen")


def _values(work: Work, given: GivenAnswer) -> dict[str, Any]:
    figures: Mapping[str, Decimal | None] = given.figures
    return {
        "word": given.word.value if given.word else "",
        "figures": {k: None if v is None else format(v, "f") for k, v in figures.items()},
        "score": given.score,
        "note": given.note,
        "author_id": work.actor.person_id,
    }


def _refuse_bad(work: Work, inspection: Inspection, given: GivenAnswer) -> None:
    checklist = checklist_of(work, inspection)
    if checklist is None:
        raise BadInput(_("{code}: cuộc kiểm tra không có bảng kiểm").format(code=inspection.code))
    item = checklist.item(given.item)
    if item is None:
        raise NotFound(
            _("Bảng kiểm {code} không có tiêu chí '{item}'").format(
                code=checklist.code, item=given.item
            )
        )
    reasons = answer_refusals(item, given)
    if reasons:
        raise BadInput(_("Tiêu chí {item}").format(item=given.item), reasons)


def _only_files_came_since(work: Work, known: Answer, seen: int | None) -> bool:
    """Tell whether the answer still says what its version `seen` said: a file only proves it."""
    last_said = trail_of(work, known, *_SAID).version(*_SAID)
    return seen is not None and 0 < last_said <= seen <= known.version


def _said(answer: Answer) -> str:
    figures = ", ".join(f"{code} = {value}" for code, value in answer.figures.items())
    word = AnswerWord(answer.word).label if answer.word else ""
    score = _("{score} điểm").format(score=decimal_comma(answer.score)) if answer.score else ""
    return "; ".join(part for part in (word, score, figures, answer.note) if part)


def _refuse_silent_overwriting(work: Work, known: Answer, replaces: int | None) -> None:
    if known.author_id == work.actor.person_id and replaces is None:
        return
    if replaces == known.version or _only_files_came_since(work, known, replaces):
        return
    author = work.session.get(Person, known.author_id) if known.author_id else None
    raise Conflict(
        _("{item}: {author} đã trả lời '{word}' (bản {version})").format(
            item=known.item,
            author=called(author) if author else _("người khác"),
            word=_said(known),
            version=known.version,
        ),
        [_("xem lại rồi ghi đè có chủ ý bằng --replace {version}").format(version=known.version)],
    )
