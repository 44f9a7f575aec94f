"""What a checklist still waits for: answers, figures, evidence, notes."""

from __future__ import annotations

from dataclasses import dataclass

from inspect_flow.locale.translation import _
from inspect_flow.rules.answers import Answers, GivenAnswer
from inspect_flow.rules.applicability import Applies, applicability
from inspect_flow.rules.checklist import ChecklistDefinition, Item
from inspect_flow.rules.scoring import ScoreState, score_item


@dataclass(frozen=True, slots=True)
class Completeness:
    """Item codes by what they lack, each list in the order of the paper."""

    asked: tuple[str, ...]
    waiting: tuple[str, ...]
    hidden: tuple[str, ...]
    unanswered: tuple[str, ...]
    without_score: tuple[str, ...]
    without_evidence: tuple[str, ...]
    without_note: tuple[str, ...]
    # Answered although an earlier answer took the item away; the answer is kept but not counted.
    answered_though_hidden: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        """Tell whether the minutes can be drafted from these answers."""
        return not self.refusals()

    def refusals(self) -> list[str]:
        """Return one sentence for each thing that must be there before the minutes are drafted."""
        return _sentences(
            (self.unanswered, _("Chưa có kết quả: {items}")),
            (self.waiting, _("Chưa biết có phải kiểm tra hay không: {items}")),
            (self.without_evidence, _("Chưa có minh chứng: {items}")),
            (self.without_note, _("Chưa ghi rõ lý do, nội dung: {items}")),
        )

    def warnings(self) -> list[str]:
        """Return what does not stop the minutes but makes the points provisional or odd."""
        return _sentences(
            (self.without_score, _("Có kết quả nhưng chưa đủ số liệu để chấm điểm: {items}")),
            (
                self.answered_though_hidden,
                _("Có kết quả nhưng không thuộc nội dung phải kiểm tra, không tính điểm: {items}"),
            ),
        )


def completeness(checklist: ChecklistDefinition, answers: Answers) -> Completeness:
    """Tell which items apply given the answers, and what each still lacks."""
    applies = applicability(checklist, answers)
    asked = [item for item in checklist.items() if applies[item.code] is Applies.ASKED]
    answered = [
        (item, answer)
        for item in asked
        if (answer := answers.get(item.code)) is not None and not answer.is_empty
    ]
    have_answer = {item.code for item, _answer in answered}
    hidden = tuple(code for code, verdict in applies.items() if verdict is Applies.HIDDEN)
    return Completeness(
        asked=tuple(item.code for item in asked),
        waiting=tuple(code for code, verdict in applies.items() if verdict is Applies.WAITING),
        hidden=hidden,
        unanswered=tuple(item.code for item in asked if item.code not in have_answer),
        without_score=tuple(item.code for item, answer in answered if _unscored(item, answer)),
        without_evidence=tuple(
            item.code for item, answer in answered if lacks_evidence(item, answer)
        ),
        without_note=tuple(item.code for item, answer in answered if lacks_note(item, answer)),
        answered_though_hidden=tuple(
            code for code in hidden if code in answers and not answers[code].is_empty
        ),
    )


def lacks_evidence(item: Item, answer: GivenAnswer) -> bool:
    """Tell whether this answer must come with evidence and has none."""
    return answer.word in item.require.evidence_for and answer.n_evidence == 0


def lacks_note(item: Item, answer: GivenAnswer) -> bool:
    """Tell whether this answer must come with a note and has none."""
    return answer.word in item.require.note_for and not answer.note.strip()


def _unscored(item: Item, answer: GivenAnswer) -> bool:
    # An unscored checklist (maximum 0) asks for a judgement only.
    return item.max > 0 and score_item(item, answer).state is ScoreState.UNSCORED


def _sentences(*wanted: tuple[tuple[str, ...], str]) -> list[str]:
    return [text.format(items=", ".join(codes)) for codes, text in wanted if codes]
