"""`inspect-flow unit`: units with their history, and deficiencies that lost their owner."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from inspect_flow.commands.frame import Desk, choices, noun, pass_desk
from inspect_flow.commands.loading_views import said_of
from inspect_flow.commands.output import show_json, show_record, show_rows
from inspect_flow.commands.telling import Told, tell, told
from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import N_, _
from inspect_flow.vocabulary.units import SuccessionKind, UnitLevel

if TYPE_CHECKING:
    from inspect_flow.services.queries.unit_register import Arrow, UnitPast


@noun("unit", N_("Cơ quan, đơn vị và lịch sử sắp xếp"))
def unit() -> None:
    """Group the verbs."""


@unit.command(
    "load",
    help=N_("Nạp tệp đơn vị; nạp lại không làm thay đổi gì"),
    epilog="inspect-flow unit load units_ba_ria_vung_tau.yaml",
)
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--update", is_flag=True, help=N_("Ghi đè theo tệp khi cơ sở dữ liệu đang có nội dung khác")
)
@pass_desk
def load(desk: Desk, file: Path, update: bool) -> None:
    """Load a unit file in one transaction."""
    from inspect_flow.interchange.loading.units import store_units
    from inspect_flow.interchange.unit_format import read_unit_path

    read = read_unit_path(file)
    with desk.transaction() as work:
        kept = said_of(store_units(work, read.units, file.name, update=update), str(file))
    remarks = [_("  cần xem lại: {remark}").format(remark=remark) for remark in read.remarks]
    tell(desk, Told([*kept.sentences, *remarks], {**kept.facts, "remarks": read.remarks}))


@unit.command(
    "export",
    help=N_("Xuất mọi đơn vị thành tệp đơn vị"),
    epilog="inspect-flow unit export --to don-vi.yaml",
)
@click.option(
    "--to", "target", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help=N_("Tệp ghi ra; không ghi thì in ra màn hình"),
)  # fmt: skip
@pass_desk
def export(desk: Desk, target: Path | None) -> None:
    """Write every unit as a unit file."""
    from inspect_flow.commands.writing_files import write_whole
    from inspect_flow.interchange.unit_file import units_file_of

    with desk.reading() as work:
        text = units_file_of(work)
    if target is None:
        click.echo(text, nl=False)
        return
    write_whole(target, text.encode())
    tell(desk, told(_("Đã xuất các đơn vị ra {file}.").format(file=target), file=str(target)))


@unit.command(
    "list",
    help=N_("Liệt kê đơn vị có vào một ngày (ngày ghi ở --on)"),
    epilog="inspect-flow unit list --level commune --on 14/8/2019",
)
@click.option("--level", type=choices(list(UnitLevel)), help=N_("Chỉ một cấp"))
@click.option("--under", metavar="UNIT", help=N_("Chỉ đơn vị trực thuộc đơn vị này"))
@click.option("--search", default="", metavar="TEXT", help=N_("Tìm trong tên và mã"))
@pass_desk
def list_(desk: Desk, level: str | None, under: str | None, search: str) -> None:
    """List the units that existed on the day."""
    from inspect_flow.services.queries.names import find_unit
    from inspect_flow.services.queries.unit_register import list_units

    with desk.reading() as work:
        upper = find_unit(work, under) if under else None
        found = list_units(work, level=level, under=upper, text=search)
    rows = [
        {**each.plain(), "level_label": UnitLevel(each.level).label if each.level else ""}
        for each in found
    ]
    columns = {
        "code": _("Mã"),
        "name": _("Tên"),
        "level_label": _("Cấp"),
        "parent": _("Trực thuộc"),
        "valid_from": _("Từ ngày"),
        "valid_to": _("Đến ngày"),
    }
    show_rows(rows, columns, as_json=desk.as_json)


@unit.command(
    "show",
    help=N_("Xem một đơn vị như vào một ngày (ngày ghi ở --on)"),
    epilog="inspect-flow unit show long-dien --on 14/8/2019",
)
@click.argument("code")
@pass_desk
def show(desk: Desk, code: str) -> None:
    """Show one unit as it was on the day."""
    from inspect_flow.services.queries.names import find_unit
    from inspect_flow.services.queries.unit_register import unit_on

    with desk.reading() as work:
        shown = unit_on(work, find_unit(work, code))
    labels = {
        "code": _("Mã"),
        "name": _("Tên"),
        "authority": _("Cơ quan ký"),
        "level_label": _("Cấp"),
        "parent": _("Trực thuộc"),
        "place": _("Địa danh"),
        "symbol": _("Ký hiệu"),
        "head_title": _("Chức danh người đứng đầu"),
        "head": _("Người đứng đầu"),
        "contact": _("Đầu mối liên hệ"),
        "valid_from": _("Từ ngày"),
        "valid_to": _("Đến ngày"),
        "state": _("Tình trạng"),
        "source": _("Nguồn"),
        "mark": _("Kiểm chứng"),
        "note": _("Ghi chú"),
    }
    facts = shown.plain()
    facts["level_label"] = UnitLevel(shown.level).label if shown.level else ""
    facts["mark"] = _mark(shown.is_verified)
    facts["state"] = "" if shown.exists else _("không tồn tại vào ngày này")
    show_record(facts, labels, as_json=desk.as_json)


@unit.command(
    "history",
    help=N_("Xem các giai đoạn của đơn vị, đơn vị trước và đơn vị kế thừa"),
    epilog="inspect-flow unit history long-dien",
)
@click.argument("code")
@pass_desk
def history(desk: Desk, code: str) -> None:
    """Show how a unit came to be, changed and ended."""
    from inspect_flow.services.queries.names import find_unit
    from inspect_flow.services.queries.unit_register import past_of

    with desk.reading() as work:
        past = past_of(work, find_unit(work, code))
    if desk.as_json:
        show_json(past.plain())
        return
    _show_past(past)


def _show_past(past: UnitPast) -> None:
    for arrow in past.before:
        click.echo(_("Hình thành: {arrow}").format(arrow=_arrow(arrow)))
    rows = [
        {
            **version.plain(),
            "span": _span(version.valid_from, version.valid_to),
            "level_label": UnitLevel(version.level).label,
            "mark": _mark(version.is_verified),
        }
        for version in past.versions
    ]
    columns = {
        "span": _("Thời gian"),
        "name": _("Tên"),
        "level_label": _("Cấp"),
        "parent": _("Trực thuộc"),
        "source": _("Nguồn"),
        "mark": _("Kiểm chứng"),
    }
    show_rows(rows, columns, as_json=False, title=past.code)
    for arrow in past.after:
        click.echo(_("Kế thừa: {arrow}").format(arrow=_arrow(arrow)))


def _arrow(arrow: Arrow) -> str:
    parts = [
        _("{day} {kind}: {old} → {new}").format(
            day=short_date(arrow.on),
            kind=SuccessionKind(arrow.kind).label,
            old=arrow.predecessor,
            new=arrow.successor,
        ),
        arrow.document,
        arrow.share,
        _mark(arrow.is_verified),
    ]
    return "; ".join(filter(None, parts))


def _span(first: date | None, last: date | None) -> str:
    began = short_date(first) if first else _("chưa rõ")
    return _("{first} đến {last}").format(first=began, last=short_date(last) if last else _("nay"))


def _mark(is_verified: bool) -> str:
    return _("đã thấy trong nguồn") if is_verified else _("đề xuất, cần đối chiếu")


@unit.command(
    "heirs",
    help=N_("Liệt kê tồn tại còn mở của đơn vị đã kết thúc mà chưa giao cho đơn vị kế thừa"),
    epilog="inspect-flow unit heirs --on 1/8/2025",
)
@pass_desk
def heirs(desk: Desk) -> None:
    """List open deficiencies whose owner no longer exists, with the heirs to choose from."""
    from inspect_flow.services.orphans import orphans

    with desk.reading() as work:
        found = orphans(work)
    rows: list[dict[str, Any]] = [
        {
            "code": each.deficiency.code,
            "task": each.deficiency.task,
            "owner": each.owner,
            "ended_on": each.ended_on,
            "deadline": each.deficiency.deadline,
            "heirs": list(each.heirs) or ([] if desk.as_json else _("chưa biết; tự chọn")),
        }
        for each in found
    ]
    columns = {
        "code": _("Mã"),
        "task": _("Việc phải làm"),
        "owner": _("Đơn vị cũ"),
        "ended_on": _("Kết thúc ngày"),
        "deadline": _("Thời hạn"),
        "heirs": _("Có thể giao cho"),
    }
    show_rows(rows, columns, as_json=desk.as_json)
