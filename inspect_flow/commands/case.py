"""`inspect-flow case`: check, load, export and list case files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from inspect_flow.commands.frame import Desk, noun, pass_desk
from inspect_flow.commands.loading_views import said_of
from inspect_flow.commands.output import show_json, show_rows
from inspect_flow.commands.telling import Told, tell, told
from inspect_flow.commands.writing_files import write_whole
from inspect_flow.locale.translation import N_, _, _n
from inspect_flow.vocabulary.errors import BadInput, InspectFlowError

if TYPE_CHECKING:
    from inspect_flow.interchange.case_file.case import CaseFile
    from inspect_flow.interchange.case_file.reading import ReadCase

_FILES = click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)


@noun("case", N_("Tệp vụ việc: kiểm tra, nạp, xuất"))
def case() -> None:
    """Group the verbs."""


@case.command(
    "check",
    help=N_("Kiểm tra tệp vụ việc, nêu mọi lỗi cùng lúc; không cần cơ sở dữ liệu"),
    epilog="inspect-flow case check long_dien_2019.yaml",
)
@_FILES
@pass_desk
def check(desk: Desk, files: tuple[Path, ...]) -> None:
    """Check every file; end with code 6 when any is wrong."""
    checked = [_checked(desk, file) for file in files]
    if desk.as_json:
        show_json(checked)
    else:
        _show_checked(checked)
    wrong = [each for each in checked if each["faults"]]
    if wrong:
        raise BadInput(
            _("{count} tệp có lỗi").format(count=len(wrong)),
            [f"{each['file']}: {fault}" for each in wrong for fault in each["faults"]],
        )


def _checked(desk: Desk, file: Path) -> dict[str, Any]:
    from inspect_flow.bootstrap.opening import load_office
    from inspect_flow.interchange.case_file.reading import read_case_path
    from inspect_flow.interchange.loading.interval_faults import interval_faults
    from inspect_flow.interchange.loading.state_faults import state_faults

    try:
        read = read_case_path(file)
    except InspectFlowError as refusal:
        faults = _faults_of(refusal, file)
        return {"file": str(file), "faults": faults, "remarks": [], "inspections": 0}
    office = load_office(desk.database, desk.definitions)
    faults = state_faults(read.case, office.machines)
    faults += [read.lined(*each) for each in interval_faults(read.case, office.intervals)]
    return {
        "file": str(file),
        "faults": faults,
        "remarks": read.remarks,
        **_counts(read.case),
    }


def _faults_of(refusal: InspectFlowError, file: Path) -> list[str]:
    counting = _("{file}: {count} lỗi").format(file=file, count=len(refusal.reasons))
    if refusal.reasons and refusal.thing == counting:
        return refusal.reasons
    # A file that cannot be read at all has its fault in the title.
    return ["; ".join([refusal.thing.removeprefix(f"{file}: "), *refusal.reasons])]


def _counts(content: CaseFile) -> dict[str, int]:
    findings = [
        len(each.items)
        for inspection in content.inspections
        for each in (inspection.strengths, inspection.shortcomings)
        if each
    ]
    return {"inspections": len(content.inspections), "findings": sum(findings)}


def _show_checked(checked: list[dict[str, Any]]) -> None:
    for each in checked:
        if not each["faults"]:
            click.echo(
                _("{file}: hợp lệ ({inspections} cuộc kiểm tra, {findings} nhận xét)").format(
                    **each
                )
            )
        for remark in each["remarks"]:
            click.echo(_("  cần xem lại: {remark}").format(remark=remark))


@case.command(
    "load",
    help=N_("Nạp tệp vụ việc; nạp lại không làm thay đổi gì"),
    epilog="inspect-flow case load long_dien_2019.yaml\n"
    "inspect-flow case load long_dien_2019.yaml --update",
)
@_FILES
@click.option(
    "--update", is_flag=True, help=N_("Ghi đè theo tệp khi cơ sở dữ liệu đang có nội dung khác")
)
@pass_desk
def load(desk: Desk, files: tuple[Path, ...], update: bool) -> None:
    """Load all files in one transaction: all of them or none."""
    from inspect_flow.commands.output import progress
    from inspect_flow.interchange.loading import load_case

    read = _read_all(files)
    with (
        desk.transaction() as work,
        progress(read, _("Đang nạp"), len(read)) as items,
    ):
        kept = [
            _loaded(file, each, load_case(work, each.case, file.name, update=update))
            for file, each in items
        ]
    for each in kept:
        tell(desk, each)


def _read_all(files: tuple[Path, ...]) -> list[tuple[Path, ReadCase]]:
    from inspect_flow.interchange.case_file.reading import read_case_path

    read, refusals = [], []
    for file in files:
        try:
            read.append((file, read_case_path(file)))
        except InspectFlowError as refusal:
            refusals.append(refusal)
    if len(refusals) == 1:
        raise refusals[0]
    if refusals:
        reasons = [str(refusal) for refusal in refusals]
        raise BadInput(_("Chưa nạp tệp nào"), reasons)
    return read


def _loaded(file: Path, read: ReadCase, result: Any) -> Told:
    kept = said_of(result, _("{file}: đợt kiểm tra {code}").format(file=file, code=result.code))
    remarks = [_("  cần xem lại: {remark}").format(remark=remark) for remark in read.remarks]
    return Told([*kept.sentences, *remarks], {**kept.facts, "remarks": read.remarks})


@case.command(
    "export",
    help=N_("Xuất một đợt kiểm tra thành tệp vụ việc; nạp lại cho đúng nội dung cũ"),
    epilog="inspect-flow case export CCHC-2019-BRVT --to long-dien.yaml",
)
@click.argument("code")
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=N_("Tệp ghi ra, .yaml hoặc .json; không ghi thì in ra màn hình"),
)
@pass_desk
def export(desk: Desk, code: str, target: Path | None) -> None:
    """Write a campaign as a case file."""
    from inspect_flow.interchange.case_file.writing import as_json, as_yaml
    from inspect_flow.interchange.exporting import export_case

    with desk.reading() as work:
        content = export_case(work, code)
    as_json_file = desk.as_json if target is None else target.suffix.lower() == ".json"
    text = as_json(content) if as_json_file else as_yaml(content)
    if target is None:
        click.echo(text, nl=False)
        return
    write_whole(target, text.encode())
    sentence = _("Đã xuất {code} ra {file}.").format(code=code, file=target)
    tell(desk, told(sentence, code=code, file=str(target)))


@case.command(
    "list",
    help=N_("Liệt kê các vụ việc có thể xuất"),
    epilog="inspect-flow case list",
)
@pass_desk
def list_(desk: Desk) -> None:
    """List the stored campaigns with what they hold."""
    from inspect_flow.interchange.exporting.listing import list_cases

    with desk.reading() as work:
        rows = list_cases(work)
    columns = {
        "code": _("Mã"),
        "year": _("Năm"),
        "title": _("Đợt kiểm tra"),
        "inspections": _n("Cuộc kiểm tra"),
        "findings": _("Nhận xét"),
        "deficiencies": _("Tồn tại theo dõi"),
    }
    show_rows(rows, columns, as_json=desk.as_json)
