"""`checklist answer`: one answer with its figures, points, note and evidence."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from inspect_flow.commands.frame import Desk, Verb, pass_desk
from inspect_flow.commands.telling import Told, tell, told
from inspect_flow.commands.words import Number, Word, number, pairs
from inspect_flow.locale.translation import N_, _
from inspect_flow.vocabulary.answers import AnswerStage, AnswerWord
from inspect_flow.vocabulary.errors import BadInput

if TYPE_CHECKING:
    from inspect_flow.records.tables import Answer, Inspection
    from inspect_flow.rules.answers import GivenAnswer
    from inspect_flow.services.queries.sheets import Sheet
    from inspect_flow.services.work import Work


@click.command(
    "answer",
    cls=Verb,
    help=N_("Ghi kết quả một tiêu chí; kết quả của người khác chỉ bị thay khi ghi --replace"),
    epilog='inspect-flow checklist answer KT-2019-001 3.4 partly --figure late=105 --note "…" '
    "--as minh\ninspect-flow checklist answer KT-2019-001 1.1.1 đạt --stage self --as tu",
)
@click.argument("inspection")
@click.argument("item")
@click.argument("word", type=Word(AnswerWord), required=False)
@click.option("--figure", "figures", multiple=True, metavar="NAME=NUMBER",
              help=N_("Số liệu; để trống sau dấu = nghĩa là chưa biết"))  # fmt: skip
@click.option("--score", type=Number(), help=N_("Điểm nhập tay"))
@click.option("--note", default="", metavar="TEXT", help=N_("Giải trình, ghi chú"))
@click.option("--stage", type=Word(AnswerStage), default=AnswerStage.DELEGATION,
              help=N_("Mức điểm; mặc định là đoàn chấm"))  # fmt: skip
@click.option("--replace", "version", type=int, metavar="VERSION",
              help=N_("Thay kết quả của người khác, bản số"))  # fmt: skip
@click.option("--evidence", "files", type=click.Path(path_type=Path), multiple=True,
              metavar="FILE", help=N_("Đính kèm tệp"))  # fmt: skip
@pass_desk
def answer(
    desk: Desk,
    inspection: str,
    item: str,
    word: AnswerWord | None,
    figures: tuple[str, ...],
    score: Decimal | None,
    note: str,
    stage: AnswerStage,
    version: int | None,
    files: tuple[Path, ...],
) -> None:
    """Record one answer."""
    from inspect_flow.commands.case_verbs import attach_files
    from inspect_flow.records.tables import Inspection
    from inspect_flow.rules.answers import GivenAnswer
    from inspect_flow.services.answering import record_answer
    from inspect_flow.services.registry import find

    with desk.transaction() as work:
        place = find(work, Inspection, inspection)
        given = GivenAnswer(item, word, _figures(figures), score, note)
        if given.is_empty and not note:
            raise BadInput(_("{item}: chưa ghi kết quả, số liệu, điểm hay ghi chú").format(
                item=item))  # fmt: skip
        stored = record_answer(work, place, given, stage, replaces_version=version)
        if files:
            attach_files(work, stored, files)
        kept = _answered(work, place, stored, given)
    tell(desk, kept)


def sheet_of(work: Work, code: str) -> Sheet:
    """Return the sheet of the inspection of that code."""
    from inspect_flow.records.tables import Inspection
    from inspect_flow.services.queries.sheets import sheet
    from inspect_flow.services.registry import find

    return sheet(work, find(work, Inspection, code))


def _figures(texts: tuple[str, ...]) -> dict[str, Decimal | None]:
    faults = []
    found: dict[str, Decimal | None] = {}
    for name, value in pairs(texts).items():
        try:
            found[name] = number(value) if value else None
        except BadInput as fault:
            faults.append(f"{name}: {fault.thing}")
    if faults:
        raise BadInput(_("Số liệu không đọc được"), faults)
    return found


def _answered(work: Work, place: Inspection, stored: Answer, given: GivenAnswer) -> Told:
    from dataclasses import replace

    from inspect_flow.rules.answer_checks import answer_warnings
    from inspect_flow.services.evidence import evidence_of
    from inspect_flow.services.queries.sheets import sheet

    whole = sheet(work, place)
    item = whole.checklist.item(stored.item)
    complete = replace(given, n_evidence=len(evidence_of(work, stored)))
    warnings = answer_warnings(item, complete) if item else []
    left = len(whole.missing.unanswered) + len(whole.missing.waiting)
    sentence = _(
        "Đã ghi tiêu chí {item} của {code} ({stage}); còn {left} tiêu chí chưa có kết quả."
    )
    stage = AnswerStage(stored.stage)
    kept = told(
        sentence.format(item=stored.item, code=place.code, stage=stage.label, left=left),
        item=stored.item,
        stage=stage.value,
        version=stored.version,
        unanswered=left,
        warnings=warnings,
    )
    kept.sentences += [_("Lưu ý: {warning}").format(warning=each) for each in warnings]
    return kept
