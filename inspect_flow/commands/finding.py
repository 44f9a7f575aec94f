"""`inspect-flow finding`: strengths and shortcomings, by hand or from proposals."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from inspect_flow.commands.finding_options import finding_fields, finding_options
from inspect_flow.commands.frame import Desk, noun, pass_desk
from inspect_flow.commands.output import show_rows
from inspect_flow.commands.sheet_views import overwrite_option, xlsx_option
from inspect_flow.commands.telling import Told, tell, told
from inspect_flow.commands.words import Word
from inspect_flow.locale.translation import N_, _
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.findings import FindingKind

if TYPE_CHECKING:
    from inspect_flow.records.tables import Finding

_CODE = "KT-2019-001"


@noun("finding", N_("Ưu điểm và tồn tại, hạn chế"))
def finding() -> None:
    """Group the verbs."""


@finding.command(
    "list",
    help=N_("Liệt kê nhận xét của một cuộc kiểm tra hoặc cả đợt, số liệu và chỗ không khớp"),
    epilog=f"inspect-flow finding list {_CODE} --kind shortcoming\n"
    "inspect-flow finding list --campaign BRVT-2019 --xlsx nhan-xet.xlsx",
)
@click.argument("inspection", required=False)
@click.option("--campaign", metavar="CODE", help=N_("Của cả đợt này"))
@click.option("--unit", metavar="UNIT", help=N_("Của đơn vị này, mọi đợt"))
@click.option("--kind", type=Word(FindingKind), help=N_("Chỉ một loại"))
@click.option("--area", metavar="TEXT", help=N_("Chỉ một lĩnh vực"))
@click.option("--removed", is_flag=True, help=N_("Gồm cả nhận xét đã bỏ"))
@xlsx_option
@overwrite_option
@pass_desk
def list_(
    desk: Desk,
    inspection: str | None,
    campaign: str | None,
    unit: str | None,
    kind: FindingKind | None,
    area: str | None,
    removed: bool,
    xlsx: Path | None,
    overwrite: bool,
) -> None:
    """List findings."""
    from inspect_flow.commands.finding_views import show_findings, write_findings
    from inspect_flow.records.tables import Campaign, Inspection
    from inspect_flow.services.queries.findings import list_findings
    from inspect_flow.services.queries.names import find_unit
    from inspect_flow.services.registry import find

    with desk.reading() as work:
        found = list_findings(
            work,
            inspection=find(work, Inspection, inspection) if inspection else None,
            campaign=find(work, Campaign, campaign) if campaign else None,
            unit=find_unit(work, unit) if unit else None,
            kind=kind,
            area=area,
            with_removed=removed,
        )
    if xlsx is not None:
        write_findings(desk, xlsx, overwrite, found)
        return
    show_findings(found, desk.as_json)


@finding.command(
    "add",
    help=N_("Ghi một nhận xét; số liệu được giữ nguyên như văn bản và tính lại bên cạnh"),
    epilog=f'inspect-flow finding add {_CODE} "giải quyết hồ sơ trễ hạn" --kind shortcoming '
    '--area one_stop --quantity "ratio=105/277; percent=trên 46%"',
)
@click.argument("inspection")
@click.argument("statement")
@click.option("--kind", type=Word(FindingKind), default=FindingKind.SHORTCOMING,
              help=N_("Ưu điểm, tồn tại hay thông tin chung"))  # fmt: skip
@finding_options
@pass_desk
def add(desk: Desk, /, inspection: str, statement: str, kind: FindingKind, **typed: Any) -> None:
    """Write one finding."""
    from inspect_flow.records.tables import Inspection
    from inspect_flow.services.findings import add_finding
    from inspect_flow.services.registry import find

    with desk.transaction() as work:
        place = find(work, Inspection, inspection)
        written = add_finding(work, place, kind, statement, **finding_fields(work, place, typed))
        kept = _written(written, _("Đã ghi {code}: {kind}.").format(
            code=written.code, kind=kind.label))  # fmt: skip
    tell(desk, kept)


@finding.command(
    "amend",
    help=N_("Sửa một nhận xét trước khi ký biên bản"),
    epilog=f'inspect-flow finding amend {_CODE} H1 --statement "giải quyết hồ sơ trễ hạn"',
)
@click.argument("inspection")
@click.argument("code")
@click.option("--statement", metavar="TEXT", help=N_("Nội dung"))
@finding_options
@pass_desk
def amend(desk: Desk, /, inspection: str, code: str, statement: str | None, **typed: Any) -> None:
    """Change a finding."""
    from inspect_flow.records.tables import Inspection
    from inspect_flow.services.findings import amend_finding, finding_coded
    from inspect_flow.services.registry import find

    with desk.transaction() as work:
        place = find(work, Inspection, inspection)
        record = finding_coded(work, place, code)
        changes = finding_fields(work, place, {**typed, "statement": statement})
        if not changes:
            raise BadInput(_("{code}: chưa ghi nội dung nào cần sửa").format(code=code))
        amend_finding(work, record, changes)
        kept = _written(record, _("Đã sửa {code}.").format(code=code))
    tell(desk, kept)


@finding.command(
    "remove",
    help=N_("Bỏ một nhận xét khỏi biên bản; nhận xét và lý do vẫn được lưu"),
    epilog=f'inspect-flow finding remove {_CODE} H3 --reason "trùng với H1"',
)
@click.argument("inspection")
@click.argument("code")
@click.option("--reason", default="", metavar="TEXT", help=N_("Lý do, bắt buộc"))
@pass_desk
def remove(desk: Desk, inspection: str, code: str, reason: str) -> None:
    """Take a finding out of the minutes."""
    from inspect_flow.records.tables import Inspection
    from inspect_flow.services.findings import finding_coded, remove_finding
    from inspect_flow.services.registry import find

    with desk.transaction() as work:
        record = finding_coded(work, find(work, Inspection, inspection), code)
        remove_finding(work, record, reason)
    tell(desk, told(_("Đã bỏ {code} khỏi biên bản.").format(code=code), code=code))


@finding.command(
    "accept",
    help=N_("Nhận các nhận xét được đề xuất từ bảng kiểm; xem: checklist proposals"),
    epilog=f"inspect-flow finding accept {_CODE} 1.2 3.4",
)
@click.argument("inspection")
@click.argument("items", nargs=-1, metavar="[ITEM]...")
@click.option("--all", "all_of_them", is_flag=True, help=N_("Nhận mọi đề xuất"))
@pass_desk
def accept(desk: Desk, inspection: str, items: tuple[str, ...], all_of_them: bool) -> None:
    """Take over proposals."""
    from inspect_flow.records.tables import Inspection
    from inspect_flow.services.findings import accept_proposal, proposals
    from inspect_flow.services.registry import find

    if bool(items) == all_of_them:
        raise BadInput(_("Ghi các tiêu chí cần nhận, hoặc --all để nhận tất cả"))
    with desk.transaction() as work:
        place = find(work, Inspection, inspection)
        offered = {each.item.code: each for each in proposals(work, place)}
        unknown = [item for item in items if item not in offered]
        if unknown:
            raise BadInput(
                _("Không có đề xuất cho tiêu chí: {items}").format(items=", ".join(unknown)),
                [_("đang có đề xuất: {items}").format(items=", ".join(offered) or _("không có"))],
            )
        chosen = list(offered) if all_of_them else list(dict.fromkeys(items))
        taken = [accept_proposal(work, place, offered[item]).code for item in chosen]
    sentence = _("Đã nhận {count} nhận xét vào {inspection}: {codes}.").format(
        count=len(taken), inspection=inspection, codes=", ".join(taken)
    )
    tell(desk, told(sentence, inspection=inspection, findings=taken))


@finding.command(
    "repeats",
    help=N_("Tìm tồn tại lặp lại của đơn vị và các đơn vị tiền thân"),
    epilog=f"inspect-flow finding repeats {_CODE}",
)
@click.argument("inspection")
@click.argument("code", required=False)
@pass_desk
def repeats(desk: Desk, inspection: str, code: str | None) -> None:
    """Show earlier shortcomings that these may repeat."""
    from inspect_flow.commands.finding_views import repeat_rows
    from inspect_flow.records.tables import Inspection
    from inspect_flow.services.findings import finding_coded, findings_of
    from inspect_flow.services.registry import find

    with desk.reading() as work:
        place = find(work, Inspection, inspection)
        chosen = (
            [finding_coded(work, place, code)]
            if code
            else list(findings_of(work, place, FindingKind.SHORTCOMING))
        )
        rows = repeat_rows(work, place, chosen)
    columns = {
        "code": _("Mã"),
        "statement": _("Tồn tại"),
        "earlier_inspection": _("Cuộc trước"),
        "earlier_statement": _("Tồn tại trước"),
    }
    show_rows(rows, columns, as_json=desk.as_json)


def _written(finding: Finding, sentence: str) -> Told:
    from inspect_flow.services.figures import warnings_of

    warnings = warnings_of(finding.quantities)
    kept = told(sentence, code=finding.code, warnings=warnings)
    kept.sentences += [_("Lưu ý: {warning}").format(warning=each) for each in warnings]
    if finding.repeats_id is not None:
        kept.sentences.append(_("Lưu ý: tồn tại này lặp lại một tồn tại trước đây của đơn vị."))
    kept.facts["repeats"] = finding.repeats_id is not None
    return kept
