"""The checklist as an Excel sheet: written out for one stage, read back with a preview."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from inspect_flow.commands.checklist_answering import sheet_of
from inspect_flow.commands.frame import Desk, Verb, pass_desk
from inspect_flow.commands.sheet_views import (
    apply_option,
    changed_meanwhile,
    is_agreed,
    named_as_sheet,
    tell_only_shown,
    write_sheet,
)
from inspect_flow.commands.telling import tell, told
from inspect_flow.locale.translation import N_, _, _n
from inspect_flow.vocabulary.answers import AnswerStage
from inspect_flow.vocabulary.errors import BadInput

if TYPE_CHECKING:
    from inspect_flow.interchange.sheets.checklist_changes import (
        ItemChange,
        ReadFile,
        SheetChanges,
    )
    from inspect_flow.interchange.sheets.checklist_rows import ItemCells
    from inspect_flow.services.work import Work


def write_checklist(
    desk: Desk, code: str, file: Path, stage: AnswerStage | None, overwrite: bool
) -> None:
    """Write the inspection's checklist for the stage named, or the one that is due."""
    from inspect_flow.commands.document_printing import refuse_existing
    from inspect_flow.interchange.sheets.checklist_writing import checklist_book
    from inspect_flow.records.tables import Inspection
    from inspect_flow.services.answering import open_stage, refuse_answering
    from inspect_flow.services.registry import find

    refuse_existing(named_as_sheet(file), overwrite)
    with desk.reading() as work:
        place = find(work, Inspection, code)
        shown = sheet_of(work, code)
        if stage is not None:
            refuse_answering(work, place, stage)
        content = checklist_book(work, place, shown, stage or open_stage(work, place))
    write_sheet(desk, file, content)


@click.command(
    "read",
    cls=Verb,
    help=N_("Nhập bảng kiểm đã điền bằng Excel; xem trước các thay đổi rồi mới ghi"),
    epilog="inspect-flow checklist read KT-2019-001 bang-kiem.xlsx --as minh\n"
    "inspect-flow checklist read KT-2019-001 bang-kiem.xlsx --apply --as minh",
)
@click.argument("inspection")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--evidence", "folder", type=click.Path(file_okay=False, path_type=Path),
              metavar="DIR",
              help=N_("Thư mục chứa tệp minh chứng; mặc định là thư mục của bảng"))  # fmt: skip
@apply_option
@pass_desk
def read(desk: Desk, inspection: str, file: Path, folder: Path | None, is_sure: bool) -> None:
    """Read a filled-in checklist."""
    from inspect_flow.commands.reading_files import content_of
    from inspect_flow.interchange.sheets.checklist_changes import apply_changes

    content, files = content_of(file), _files_in(folder or file.parent)
    with desk.reading() as work:
        changes = _changes(work, inspection, content, file, files)
    rows = [row for each in changes.items for row in _rows(each)]
    columns = {"cell": _("Ô"), "item": _("Tiêu chí"), "part": _("Mục"), "old": _("Đang ghi"),
               "new": _("Sẽ ghi")}  # fmt: skip
    if not is_agreed(desk, rows, columns, is_sure) or not rows:
        tell_only_shown(desk, rows)
        return
    with desk.transaction() as work:
        again = _changes(work, inspection, content, file, files)
        if again != changes:
            raise changed_meanwhile(inspection)
        apply_changes(work, _place(work, inspection), again)
    _tell_applied(desk, inspection, changes, rows)


def _tell_applied(
    desk: Desk, inspection: str, changes: SheetChanges, rows: list[dict[str, Any]]
) -> None:
    warnings = [warning for each in changes.items for warning in each.warnings]
    sentence = _n("Đã ghi {count} tiêu chí vào {code} ({stage}).", len(changes.items)).format(
        count=len(changes.items), code=inspection, stage=changes.stage.label
    )
    kept = told(sentence, applied=True, changes=rows, warnings=warnings)
    kept.sentences += [_("Lưu ý: {warning}").format(warning=each) for each in warnings]
    tell(desk, kept)


def _changes(work: Work, code: str, content: bytes, file: Path, files: ReadFile) -> SheetChanges:
    from inspect_flow.interchange.sheets.checklist_changes import changes_of

    return changes_of(work, _place(work, code), content, file.name, files)


def _place(work: Work, code: str) -> Any:
    from inspect_flow.records.tables import Inspection
    from inspect_flow.services.registry import find

    return find(work, Inspection, code)


def _files_in(folder: Path) -> ReadFile:
    from inspect_flow.commands.reading_files import content_of

    def read_file(name: str) -> bytes:
        if Path(name).name != name or "\\" in name:
            raise BadInput(
                _("Tệp '{name}'").format(name=name), [_("chỉ ghi tên tệp, không ghi thư mục")]
            )
        return content_of(folder / name)

    return read_file


def _rows(change: ItemChange) -> list[dict[str, Any]]:
    """Return one line for each cell that changes."""
    from inspect_flow.interchange.sheets import checklist_rows as places

    filled, before, after = change.filled, _shown(change.before), _shown(change.filled.cells)
    parts = {
        "word": (_("kết quả"), f"{places.WORD}{filled.row}"),
        "score": (_("điểm"), f"{places.SCORE}{filled.row}"),
        "note": (_("giải trình"), f"{places.NOTE}{filled.row}"),
        "files": (_("minh chứng"), f"{places.FILES}{filled.row}"),
    }
    for figure in filled.item.figures:
        row = filled.figure_rows.get(figure.code, filled.row)
        parts[figure.code] = (figure.text, f"{places.WORD}{row}")
    return [
        {
            "cell": cell,
            "item": filled.item.code,
            "part": part,
            "old": before.get(key, "") or _("(trống)"),
            "new": after.get(key, "") or _("(trống)"),
        }
        for key, (part, cell) in parts.items()
        if before.get(key, "") != after.get(key, "")
    ]


def _shown(cells: ItemCells) -> dict[str, str]:
    from inspect_flow.commands.output import as_text

    figures = {code: as_text(value) for code, value in cells.figures.items()}
    return {
        **figures,
        "word": cells.word.label if cells.word else "",
        "score": as_text(cells.score),
        "note": cells.note,
        "files": ", ".join(cells.files),
    }
