"""How findings and their repeats are shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from inspect_flow.commands.output import show_rows
from inspect_flow.locale.translation import _

if TYPE_CHECKING:
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
