"""What the verbs that read and write Excel sheets share: the options, the preview, the question."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from inspect_flow.commands.frame import Desk
from inspect_flow.commands.output import show_rows
from inspect_flow.commands.telling import tell, told
from inspect_flow.commands.words import plain
from inspect_flow.commands.writing_files import write_whole
from inspect_flow.locale.translation import N_, _, _n
from inspect_flow.vocabulary.errors import BadInput, Conflict

if TYPE_CHECKING:
    from inspect_flow.interchange.sheets.registers import Columns

ENDING = ".xlsx"
_SHOWN = 100
_YES = ("c", "co", "y", "yes")

xlsx_option = click.option("--xlsx", "xlsx", type=click.Path(dir_okay=False, path_type=Path),
                           metavar="FILE", help=N_("Ghi danh sách ra tệp Excel này"))  # fmt: skip
overwrite_option = click.option("--overwrite", is_flag=True, help=N_("Ghi đè tệp đã có"))
apply_option = click.option("--apply", "is_sure", is_flag=True,
                            help=N_("Ghi luôn, không hỏi lại"))  # fmt: skip


def named_as_sheet(file: Path) -> Path:
    """Return the path of a sheet to write; raise `BadInput` for another ending."""
    if file.suffix.lower() != ENDING:
        raise BadInput(
            _("Tệp {file}").format(file=file), [_("đặt tên có đuôi .xlsx để Excel mở được")]
        )
    return file


def write_sheet(desk: Desk, file: Path, content: bytes) -> None:
    """Put the workbook at its place and say so."""
    write_whole(file, content, make_folder=True)
    sentence = _("Đã ghi ra {file}.").format(file=file)
    tell(desk, told(sentence, file=str(file), size=len(content)))


def write_register(
    desk: Desk,
    file: Path,
    overwrite: bool,
    title: str,
    columns: Columns,
    rows: Sequence[Mapping[str, Any]],
) -> None:
    """Write a listing as a register; dates and numbers keep their types."""
    from inspect_flow.commands.document_printing import refuse_existing
    from inspect_flow.interchange.sheets.registers import register_book

    refuse_existing(named_as_sheet(file), overwrite)
    write_sheet(desk, file, register_book(title, columns, rows))


def is_agreed(
    desk: Desk, rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str], is_sure: bool
) -> bool:
    """Show what a sheet would change; tell whether it may be written, asking on a terminal."""
    if rows and not desk.as_json:
        show_rows(rows[:_SHOWN], columns, as_json=False, title=_("Thay đổi so với hồ sơ"))
        if len(rows) > _SHOWN:
            left = len(rows) - _SHOWN
            more = _n("… và {count} thay đổi nữa; xem tất cả bằng --json", left)
            click.echo(more.format(count=left))
    if is_sure or not rows:
        return is_sure
    if desk.as_json or not sys.stdin.isatty():
        return False
    try:
        asked = _n("Ghi {count} thay đổi này? (c/k)", len(rows)).format(count=len(rows))
        typed = click.prompt(asked, default="k", show_default=False)
    except click.Abort:
        click.echo()
        return False
    return plain(typed) in _YES


def tell_only_shown(desk: Desk, rows: Sequence[Mapping[str, Any]]) -> None:
    """Say that nothing was written, and how to."""
    if rows:
        sentence = _n("Chưa ghi gì; thêm --apply để ghi {count} thay đổi.", len(rows)).format(
            count=len(rows)
        )
    else:
        sentence = _("Bảng không có gì khác hồ sơ.")
    tell(desk, told(sentence, applied=False, changes=list(rows)))


def changed_meanwhile(code: str) -> Conflict:
    """Return the refusal of changes that are no longer those that were shown."""
    return Conflict(
        _("{code}: hồ sơ vừa được thay đổi").format(code=code),
        [_("chưa ghi gì; chạy lại để xem các thay đổi")],
    )
