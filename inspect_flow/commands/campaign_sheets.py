"""The plan of a campaign as an Excel sheet: written out, read back with a preview."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from inspect_flow.commands.frame import Desk, Verb, pass_desk
from inspect_flow.commands.inspection_fields import inspection_fields
from inspect_flow.commands.sheet_views import (
    changed_meanwhile,
    is_agreed,
    named_as_sheet,
    overwrite_option,
    tell_only_shown,
    write_sheet,
)
from inspect_flow.commands.telling import tell, told
from inspect_flow.commands.words import Word
from inspect_flow.locale.translation import N_, _
from inspect_flow.vocabulary.units import UnitLevel

if TYPE_CHECKING:
    from inspect_flow.interchange.sheets.plan_changes import PlanChange, PlanChanges
    from inspect_flow.interchange.sheets.plan_rows import PlanLine
    from inspect_flow.services.work import Work


@click.command(
    "plan-sheet",
    cls=Verb,
    help=N_("Ghi kế hoạch ra tệp Excel để điền, rồi nhập lại bằng: campaign plan --from"),
    epilog="inspect-flow campaign plan-sheet BRVT-2019 --to ke-hoach.xlsx --level commune",
)
@click.argument("code")
@click.option("--to", "file", type=click.Path(dir_okay=False, path_type=Path), required=True,
              metavar="FILE", help=N_("Tệp Excel ghi ra"))  # fmt: skip
@click.option("--level", type=Word(UnitLevel),
              help=N_("Ghi sẵn cả các đơn vị cấp này chưa có trong kế hoạch"))  # fmt: skip
@overwrite_option
@pass_desk
def plan_sheet(desk: Desk, code: str, file: Path, level: UnitLevel | None, overwrite: bool) -> None:
    """Write the plan for Excel."""
    from inspect_flow.commands.document_printing import refuse_existing
    from inspect_flow.interchange.sheets.plan_writing import plan_book
    from inspect_flow.records.tables import Campaign
    from inspect_flow.services.registry import find

    refuse_existing(named_as_sheet(file), overwrite)
    with desk.reading() as work:
        content = plan_book(work, find(work, Campaign, code), level)
    write_sheet(desk, file, content)


def read_plan(
    desk: Desk, code: str, file: Path, basis: str, fields: dict[str, Any], is_sure: bool
) -> None:
    """Show what the sheet changes in the plan, and write it when told to."""
    from inspect_flow.commands.reading_files import content_of
    from inspect_flow.interchange.sheets.plan_changes import apply_plan

    content = content_of(file)
    with desk.reading() as work:
        own = inspection_fields(work, dict(fields))
        changes = _changes(work, code, content, file, basis, own)
    rows = [row for each in changes.items for row in _rows(each)]
    columns = {"cell": _("Ô"), "unit": _("Đơn vị"), "part": _("Mục"), "old": _("Đang ghi"),
               "new": _("Sẽ ghi")}  # fmt: skip
    if not is_agreed(desk, rows, columns, is_sure) or not rows:
        tell_only_shown(desk, rows)
        return
    with desk.transaction() as work:
        again = _changes(work, code, content, file, basis, own)
        if not again.same_as(changes):
            raise changed_meanwhile(code)
        new = [each.code for each in apply_plan(work, _campaign(work, code), again, basis, **own)]
    sentence = _("Đã nhập kế hoạch {code}: {new} đơn vị mới, {changed} đơn vị thay đổi.").format(
        code=code, new=len(new), changed=len(changes.items) - len(new)
    )
    kept = told(sentence, applied=True, inspections=new, changes=rows)
    if changes.unnamed:
        kept.sentences.append(
            _("Giữ nguyên các cuộc không có trong bảng: {codes}.").format(
                codes=", ".join(changes.unnamed)
            )
        )
    tell(desk, kept)


def _changes(
    work: Work, code: str, content: bytes, file: Path, basis: str, own: dict[str, Any]
) -> PlanChanges:
    from inspect_flow.interchange.sheets.plan_changes import plan_changes

    return plan_changes(work, _campaign(work, code), content, file.name, basis, **own)


def _campaign(work: Work, code: str) -> Any:
    from inspect_flow.records.tables import Campaign
    from inspect_flow.services.registry import find

    return find(work, Campaign, code)


def _rows(change: PlanChange) -> list[dict[str, Any]]:
    """Return one line for a new unit, or one for each thing that changes of a known one."""
    before, after = _shown(change.before), _shown(change.filled.line)
    about = {"cell": change.cell, "unit": change.filled.unit.code}
    if change.planned is None:
        said = "; ".join(text for text in after.values() if text)
        return [{**about, "part": _("đơn vị mới"), "old": "", "new": said or _("chưa xếp lịch")}]
    parts = {
        "first": _("từ ngày"),
        "last": _("đến ngày"),
        "place": _("địa điểm"),
        "head": _("người phụ trách"),
        "note": _("ghi chú"),
    }
    return [
        {**about, "part": part, "old": before[key], "new": after[key] or _("(trống)")}
        for key, part in parts.items()
        if before[key] != after[key]
    ]


def _shown(line: PlanLine) -> dict[str, str]:
    from inspect_flow.commands.output import as_text

    return {key: as_text(value) for key, value in asdict(line).items()}
