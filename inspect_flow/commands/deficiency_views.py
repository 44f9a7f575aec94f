"""How one deficiency is shown: everything about it, in the order in which it happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspect_flow.commands.output import show_parts
from inspect_flow.commands.sheet_views import write_register
from inspect_flow.locale.dates import short_date
from inspect_flow.locale.numbers import count
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.areas import area_label
from inspect_flow.vocabulary.findings import RemediationKind, Severity

if TYPE_CHECKING:
    from inspect_flow.commands.frame import Desk
    from inspect_flow.records.tables import Deficiency
    from inspect_flow.services.queries.deficiency_rows import DeficiencyRow
    from inspect_flow.services.work import Work


def show_deficiency(work: Work, deficiency: Deficiency, as_json: bool) -> None:
    """Show the deficiency with papers, requests, files, remarks and next moves."""
    from inspect_flow.services.queries.moves import next_moves

    parts = {
        **_heading(work, deficiency),
        **_finding(work, deficiency),
        "remediations": _remediations(work, deficiency),
        "extensions": _extensions(work, deficiency),
        "evidence": _evidence(work, deficiency),
        "comments": _comments(work, deficiency),
        "next": [asdict(each) for each in next_moves(work, deficiency)],
    }
    after = _("Bước tiếp theo: inspect-flow deficiency moves {code}").format(code=deficiency.code)
    show_parts(parts, _labels(), _tables(), as_json=as_json, after=after)


def overdue_rule(row: DeficiencyRow) -> str:
    """Return why the row counts as overdue, empty where it does not."""
    if row.overdue_days is None or row.deadline is None:
        return ""
    sentence = _("qua hạn {deadline}, trạng thái “{state}” còn tính thời hạn")
    if row.original_deadline and row.original_deadline != row.deadline:
        sentence = _("qua hạn {deadline} (đã gia hạn từ {original}), trạng thái “{state}”")
    return sentence.format(
        deadline=short_date(row.deadline),
        original=short_date(row.original_deadline or row.deadline),
        state=row.state_label,
    )


def write_deficiencies(
    desk: Desk, file: Path, overwrite: bool, found: Sequence[DeficiencyRow], on: date
) -> None:
    """Write deficiencies as a register for Excel; lateness stands in words too."""
    from inspect_flow.interchange.sheets.registers import Column

    late = sum(1 for row in found if row.overdue_days)
    columns = {
        "code": Column("Mã", 18),
        "owner": Column("Đơn vị khắc phục", 19),
        "area_label": Column("Lĩnh vực", 18),
        "statement": Column("Nội dung tồn tại, hạn chế", 40),
        "state_label": Column("Trạng thái", 14),
        "original_deadline": Column("Hạn ban đầu", 11),
        "deadline": Column("Hạn hiện tại", 11),
        "overdue_days": Column("Số ngày quá hạn", 8),
        "lateness": Column("Tình trạng thời hạn", 15, f"Quá hạn: {late}"),
    }
    rows = [
        {**asdict(row), "area_label": area_label(row.area, on.year), "lateness": _lateness(row, on)}
        for row in found
    ]
    title = f"Danh mục tồn tại, hạn chế phải khắc phục, tính đến ngày {short_date(on)}"
    write_register(desk, file, overwrite, title, columns, rows)


def _lateness(row: DeficiencyRow, on: date) -> str:
    from inspect_flow.services.states import RUNNING_DEFICIENCY

    if row.outcome_unknown:
        return "Hồ sơ cũ, chưa rõ kết quả"
    if row.overdue_days:
        return f"Quá hạn {count(row.overdue_days)} ngày"
    if row.state not in RUNNING_DEFICIENCY:
        return ""
    if row.deadline is None:
        return "Chưa đặt thời hạn"
    left = (row.deadline - on).days
    # What the unit has answered waits for the delegation: the clock does not run against it.
    if left < 0:
        return "Đã báo cáo, chờ kết quả"
    return f"Còn {count(left)} ngày" if left else "Đến hạn hôm nay"


def _heading(work: Work, deficiency: Deficiency) -> dict[str, Any]:
    from inspect_flow.records.tables import Deficiency, Directive, Inspection
    from inspect_flow.services.queries.deficiencies import (
        is_outcome_unknown,
        overdue_days,
        sharing_units,
    )
    from inspect_flow.services.queries.moves import state_label
    from inspect_flow.services.registry import get
    from inspect_flow.services.titles import title_of
    from inspect_flow.services.units import authority_on

    directive = work.session.get(Directive, deficiency.directive_id or 0)
    carried_from = work.session.get(Deficiency, deficiency.carried_from_id or 0)
    inspection = get(work, Inspection, deficiency.inspection_id)
    return {
        "code": deficiency.code,
        "inspection": inspection.code,
        "inspection_title": title_of(work, inspection),
        "state": deficiency.state,
        "state_label": state_label(work, deficiency),
        "owner": authority_on(work, deficiency.owner_id, work.on),
        "co_responsible": list(sharing_units(work, deficiency).values()),
        "responsible": deficiency.responsible,
        "task": deficiency.task,
        "original_deadline": deficiency.original_deadline,
        "deadline": deficiency.deadline,
        "overdue_days": overdue_days(work, deficiency),
        "outcome_unknown": is_outcome_unknown(work, deficiency),
        "suspended_on": deficiency.suspended_on,
        "directive": directive.code if directive else "",
        "carried_from": carried_from.code if carried_from else "",
        "note": deficiency.note,
    }


def _finding(work: Work, deficiency: Deficiency) -> dict[str, Any]:
    from inspect_flow.records.tables import Finding
    from inspect_flow.rules.quantities import as_written
    from inspect_flow.services.deficiencies import campaign_of
    from inspect_flow.services.figures import quantities_of, warnings_of
    from inspect_flow.services.registry import get

    finding = get(work, Finding, deficiency.finding_id)
    return {
        "finding": finding.code,
        "statement": finding.statement,
        "area": finding.area,
        "area_label": area_label(finding.area, campaign_of(work, deficiency).year),
        "severity": finding.severity,
        "severity_label": Severity(finding.severity).label,
        "quantities": [as_written(each) for each in quantities_of(finding.quantities)],
        "warnings": warnings_of(finding.quantities),
        "legal_bases": finding.legal_bases,
        "recommendation": finding.recommendation,
        "repeated": finding.repeats_id is not None,
    }


def _labels() -> dict[str, str]:
    return {
        "code": _("Mã"),
        "inspection_title": _("Cuộc kiểm tra"),
        "statement": _("Nội dung"),
        "quantities": _("Số liệu"),
        "warnings": _("Lưu ý số liệu"),
        "area_label": _("Lĩnh vực"),
        "legal_bases": _("Căn cứ"),
        "state_label": _("Trạng thái"),
        "owner": _("Đơn vị khắc phục"),
        "co_responsible": _("Đơn vị phối hợp"),
        "responsible": _("Phụ trách"),
        "task": _("Việc phải làm"),
        "original_deadline": _("Hạn ban đầu"),
        "deadline": _("Hạn"),
        "overdue_days": _("Quá hạn (ngày)"),
        "outcome_unknown": _("Chưa rõ kết quả"),
        "suspended_on": _("Tạm dừng từ"),
        "directive": _("Văn bản chấn chỉnh"),
        "carried_from": _("Chuyển từ"),
        "note": _("Ghi chú"),
    }


def _tables() -> dict[str, tuple[str, dict[str, str]]]:
    return {
        "remediations": (_("Đã gửi, đã xác minh"), {
            "on": _("Ngày"), "kind_label": _("Loại"), "text": _("Nội dung"),
            "author": _("Người ghi")}),
        "extensions": (_("Gia hạn"), {
            "code": _("Mã"), "requested_on": _("Đề nghị ngày"), "requested_until": _("Xin đến"),
            "granted_until": _("Cho đến"), "state_label": _("Kết quả"), "reason": _("Lý do")}),
        "evidence": (_("Minh chứng"), {
            "name": _("Tệp"), "size": _("Số byte"), "refers_to_on": _("Ngày của minh chứng"),
            "author": _("Người gửi")}),
        "comments": (_("Trao đổi"), {
            "at": _("Lúc"), "author": _("Người viết"), "text": _("Ý kiến")}),
    }  # fmt: skip


def _remediations(work: Work, deficiency: Deficiency) -> list[dict[str, Any]]:
    from inspect_flow.services.queries.names import called, people
    from inspect_flow.services.remediation import remediations_of

    papers = remediations_of(work, deficiency)
    authors = people(work, (each.author_id for each in papers))
    return [
        {
            "on": each.on,
            "kind": each.kind,
            "kind_label": RemediationKind(each.kind).label,
            "text": each.text,
            "outcome": each.outcome,
            "author": called(authors.get(each.author_id or 0)),
            "is_assumed": each.is_assumed,
        }
        for each in papers
    ]


def _extensions(work: Work, deficiency: Deficiency) -> list[dict[str, Any]]:
    from inspect_flow.services.remediation import extensions_of

    machine = work.office.machines["extension"]
    return [
        {
            "code": each.code,
            "requested_on": each.requested_on,
            "requested_until": each.requested_until,
            "granted_until": each.granted_until,
            "state": each.state,
            "state_label": machine.state_label(each.state),
            "reason": each.reason,
            "answer": each.answer,
        }
        for each in extensions_of(work, deficiency)
    ]


def _evidence(work: Work, deficiency: Deficiency) -> list[dict[str, Any]]:
    from inspect_flow.services.evidence import evidence_of

    return [
        {
            "name": each.evidence.name,
            "size": each.size,
            "media_type": each.media_type,
            "refers_to_on": each.evidence.refers_to_on,
            "author": each.author,
            "sha256": each.evidence.sha256,
        }
        for each in evidence_of(work, deficiency)
    ]


def _comments(work: Work, deficiency: Deficiency) -> list[dict[str, Any]]:
    from inspect_flow.services.comments import comments_of

    return [
        {"at": each.comment.written_at, "author": each.author, "text": each.comment.text}
        for each in comments_of(work, deficiency)
    ]
