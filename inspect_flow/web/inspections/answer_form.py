"""The form of one item: read what was answered, keep it, and say whose answer stands in the way."""

from __future__ import annotations

from dataclasses import dataclass

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Inspection
from inspect_flow.rules.answers import GivenAnswer
from inspect_flow.rules.checklist import Item
from inspect_flow.services.answering import record_answer, refuse_answering
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.answers import AnswerStage, AnswerWord
from inspect_flow.vocabulary.errors import BadInput, MoveRefused
from inspect_flow.web.inspections.checklist_view import dom_of
from inspect_flow.web.sent import Sent, typed_number

_ORDER = (AnswerStage.DELEGATION, AnswerStage.FINAL, AnswerStage.EXPLANATION, AnswerStage.SELF)


@dataclass(frozen=True, slots=True)
class Open:
    """Which stage the page shows, and whether its reader may answer there."""

    stage: AnswerStage
    can_answer: bool
    why_not: tuple[str, ...]


def opened(work: Work, inspection: Inspection, wanted: str) -> Open:
    """Return the stage asked for, else the first that the reader may answer now."""
    known = {each.value: each for each in AnswerStage}
    if wanted in known:
        reasons = _refusals(work, inspection, known[wanted])
        return Open(known[wanted], not reasons, reasons)
    for stage in _ORDER:
        if not _refusals(work, inspection, stage):
            return Open(stage, True, ())
    return Open(AnswerStage.DELEGATION, False, _refusals(work, inspection, AnswerStage.DELEGATION))


def _refusals(work: Work, inspection: Inspection, stage: AnswerStage) -> tuple[str, ...]:
    try:
        refuse_answering(work, inspection, stage)
    except MoveRefused as refusal:
        return tuple(refusal.reasons)
    return ()


def answer_in(item: Item, form: Sent) -> GivenAnswer:
    """Read the answer from the item's form; raise `BadInput` with every fault at once."""
    dom, faults = dom_of(item.code), []
    numbers = {}
    fields = {f"figure-{dom}-{each.code}": each.text for each in item.figures}
    for name, label in {**fields, f"score-{dom}": _("Điểm nhập tay")}.items():
        try:
            numbers[name] = typed_number(form.text(name))
        except BadInput as fault:
            faults.append(f"{label}: {fault.thing}")
    word = form.text(f"word-{dom}")
    known = {each.value: each for each in AnswerWord}
    if word and word not in known:
        faults.append(_("Câu trả lời không có trong bảng kiểm"))
    if faults:
        raise BadInput(_("Tiêu chí {item}").format(item=item.code), faults)
    return GivenAnswer(
        item.code,
        known.get(word),
        {each.code: numbers[f"figure-{dom}-{each.code}"] for each in item.figures},
        numbers[f"score-{dom}"],
        form.text(f"note-{dom}"),
    )


def keep_answer(
    work: Work, inspection: Inspection, item: Item, stage: AnswerStage, form: Sent
) -> None:
    """Keep the answer; one that somebody gave meanwhile is only replaced on purpose.

    The form names the version it shows, 0 where it shows none, so that nobody's answer, not even
    one's own in another window, is written over unseen.
    """
    given = answer_in(item, form)
    on_purpose = form.whole("replaces")
    seen = on_purpose or form.whole(f"version-{dom_of(item.code)}")
    record_answer(work, inspection, given, stage, replaces_version=seen)
