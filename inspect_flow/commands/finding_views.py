"""How findings and their repeats are shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspect_flow.commands.output import show_rows
from inspect_flow.commands.sheet_views import write_register
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.findings import Severity

if TYPE_CHECKING:
    from inspect_flow.commands.frame import Desk
    from inspect_flow.records.tables import Finding, Inspection
    from inspect_flow.services.queries.findings import FindingRow
    from inspect_flow.services.work import Work


def show_findings(found: Sequence[FindingRow], as_json: bool) -> None:
    """Show findings with their figures and where those disagree."""
    rows = [
        {
            **asdict(row),
            "kind_label": row.kind.label,
            "severity_label": row.severity.label,
            "repeated": _("lặp lại") if row.repeats else "",
        }
        for row in found
    ]
    several = len({row.inspection for row in found}) > 1
    columns = {
        **({"inspection": _("Cuộc")} if several else {}),
        "code": _("Mã"),
        "kind_label": _("Loại"),
        "area_label": _("Lĩnh vực"),
        "statement": _("Nội dung"),
        "figures": _("Số liệu"),
        "warnings": _("Lưu ý"),
        "repeated": _("Lặp lại"),
    }
    show_rows(rows, columns, as_json=as_json)


def write_findings(desk: Desk, file: Path, overwrite: bool, found: Sequence[FindingRow]) -> None:
    """Write findings as a register for Excel."""
    from inspect_flow.interchange.sheets.registers import Column

    columns = {
        "inspection": Column("Cuộc kiểm tra", 12),
        "unit": Column("Đơn vị", 17),
        "code": Column("Mã", 6),
        "kind": Column("Loại", 9),
        "area_label": Column("Lĩnh vực", 17),
        "statement": Column("Nội dung", 40),
        "figures": Column("Số liệu", 13),
        "severity": Column("Mức độ", 9),
        "recommendation": Column("Kiến nghị", 18),
        "repeated": Column("Lặp lại", 6),
    }
    rows = [
        {
            **asdict(row),
            "kind": row.kind.vi.capitalize(),
            "severity": "" if row.severity is Severity.UNKNOWN else row.severity.vi,
            "repeated": "có" if row.repeats else "",
        }
        for row in found
    ]
    title = "Danh mục ưu điểm, tồn tại, hạn chế"
    write_register(desk, file, overwrite, title, columns, rows)


def repeat_rows(
    work: Work, inspection: Inspection, findings: Iterable[Finding]
) -> list[dict[str, Any]]:
    """Return one row for each earlier shortcoming that one of the findings may repeat."""
    from inspect_flow.records.tables import Inspection
    from inspect_flow.services.findings import repeats_of
    from inspect_flow.services.registry import get

    return [
        {
            "code": finding.code,
            "statement": finding.statement,
            "earlier_inspection": get(work, Inspection, earlier.inspection_id).code,
            "earlier_code": earlier.code,
            "earlier_statement": earlier.statement,
            "recorded": finding.repeats_id == earlier.id,
        }
        for finding in findings
        for earlier in repeats_of(work, inspection, finding)
    ]
