"""How one inspection is shown: schedule, people, checklist, findings, deficiencies, papers."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from inspect_flow.commands.output import show_parts, show_rows
from inspect_flow.locale.translation import _, _n
from inspect_flow.vocabulary.campaigns import Method
from inspect_flow.vocabulary.documents import DocumentKind

if TYPE_CHECKING:
    from inspect_flow.records.tables import Inspection
    from inspect_flow.services.queries.inspections import InspectionRow
    from inspect_flow.services.work import Work


def inspection_line(row: InspectionRow) -> dict[str, Any]:
    """Return one line of a list; `visited` holds the days of the visit as far as known."""
    return {**asdict(row), "visited": [*row.visit_days, *row.visit_partly]}


def show_list(work: Work, as_json: bool, **wanted: Any) -> None:
    """Show the inspections with how far they have come."""
    from inspect_flow.services.queries.inspections import list_inspections

    columns = {
        "code": _("Mã"),
        "unit": _("Đơn vị"),
        "campaign": _("Đợt"),
        "state_label": _("Trạng thái"),
        "visited": _("Ngày kiểm tra"),
        "head": _("Phụ trách"),
        "n_shortcomings": _n("Tồn tại"),
        "n_open_deficiencies": _("Chưa xong"),
    }
    rows = [inspection_line(row) for row in list_inspections(work, **wanted)]
    show_rows(rows, columns, as_json=as_json)


def show_stuck(work: Work, as_json: bool, **wanted: Any) -> None:
    """Show the inspections that wait for a paper, with the rule and for how long."""
    from inspect_flow.services.queries.stuck import stuck_inspections

    columns = {
        "code": _("Mã"),
        "unit": _("Đơn vị"),
        "rule_label": _("Vì sao"),
        "since": _("Từ ngày"),
        "days": _("Đã chờ (ngày)"),
        "due": _("Hạn"),
        "overdue_days": _("Quá hạn (ngày)"),
        "head": _("Phụ trách"),
    }
    rows = [asdict(row) for row in stuck_inspections(work, **wanted)]
    show_rows(rows, columns, as_json=as_json)


def show_inspection(work: Work, inspection: Inspection, as_json: bool) -> None:
    """Show everything that hangs on the inspection."""
    from inspect_flow.services.queries.moves import next_moves

    parts = {
        **_heading(work, inspection),
        "visit": _visit(work, inspection),
        "attendance": _attendance(work, inspection),
        "findings": _findings(work, inspection),
        "deficiencies": _deficiencies(work, inspection),
        "documents": _documents(work, inspection),
        "next": [asdict(each) for each in next_moves(work, inspection)],
    }
    after = _("Bước tiếp theo: inspect-flow inspection moves {code}").format(code=inspection.code)
    show_parts(parts, _labels(), _tables(), as_json=as_json, after=after)


def _heading(work: Work, inspection: Inspection) -> dict[str, Any]:
    from inspect_flow.records.tables import Campaign
    from inspect_flow.services.queries.moves import state_label
    from inspect_flow.services.queries.names import called, people
    from inspect_flow.services.registry import get
    from inspect_flow.services.units import authority_on

    someone = people(work, (inspection.head_id, inspection.conclusion_signer_id))
    return {
        "code": inspection.code,
        "unit": authority_on(work, inspection.unit_id, work.on),
        "campaign": get(work, Campaign, inspection.campaign_id).code,
        "state": inspection.state,
        "state_label": state_label(work, inspection),
        "method": inspection.method,
        "method_label": Method(inspection.method).label,
        "is_announced": inspection.is_announced,
        "head": called(someone.get(inspection.head_id or 0)),
        "conclusion_signer": called(someone.get(inspection.conclusion_signer_id or 0)),
        "contact": inspection.contact,
        "checklist": inspection.checklist,
        "figures_from": inspection.figures_from,
        "figures_to": inspection.figures_to,
        "self_reported_on": inspection.self_reported_on,
        "self_report": inspection.self_report,
        "commented_on": inspection.commented_on,
        "unit_comments": inspection.unit_comments,
        "says_no_shortcoming": inspection.says_no_shortcoming,
        "override_reasons": inspection.override_reasons,
        "overridden": [f"{k}: {v}" for k, v in inspection.override_reasons.items()],
        "note": inspection.note,
    }


def _labels() -> dict[str, str]:
    return {
        "code": _("Mã"),
        "unit": _("Đơn vị"),
        "campaign": _("Đợt"),
        "state_label": _("Trạng thái"),
        "method_label": _("Hình thức"),
        "is_announced": _("Có báo trước"),
        "head": _("Phụ trách"),
        "contact": _("Đầu mối của đơn vị"),
        "checklist": _("Bảng kiểm"),
        "figures_from": _("Số liệu từ"),
        "figures_to": _("Số liệu đến"),
        "self_reported_on": _("Nhận báo cáo tự kiểm tra"),
        "commented_on": _("Đơn vị có ý kiến ngày"),
        "unit_comments": _("Ý kiến của đơn vị"),
        "conclusion_signer": _("Người ký kết luận"),
        "overridden": _("Điều kiện đã bỏ qua"),
        "note": _("Ghi chú"),
    }


def _tables() -> dict[str, tuple[str, dict[str, str]]]:
    return {
        "visit": (_("Buổi làm việc"), {
            "on": _("Ngày"), "starts_at": _("Từ"), "ends_at": _("Đến"), "place": _("Địa điểm"),
            "group": _("Nhóm")}),
        "attendance": (_("Người dự"), {
            "side_label": _("Phía"), "name": _("Họ tên"), "title": _("Chức vụ"),
            "role": _("Vai trò"), "signs": _("Ký biên bản")}),
        "findings": (_("Nhận xét"), {
            "code": _("Mã"), "kind_label": _("Loại"), "area_label": _("Lĩnh vực"),
            "statement": _("Nội dung")}),
        "deficiencies": (_("Tồn tại phải khắc phục"), {
            "code": _("Mã"), "statement": _("Nội dung"), "owner": _("Đơn vị"),
            "state_label": _("Trạng thái"), "deadline": _("Thời hạn"),
            "overdue_days": _("Quá hạn (ngày)")}),
        "documents": (_n("Văn bản"), {
            "code": _("Mã"), "kind_label": _("Loại"), "number": _("Số, ký hiệu"),
            "issued_on": _("Ngày"), "state_label": _("Trạng thái")}),
    }  # fmt: skip


def _visit(work: Work, inspection: Inspection) -> list[dict[str, Any]]:
    from inspect_flow.services.papers.kept import told_days
    from inspect_flow.services.visits import visit_of, visit_slots

    visit = visit_of(work, inspection)
    slots = [
        {"on": slot.on, "starts_at": slot.starts_at, "ends_at": slot.ends_at}
        for slot in visit_slots(work, inspection)
    ]
    partly = [
        {"on": day.label, "starts_at": None, "ends_at": None} for day in told_days(visit) if visit
    ]
    about = {
        "visit": visit.code if visit else "",
        "place": visit.place if visit else "",
        "group": visit.group if visit else "",
    }
    return [{**each, **about} for each in slots or partly]


def _attendance(work: Work, inspection: Inspection) -> list[dict[str, Any]]:
    from inspect_flow.services.inspections import attendance_of

    sides = {"delegation": _("đoàn"), "unit": _("đơn vị"), "guest": _("khách mời")}
    return [
        {
            "side": side,
            "side_label": label,
            **{key: getattr(each, key) for key in ("name", "title", "role", "signs")},
            "substitute_for": each.substitute_for,
        }
        for side, label in sides.items()
        for each in attendance_of(work, inspection, side)
    ]


def _findings(work: Work, inspection: Inspection) -> list[dict[str, Any]]:
    from inspect_flow.services.queries.findings import list_findings

    rows = list_findings(work, inspection=inspection)
    return [{**asdict(each), "kind_label": each.kind.label} for each in rows]


def _deficiencies(work: Work, inspection: Inspection) -> list[dict[str, Any]]:
    from inspect_flow.services.queries.deficiencies import list_deficiencies

    return [asdict(each) for each in list_deficiencies(work, inspection=inspection)]


def _documents(work: Work, inspection: Inspection) -> list[dict[str, Any]]:
    from inspect_flow.services.queries.papers import list_documents

    rows = list_documents(work, inspection=inspection)
    return [{**asdict(each), "kind_label": DocumentKind(each.kind).label} for each in rows]
