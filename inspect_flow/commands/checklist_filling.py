"""`checklist fill`: ask for one item after the other, as the paper does; each answer is kept."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

import click

from inspect_flow.commands.checklist_answering import sheet_of
from inspect_flow.commands.frame import Desk, Verb, pass_desk
from inspect_flow.commands.telling import tell, told
from inspect_flow.commands.words import Word, number, plain
from inspect_flow.locale.numbers import decimal_comma
from inspect_flow.locale.translation import N_, _
from inspect_flow.vocabulary.answers import AnswerStage, AnswerWord
from inspect_flow.vocabulary.errors import BadInput, InspectFlowError, NotFound

if TYPE_CHECKING:
    from inspect_flow.rules.answers import GivenAnswer
    from inspect_flow.rules.checklist import Item
    from inspect_flow.services.queries.sheets import Sheet

_LETTERS = {
    "d": AnswerWord.CONFORMS,
    "m": AnswerWord.PARTLY,
    "k": AnswerWord.DOES_NOT_CONFORM,
    "o": AnswerWord.NOT_APPLICABLE,
    "p": AnswerWord.NOT_ARISING,
}
_STOP = "q"


@dataclass
class _Round:
    """One sitting: which items are left, how many were answered."""

    desk: Desk
    inspection: str
    stage: AnswerStage
    area: str | None
    left: list[Item]
    answered: int = 0


@click.command(
    "fill",
    cls=Verb,
    help=N_("Nhập lần lượt các tiêu chí còn thiếu; mỗi kết quả được lưu ngay"),
    epilog="inspect-flow checklist fill KT-2019-001 --area 3 --as minh",
)
@click.argument("inspection")
@click.option("--stage", type=Word(AnswerStage), default=AnswerStage.DELEGATION,
              help=N_("Mức điểm; mặc định là đoàn chấm"))  # fmt: skip
@click.option("--area", metavar="CODE", help=N_("Chỉ một lĩnh vực của bảng kiểm"))
@pass_desk
def fill(desk: Desk, inspection: str, stage: AnswerStage, area: str | None) -> None:
    """Ask for what is still missing."""
    with desk.reading() as work:
        sheet = sheet_of(work, inspection)
    sitting = _Round(desk, inspection, stage, area, _waiting(sheet, stage, area))
    click.echo(_("{count} tiêu chí. {letters}").format(
        count=len(sitting.left), letters=_explained()))  # fmt: skip
    while sitting.left and _ask(sitting):
        pass
    sentence = _("Đã ghi {answered} tiêu chí của {code}, còn {left}.").format(
        answered=sitting.answered, code=inspection, left=len(sitting.left)
    )
    tell(desk, told(sentence, answered=sitting.answered, left=len(sitting.left)))


def _waiting(sheet: Sheet, stage: AnswerStage, area: str | None) -> list[Item]:
    """Return the items that are asked and have no answer at that stage, in the paper's order."""
    areas = [each for each in sheet.checklist.areas if area in (None, each.code)]
    if not areas:
        known = ", ".join(each.code for each in sheet.checklist.areas)
        raise NotFound(
            _("Bảng kiểm {code} không có lĩnh vực '{area}'").format(
                code=sheet.checklist.code, area=area
            ),
            [_("các lĩnh vực: {codes}").format(codes=known)],
        )
    given = sheet.stages.get(stage, {})
    answered = {code for code, each in given.items() if not each.is_empty}
    return [
        item
        for each in areas
        for item in each.items
        if item.code in sheet.missing.asked and item.code not in answered
    ]


def _ask(sitting: _Round) -> bool:
    """Ask for the next item until it is answered or passed over; False ends the sitting."""
    item = sitting.left[0]
    click.echo()
    click.echo(f"{item.code}  {item.text} ({_('tối đa')} {decimal_comma(item.max)})")
    if item.evidence:
        click.echo("  " + _("Cần xem: {evidence}").format(evidence="; ".join(item.evidence)))
    try:
        typed = click.prompt(_("  Kết quả"), default="", show_default=False)
        if plain(typed) == _STOP:
            return False
        if not typed.strip():
            sitting.left.pop(0)
            return True
        _record(sitting, _answer(item, typed))
    except InspectFlowError as refusal:
        click.echo(str(refusal), err=True)
    except click.Abort:
        click.echo()
        return False
    return True


def _answer(item: Item, typed: str) -> GivenAnswer:
    from inspect_flow.rules.answers import GivenAnswer

    word = _LETTERS.get(plain(typed)) or Word(AnswerWord).convert(typed, None, None)
    figures = {}
    if word not in (AnswerWord.NOT_APPLICABLE, AnswerWord.NOT_ARISING):
        figures = {each.code: _figure(each.text) for each in item.figures}
    note = click.prompt(_("  Ghi chú"), default="", show_default=False)
    return GivenAnswer(item.code, word, figures, None, note)


def _figure(text: str) -> Decimal | None:
    while True:
        typed = click.prompt(f"  {text}", default="", show_default=False)
        try:
            return number(typed) if typed.strip() else None
        except BadInput as fault:
            click.echo(str(fault), err=True)


def _record(sitting: _Round, given: GivenAnswer) -> None:
    """Keep the answer in a transaction of its own, and see what is left after it."""
    from inspect_flow.records.tables import Inspection
    from inspect_flow.rules.answer_checks import answer_warnings
    from inspect_flow.services.answering import record_answer
    from inspect_flow.services.registry import find

    with sitting.desk.transaction() as work:
        place = find(work, Inspection, sitting.inspection)
        record_answer(work, place, given, sitting.stage)
        sheet = sheet_of(work, sitting.inspection)
    item = sheet.checklist.item(given.item)
    for warning in answer_warnings(item, given) if item else []:
        click.echo(_("Lưu ý: {warning}").format(warning=warning))
    waiting = {each.code for each in _waiting(sheet, sitting.stage, sitting.area)}
    order = [each.code for each in sheet.checklist.items()]
    after = order.index(given.item)
    known = {each.code for each in sitting.left}
    # An answer may bring up later items that were not asked before, or take some away.
    sitting.left = [
        each
        for each in sheet.checklist.items()
        if each.code in waiting and (each.code in known or order.index(each.code) > after)
    ]
    sitting.answered += 1


def _explained() -> str:
    letters = {"đ": "d", "m": "m", "k": "k", "o": "o", "p": "p"}
    words = ", ".join(f"{shown} = {_LETTERS[key].label}" for shown, key in letters.items())
    return _("{words}; Enter: để sau; q: dừng.").format(words=words)
