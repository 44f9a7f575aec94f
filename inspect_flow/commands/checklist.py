"""`inspect-flow checklist`: what is asked, what was answered, what it scores."""

from __future__ import annotations

from pathlib import Path

import click

from inspect_flow.commands import checklist_answering as answering
from inspect_flow.commands import checklist_sheets as sheets
from inspect_flow.commands.checklist_filling import fill
from inspect_flow.commands.frame import Desk, noun, pass_desk
from inspect_flow.commands.output import show_json, show_rows
from inspect_flow.commands.sheet_views import overwrite_option
from inspect_flow.commands.words import Word
from inspect_flow.locale.translation import N_, _
from inspect_flow.vocabulary.answers import AnswerStage
from inspect_flow.vocabulary.findings import FindingKind

_CODE = "KT-2019-001"


@noun("checklist", N_("Bảng kiểm, câu trả lời và điểm"))
def checklist() -> None:
    """Group the verbs."""


@checklist.command(
    "list",
    help=N_("Liệt kê các bảng kiểm, phiên bản và mức tin cậy của nguồn"),
    epilog="inspect-flow checklist list",
)
@pass_desk
def list_(desk: Desk) -> None:
    """List the definitions; no database is needed."""
    from inspect_flow.commands.checklist_views import definition_rows
    from inspect_flow.definitions.checklists import load_checklists

    columns = {
        "code": _("Mã"),
        "edition": _("Phiên bản"),
        "title": _("Tên"),
        "level_label": _("Cấp"),
        "n_items": _("Số tiêu chí"),
        "max": _("Điểm tối đa"),
        "valid_from": _("Dùng từ"),
        "valid_to": _("Đến"),
        "mark_label": _("Mức tin cậy"),
    }
    show_rows(definition_rows(load_checklists(desk.definitions)), columns, as_json=desk.as_json)


@checklist.command(
    "show",
    help=N_("Xem một bảng kiểm: lĩnh vực, tiêu chí, điểm, minh chứng, căn cứ"),
    epilog="inspect-flow checklist show district_2019",
)
@click.argument("code")
@pass_desk
def show(desk: Desk, code: str) -> None:
    """Show one definition; no database is needed."""
    from inspect_flow.commands.checklist_views import show_definition
    from inspect_flow.definitions.checklists import (
        checklist_with_code,
        load_checklists,
        to_plain,
    )

    chosen = checklist_with_code(load_checklists(desk.definitions), code)
    if desk.as_json:
        show_json(to_plain(chosen))
        return
    show_definition(chosen)


@checklist.command(
    "sheet",
    help=N_("Xem mọi tiêu chí của một cuộc kiểm tra với bốn mức điểm, phần còn thiếu, xếp loại"),
    epilog=f"inspect-flow checklist sheet {_CODE} --differing\n"
    f"inspect-flow checklist sheet {_CODE} --to bang-kiem.xlsx --as minh",
)
@click.argument("inspection")
@click.option("--differing", is_flag=True, help=N_("Chỉ tiêu chí đơn vị và đoàn chấm khác nhau"))
@click.option("--to", "file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help=N_("Ghi ra tệp Excel để điền rồi nhập lại bằng: checklist read"))  # fmt: skip
@click.option("--stage", type=Word(AnswerStage),
              help=N_("Mức điểm được điền trong tệp; mặc định là mức đang đến lượt"))  # fmt: skip
@overwrite_option
@pass_desk
def sheet(
    desk: Desk,
    inspection: str,
    differing: bool,
    file: Path | None,
    stage: AnswerStage | None,
    overwrite: bool,
) -> None:
    """Show the whole sheet, or write it for Excel."""
    from inspect_flow.commands.checklist_views import show_sheet

    if file is not None:
        sheets.write_checklist(desk, inspection, file, stage, overwrite)
        return
    with desk.reading() as work:
        show_sheet(answering.sheet_of(work, inspection), differing, desk.as_json)


@checklist.command(
    "pending",
    help=N_("Liệt kê tiêu chí còn thiếu kết quả, số liệu, minh chứng hoặc giải trình"),
    epilog=f"inspect-flow checklist pending {_CODE}",
)
@click.argument("inspection")
@pass_desk
def pending(desk: Desk, inspection: str) -> None:
    """List what is still missing."""
    from inspect_flow.commands.checklist_views import pending_rows

    with desk.reading() as work:
        rows = pending_rows(answering.sheet_of(work, inspection))
    columns = {"item": _("Tiêu chí"), "text": _("Nội dung"), "missing": _("Còn thiếu")}
    show_rows(rows, columns, as_json=desk.as_json)


@checklist.command(
    "proposals",
    help=N_("Xem nhận xét được đề xuất từ kết quả; nhận bằng: finding accept"),
    epilog=f"inspect-flow checklist proposals {_CODE} --json",
)
@click.argument("inspection")
@pass_desk
def proposals(desk: Desk, inspection: str) -> None:
    """Propose findings."""
    from inspect_flow.records.tables import Inspection
    from inspect_flow.services.findings import proposals as propose
    from inspect_flow.services.registry import find

    with desk.reading() as work:
        found = propose(work, find(work, Inspection, inspection))
    rows = [
        {
            "item": each.item.code,
            "kind": each.kind.value,
            "kind_label": FindingKind(each.kind).label,
            "area": each.area.name,
            "statement": each.statement,
            "note": each.note,
            "percent": each.percent,
            "points": each.score.points,
            "max": each.item.max,
            "legal_bases": [text.citation() for text in each.legal_texts],
        }
        for each in found
    ]
    columns = {
        "item": _("Tiêu chí"),
        "kind_label": _("Loại"),
        "statement": _("Nhận xét đề xuất"),
        "points": _("Điểm"),
        "max": _("Tối đa"),
    }
    show_rows(rows, columns, as_json=desk.as_json)


@checklist.command(
    "score",
    help=N_("Xem điểm từng lĩnh vực, tổng điểm và xếp loại"),
    epilog=f"inspect-flow checklist score {_CODE}",
)
@click.argument("inspection")
@pass_desk
def score(desk: Desk, inspection: str) -> None:
    """Show the result."""
    from inspect_flow.commands.checklist_views import show_score

    with desk.reading() as work:
        show_score(answering.sheet_of(work, inspection), desk.as_json)


checklist.add_command(answering.answer)
checklist.add_command(fill)
checklist.add_command(sheets.read)
