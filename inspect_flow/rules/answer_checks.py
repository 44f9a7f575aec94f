"""What is wrong, or only odd, about one answer: refusals before it is stored, warnings after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from inspect_flow.locale.numbers import decimal_comma
from inspect_flow.locale.translation import _
from inspect_flow.rules.answers import GivenAnswer
from inspect_flow.rules.checklist import Figure, Item
from inspect_flow.rules.completeness import lacks_evidence
from inspect_flow.rules.scoring import computed_points
from inspect_flow.vocabulary.answers import OUT_OF_PLAY, AnswerWord
from inspect_flow.vocabulary.checklists import FigureUnit, NotArising


def answer_refusals(item: Item, answer: GivenAnswer) -> list[str]:
    """Return why this answer may not be stored, every reason at once; empty when it may."""
    return [
        *_score_faults(item, answer),
        *_figure_faults(item, answer),
        *_word_faults(item, answer),
    ]


def answer_warnings(item: Item, answer: GivenAnswer) -> list[str]:
    """Return what contradicts itself in this answer; it may stand, but somebody must look."""
    found = [
        *_part_above_whole(item, answer),
        *_unbalanced(item, answer),
        *_word_against_figures(item, answer),
        *_hand_against_figures(item, answer),
        *_without_ground(item, answer),
    ]
    return [_("{item}: {warning}").format(item=item.code, warning=warning) for warning in found]


def _score_faults(item: Item, answer: GivenAnswer) -> Iterator[str]:
    if answer.score is None:
        return
    if not 0 <= answer.score <= item.max:
        yield _("{item}: điểm {score} nằm ngoài khoảng từ 0 đến {max}").format(
            item=item.code, score=_number(answer.score), max=_number(item.max)
        )
    if answer.word in OUT_OF_PLAY:
        yield _("{item}: đã chọn '{word}' thì không nhập điểm").format(
            item=item.code, word=answer.word.label
        )


def _figure_faults(item: Item, answer: GivenAnswer) -> Iterator[str]:
    known = {figure.code: figure for figure in item.figures}
    for code, value in answer.figures.items():
        figure = known.get(code)
        if figure is None:
            yield _("{item}: không có số liệu '{figure}'; số liệu được hỏi: {known}").format(
                item=item.code, figure=code, known=", ".join(known) or _("không có")
            )
        elif value is not None and (not value.is_finite() or value < 0):
            yield _("{item}: '{figure}' phải là số từ 0 trở lên").format(
                item=item.code, figure=figure.text
            )
        elif value is not None and not _is_whole_enough(figure, value):
            yield _("{item}: '{figure}' phải là số nguyên, không phải {value}").format(
                item=item.code, figure=figure.text, value=_number(value)
            )


def _word_faults(item: Item, answer: GivenAnswer) -> Iterator[str]:
    if answer.word is AnswerWord.NOT_ARISING and item.not_arising is NotArising.NOT_ALLOWED:
        yield _("{item}: nội dung này luôn phải có, không chọn 'không phát sinh' được").format(
            item=item.code
        )


def _is_whole_enough(figure: Figure, value: Decimal) -> bool:
    return figure.unit is not FigureUnit.COUNT or value == value.to_integral_value()


def _part_above_whole(item: Item, answer: GivenAnswer) -> Iterator[str]:
    scoring = item.scoring
    for part, whole in (
        (scoring.numerator, scoring.denominator),
        (scoring.errors, scoring.checked),
    ):
        above = _above(answer, part, whole)
        if above:
            yield _("{part} ({a}) lớn hơn {whole} ({b})").format(
                part=_named(item, part), whole=_named(item, whole), a=above[0], b=above[1]
            )
    checked = answer.figure(scoring.checked)
    if scoring.size and checked is not None and checked < scoring.size:
        yield _("mẫu chỉ có {checked}, quy định {size}").format(
            checked=_number(checked), size=scoring.size
        )


def _above(answer: GivenAnswer, part: str, whole: str) -> tuple[str, str] | None:
    a, b = answer.figure(part), answer.figure(whole)
    return (_number(a), _number(b)) if a is not None and b is not None and a > b else None


def _unbalanced(item: Item, answer: GivenAnswer) -> Iterator[str]:
    for balance in item.balances:
        left, right = _total(answer, balance.left), _total(answer, balance.right)
        if left is not None and right is not None and left != right:
            yield _("{left} = {a}, nhưng {right} = {b}; phải bằng nhau").format(
                left=_sum_named(item, balance.left),
                a=_number(left),
                right=_sum_named(item, balance.right),
                b=_number(right),
            )


def _word_against_figures(item: Item, answer: GivenAnswer) -> Iterator[str]:
    known = [value for value in answer.figures.values() if value is not None]
    if answer.word is AnswerWord.NOT_ARISING and any(value > 0 for value in known):
        yield _("ghi 'không phát sinh' nhưng có số liệu lớn hơn 0")
    if answer.word is AnswerWord.CONFORMS:
        points = computed_points(item, answer)
        if points is not None and points < item.max:
            yield _("ghi 'đạt' nhưng theo số liệu chỉ được {points}/{max} điểm").format(
                points=_number(points), max=_number(item.max)
            )
    if answer.word in (AnswerWord.DOES_NOT_CONFORM, AnswerWord.PARTLY) and known:
        points = computed_points(item, _without_word(answer))
        if points is not None and points == item.max:
            yield _("ghi '{word}' nhưng theo số liệu được điểm tối đa").format(
                word=answer.word.label
            )


def _hand_against_figures(item: Item, answer: GivenAnswer) -> Iterator[str]:
    points = computed_points(item, answer)
    if answer.score is not None and points is not None and answer.score != points:
        yield _("điểm nhập tay {hand}, điểm tính theo kết quả và số liệu {computed}").format(
            hand=_number(answer.score), computed=_number(points)
        )


def _without_ground(item: Item, answer: GivenAnswer) -> Iterator[str]:
    # Each score has evidence or an explanation (BNV: CV 383, 384/BNV-CCHC 28/01/2021).
    earns = answer.score is not None and answer.score > 0
    if (earns or lacks_evidence(item, answer)) and not (answer.n_evidence or answer.note.strip()):
        yield _("chưa có minh chứng và cũng chưa có giải trình")


def _without_word(answer: GivenAnswer) -> GivenAnswer:
    return GivenAnswer(answer.item, None, answer.figures)


def _total(answer: GivenAnswer, codes: Iterable[str]) -> Decimal | None:
    values = [answer.figure(code) for code in codes]
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if len(known) == len(values) else None


def _named(item: Item, code: str) -> str:
    figure = item.figure(code)
    return figure.text if figure else code


def _sum_named(item: Item, codes: Iterable[str]) -> str:
    return " + ".join(_named(item, code) for code in codes)


def _number(value: Decimal) -> str:
    return decimal_comma(value) if value.is_finite() else str(value)
